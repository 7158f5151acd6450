"""CSV as RFC 4180 has it: a header, commas, double quotes where needed, lines ended by CR LF.

Spreadsheets run a cell as a formula if it opens like one, and articles are written by strangers. A text cell that
opens with = + - @ tab or CR (spaces before it, or on a later line of the cell, count too) therefore gets a leading
apostrophe, which makes it text; so does every such later line, for programs that split cells at line ends.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from claimcheck.export.hostile import defused

Cell = str | float | None | Sequence[str]

_FORMULA_LINE = re.compile(r"(?<![^\r\n])(?=[^\S\r\n]*[=+\-@\t\r])")


def write(
    rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], stream: TextIO, *, raw: bool = False, bom: bool = False
) -> None:
    """Write `rows` to `stream` as they come: the `columns` of each, several texts in one cell parted by "; ".

    `raw` leaves formulas and control characters as they are. `bom` opens with a byte-order mark, by which Excel
    knows UTF-8.
    """
    if bom:
        stream.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(stream)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_printed(row[column], raw=raw) for column in columns])


def _printed(cell: Cell, *, raw: bool) -> str | float | None:
    if cell is None or isinstance(cell, float | int):
        return cell
    text = cell if isinstance(cell, str) else "; ".join(cell)
    return text if raw else _without_formula(defused(text))


def _without_formula(text: str) -> str:
    guarded = _FORMULA_LINE.sub("'", text)
    return guarded if guarded == text or guarded.startswith("'") else "'" + guarded
