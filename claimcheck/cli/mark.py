"""`claimcheck mark`: a verdict given."""

from textwrap import shorten
from typing import Annotated

from typer import Argument, Option

from claimcheck.cli import narration
from claimcheck.cli.options import Analyst, Database
from claimcheck.config import database_path
from claimcheck.records import VerdictStatus


def mark(
    claims: Annotated[list[str], Argument(metavar="ID...", help="Ids of claims, or unique beginnings of them.")],
    status: Annotated[VerdictStatus, Argument(metavar="confirmed|unconfirmed|contested", help="The verdict.")],
    note: Annotated[str | None, Option(metavar="TEXT", help="Why.")] = None,
    evidence: Annotated[list[str] | None, Option(metavar="URL", help="What it rests on; may be repeated.")] = None,
    with_same: Annotated[bool, Option("--with-same", help="Also on the same claim wherever else it is made.")] = False,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Record a verdict on one or several claims.

    Earlier ones stay in the log, and undo goes back to them. A claim that turns out to be the same later on does not
    inherit the verdict; show says so.
    """
    from claimcheck import workflow

    judged = workflow.mark(
        database_path(database), claims, status, by=by, note=note, evidence=evidence or (), with_same=with_same
    )
    for one in judged:
        claim, before = one.before.claim, one.before.verdict
        statement = shorten(claim.statement, 60, placeholder=" …")
        narration.say(f"{claim.id}: {status}, was {before.status}: {statement}")
