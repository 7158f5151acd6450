"""`claimcheck import`: verdicts from a sheet that an editor sends back."""

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

from claimcheck.cli import narration, output
from claimcheck.cli.narration import ExitCode
from claimcheck.cli.options import Analyst, Database
from claimcheck.config import database_path
from claimcheck.export.hostile import one_line

if TYPE_CHECKING:
    from claimcheck.sheets import Change


def import_(
    path: Annotated[Path, Argument(metavar="PATH.csv", help="A sheet that export csv wrote and an editor changed.")],
    dry_run: Annotated[bool, Option("--dry-run", help="Show the changes, and write nothing.")] = False,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Take verdicts from an edited export.

    Where verdict_status, verdict_note or verdict_evidence was changed, that is a verdict by you, or by whom --by names.
    Rows may be left out, columns left out or moved, and the file saved by any spreadsheet. If anything does not fit
    (an unknown id, a word that is no verdict, changed text, a claim that was judged since the export) it is listed, and
    nothing is written. One undo takes all of it back.
    """
    from claimcheck import sheets

    returned = sheets.take_back(database_path(database), path, by=by, dry_run=dry_run)
    if not returned.dated:
        narration.say(f"{path} has no column version: a verdict given since the export is taken for the one edited")
    for misfit in returned.misfits:
        narration.complain(f"{path}, row {misfit.row}: {misfit.reason}")
    with output.text() as stream:
        for change in returned.changes if dry_run else ():
            stream.write(one_line(_told(change)) + "\n")
    if returned.misfits:
        if not dry_run:
            narration.say("nothing was written")
        raise Exit(ExitCode.FAILED)
    if not dry_run:
        for change in returned.changes:
            narration.say(_told(change))
    if not returned.changes:
        narration.say("no verdict was changed")


def _told(change: "Change") -> str:
    claim, before, given = change.entry.claim, change.entry.verdict, change.verdict
    was = [before.status, *_reasons(before.note, before.evidence)]
    now = [given.status, *_reasons(given.note, given.evidence)]
    return f"{claim.id}: {', '.join(now)}; was {', '.join(was)}: {shorten(claim.statement, 60, placeholder=' …')}"


def _reasons(note: str | None, evidence: tuple[str, ...]) -> list[str]:
    return [*([f"“{note}”"] if note else []), *evidence]
