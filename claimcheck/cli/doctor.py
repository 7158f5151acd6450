"""`claimcheck doctor`: whether everything is there and sound."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from typer import Exit, Option

from claimcheck.cli import narration, output
from claimcheck.cli.options import Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import Cell, DataFormat, write_rows
from claimcheck.export.hostile import one_line

if TYPE_CHECKING:
    from claimcheck.workflow import Check

_COLUMNS = ("subject", "sound", "finding")


def doctor(
    audit: Annotated[
        bool, Option("--audit", help="Also see whether any entry of the ledger was altered or dropped.")
    ] = False,
    head: Annotated[
        str | None, Option(metavar="HASH", help="A hash that an audit showed and you kept; implies --audit.")
    ] = None,
    choice: FormatChoice = Format.TABLE,
    json: Json = False,
    database: Database = None,
) -> None:
    """Check the database, the model and the surroundings.

    What is wrong is said together with what to do about it. The exit code is 0 when all is well, else that of the
    worst finding. An audit names the entry at which the ledger's chain of hashes breaks, and shows the last hash, the
    head. Keep it elsewhere: with --head it tells whether everything up to then is as it was.
    """
    from claimcheck import workflow

    checks = list(workflow.examine(database_path(database), audit=audit or head is not None, kept=head))
    wanted = format_of(choice, json=json)
    if wanted is Format.TABLE:
        _show(checks)
    else:
        with output.data() as stream:
            write_rows(map(_row, checks), _COLUMNS, stream, DataFormat(wanted))
    if problems := [check.problem for check in checks if check.problem]:
        raise Exit(max(map(narration.exit_code, problems)))


def _show(checks: Iterable["Check"]) -> None:
    with output.text() as stream:
        for check in checks:
            state = "wrong" if check.problem else "ok"
            stream.write(output.fitted(one_line(f"{state:7}{check.subject:10}{check.finding}"), indent=17) + "\n")


def _row(check: "Check") -> dict[str, Cell]:
    return {"subject": check.subject, "sound": check.problem is None, "finding": check.finding}
