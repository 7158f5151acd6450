"""Claims for people to read: a table on a terminal, a narrow terminal's blocks, and lines for a pipe."""

from collections.abc import Callable, Iterable, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from claimcheck.cli import output
from claimcheck.export.hostile import one_line
from claimcheck.presentation.style import ID, LABEL, VERDICT
from claimcheck.presentation.words import day, outlet, speaker, statement
from claimcheck.records import Entry

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

NARROW = 60  # columns, below which a table has no room for its statements
_VERDICT_WIDTH = 11  # "unconfirmed"
_GAP = 2
_LINE = "{:20}  {:11}  {:10}  {:10}  {:20}  {:24}  {}"
_HEADINGS = ("claim", "verdict", "certainty", "day", "outlet", "said by", "statement")


def show_claims(entries: Iterable[Entry], short: Callable[[str], str]) -> int:
    """Show `entries`, and return how many there are.

    On a pipe they come one a line, in full; else they are fitted to the width there is, their ids as `short` has them.
    """
    columns = output.width()
    if columns is None:
        return _write_lines(entries)
    from rich.text import Text

    rows = [(entry, short(entry.claim.id)) for entry in entries]
    with output.console() as console:
        if columns < NARROW:
            for entry, name in rows:
                console.print(block(entry, name, Text(statement(entry))))
        elif rows:
            console.print(_table(rows, columns))
    return len(rows)


def block(entry: Entry, name: str, body: "Text") -> "RenderableType":
    """Return `body` below who says it where, for widths that hold no table."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    verdict = entry.verdict.status
    head = Text.assemble((name, ID), " ", (verdict, VERDICT[verdict]), " ", entry.claim.certainty)
    said = Text.assemble((speaker(entry), "bold"), (f" ({outlet(entry)})", LABEL))
    return Group(head, said, Padding(body, (0, 0, 0, _GAP)))


def _table(rows: "list[tuple[Entry, str]]", columns: int) -> "Table":
    from rich.table import Table
    from rich.text import Text

    names = max(len(name) for _, name in rows)
    said = min(max(columns // 4, 16), 36)
    rest = columns - names - _VERDICT_WIDTH - said - 3 * _GAP
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    table.add_column("claim", no_wrap=True, width=names)
    table.add_column("verdict\ncertainty", no_wrap=True, width=_VERDICT_WIDTH)
    table.add_column("said by\noutlet, day", width=said)
    table.add_column("statement", width=rest)
    for entry, name in rows:
        verdict = entry.verdict.status
        table.add_row(
            Text(name, ID),
            Text.assemble((verdict, VERDICT[verdict]), "\n", entry.claim.certainty),
            Text.assemble((cropped(speaker(entry), said, 2), "bold"), "\n", (cropped(outlet(entry), said, 2), LABEL)),
            cropped(statement(entry), rest, 4),
        )
    return table


def grid(labelled: Iterable[tuple[str, str]], styles: Mapping[str, str] | None = None) -> "Table":
    """Return labels and their values, one below the other; `styles` are those of values, by label."""
    from rich.table import Table
    from rich.text import Text

    shown = Table.grid(padding=(0, 2, 0, 0))
    shown.add_column(style=LABEL, no_wrap=True)
    shown.add_column(overflow="fold")
    for label, value in labelled:
        shown.add_row(label, Text(one_line(value), (styles or {}).get(label, "")))
    return shown


def cropped(text: str, columns: int, lines: int) -> str:
    """Return `text` wrapped to so many columns and cut after so many lines."""
    return "\n".join(wrap(text, columns, max_lines=lines, placeholder=" …"))


def _write_lines(entries: Iterable[Entry]) -> int:
    count = 0
    with output.text() as stream:
        for count, entry in enumerate(entries, start=1):
            if count == 1:
                stream.write(_LINE.format(*_HEADINGS) + "\n")
            cells = (
                entry.claim.id,
                entry.verdict.status,
                entry.claim.certainty,
                day(entry) or "-",
                one_line(entry.article.publisher or entry.article.source),
                speaker(entry),
                statement(entry),
            )
            stream.write(_LINE.format(*cells) + "\n")
    return count
