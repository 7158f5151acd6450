"""What the cells of a column are, for the forms whose cells have a type. Most are text."""

from datetime import date, datetime
from enum import Enum, auto

from claimcheck.export.csv import Cell


class CellType(Enum):
    """What a cell holds; a time is UTC."""

    TEXT = auto()
    TEXTS = auto()
    INTEGER = auto()
    NUMBER = auto()
    DAY = auto()
    TIME = auto()


_TYPES = {
    **dict.fromkeys(("article_published", "verdict_at", "first_published", "last_published"), CellType.TIME),
    **dict.fromkeys(("event_time_from", "event_time_to"), CellType.DAY),
    "confidence": CellType.NUMBER,
    **dict.fromkeys(
        (
            "corroboration_independent_sources",
            "corroboration_credibility",
            "independent_sources",
            "claims",
            "affirmed",
            "denied",
            "confirmed",
            "contested",
            "unconfirmed",
            "articles",
            "corroborated",
            "conflicting",
        ),
        CellType.INTEGER,
    ),
    **dict.fromkeys(
        (
            "verdict_evidence",
            "source_offsets",
            "cue_offsets",
            "content_offsets",
            "event_quantities",
            "event_entities",
            "speaker_alternatives",
            "corroboration_same",
            "corroboration_conflicts",
            "article_origins",
            "outlets",
            "speakers",
            "names",
            "conflicts",
        ),
        CellType.TEXTS,
    ),
}


def type_of(column: str) -> CellType:
    """Return what the cells of `column` are, in the rows of claims, of groups and of speakers."""
    return _TYPES.get(column, CellType.TEXT)


def typed(cell: Cell, kind: CellType) -> Cell | date | datetime:
    """Return `cell` as what it is: days and times as such, the rest unchanged; None for an empty day or time."""
    if kind is CellType.DAY:
        return date.fromisoformat(cell) if isinstance(cell, str) and cell else None
    if kind is CellType.TIME:
        return datetime.fromisoformat(cell) if isinstance(cell, str) and cell else None
    return cell
