"""What the documents of office programs have in common."""

from collections.abc import Mapping, Sequence

from claimcheck.ingest.draft import Draft, draft_of
from claimcheck.ingest.headline import find_headline
from claimcheck.ingest.metadata import first_of, read_metadata
from claimcheck.records import Origin


def office_draft(texts: Sequence[str], heading: str, properties: Mapping[str, str]) -> Draft:
    """Return the draft of a document's paragraphs: the title as styled, then as its properties or its text have it."""
    metadata = first_of(
        read_metadata({"title": heading}, Origin.HEADING),
        read_metadata(properties, Origin.PROPERTIES),
        read_metadata({"title": find_headline("\n\n".join(texts))}, Origin.TEXT),
    )
    return draft_of(texts, metadata)
