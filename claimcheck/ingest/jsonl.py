"""JSON Lines: an article a line."""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.ingest.decoding import decode, marked_encoding
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.failure import Failure
from claimcheck.ingest.limits import MAX_BYTES, TOO_LONG, read_limited
from claimcheck.ingest.row import read_row
from claimcheck.records import Article


def read_jsonl(document: Document, reading: Reading) -> Found:
    """Yield the article of each line, or what is wrong with the line; one line at a time is in memory.

    A line is an object with the key text, and perhaps id, source, title, publisher, author, date (or published) and
    url, or with other keys that the reading's columns name for them. The article's source is the line's own, else
    "path#id", else "path#line-number".
    """
    blank = True
    for number, line in enumerate(_lines(_in_utf8(document.stream)), start=1):
        if not line.strip():
            continue
        blank = False
        try:
            yield _read_line(line, number, document.source, reading.columns)
        except InputError as error:
            yield Failure(document.source, f"line {number}: {error}")
    if blank:
        yield Failure(document.source, "no lines in it; an article a line is expected")


def _in_utf8(stream: BinaryIO) -> BinaryIO:
    """Read a stream in UTF-16 or UTF-32 as a whole, since its line ends cannot be told apart as bytes."""
    encoding = marked_encoding(stream.read(4))
    stream.seek(0)
    wide = encoding is not None and not encoding.startswith("utf-8")
    return BytesIO(decode(read_limited(stream)).encode()) if wide else stream


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of `stream`, each cut off one byte beyond the limit."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)


def _read_line(line: bytes, number: int, place: str, columns: Mapping[str, str]) -> Article:
    if len(line) > MAX_BYTES:
        raise InputError(TOO_LONG)
    return read_row(_parse(decode(line)), number, place, columns)


def _parse(line: str) -> Mapping[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("not valid JSON; correct the line or delete it") from error
    if not isinstance(record, dict):
        raise InputError("not a JSON object; correct the line or delete it")
    return record
