"""What every format is turned into first."""

from dataclasses import dataclass

from claimcheck.ingest.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of what may be an article, as its offsets will count, and its metadata."""

    text: str
    metadata: Metadata
