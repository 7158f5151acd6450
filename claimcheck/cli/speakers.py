"""`claimcheck speakers`: who claims how much, and how it fared; who is who."""

from typing import Annotated

from typer import Argument, Context, Option, Typer

from claimcheck.cli.options import Analyst, Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.cli.sources import (
    Limit,
    Note,
    Rating,
    SortChoice,
    SpeakerName,
    list_tracks,
    say_taken_back,
    say_track,
    show_track,
)
from claimcheck.config import database_path
from claimcheck.store import SourceKind, TrackSort

speakers_app = Typer(rich_markup_mode=None)
_SPEAKER = SourceKind.SPEAKER


@speakers_app.callback(invoke_without_command=True)
def speakers(
    context: Context,
    sort: SortChoice = TrackSort.CLAIMS,
    limit: Limit = None,
    choice: FormatChoice = Format.TABLE,
    json: Json = False,
    database: Database = None,
) -> None:
    """List who claims how much, and how it fared.

    Counted are claims that articles attribute to somebody. Reliability is what an analyst set; what the track record
    suggests stands beside it, and is F until enough claims have been judged.
    """
    list_tracks(context, _SPEAKER, sort, limit, format_of(choice, json=json), database)


@speakers_app.command()
def show(name: SpeakerName, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None) -> None:
    """Show one speaker: claims, outlets, names, and what was said of it."""
    show_track(_SPEAKER, name, format_of(choice, json=json), database)


@speakers_app.command()
def merge(
    name: SpeakerName,
    others: Annotated[list[str], Argument(metavar="OTHER...", help="Who else it is: names, or ids.")],
    note: Note = None,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Say that several speakers are one, who keeps the first name.

    What they say in several outlets is one source from then on. The latest rating of any of them counts.
    """
    from claimcheck import workflow

    say_track(workflow.merge(database_path(database), _SPEAKER, name, others, by=by, note=note))


@speakers_app.command()
def split(
    name: SpeakerName,
    other: Annotated[
        str | None, Argument(metavar="[OTHER]", help="One of its names, or the id of one merged with it.")
    ] = None,
    claims: Annotated[list[str] | None, Option("--claim", metavar="ID", help="A claim; may be repeated.")] = None,
    called: Annotated[str | None, Option("--as", metavar="NAME", help="What to call the other one.")] = None,
    note: Note = None,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Say that a part of what a speaker says is somebody else's.

    That is what it says under one of its names, or some claims, where two people have one name. The two count as two
    sources from then on, whatever their names.
    """
    from claimcheck import workflow

    for track in workflow.split(database_path(database), name, other, claims or (), called=called, by=by, note=note):
        say_track(track)


@speakers_app.command()
def alias(
    name: SpeakerName,
    other: Annotated[str, Argument(metavar="OTHER", help="Another name, as articles have it.")],
    note: Note = None,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Say that a speaker goes by another name, too.

    Whoever articles call so is this speaker, in those that are yet to be read as well.
    """
    from claimcheck import workflow

    say_track(workflow.alias(database_path(database), _SPEAKER, name, other, by=by, note=note))


@speakers_app.command()
def rate(name: SpeakerName, rating: Rating, note: Note = None, by: Analyst = None, database: Database = None) -> None:
    """Say how reliable a speaker is, from A to F.

    A reliable, B usually, C fairly, D not usually, E unreliable; F cannot be judged.
    """
    from claimcheck import workflow

    say_track(workflow.rate(database_path(database), _SPEAKER, name, rating, by=by, note=note))


@speakers_app.command()
def undo(
    name: Annotated[str | None, Argument(metavar="[NAME]", help="A speaker; else any.")] = None,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Take back the last thing said of a speaker.

    Both stay in the history.
    """
    from claimcheck import workflow

    say_taken_back(workflow.take_back(database_path(database), _SPEAKER, name, by=by))
