"""CSV: an article a row, as news databases export them."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.ingest.decoding import decode
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.failure import Failure
from claimcheck.ingest.limits import MAX_BYTES, MAX_DOCUMENT_BYTES, TOO_LONG, read_limited
from claimcheck.ingest.row import missing_text, read_row

_DELIMITERS = ",;\t|"
_CHUNK = 1_000_000


def read_table(document: Document, reading: Reading) -> Found:
    """Yield the article of each row, or what is wrong with the row; one row at a time is in memory.

    The first row names the columns, in any letter case; they are those of a line of JSON Lines. They are parted by
    comma, semicolon, tab or bar, whichever the first row has most of. Raises InputError where no column has the text.
    """
    lines = _lines(_in_utf8(document.stream))
    first = next(lines, "")
    columns = {field: column.strip().casefold() for field, column in reading.columns.items()}
    header = header_of(first)
    if columns.get("text", "text") not in header:
        if document.is_asked_for:
            raise InputError(missing_text(reading.columns))
        return
    csv.field_size_limit(MAX_BYTES)  # of the whole process, whose other tables are smaller
    rows = csv.reader(lines, delimiter=_delimiter(first))
    number = 1
    try:
        for number, cells in enumerate(rows, start=2):
            if not any(cells):
                continue
            try:
                yield read_row(dict(zip(header, cells, strict=False)), number, document.source, columns)
            except InputError as error:
                yield Failure(document.source, f"row {number}: {error}")
    except csv.Error as error:
        raise InputError(f"row {number + 1}: not valid CSV; correct it or delete it") from error
    if number == 1:
        raise InputError("no rows in it; an article a row is expected")


def has_text_column(first_line: str, columns: Mapping[str, str]) -> bool:
    """Tell whether `first_line` names the columns of a table of articles."""
    header = header_of(first_line)
    return len(header) > 1 and columns.get("text", "text").strip().casefold() in header


def header_of(first_line: str) -> list[str]:
    """Return the names of columns, without letter case."""
    try:
        return [
            cell.strip().casefold() for cell in next(csv.reader([first_line], delimiter=_delimiter(first_line)), [])
        ]
    except csv.Error:
        return []


def _delimiter(first_line: str) -> str:
    return max(_DELIMITERS, key=first_line.count)


def _in_utf8(stream: BinaryIO) -> BinaryIO:
    """Return the table in UTF-8: the stream itself, if it is; else it is decoded as a whole."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in iter(partial(stream.read, _CHUNK), b""):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
        stream.seek(0)
    except UnicodeDecodeError:
        stream.seek(0)
        return BytesIO(decode(read_limited(stream, MAX_DOCUMENT_BYTES)).encode())
    return stream


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Yield the lines; raise InputError at one that is too long."""
    encoding = "utf-8-sig"  # which takes off the mark of the first line
    for line in iter(partial(stream.readline, MAX_BYTES + 1), b""):
        if len(line) > MAX_BYTES:
            raise InputError(TOO_LONG)
        yield line.decode(encoding)
        encoding = "utf-8"
