"""What is known of an article: title, publisher, author, date, address, and where each was found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.ingest.dates import parse_date
from claimcheck.records import Origin

# Control characters that are no white space, marks that turn the writing direction, halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_FIELDS = ("title", "publisher", "author", "published", "url")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """As in `claimcheck.records.Article`: all optional, each one line, `published` in UTC; and where each was found."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)


def first_of(*readings: Metadata) -> Metadata:
    """Return for each field what the first of `readings` says that says anything."""
    # The first comes last, and so stays.
    found = {name: one for name in _FIELDS for one in reversed(readings) if getattr(one, name)}
    return Metadata(
        **{name: getattr(one, name) for name, one in found.items()},
        origins={name: one.origins[name] for name, one in found.items()},
    )


def read_metadata(given: Mapping[str, object], origin: Origin) -> Metadata:
    """Return the metadata among `given`: title, publisher, author, date (or published), url, all found at `origin`.

    What is no text, or cannot be read as what it should be, counts as not given.
    """
    date = _one_line(given.get("date")) or _one_line(given.get("published"))
    url = _one_line(given.get("url"))
    found = {
        "title": _one_line(given.get("title")),
        "publisher": _one_line(given.get("publisher")),
        "author": _one_line(given.get("author")),
        "published": parse_date(date) if date else None,
        "url": url if url and _ADDRESS.fullmatch(url) else None,
    }
    return Metadata(**found, origins={name: origin for name in _FIELDS if found[name]})


def _one_line(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(_UNSEEN.sub("", value).split()) or None
