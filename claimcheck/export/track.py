"""Track records, and the log of what analysts say of sources, as flat rows."""

from claimcheck.export.csv import Cell
from claimcheck.export.reliability import suggested
from claimcheck.records import Kind
from claimcheck.store import SourceEntry, SourceKind, Track

_FARED = ("confirmed", "contested", "conflicting", "changed_accounts", "articles")
_ENDING = ("first_seen", "last_seen", "reliability", "suggested_reliability", "facts_confirmed", "facts_contested")
TRACK_COLUMNS = {
    SourceKind.SPEAKER: ("id", "name", "type", "claims", *Kind, *_FARED, "outlets", *_ENDING),
    SourceKind.PUBLISHER: ("name", "claims", *Kind, *_FARED, "speakers", *_ENDING),
}
SOURCE_LOG_COLUMNS = (
    "number",
    "action",
    "by",
    "at",
    "note",
    "undoes",
    "kind",
    "source",
    "name",
    "other",
    "reliability",
)


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


def source_log_row(line: SourceEntry) -> dict[str, Cell]:
    """Return `line` as the cells of one row, by column, in the order of SOURCE_LOG_COLUMNS."""
    said = line.said
    return {
        "number": line.number,
        "action": said.action,
        "by": line.by,
        "at": line.at,
        "note": line.note,
        "undoes": line.undoes,
        "kind": said.kind,
        "source": said.source,
        "name": said.label,
        "other": said.other,
        "reliability": said.rating,
    }
