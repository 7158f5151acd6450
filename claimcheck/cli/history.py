"""`claimcheck history`: the log of verdicts."""

from collections.abc import Iterable

from claimcheck.cli import narration, output
from claimcheck.cli.options import AnyClaimId, Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import LOG_COLUMNS, DataFormat, log_row, write_rows
from claimcheck.presentation.words import deed, signed
from claimcheck.store import LogEntry, open_reader


def history(
    claim: AnyClaimId = None, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None
) -> None:
    """Show every verdict given and taken back, oldest first."""
    wanted = format_of(choice, json=json)
    with open_reader(database_path(database)) as reader:
        lines = reader.history(claim and reader.claim_id(claim))
        if wanted is Format.TABLE:
            _show(lines)
        else:
            with output.data() as stream:
                write_rows(map(log_row, lines), LOG_COLUMNS, stream, DataFormat(wanted))


def _show(lines: Iterable[LogEntry]) -> None:
    empty = True
    with output.text() as stream:
        for line in lines:
            empty = False
            told = f"{line.number:>4}  {signed(line)}: {line.claim_id} {deed(line)}"
            stream.write(output.fitted(told, indent=6) + "\n")
    if empty:
        narration.say("no verdict has been given yet; give one with: claimcheck mark ID confirmed")
