"""`claimcheck history`: all that is on record."""

from collections.abc import Iterable

from claimcheck.cli import narration, output
from claimcheck.cli.options import AnyClaimId, Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import LOG_COLUMNS, DataFormat, ledger_row, write_rows
from claimcheck.export.hostile import one_line
from claimcheck.presentation.words import deed, fetched, said, signed, transferred
from claimcheck.records import Fetch, Link
from claimcheck.store import LogEntry, Recorded, SourceEntry, Transfer, open_reader


def history(
    claim: AnyClaimId = None, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None
) -> None:
    """Show what was done and by whom, oldest first.

    That is: verdicts given and taken back, links, what was said of speakers and publishers, exports and imports, and
    what was fetched; of one claim, what was said of itself and where its article was fetched.
    """
    wanted = format_of(choice, json=json)
    with open_reader(database_path(database)) as reader:
        lines = reader.ledger(claim and reader.claim_id(claim))
        if wanted is Format.TABLE:
            _show(lines)
        else:
            with output.data() as stream:
                write_rows(map(ledger_row, lines), LOG_COLUMNS, stream, DataFormat(wanted))


def _show(lines: Iterable[Recorded]) -> None:
    empty = True
    with output.text() as stream:
        for line in lines:
            empty = False
            stream.write(output.fitted(f"{line.number:>4}  {_told(line)}", indent=6) + "\n")
    if empty:
        narration.say("no verdict has been given yet; give one with: claimcheck mark ID confirmed")


def _told(recorded: Recorded) -> str:
    what = recorded.what
    if isinstance(what, LogEntry):
        return f"{signed(what)}: {what.claim_id} {deed(what)}"
    if isinstance(what, SourceEntry):
        return one_line(f"{what.at} {what.by}: {what.said.kind} {what.said.label}: ") + said(what)
    if isinstance(what, Transfer):
        return one_line(f"{what.at} {what.by}: ") + transferred(what)
    if isinstance(what, Fetch):
        return f"fetched {fetched(what)}"
    reason = f" ({what.note})" if what.note else ""
    linked = "link taken back" if what.link is Link.UNDO else f"linked, {what.link}"
    return one_line(f"{what.at} {what.by}: {what.a[0]} and {what.b[0]} {linked}{reason}")
