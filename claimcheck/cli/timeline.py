"""`claimcheck timeline`: who said what when, and how figures changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from claimcheck.cli import narration, output
from claimcheck.cli.filters import takes_filter
from claimcheck.cli.ids import short_id
from claimcheck.cli.listing import block, show_claims
from claimcheck.cli.options import Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import Cell, DataFormat, write_rows
from claimcheck.export.figures import Figure, figures, scale_of, series
from claimcheck.export.hostile import one_line
from claimcheck.export.wording import outlet, worded
from claimcheck.presentation.words import day, statement
from claimcheck.records import Entry
from claimcheck.store import Filter, Reader, Sort, open_reader

if TYPE_CHECKING:
    from rich.console import Console

_COLUMNS = ("published", "speaker", "statement", "figures", "corroboration", "verdict", "outlet", "id")
_SCREENFUL = 50  # claims, unless --limit says otherwise
_TRACK = 24  # columns of a scale


@takes_filter(narrated=False)
def timeline(
    chosen: Filter,
    story: Annotated[
        str | None,
        Argument(
            metavar="[ID]", help="A claim or a group (grp_…), with what is the same and what conflicts; else all."
        ),
    ] = None,
    limit: Annotated[int | None, Option(min=1, metavar="N", help="At most so many claims; 50 on a terminal.")] = None,
    choice: FormatChoice = Format.TABLE,
    json: Json = False,
    database: Database = None,
) -> None:
    """Show who said what when, and figures over time.

    The earliest comes first; time is that of publication. Of one claim or group with ID, of a speaker with --speaker,
    of a search with --search. A story told by ID has what outlets themselves assert, too.
    """
    wanted = format_of(choice, json=json)
    with open_reader(database_path(database)) as reader:
        if story:
            chosen = replace(chosen, claims=reader.story(story), narrated=True)
        if wanted is not Format.TABLE:
            with output.data() as stream:
                rows = map(_row, reader.entries(chosen, Sort.OLDEST, limit))
                write_rows(rows, _COLUMNS, stream, DataFormat(wanted))
        elif output.width() is None:
            show_claims(reader.entries(chosen, Sort.OLDEST, limit), partial(short_id, reader))
        else:
            _show(reader, chosen, limit or _SCREENFUL)


def _row(entry: Entry) -> dict[str, Cell]:
    return {
        "published": entry.article.published,
        "speaker": entry.speaker.name,
        "statement": worded(entry),
        "figures": [quantity.text for quantity in entry.claim.event.quantities],
        "corroboration": entry.corroboration.status,
        "verdict": entry.verdict.status,
        "outlet": outlet(entry),
        "id": entry.claim.id,
    }


def _show(reader: Reader, chosen: Filter, limit: int) -> None:
    entries = list(reader.entries(chosen, Sort.OLDEST, limit))
    with output.console() as console:
        for when, told in groupby(entries, key=day):
            _show_day(console, reader, when, told)
        for unit, found in series(each for entry in entries for each in figures(entry)):
            _show_figures(console, unit, found)
    if not entries:
        narration.say("no claims; ingest articles, or choose less narrowly")
    elif len(entries) == limit and limit < (total := reader.count(chosen)):
        narration.say(f"the first {limit:,} of {total:,} claims; --limit N shows more")


def _show_day(console: "Console", reader: Reader, when: str, told: Iterable[Entry]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Text(one_line(when) or "undated", "bold underline"))
    for entry in told:
        body = Text(statement(entry))
        body.append(f"\n{entry.corroboration.status}", "dim")
        console.print(Padding(block(entry, short_id(reader, entry.claim.id), body), (0, 0, 0, 2)))


def _show_figures(console: "Console", unit: str, found: Sequence[Figure]) -> None:
    from rich.table import Table
    from rich.text import Text

    scale = scale_of(found)
    low, high = f"{scale.low:,.10g}", f"{scale.high:,.10g}"
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, width=_TRACK)
    grid.add_column(overflow="fold")
    grid.add_row(
        Text("figures", "bold"), Text(f"{low}{high:>{_TRACK - len(low)}}", "dim"), Text(one_line(unit), "bold")
    )
    for figure in found:
        said = ", ".join(filter(None, [figure.text, figure.speaker, figure.outlet]))
        ends = [round(scale.at(end) * (_TRACK - 1)) for end in figure.bounds]
        grid.add_row(figure.day or "undated", Text("".join(_track(*ends)), "cyan"), Text(one_line(said)))
    console.print("", grid)


def _track(start: int, end: int) -> Iterator[str]:
    """A scale with what is known marked on it: one point, or from one to another."""
    for column in range(_TRACK):
        yield "●" if column in (start, end) else "━" if start < column < end else "·"
