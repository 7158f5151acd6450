"""What every format is turned into first."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.ingest.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of what may be an article, as its offsets will count, and its metadata; or but an excerpt of one."""

    text: str
    metadata: Metadata
    excerpt: bool = False


def draft_of(paragraphs: Iterable[str], metadata: Metadata) -> Draft:
    """Return the draft of a document made of paragraphs; blank lines part them in its text.

    The headline, which is kept as the title, is left out: it would claim again what the story claims.
    """
    kept = [paragraph for paragraph in map(str.strip, paragraphs) if paragraph]
    if len(kept) > 1 and " ".join(kept[0].split()) == metadata.title:
        del kept[0]
    return Draft("\n\n".join(kept), metadata)
