"""Saved web pages."""

import logging
import re
from dataclasses import replace

from claimcheck.errors import InputError
from claimcheck.ingest.draft import Draft, draft_of
from claimcheck.ingest.excerpts import is_stub
from claimcheck.ingest.metadata import first_of, read_metadata
from claimcheck.ingest.page_metadata import read_headings, read_page_metadata
from claimcheck.records import Origin

_WORD = re.compile(r"\w")
# Only dates that the page declares: any other may be that of a footer, or of what the article is about.
_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%dT%H:%M:%S%z"}


def read_webpage(html: str) -> Draft:
    """Return the article of a page, its paragraphs parted by blank lines; raise InputError if none is found.

    What the page says of itself comes from JSON-LD, Open Graph and meta elements, in that order, and where they say
    nothing, from bylines as trafilatura knows them.
    """
    from trafilatura import bare_extraction  # 160 ms
    from trafilatura.settings import Document

    # They tell of pages they cannot read on standard error; the caller hears of it from the exception.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        # Without tables: in one that lays out the page the paragraphs run together, one of figures quotes nobody.
        page = bare_extraction(
            html, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=_DATES
        )
    except Exception as error:  # a page made to break parsers may break them in any way
        raise InputError("its HTML cannot be read; save the article as text") from error
    if not isinstance(page, Document):
        raise InputError("no article found in the page; save the article as text")
    fields = {"title": page.title, "publisher": page.sitename, "date": page.date, "url": page.url}
    metadata = first_of(
        *read_page_metadata(html),
        read_metadata({"author": page.author}, Origin.BYLINE),
        read_metadata(fields, Origin.PAGE),
    )
    lines = (line for line in (page.text or "").split("\n") if _WORD.search(line))
    draft = draft_of(lines, metadata, read_headings(html))
    return replace(draft, excerpt=is_stub(html, draft.text))
