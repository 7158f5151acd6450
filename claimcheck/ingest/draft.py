"""What every format is turned into first."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from claimcheck.ingest.metadata import Metadata

_TOP = 3  # paragraphs, among which the headline is: a line of navigation may stand above it
_OUTLET = re.compile(
    r"\s+[-–—|·]\s.+"
)  # what pages add to a headline in their titles: "Stronghold lost - Valley Herald"
_FEWEST_WORDS = 3  # of a headline with such an addition


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of what may be an article, as its offsets will count, and its metadata; or but an excerpt of one."""

    text: str
    metadata: Metadata
    excerpt: bool = False


def draft_of(paragraphs: Iterable[str], metadata: Metadata, headings: Collection[str] = ()) -> Draft:
    """Return the draft of a document made of paragraphs; blank lines part them in its text.

    The headline is left out: it would claim again what the story claims. It is the title, or one of the `headings`
    that a page shows, where its title is worded otherwise.
    """
    kept = [paragraph for paragraph in map(str.strip, paragraphs) if paragraph]
    for at, paragraph in enumerate(kept[:_TOP] if len(kept) > 1 else ()):
        line = " ".join(paragraph.split())
        is_title = _is_headline(line, metadata.title or "")
        if is_title or line in headings:
            del kept[at]
            metadata = replace(metadata, title=line) if is_title else metadata
            break
    return Draft("\n\n".join(kept), metadata)


def _is_headline(line: str, title: str) -> bool:
    if line == title:
        return True
    is_longer = title.startswith(line) and len(line.split()) >= _FEWEST_WORDS
    return is_longer and _OUTLET.fullmatch(title, len(line)) is not None
