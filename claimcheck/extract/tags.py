"""The label sets of the encoder's heads: BIO tags over roles and over entity types, and the labels of claims."""

from claimcheck.records import Certainty, Kind, Polarity, SpeakerType

ROLES = ("source", "cue", "content")
ENTITY_TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
Label = SpeakerType | Kind | Certainty | Polarity
LABEL_SETS = (SpeakerType, Kind, Certainty, Polarity)  # of each, a claim has one
LABELS: tuple[Label, ...] = tuple(label for labels in LABEL_SETS for label in labels)
OUTSIDE = 0


def begin(kind: int) -> int:
    """Return the tag of the first word of a span of the `kind`-th type."""
    return 1 + 2 * kind


def inside(kind: int) -> int:
    """Return the tag of a later word of a span of the `kind`-th type."""
    return 2 + 2 * kind


def tag_count(kinds: tuple[str, ...]) -> int:
    return 1 + 2 * len(kinds)
