"""What an article says of itself: title, publisher, author, date, address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from claimcheck.ingest.dates import parse_date

# Control characters that are no white space, marks that turn the writing direction, halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """As in `claimcheck.records.Article`: all optional, each one line, `published` in UTC."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


def first_of(*readings: Metadata) -> Metadata:
    """Return for each field what the first of `readings` says that says anything."""
    return Metadata(
        **{
            each.name: next(filter(None, (getattr(one, each.name) for one in readings)), None)
            for each in fields(Metadata)
        }
    )


def read_metadata(given: Mapping[str, object]) -> Metadata:
    """Return the metadata among `given`: title, publisher, author, date (or published), url.

    What is no text, or cannot be read as what it should be, counts as not given.
    """
    date = _one_line(given.get("date")) or _one_line(given.get("published"))
    url = _one_line(given.get("url"))
    return Metadata(
        title=_one_line(given.get("title")),
        publisher=_one_line(given.get("publisher")),
        author=_one_line(given.get("author")),
        published=parse_date(date) if date else None,
        url=url if url and _ADDRESS.fullmatch(url) else None,
    )


def _one_line(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(_UNSEEN.sub("", value).split()) or None
