"""`claimcheck link`: the analyst's word on two claims."""

from typing import Annotated

from typer import Argument, Option

from claimcheck.cli import narration
from claimcheck.cli.options import Analyst, ClaimId, Database
from claimcheck.config import database_path
from claimcheck.records import Link


def link(
    a: ClaimId,
    b: ClaimId,
    what: Annotated[
        Link, Argument(metavar="same|conflict|unrelated|undo", help="What they have to do with one another.")
    ],
    note: Annotated[str | None, Option(metavar="TEXT", help="Why.")] = None,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Say that two claims are the same, conflict, or are unrelated.

    This counts for more than what was worked out, and stays when that is worked out again; the latest word on two
    claims counts. "undo" takes it back: then the word before it counts again, if there is one.
    """
    from claimcheck import workflow

    entries = workflow.link(database_path(database), a, b, what, by=by, note=note)
    first = entries[0]
    said = "link taken back" if what is Link.UNDO else what
    narration.say(f"{first.a[0]} and {first.b[0]}: {said}, by {first.by}")
