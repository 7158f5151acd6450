"""`claimcheck mark`: a verdict given."""

from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

from typer import Argument, BadParameter, Option

from claimcheck.cli import narration
from claimcheck.cli.options import Analyst, Database, standard_input
from claimcheck.config import database_path
from claimcheck.errors import UsageError
from claimcheck.records import VerdictStatus

if TYPE_CHECKING:
    from claimcheck.workflow import Judged


def _verdict(word: str) -> VerdictStatus:
    try:
        return VerdictStatus(word)
    except ValueError:
        words = ", ".join(f"'{status}'" for status in VerdictStatus)
        raise BadParameter(f"'{word}' is not one of {words}; the verdict comes last, after the ids") from None


def mark(
    claims: Annotated[
        list[str] | None,
        Argument(
            metavar="ID...",
            help="Ids of claims, or unique beginnings of them; - for a list of them on standard input.",
            show_default=False,
        ),
    ] = None,
    status: Annotated[
        VerdictStatus,
        Argument(metavar="confirmed|unconfirmed|contested", help="The verdict.", parser=_verdict, show_default=False),
    ] = ...,  # type: ignore[assignment]
    note: Annotated[str | None, Option(metavar="TEXT", help="Why.")] = None,
    evidence: Annotated[
        list[str] | None,
        Option(metavar="URL|FILE", help="What it rests on; of a file, name and SHA-256 are kept; may be repeated."),
    ] = None,
    with_same: Annotated[bool, Option("--with-same", help="Also on the same claim wherever else it is made.")] = False,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Record a verdict on one or several claims.

    Earlier ones stay in the log, and undo goes back to them. ID@VERSION marks a claim only if it is still as you read
    it, in the version that show tells; else nothing is marked. On standard input a claim is a line, of which the first
    word counts, as in what list writes. A claim that turns out to be the same later on does not inherit the verdict;
    show says so.
    """
    from claimcheck import workflow

    if not claims:
        raise UsageError("no claim named; name one before the verdict: claimcheck mark ID confirmed")
    judged = workflow.mark(
        database_path(database),
        list(_ids(claims)),
        status,
        by=by,
        note=note,
        evidence=evidence or (),
        with_same=with_same,
    )
    for one in judged:
        narration.say(_told(one))


def _ids(claims: Iterable[str]) -> Iterator[str]:
    for claim in claims:
        if claim == "-":
            yield from _listed()
        else:
            yield claim


def _listed() -> Iterator[str]:
    lines = standard_input().read().decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    words = [line.split()[0] for line in lines if line.strip()]
    ids = words[1:] if words[:1] == ["claim"] else words  # the heading of a list
    if not ids:
        raise UsageError("no claim on standard input; give an id a line")
    yield from ids


def _told(one: "Judged") -> str:
    claim, before, given = one.before.claim, one.before.verdict, one.verdict
    judge = f" by {before.by}, {before.at}" if before.by not in (None, given.by) else ""
    gone = " (withdrawn: its article has it no more)" if one.withdrawn else ""
    statement = shorten(claim.statement, 60, placeholder=" …")
    return f"{claim.id}: {given.status}, was {before.status}{judge}{gone}: {statement}"
