"""RSS and Atom feeds."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from claimcheck.errors import InputError
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.excerpts import is_broken_off
from claimcheck.ingest.failure import failure_of
from claimcheck.ingest.limits import read_limited
from claimcheck.ingest.markup import text_of_markup
from claimcheck.ingest.metadata import read_metadata
from claimcheck.ingest.xml import refuse_entities
from claimcheck.records import Origin

_TOP = 1_000  # characters in which a feed shows that it is one
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b")


def is_feed(text: str) -> bool:
    """Tell whether a text opens like a feed."""
    top = text.lstrip()[:_TOP]
    return top.startswith("<") and bool(_FEED.search(top))


def read_feed(document: Document, _: Reading) -> Found:
    """Yield an article for each entry: its full text if the feed has it, else its summary, as an excerpt.

    An entry's address is that of the page it leads to. Raises InputError if it is no feed, or has no entries.
    """
    for part, draft in read_entries(document):
        try:
            yield part.article(draft)
        except InputError as error:
            yield failure_of(part.source, error)


def read_entries(document: Document) -> Iterator[tuple[Document, Draft]]:
    """Yield what each entry is told by, and its draft; raise InputError as read_feed does."""
    from feedparser import parse  # 25 ms

    data = read_limited(document.stream)
    refuse_entities(data)
    try:
        base = {"content-location": document.known.url or ""}  # what relative links are relative to
        feed = parse(BytesIO(data), sanitize_html=False, response_headers=base)  # of the mark-up nothing is kept
    except Exception as error:  # a feed made to break parsers may break them in any way
        raise InputError("damaged: it cannot be read as a feed; get it again") from error
    if not feed.get("version"):
        if not document.is_asked_for:
            return
        raise InputError("no RSS or Atom feed; save the article as text or HTML")
    if not feed.entries:
        raise InputError("no entries in the feed")
    for number, entry in enumerate(feed.entries, start=1):
        part = document.part(entry.get("id") or entry.get("link") or str(number), document.stream)
        yield part, _draft(entry, feed.feed)


def _draft(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Draft:
    bodies = [content.get("value", "") for content in entry.get("content", ())]
    texts = [text_of_markup(body) for body in (*bodies, entry.get("summary", "")) if body]
    fields = {
        "title": text_of_markup(entry.get("title", "")),
        "publisher": entry.get("source", {}).get("title") or feed.get("title"),
        "author": "; ".join(filter(None, (author.get("name") for author in entry.get("authors", ())))),
        "date": entry.get("published"),
        "published": entry["updated"] if "updated" in entry else None,  # noqa: SIM401 (get is not what it seems there)
        "url": entry.get("link"),
    }
    text = max(texts, key=len, default="")
    return Draft(text, read_metadata(fields, Origin.FEED), excerpt=not bodies or is_broken_off(text))
