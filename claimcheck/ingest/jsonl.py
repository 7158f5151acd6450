"""JSON Lines: an article a line."""

import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.identity import digest
from claimcheck.ingest.article import build_article
from claimcheck.ingest.decoding import decode, marked_encoding
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.failure import Failure
from claimcheck.ingest.limits import MAX_BYTES, TOO_LONG, read_limited
from claimcheck.ingest.metadata import read_metadata
from claimcheck.ingest.sources import STANDARD_INPUT, encodable
from claimcheck.records import Article

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read_jsonl(stream: BinaryIO, place: str) -> Iterator[Article | Failure]:
    """Yield the article of each line, or what is wrong with the line; one line at a time is in memory.

    `stream` can be rewound; `place` is the path it was opened from, or "-". A line is an object with the key text,
    and perhaps id, source, title, publisher, author, date (or published) and url; other keys are passed over.
    The article's source is the line's own, else "place#id", else "place#line-number".
    """
    blank = True
    for number, line in enumerate(_lines(_in_utf8(stream)), start=1):
        if not line.strip():
            continue
        blank = False
        try:
            yield _read_line(line, number, place)
        except InputError as error:
            yield Failure(place, f"line {number}: {error}")
    if blank:
        yield Failure(place, "no lines in it; an article a line is expected")


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


def _read_line(line: bytes, number: int, place: str) -> Article:
    if len(line) > MAX_BYTES:
        raise InputError(TOO_LONG)
    record = _parse(decode(line))
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError('no "text" in it; put the article\'s text under that key')
    text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)  # nothing could store them; offsets stay
    own = record.get("source")
    named = isinstance(own, str) and own != ""
    numbered = encodable(f"{own if named else place}#{_identity(record, number)}")
    # Many lines may name one source, an outlet say: their ids or numbers tell them apart.
    key = digest(text) if place == STANDARD_INPUT and not named else numbered
    return build_article(Draft(text, read_metadata(record)), encodable(str(own)) if named else numbered, key)


def _parse(line: str) -> Mapping[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("not valid JSON; correct the line or delete it") from error
    if not isinstance(record, dict):
        raise InputError("not a JSON object; correct the line or delete it")
    return record


def _identity(record: Mapping[str, object], number: int) -> str | int:
    identity = record.get("id")
    return identity if isinstance(identity, str | int) and identity != "" else number
