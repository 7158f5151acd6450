"""`claimcheck history`: the log of verdicts, and of what was said of speakers and publishers."""

from collections.abc import Iterable, Iterator
from functools import partial
from heapq import merge

from claimcheck.cli import narration, output
from claimcheck.cli.options import AnyClaimId, Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.cli.sources import as_actions, said
from claimcheck.config import database_path
from claimcheck.export import (
    LOG_COLUMNS,
    SOURCE_LOG_COLUMNS,
    Cell,
    DataFormat,
    log_row,
    source_log_row,
    write_rows,
)
from claimcheck.export.hostile import one_line
from claimcheck.store import LogAction, LogEntry, SourceEntry, open_reader

_Line = LogEntry | SourceEntry
_COLUMNS = tuple(dict.fromkeys((*LOG_COLUMNS, *SOURCE_LOG_COLUMNS)))


def history(
    claim: AnyClaimId = None, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None
) -> None:
    """Show every verdict given and taken back, oldest first.

    Without an ID also all that was said of speakers and publishers, which is numbered apart: s1, s2.
    """
    wanted = format_of(choice, json=json)
    with open_reader(database_path(database)) as reader:
        verdicts: Iterator[_Line] = reader.history(claim and reader.claim_id(claim))
        sayings = [] if claim else reader.source_history()
        if wanted is Format.TABLE:
            _show(merge(verdicts, as_actions(sayings), key=_moment))
        else:
            lines = merge(verdicts, sayings, key=_moment)
            with output.data() as stream:
                write_rows(map(partial(_row, wanted), lines), _COLUMNS, stream, DataFormat(wanted))


def deed(line: LogEntry) -> str:
    """Return what `line` of the log did to its claim."""
    verdict = line.verdict
    if line.action is LogAction.UNDO:
        return one_line(f"{verdict.status} again, {line.undoes} taken back")
    reasons = "; ".join([*filter(None, [verdict.note]), *verdict.evidence])
    return one_line(f"{verdict.status}{reasons and f' ({reasons})'}")


def signed(line: LogEntry) -> str:
    """Return when `line` of the log was written, and by whom."""
    return one_line(f"{line.verdict.at} {line.verdict.by}")


def _moment(line: _Line) -> str:
    return line.at if isinstance(line, SourceEntry) else line.verdict.at or ""


def _row(wanted: Format, line: _Line) -> dict[str, Cell]:
    row = source_log_row(line) if isinstance(line, SourceEntry) else log_row(line)
    return dict.fromkeys(_COLUMNS) | row if wanted is Format.CSV else row


def _show(lines: Iterable[_Line]) -> None:
    empty = True
    with output.text() as stream:
        for line in lines:
            empty = False
            stream.write(output.fitted(_told(line), indent=6) + "\n")
    if empty:
        narration.say("no verdict has been given yet; give one with: claimcheck mark ID confirmed")


def _told(line: _Line) -> str:
    if isinstance(line, SourceEntry):
        about = one_line(f"{line.at} {line.by}: {line.said.kind} {line.said.label}")
        return f"{f's{line.number}':>4}  {about}: {said(line)}"
    return f"{line.number:>4}  {signed(line)}: {line.claim_id} {deed(line)}"
