"""Track records: what each speaker and each publisher has claimed, and how it fared."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.errors import UsageError
from claimcheck.records import CorroborationStatus, Kind, QuoteType, Reliability, SpeakerType, VerdictStatus
from claimcheck.store.rows import reliability
from claimcheck.store.sources import SourceKind

_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Track:
    """A track record: how many claims a speaker has made, or a publisher's articles hold, and what became of them.

    `id` is a speaker's id or a publisher's name; `type` is None for a publisher. `outlets` and `speakers` are how many
    it was heard in, and how many are heard in it. `held` and `failed` are the judged claims that count for its
    reliability, confirmed and contested, the same claim once however often it is made (see docs/sources.md).
    """

    id: str
    name: str
    type: SpeakerType | None
    claims: int
    kinds: Mapping[Kind, int]
    confirmed: int
    contested: int
    conflicting: int
    changed: int
    articles: int
    outlets: int
    speakers: int
    first: str | None
    last: str | None
    held: int
    failed: int
    reliability: Reliability | None


class TrackSort(StrEnum):
    """The order of track records; those that are equal in it come by their claims, then by name."""

    CLAIMS = "claims"
    NAME = "name"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    CONFLICTING = "conflicting"
    CHANGED = "changed"
    ARTICLES = "articles"
    RELIABILITY = "reliability"
    OLDEST = "oldest"
    NEWEST = "newest"


_ORDERS = {
    TrackSort.CLAIMS: "claims DESC",
    TrackSort.NAME: "name COLLATE NOCASE",
    TrackSort.CONFIRMED: "confirmed DESC",
    TrackSort.CONTESTED: "contested DESC",
    TrackSort.CONFLICTING: "conflicting DESC",
    TrackSort.CHANGED: "changed DESC",
    TrackSort.ARTICLES: "articles DESC",
    TrackSort.RELIABILITY: "reliability IS NULL, reliability",
    TrackSort.OLDEST: "first IS NULL, first",
    TrackSort.NEWEST: "last DESC",
}

_OUTLET = "coalesce(known_publishers.outlet, articles.publisher)"
_COUNTS = f"""
    count(*) AS claims,
    {", ".join(f"sum(claims.kind = '{kind}') AS {kind}" for kind in Kind)},
    sum(claims.status = '{VerdictStatus.CONFIRMED}') AS confirmed,
    sum(claims.status = '{VerdictStatus.CONTESTED}') AS contested,
    sum(claims.corroboration = '{CorroborationStatus.CONFLICTING}') AS conflicting,
    sum(EXISTS (SELECT 1 FROM propositions WHERE claim = claims.number AND changed_account = 1)) AS changed,
    count(DISTINCT claims.article) AS articles,
    count(DISTINCT coalesce({_OUTLET}, articles.id)) AS outlets,
    count(DISTINCT CASE WHEN speakers.name <> '' AND claims.quote_type <> '{QuoteType.NARRATED}' THEN speakers.id END)
        AS speakers,
    min(articles.published) AS first,
    max(articles.published) AS last
"""  # noqa: S608
_TABLES = """
    claims
    JOIN articles ON articles.number = claims.article AND articles.replaced_at IS NULL
    JOIN speakers ON speakers.id = claims.speaker
    LEFT JOIN known_publishers ON known_publishers.name = articles.publisher
"""


def _once(status: VerdictStatus, condition: str) -> str:
    """How many claims of fact have this verdict, those that are the same counted once."""
    return (
        f"count(DISTINCT CASE WHEN claims.kind = '{Kind.FACT}' AND claims.status = '{status}' AND {condition} "
        "THEN coalesce(claims.group_id, claims.id) END)"
    )


# An outlet answers for what it asserts itself, and for what it takes from people whom it does not name.
_ANSWERS_FOR = (
    f"(claims.quote_type = '{QuoteType.NARRATED}' "
    f"OR speakers.type IN ('{SpeakerType.ANONYMOUS}', '{SpeakerType.NONE}'))"
)
_SHOWN = (
    f"(claims.quote_type <> '{QuoteType.NARRATED}' OR claims.corroboration <> '{CorroborationStatus.SINGLE_SOURCE}')"
)
# What `read_tracks` reads; the braces take a condition on claims, or nothing.
TRACKS = {
    SourceKind.SPEAKER: f"""
        SELECT tracks.*, speakers.name, speakers.type, known_speakers.reliability
        FROM (
            SELECT claims.speaker AS id, {_COUNTS},
                {_once(VerdictStatus.CONFIRMED, "1")} AS held, {_once(VerdictStatus.CONTESTED, "1")} AS failed
            FROM {_TABLES}
            WHERE speakers.name <> '' AND claims.quote_type <> '{QuoteType.NARRATED}' {{}}
            GROUP BY claims.speaker
        ) AS tracks
        JOIN speakers ON speakers.id = tracks.id
        LEFT JOIN known_speakers ON known_speakers.speaker = tracks.id
    """,  # noqa: S608
    SourceKind.PUBLISHER: f"""
        SELECT tracks.*, tracks.id AS name, NULL AS type, known_publishers.reliability
        FROM (
            SELECT {_OUTLET} AS id, {_COUNTS},
                {_once(VerdictStatus.CONFIRMED, _ANSWERS_FOR)} AS held,
                {_once(VerdictStatus.CONTESTED, _ANSWERS_FOR)} AS failed
            FROM {_TABLES}
            WHERE articles.publisher IS NOT NULL AND {_SHOWN} {{}}
            GROUP BY {_OUTLET}
        ) AS tracks
        LEFT JOIN known_publishers ON known_publishers.name = tracks.id
    """,  # noqa: S608
}

_ONE = {
    SourceKind.SPEAKER: "AND claims.speaker = :source",
    SourceKind.PUBLISHER: (
        "AND articles.publisher IN (SELECT name FROM known_publishers WHERE outlet = :source UNION SELECT :source)"
    ),
}


def read_tracks(
    connection: sqlite3.Connection, kind: SourceKind, sort: TrackSort = TrackSort.CLAIMS, limit: int | None = None
) -> Iterator[Track]:
    """Yield the track records of all speakers, or of all publishers, at most `limit`."""
    sql = f"{TRACKS[kind].format('')} ORDER BY {_ORDERS[sort]}, claims DESC, name COLLATE NOCASE, id LIMIT ?"
    return map(_track, connection.execute(sql, [-1 if limit is None else limit]))


def read_track(connection: sqlite3.Connection, kind: SourceKind, source: str) -> Track | None:
    """Return the track record of the speaker with this id, or the publisher known by this name; None if it has none."""
    row = connection.execute(TRACKS[kind].format(_ONE[kind]), {"source": source}).fetchone()
    return row and _track(row)


def read_outlets(connection: sqlite3.Connection, speaker: str) -> list[tuple[str, int]]:
    """Return the outlets that a speaker is heard in, with its claims in each, most first."""
    rows = connection.execute(
        f"SELECT coalesce({_OUTLET}, articles.source) AS heard_in, count(*) FROM {_TABLES} "  # noqa: S608
        "WHERE claims.speaker = ? AND claims.quote_type <> 'narrated' GROUP BY heard_in "
        "ORDER BY count(*) DESC, heard_in",
        [speaker],
    )
    return [(row[0], row[1]) for row in rows]


def find_source(connection: sqlite3.Connection, kind: SourceKind, text: str) -> str:
    """Return the id of the one speaker, or the name of the one publisher, that `text` means.

    That is a name, in any letter case, or else a part of one, or the beginning of a speaker's id. Raises UsageError
    when it means nobody, or several.
    """
    for found in _candidates(connection, kind, text):
        if len(found) == 1:
            return next(iter(found))
        if found:
            listed = [*found.values()][:_MOST_CANDIDATES]
            more = ", ..." if len(found) > _MOST_CANDIDATES else ""
            what = "the id" if kind is SourceKind.SPEAKER else "more of the name"
            raise UsageError(f"{text!r} could be {', '.join(listed)}{more}; give {what}")
    raise UsageError(f"no {kind} called {text!r}; see them with: claimcheck {kind}s")


def _candidates(connection: sqlite3.Connection, kind: SourceKind, text: str) -> Iterator[dict[str, str]]:
    """Whom `text` may mean, as they are called in a message: the surest first, then those less sure."""
    for sql in _CALLED[kind]:
        found = connection.execute(sql, [text]).fetchall()
        yield {row["id"]: row["known"] for row in found}


_SPEAKING = """
SELECT speakers.id, speakers.name || ' in ' || min(coalesce(articles.publisher, articles.source))
    || ' (' || speakers.id || ')' AS known
FROM speakers
JOIN claims ON claims.speaker = speakers.id AND claims.quote_type <> 'narrated'
JOIN articles ON articles.number = claims.article AND articles.replaced_at IS NULL
WHERE speakers.id IN (SELECT speaker FROM aliases WHERE {})
GROUP BY speakers.id ORDER BY speakers.name, speakers.id
"""
_PUBLISHING = """
WITH named AS (SELECT DISTINCT publisher AS name FROM articles WHERE replaced_at IS NULL AND publisher IS NOT NULL)
SELECT DISTINCT outlet AS id, outlet AS known FROM (
    SELECT name, name AS outlet FROM named WHERE name NOT IN (SELECT name FROM known_publishers)
    UNION ALL
    SELECT name, outlet FROM known_publishers
    WHERE outlet IN (SELECT coalesce(k.outlet, named.name) FROM named LEFT JOIN known_publishers AS k USING (name))
)
WHERE {} ORDER BY id
"""
_CALLED = {
    SourceKind.SPEAKER: [
        _SPEAKING.format("speaker = ?"),
        _SPEAKING.format("folded(name) = folded(?)"),
        _SPEAKING.format("instr(folded(name), folded(?))"),
        _SPEAKING.format("instr(speaker, ?) = 1"),
    ],
    SourceKind.PUBLISHER: [
        _PUBLISHING.format("folded(name) = folded(?)"),
        _PUBLISHING.format("instr(folded(name), folded(?))"),
    ],
}


def _track(row: sqlite3.Row) -> Track:
    return Track(
        id=row["id"],
        name=row["name"],
        type=SpeakerType(row["type"]) if row["type"] else None,
        claims=row["claims"],
        kinds={kind: row[kind] for kind in Kind},
        confirmed=row["confirmed"],
        contested=row["contested"],
        conflicting=row["conflicting"],
        changed=row["changed"],
        articles=row["articles"],
        outlets=row["outlets"],
        speakers=row["speakers"],
        first=row["first"],
        last=row["last"],
        held=row["held"],
        failed=row["failed"],
        reliability=reliability(row["reliability"]),
    )
