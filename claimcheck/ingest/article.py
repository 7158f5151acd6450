"""A draft becomes an article once it is known to be one."""

import re

from claimcheck.errors import InputError
from claimcheck.identity import digest, make_id
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.language import foreign_language
from claimcheck.ingest.sources import is_standard_input
from claimcheck.records import Article

_LETTER = re.compile(r"[^\W\d_]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.03  # of all characters; binary data has a tenth and more


def build_article(draft: Draft, source: str, key: str | None = None) -> Article:
    """Return the article read from `source`; `key`, else the source, tells it from all others where it has no url.

    What came on standard input, whose source says nothing, is known by its text.

    Raises InputError if the text is binary data, holds no words, or is not English.
    """
    if "\0" in draft.text or len(_CONTROL.findall(draft.text)) > _MOST_CONTROLS * len(draft.text):
        raise InputError("binary data, not text; save the article as text or HTML")
    if not _LETTER.search(draft.text):
        raise InputError("no words in it; check that the article was saved")
    if language := foreign_language(draft.text):
        raise InputError(f"not in English (language code {language}); only English articles can be read")
    about = draft.metadata
    known_by = key or (digest(draft.text) if is_standard_input(source) else source)
    return Article(
        id=make_id("art", about.url or known_by),
        source=source,
        text=draft.text,
        title=about.title,
        publisher=about.publisher,
        author=about.author,
        published=about.published,
        url=about.url,
        excerpt=draft.excerpt,
        origins=about.origins,
    )
