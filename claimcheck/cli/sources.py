"""Speakers and publishers for people to read: their track records, one by one and in a table, and what was said."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, BadParameter, Context, Option

from claimcheck.cli import narration, output
from claimcheck.cli.listing import NARROW, cropped, grid
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import DataFormat, jsonl, source_log_row, write_rows
from claimcheck.export.hostile import one_line
from claimcheck.export.reliability import MEANINGS, grounds, suggested
from claimcheck.export.track import TRACK_COLUMNS, track_row
from claimcheck.presentation.style import LABEL
from claimcheck.presentation.words import said
from claimcheck.records import Kind, Reliability
from claimcheck.store import SourceEntry, SourceKind, Track, TrackSort, open_reader

if TYPE_CHECKING:
    from rich.table import Table

SpeakerName = Annotated[str, Argument(metavar="NAME", help="A speaker's name, a part of one, or its id.")]
PublisherName = Annotated[str, Argument(metavar="NAME", help="A publisher's name, or a part of it.")]
Rating = Annotated[
    Reliability, Argument(metavar="A|B|C|D|E|F", help="A reliable ... E unreliable, F cannot be judged.")
]
SortChoice = Annotated[TrackSort, Option("--sort", help="In which order; the most first.")]
Limit = Annotated[int | None, Option(min=1, metavar="N", help="At most so many; 50 on a terminal.")]
Note = Annotated[str | None, Option(metavar="TEXT", help="Why.")]

_SCREENFUL = 50  # of them, unless --limit says otherwise
_GAP = 2
_HEADINGS = (
    ("claims\nof fact", 7),
    ("confirmed\ncontested", 9),
    ("conflicting\nchanged", 11),
    ("first seen\nlast seen", 10),
    ("rated\nsuggested", 9),
)
_LINE = "{:>6}  {:>6}  {:>9}  {:>9}  {:>11}  {:>7}  {:10}  {:10}  {:5}  {:9}  {:20}  {}"
_LINE_HEADINGS = (
    *("claims", "facts", "confirmed", "contested", "conflicting", "changed"),
    *("first seen", "last seen", "rated", "suggested"),
)


def list_tracks(
    context: Context, kind: SourceKind, sort: TrackSort, limit: int | None, wanted: Format, database: Path | None
) -> None:
    """List the track records of all sources of one kind, unless a command of `context` is to do something else.

    Raises BadParameter for an option that stands before such a command, where it would not be heeded.
    """
    if context.invoked_subcommand is not None:
        given = [name for name in context.params if context.get_parameter_source(name).name == "COMMANDLINE"]  # type: ignore[union-attr]
        if given:
            raise BadParameter(f"put options behind {context.invoked_subcommand}, not before it")
        return
    on_terminal = wanted is Format.TABLE and output.width() is not None
    most = _SCREENFUL if on_terminal and limit is None else limit
    with open_reader(database_path(database)) as reader:
        tracks = reader.tracks(kind, sort, most)
        if wanted is not Format.TABLE:
            with output.data() as stream:
                write_rows((track_row(kind, each) for each in tracks), TRACK_COLUMNS[kind], stream, DataFormat(wanted))
            return
        shown = [*tracks]
    if on_terminal:
        _show_table(kind, shown)
    else:
        _write_lines(kind, shown)
    if not shown:
        narration.say(f"no {kind}s; ingest articles first")
    elif on_terminal and len(shown) == most:
        narration.say(f"{most} {kind}s shown; --limit N shows more")


def show_track(kind: SourceKind, name: str, wanted: Format, database: Path | None) -> None:
    """Show the track record of one source, by a name, a part of one, or an id."""
    with open_reader(database_path(database)) as reader:
        source = reader.source(kind, name)
        track = reader.track(kind, source)
        history = reader.source_history(kind, source)
        names = reader.aliases(source) if kind is SourceKind.SPEAKER else reader.publisher_names(source)
        outlets = reader.outlets(source) if kind is SourceKind.SPEAKER else []
    if track is None:  # all its articles have been replaced by versions without it
        narration.say(f"{source} has no claims any more")
    elif wanted is Format.TABLE:
        _show_one(track, [each for each in names if each != track.name], outlets, history)
    elif wanted is Format.CSV:
        with output.data() as stream:
            write_rows([track_row(kind, track)], TRACK_COLUMNS[kind], stream, DataFormat.CSV)
    else:
        record: dict[str, object] = {**track_row(kind, track), "names": names, "heard_in": dict(outlets)}
        record["history"] = [source_log_row(line) for line in history]
        with output.data() as stream:
            jsonl.write([record], stream)


def in_short(track: Track) -> str:
    """Return a track record in one line."""
    where = _counted(track.outlets, "outlet") if track.type else _counted(track.articles, "article")
    judged = [f"{track.confirmed} confirmed", f"{track.contested} contested"]
    against = ((track.conflicting, "conflicting"), (track.changed, "changed"))
    fared = [
        *(judged if track.confirmed or track.contested else ["none judged"]),
        *(f"{count} {what}" for count, what in against if count),
    ]
    rated = f"rated {track.reliability}" if track.reliability else "not rated"
    return f"{_counted(track.claims, 'claim')} in {where}: {', '.join(fared)}; {rated}, {suggested(track)} suggested"


def say_track(track: Track) -> None:
    """Say how a source stands once something has been said of it."""
    narration.say(f"{track.name}{f' ({track.id})' if track.type else ''}: {in_short(track)}")


def say_taken_back(lines: Sequence[SourceEntry]) -> None:
    for line in as_actions(lines):
        narration.say(f"{line.said.label}: taken back: {said(line)}")


def as_actions(lines: Iterable[SourceEntry]) -> Iterator[SourceEntry]:
    """Yield the first of those lines that make up one saying: a name that several speakers have is split off once."""
    before = None
    for line in lines:
        key = (line.batch, line.said.action, line.said.label, line.said.other)
        if key != before:
            yield line
        before = key


def _show_table(kind: SourceKind, tracks: Sequence[Track]) -> None:
    columns = output.width() or 0
    with output.console() as console:
        if columns >= NARROW and tracks:
            console.print(_table(kind, tracks, columns))
        elif tracks:
            from rich.padding import Padding
            from rich.text import Text

            for track in tracks:
                console.print(Text(one_line(track.name), "bold"), Padding(in_short(track), (0, 0, 0, _GAP)))


def _table(kind: SourceKind, tracks: Sequence[Track], columns: int) -> "Table":
    from rich.table import Table
    from rich.text import Text

    rest = columns - sum(width + _GAP for _, width in _HEADINGS)
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    table.add_column(f"{kind}\n{'type, outlets' if kind is SourceKind.SPEAKER else 'articles'}", width=rest)
    for heading, width in _HEADINGS:
        table.add_column(heading, no_wrap=True, width=width, justify="right" if width != 10 else "left")
    for track in tracks:
        what = f"{track.type}, {_counted(track.outlets, 'outlet')}" if track.type else ""
        table.add_row(
            Text.assemble(
                (cropped(one_line(track.name), rest, 2), "bold"),
                "\n",
                (what or _counted(track.articles, "article"), LABEL),
            ),
            f"{track.claims}\n{track.kinds[Kind.FACT]}",
            f"{track.confirmed}\n{track.contested}",
            f"{track.conflicting}\n{track.changed}",
            f"{_day(track.first)}\n{_day(track.last)}",
            f"{track.reliability or '-'}\n{suggested(track)}",
        )
    return table


def _write_lines(kind: SourceKind, tracks: Sequence[Track]) -> None:
    with output.text() as stream:
        if tracks:
            stream.write(_LINE.format(*_LINE_HEADINGS, "id" if kind is SourceKind.SPEAKER else "", kind) + "\n")
        for track in tracks:
            cells = (track.claims, track.kinds[Kind.FACT], track.confirmed, track.contested, track.conflicting)
            seen = (track.changed, _day(track.first), _day(track.last))
            letters = (track.reliability or "-", suggested(track), track.id if track.type else "")
            stream.write(_LINE.format(*cells, *seen, *letters, one_line(track.name)) + "\n")


def _show_one(
    track: Track, names: Sequence[str], outlets: Sequence[tuple[str, int]], history: Sequence[SourceEntry]
) -> None:
    from rich.text import Text

    with output.console() as console:
        console.print(Text(one_line(track.name), "bold"))
        console.print()
        console.print(grid(_labelled(track, names, outlets, history)))


def _labelled(
    track: Track, names: Sequence[str], outlets: Sequence[tuple[str, int]], history: Sequence[SourceEntry]
) -> Iterator[tuple[str, str]]:
    if track.type:
        yield "speaker", f"{track.id} ({track.type})"
    if names:
        yield "also", "; ".join(names)
    kinds = ", ".join(f"{count} {kind}" for kind, count in track.kinds.items() if count)
    yield "claims", f"{track.claims}: {kinds}"
    open_ones = track.claims - track.confirmed - track.contested
    yield "verdicts", f"{track.confirmed} confirmed, {track.contested} contested, {open_ones} unconfirmed"
    yield "against", f"{track.conflicting} conflicting, {_counted(track.changed, 'changed account')}"
    yield "seen", f"{_day(track.first)} to {_day(track.last)}, in {_counted(track.articles, 'article')}"
    for number, (outlet, claims) in enumerate(outlets):
        yield "" if number else "outlets", f"{outlet}: {_counted(claims, 'claim')}"
    if not track.type:
        yield "speakers", str(track.speakers)
    letter = track.reliability
    yield "rated", f"{letter}, {MEANINGS[letter]}" if letter else "not yet"
    yield "suggested", f"{suggested(track)}, {MEANINGS[suggested(track)]}: {grounds(track)}"
    for number, line in enumerate(as_actions(history)):
        yield "" if number else "history", f"{line.number}  {line.at} {line.by}: {line.said.label}: {said(line)}"


def _day(moment: str | None) -> str:
    return (moment or "undated")[:10]


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
