"""Track records as flat rows."""

from claimcheck.export.csv import Cell
from claimcheck.export.reliability import suggested
from claimcheck.records import Kind
from claimcheck.store import SourceKind, Track

_FARED = ("confirmed", "contested", "conflicting", "changed_accounts", "articles")
_ENDING = ("first_seen", "last_seen", "reliability", "suggested_reliability", "facts_confirmed", "facts_contested")
TRACK_COLUMNS = {
    SourceKind.SPEAKER: ("id", "name", "type", "claims", *Kind, *_FARED, "outlets", *_ENDING),
    SourceKind.PUBLISHER: ("name", "claims", *Kind, *_FARED, "speakers", *_ENDING),
}


def track_row(kind: SourceKind, track: Track) -> dict[str, Cell]:
    """Return `track` as the cells of one row, by column, in the order of TRACK_COLUMNS."""
    cells: dict[str, Cell] = {
        "id": track.id,
        "name": track.name,
        "type": track.type,
        "claims": track.claims,
        **{each: track.kinds[each] for each in Kind},
        "confirmed": track.confirmed,
        "contested": track.contested,
        "conflicting": track.conflicting,
        "changed_accounts": track.changed,
        "articles": track.articles,
        "outlets": track.outlets,
        "speakers": track.speakers,
        "first_seen": track.first,
        "last_seen": track.last,
        "reliability": track.reliability,
        "suggested_reliability": suggested(track),
        "facts_confirmed": track.held,
        "facts_contested": track.failed,
    }
    return {column: cells[column] for column in TRACK_COLUMNS[kind]}
