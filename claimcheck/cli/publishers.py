"""`claimcheck publishers`: which outlet carries how much, and how it fared."""

from typing import Annotated

from typer import Argument, Context, Typer

from claimcheck.cli.options import Analyst, Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.cli.sources import (
    Limit,
    Note,
    PublisherName,
    Rating,
    SortChoice,
    list_tracks,
    say_taken_back,
    say_track,
    show_track,
)
from claimcheck.config import database_path
from claimcheck.store import SourceKind, TrackSort

publishers_app = Typer(rich_markup_mode=None)
_PUBLISHER = SourceKind.PUBLISHER


@publishers_app.callback(invoke_without_command=True)
def publishers(
    context: Context,
    sort: SortChoice = TrackSort.CLAIMS,
    limit: Limit = None,
    choice: FormatChoice = Format.TABLE,
    json: Json = False,
    database: Database = None,
) -> None:
    """List which outlet carries how much, and how it fared.

    Counted are all claims in its articles, its own assertions included where they match or conflict with a claim
    elsewhere. What is suggested rests on those alone that it answers for: its own, and those of sources it does not
    name.
    """
    list_tracks(context, _PUBLISHER, sort, limit, format_of(choice, json=json), database)


@publishers_app.command()
def show(
    name: PublisherName, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None
) -> None:
    """Show one publisher: claims, names, and what was said of it."""
    show_track(_PUBLISHER, name, format_of(choice, json=json), database)


@publishers_app.command()
def merge(
    name: PublisherName,
    others: Annotated[list[str], Argument(metavar="OTHER...", help="The names of what else it is.")],
    note: Note = None,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Say that several publishers are one, which keeps the first name.

    Their unnamed sources, and what they assert themselves, are one source from then on. There is no split: an article
    says no more of its publisher than the name, so undo takes all apart that was put together.
    """
    from claimcheck import workflow

    say_track(workflow.merge(database_path(database), _PUBLISHER, name, others, by=by, note=note))


@publishers_app.command()
def alias(
    name: PublisherName,
    other: Annotated[str, Argument(metavar="OTHER", help="Another name, exactly as articles have it.")],
    note: Note = None,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Say that a publisher goes by another name, too.

    Unlike one that is merged, the name may be of articles that are yet to be read.
    """
    from claimcheck import workflow

    say_track(workflow.alias(database_path(database), _PUBLISHER, name, other, by=by, note=note))


@publishers_app.command()
def rate(name: PublisherName, rating: Rating, note: Note = None, by: Analyst = None, database: Database = None) -> None:
    """Say how reliable a publisher is, from A to F.

    A reliable, B usually, C fairly, D not usually, E unreliable; F cannot be judged.
    """
    from claimcheck import workflow

    say_track(workflow.rate(database_path(database), _PUBLISHER, name, rating, by=by, note=note))


@publishers_app.command()
def undo(
    name: Annotated[str | None, Argument(metavar="[NAME]", help="A publisher; else any.")] = None,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Take back the last thing said of a publisher.

    Both stay in the history.
    """
    from claimcheck import workflow

    say_taken_back(workflow.take_back(database_path(database), _PUBLISHER, name, by=by))
