"""The bytes of a sheet to its rows, whatever a spreadsheet has made of commas, quotes, line ends and encoding."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO

from claimcheck.errors import InputError, UsageError
from claimcheck.ingest.decoding import decode, marked_encoding

STATUS, NOTE, EVIDENCE, VERSION = "verdict_status", "verdict_note", "verdict_evidence", "version"

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 2**31 - 1  # the csv module stops at 128 KiB unless told
# What spreadsheets save in when they are not asked for UTF-8, on Macs the first. A few letters do not tell which it is.
_OLD_ENCODINGS = ("mac_roman", "cp1252", "cp1250", "cp1251")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods; .xls


@dataclass(frozen=True, slots=True)
class Row:
    """One claim's row. `number` counts as spreadsheets do, the header being 1; `cells` are by column, as they stand."""

    number: int
    cells: dict[str, str]
    stray: bool = False

    def cell(self, column: str) -> str | None:
        """Return what stands in `column`, None where the sheet has no such column."""
        return self.cells.get(column)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns that a sheet has, in small letters, and its rows; empty ones are left out."""

    columns: frozenset[str]
    rows: tuple[Row, ...]


def read_sheet(data: bytes) -> list[Sheet]:
    """Return the sheet that `data` holds, as it reads in each encoding it may be in, the likeliest first.

    Raises:
        InputError: it is a workbook, or no text in any encoding.
        UsageError: a column is missing without which nothing can be taken from it, or is there twice.
    """
    if data.startswith(_WORKBOOKS):
        raise InputError("a workbook; save it as CSV (UTF-8) and import that")
    return [_sheet(text) for text in dict.fromkeys(_texts(data))]


def _texts(data: bytes) -> Iterator[str]:
    yield decode(data)
    if marked_encoding(data):
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        for encoding in _OLD_ENCODINGS:
            with suppress(UnicodeDecodeError):
                yield data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def _sheet(text: str) -> Sheet:
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    delimiter = None
    if told.startswith("sep=") and len(told) == len("sep=") + 1:  # Excel's own first line
        delimiter, text = told[-1], rest
    header, *lines = _records(text, delimiter) or [[]]
    columns = [name.strip().strip("'\"").casefold() for name in header]
    _check(columns)
    rows = (
        Row(number, dict(zip(columns, [*line, *[""] * len(columns)], strict=False)), any(line[len(columns) :]))
        for number, line in enumerate(lines, start=2)
        if any(cell.strip() for cell in line)
    )
    return Sheet(frozenset(filter(None, columns)), tuple(rows))


def _records(text: str, delimiter: str | None) -> list[list[str]]:
    first = text.partition("\n")[0]
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter or max(_DELIMITERS, key=first.count)))
    except csv.Error as error:
        raise InputError(f"no CSV: {error}") from error


def _check(columns: Sequence[str]) -> None:
    if missing := list(_missing(columns)):
        raise UsageError(f"no column {' and no column '.join(missing)}; import a sheet that export csv wrote")
    twice = [name for name in columns if name and columns.count(name) > 1]
    if twice:
        raise UsageError(f"column {twice[0]} is there twice; leave one out")


def _missing(columns: Sequence[str]) -> Iterator[str]:
    if "id" not in columns:
        yield "id"
    if not {STATUS, NOTE, EVIDENCE} & set(columns):
        yield STATUS
