"""Looking claims up. Plain sqlite3, opened read-only: a reading command starts without sqlite_utils."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.records import Certainty, CorroborationStatus, Entry, Fetch, Kind, VerdictStatus
from claimcheck.store.audit import Audit, audit
from claimcheck.store.checks import Summary, find_problems, summarize
from claimcheck.store.connection import SCHEMA_VERSION, ClosedAtTheEnd, connect_for_reading, one_line_errors
from claimcheck.store.fetches import read_body, read_fetches
from claimcheck.store.filters import ALL, ORDERS, Filter, Sort, conditions
from claimcheck.store.history import Recorded, read_ledger
from claimcheck.store.log import LogEntry, read_log, read_reworded, read_standing
from claimcheck.store.matching import Judged, LinkEntry, Matching, Near, Place, read_backings, read_links
from claimcheck.store.queue import MOST_CONSEQUENTIAL_FIRST, NOT_JUDGED
from claimcheck.store.rows import ASSESSED, ASSESSED_BY, article_from_row, entry_from_row
from claimcheck.store.search import HIT_END, HIT_START, Hit, match_expression
from claimcheck.store.sources import SourceEntry, SourceKind, Spoken, read_source_log
from claimcheck.store.statistics import Statistics
from claimcheck.store.tracks import Track, TrackSort, find_source, read_outlets, read_track, read_tracks

_BATCH = 200  # claims read at once

# Lists choose claims by number first, so that what is sorted stays small, and read them batch by batch.
_CLAIMS = "claims JOIN articles ON articles.number = claims.article"
# CROSS JOIN has SQLite go from speaker to speaker, in order, where it would rather sort all claims.
_CLAIMS_BY_SPEAKER = """
speakers
CROSS JOIN claims ON claims.speaker = speakers.id
JOIN articles ON articles.number = claims.article
"""

_SORTS = "claims.status, claims.corroboration, claims.certainty, claims.kind, substr(articles.published, 1, 10)"

_GROUPS = "SELECT DISTINCT group_id FROM propositions WHERE group_id >= ? AND group_id < ? ORDER BY group_id LIMIT 6"

_IN_GROUP = """
SELECT claims.id, propositions.part
FROM propositions JOIN claims ON claims.number = propositions.claim
WHERE propositions.group_id = ? ORDER BY propositions.number LIMIT 1
"""

_CLAIM_ROWS = f"""
SELECT claims.*, log.by, log.at, log.note, log.evidence, {ASSESSED}
FROM claims
JOIN articles ON articles.number = claims.article
LEFT JOIN log ON log.number = claims.verdict
{ASSESSED_BY}
WHERE claims.number IN (SELECT value FROM json_each(?))
"""  # noqa: S608

_ARTICLE_ROWS = """
SELECT articles.*, texts.text
FROM articles
JOIN texts ON texts.article = articles.number
WHERE articles.number IN (SELECT value FROM json_each(?))
"""

_PROPOSITION_ROWS = """
SELECT claim, start, end, event FROM propositions
WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, part
"""

_HITS = """
SELECT claims.number, snippet(claim_search, -1, ?, ?, '…', 24)
FROM claim_search
JOIN claims ON claims.number = claim_search.rowid
JOIN articles ON articles.number = claims.article
WHERE claim_search MATCH ? AND articles.replaced_at IS NULL
ORDER BY claim_search.rank
LIMIT ?
"""


def open_reader(path: Path) -> "Reader":
    """Open the database at `path` for reading only; a file of an older schema is brought up to date first.

    Raises DatabaseError when it is missing, locked, damaged, newer than this version, or no claimcheck database.
    """
    connection, version = connect_for_reading(path)
    if version < SCHEMA_VERSION:
        from claimcheck.store.writing import open_store

        connection.close()
        open_store(path).close()
        connection, _ = connect_for_reading(path)
    connection.create_function("folded", 1, _folded, deterministic=True)
    return Reader(connection, path)


def _folded(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _only(found: Sequence[str], start: str, prefix: str) -> str:
    """The id that `prefix` stands for among those `found` to open with `start`."""
    if len(found) > 1 and found[0] != start:
        more = ", ..." if len(found) > 5 else ""
        raise UsageError(f"{prefix} could be {', '.join(found[:5])}{more}; give more of the id")
    return found[0]


class Reader(ClosedAtTheEnd):
    """The database, open for reading. Every method raises DatabaseError when the file turns out to be at fault."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._matching = Matching(connection)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Have all that is read within a `with` block be as of one moment, whatever others write meanwhile."""
        with one_line_errors(self._path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def entries(self, filter: Filter = ALL, sort: Sort = Sort.ARTICLE, limit: int | None = None) -> Iterator[Entry]:  # noqa: A002
        """Yield the claims that `filter` chooses, at most `limit`; however many there are, few are in memory at once.

        Raises UsageError at once for a filter that makes no sense.
        """
        where, values = conditions(filter)
        tables = _CLAIMS_BY_SPEAKER if sort is Sort.SPEAKER else _CLAIMS
        chosen = self._rows(
            f"SELECT claims.number FROM {tables} WHERE {where} ORDER BY {ORDERS[sort]} LIMIT ?",  # noqa: S608
            [*values, -1 if limit is None else limit],
        )
        return self._load_in_batches(chosen)

    def count(self, filter: Filter = ALL) -> int:  # noqa: A002
        """Return how many claims `filter` chooses."""
        where, values = conditions(filter)
        return int(next(self._rows(f"SELECT count(*) FROM {_CLAIMS} WHERE {where}", values))[0])  # noqa: S608

    def ids(self, filter: Filter = ALL) -> Iterator[str]:  # noqa: A002
        """Yield the full ids of the claims that `filter` chooses, in no order."""
        where, values = conditions(filter)
        return (row["id"] for row in self._rows(f"SELECT claims.id FROM {_CLAIMS} WHERE {where}", values))  # noqa: S608

    def queue(self, filter: Filter = ALL) -> list[int]:  # noqa: A002
        """Return the numbers of the claims that `filter` chooses, the most consequential first.

        Conflicting ones come before others, then unverified ones, then those told in most places. A filter that asks
        for no verdict chooses what has none. Raises UsageError for a filter that makes no sense.
        """
        where, values = conditions(filter)
        waiting = where if filter.statuses else f"{where} AND {NOT_JUDGED}"
        sql = f"SELECT claims.number FROM {_CLAIMS} WHERE {waiting} ORDER BY {MOST_CONSEQUENTIAL_FIRST}"  # noqa: S608
        return [row["number"] for row in self._rows(sql, values)]

    def numbers_of(self, claim_ids: Sequence[str]) -> list[int]:
        """Return the numbers of those of these claims, given by their full ids, that the database holds, in order."""
        rows = self._rows(
            "SELECT id, number FROM claims WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(claim_ids))]
        )
        found = {row["id"]: row["number"] for row in rows}
        return [found[claim_id] for claim_id in claim_ids if claim_id in found]

    def entries_of(self, numbers: Sequence[int]) -> list[Entry]:
        """Return the claims with these numbers, in that order."""
        return list(self._load(numbers))

    def statistics(self, filter: Filter = ALL) -> Statistics:  # noqa: A002
        """Return how many claims of each sort `filter` chooses."""
        where, values = conditions(filter)
        found = Statistics()
        for status, corroboration, certainty, kind, day, claims in self._rows(
            f"SELECT {_SORTS}, count(*) FROM {_CLAIMS} WHERE {where} GROUP BY {_SORTS}",  # noqa: S608
            values,
        ):
            found.add(
                VerdictStatus(status), CorroborationStatus(corroboration), Certainty(certainty), Kind(kind), day, claims
            )
        return found

    def claim_id(self, prefix: str) -> str:
        """Return the full id that begins with `prefix`, which may lack the leading "clm_".

        Raises UsageError when no id does, or several.
        """
        start = prefix if prefix.startswith("clm_") else f"clm_{prefix}"
        end = start + "\U0010ffff"
        rows = self._rows("SELECT id FROM claims WHERE id >= ? AND id < ? ORDER BY id LIMIT 6", [start, end])
        found = [row["id"] for row in rows]
        if not found:
            raise UsageError(f"no claim {prefix}; see the ids with: claimcheck list")
        return _only(found, start, prefix)

    def story(self, prefix: str) -> frozenset[str]:
        """Return the ids of the claims that are the same as a claim or a group, or conflict with it, itself included.

        `prefix` is its id or a beginning of it; a group's opens with "grp_". Raises UsageError when no id opens so, or
        several.
        """
        if not prefix.startswith("grp_"):
            claim = self.claim_id(prefix)
            parts = self.entry(claim).corroboration.parts
        else:
            found = [row["group_id"] for row in self._rows(_GROUPS, [prefix, prefix + "\U0010ffff"])]
            if not found:
                raise UsageError(f"no group {prefix}; see the ids with: claimcheck list --by-group --json")
            claim, part = next(self._rows(_IN_GROUP, [_only(found, prefix, prefix)]))
            parts = self.entry(claim).corroboration.parts[part : part + 1]
        same = {alike for backing in parts for alike, _ in backing.same}
        return frozenset({claim, *same, *(conflict.claim for backing in parts for conflict in backing.conflicts)})

    def entry(self, claim_id: str) -> Entry:
        """Return the claim with this full id, also when it is withdrawn. Raises UsageError when there is none."""
        row = next(self._rows("SELECT number FROM claims WHERE id = ?", [claim_id]), None)
        if row is None:
            raise UsageError(f"no claim {claim_id}; see the ids with: claimcheck list")
        return next(self._load([row["number"]]))

    def known(self, claim_ids: Iterable[str]) -> dict[str, Entry]:
        """Return those of the claims with these full ids that there are, by id."""
        sql = "SELECT number FROM claims WHERE id IN (SELECT value FROM json_each(?))"
        entries = self._load_in_batches(self._rows(sql, [json.dumps(list(claim_ids))]))
        return {entry.claim.id: entry for entry in entries}

    def places(self, keys: Sequence[tuple[str, int]]) -> list[Place]:
        """Return the propositions with these claims' full ids and parts."""
        with one_line_errors(self._path):
            numbers = self._matching.propositions_of(dict.fromkeys(claim for claim, _ in keys))
            places = self._matching.places(numbers).values()
        wanted = set(keys)
        return [place for place in places if (place.claim.id, place.part) in wanted]

    def numbered(self, numbers: Sequence[int]) -> list[Place]:
        """Return the propositions with these numbers, in that order."""
        with one_line_errors(self._path):
            places = self._matching.places(numbers)
        return [places[number] for number in numbers if number in places]

    def in_cells(self, cells: Sequence[int]) -> list[Near]:
        """Return the propositions in any of these cells."""
        with one_line_errors(self._path):
            return self._matching.in_cells(cells)

    def judged(self, key: tuple[str, int]) -> list[tuple[Place, Judged]]:
        """Return the propositions that one was compared with and found to have to do with, likeliest first."""
        with one_line_errors(self._path):
            own = self._matching.propositions_of([key[0]])[key[1] : key[1] + 1]
            first = self._matching.firsts(own)
            found = self._matching.judgements(first)
            others = [(each.b if each.a in first else each.a, each) for each in found]
            places = self._matching.places([number for number, _ in others])
        likeliest = sorted(others, key=lambda pair: -max(pair[1].same + pair[1].denial, pair[1].conflict))
        return [(places[number], each) for number, each in likeliest if number in places]

    def judged_alike(self, entry: Entry) -> list[LogEntry]:
        """Return the verdicts that stand on claims that are the same as one, oldest first."""
        alike = {claim for part in entry.corroboration.parts for claim, _ in part.same} - {entry.claim.id}
        with one_line_errors(self._path):
            return read_standing(self._connection, sorted(alike))

    def links(self, claim_id: str) -> list[LinkEntry]:
        """Return every link an analyst has made of the claim with this full id, oldest first."""
        with one_line_errors(self._path):
            return read_links(self._connection, claim_id)

    def fetches(self, claim_id: str) -> list[Fetch]:
        """Return when and where the article of the claim with this full id was fetched, oldest first."""
        with one_line_errors(self._path):
            (article,) = self._connection.execute("SELECT article FROM claims WHERE id = ?", [claim_id]).fetchone()
            return read_fetches(self._connection, article)

    def fetched(self, fetch: Fetch) -> bytes:
        """Return the bytes that `fetch` brought. Raises DatabaseError if they are not what they were."""
        with one_line_errors(self._path):
            return read_body(self._connection, fetch)

    def aliases(self, speaker_id: str) -> list[str]:
        """Return all names that a speaker goes by, in their order."""
        return [row["name"] for row in self._rows("SELECT name FROM aliases WHERE speaker = ?", [speaker_id])]

    def source(self, kind: SourceKind, text: str) -> str:
        """Return the id of the speaker, or the name of the publisher, that a name or a part of one means.

        Raises UsageError when it means nobody, or several.
        """
        with one_line_errors(self._path):
            return find_source(self._connection, kind, text)

    def called(self, name: str) -> list[str]:
        """Return the ids of all speakers who go by a name, in any letter case."""
        sql = "SELECT DISTINCT speaker FROM aliases WHERE folded(name) = folded(?) ORDER BY speaker"
        return [row["speaker"] for row in self._rows(sql, [name])]

    def tracks(self, kind: SourceKind, sort: TrackSort = TrackSort.CLAIMS, limit: int | None = None) -> Iterator[Track]:
        """Yield the track records of all speakers, or all publishers, at most `limit`."""
        with one_line_errors(self._path):
            yield from read_tracks(self._connection, kind, sort, limit)

    def track(self, kind: SourceKind, source: str) -> Track | None:
        """Return the track record of a speaker, by id, or a publisher, by name; None where it has no claims."""
        with one_line_errors(self._path):
            return read_track(self._connection, kind, source)

    def outlets(self, speaker_id: str) -> list[tuple[str, int]]:
        """Return the outlets that a speaker is heard in, with its claims in each, most first."""
        with one_line_errors(self._path):
            return read_outlets(self._connection, speaker_id)

    def publisher_names(self, publisher: str) -> list[str]:
        """Return all names under which an outlet is known, in their order."""
        sql = "SELECT name FROM known_publishers WHERE outlet = :name UNION SELECT :name ORDER BY name"
        return [row["name"] for row in self._rows(sql, {"name": publisher})]

    def source_history(self, kind: SourceKind | None = None, source: str | None = None) -> list[SourceEntry]:
        """Return all that analysts have said of speakers and publishers, or of one of them, oldest first."""
        with one_line_errors(self._path):
            return list(read_source_log(self._connection, kind, source))

    def spoken(self, speaker_id: str) -> list[Spoken]:
        """Return every claim that is a speaker's, also withdrawn ones, with whom its article lets make it."""
        sql = "SELECT id, coalesce(heard, speaker) AS heard, speaker_name FROM claims WHERE speaker = ? ORDER BY id"
        return [Spoken(row["id"], row["heard"], row["speaker_name"]) for row in self._rows(sql, [speaker_id])]

    def history(self, claim_id: str | None = None) -> Iterator[LogEntry]:
        """Yield every mark and undo, or those of one claim (its full id), oldest first."""
        with one_line_errors(self._path):
            yield from read_log(self._connection, claim_id)

    def ledger(self, claim_id: str | None = None) -> Iterator[Recorded]:
        """Yield everything on record, or what concerns one claim (its full id), oldest first."""
        with one_line_errors(self._path):
            yield from read_ledger(self._connection, claim_id)

    def audit(self, kept: str | None = None) -> Audit:
        """Say whether the ledger is as it was written; `kept` is the hash of an entry that was kept elsewhere."""
        with one_line_errors(self._path):
            return audit(self._connection, kept)

    def reworded(self, claim_id: str) -> bool:
        """Say whether the claim with this full id reads otherwise than when it got its verdict."""
        with one_line_errors(self._path):
            return bool(read_reworded(self._connection, claim_id))

    def withdrawn(self, claim_ids: Iterable[str]) -> list[str]:
        """Return those of these claims, by their full ids, that their article no longer has."""
        rows = self._rows(
            "SELECT claims.id FROM claims JOIN articles ON articles.number = claims.article "
            "WHERE claims.id IN (SELECT value FROM json_each(?)) AND articles.replaced_at IS NOT NULL",
            [json.dumps(list(claim_ids))],
        )
        return [row["id"] for row in rows]

    def search(self, query: str, limit: int) -> Iterator[Hit]:
        """Yield at most `limit` claims whose statement, speaker and title have every word of `query`, best first."""
        rows = self._rows(_HITS, [HIT_START, HIT_END, match_expression(query), limit])
        while batch := [(row[0], row[1]) for row in islice(rows, _BATCH)]:
            entries = self._load([number for number, _ in batch])
            yield from (Hit(entry, snippet) for entry, (_, snippet) in zip(entries, batch, strict=True))

    def summary(self) -> Summary:
        """Return what the database holds, in figures."""
        with one_line_errors(self._path):
            return summarize(self._connection)

    def problems(self) -> list[str]:
        """Return a sentence for everything that is wrong inside the file; reads all of it."""
        with one_line_errors(self._path):
            return find_problems(self._connection)

    def _load_in_batches(self, chosen: Iterator[sqlite3.Row]) -> Iterator[Entry]:
        while batch := [row["number"] for row in islice(chosen, _BATCH)]:
            yield from self._load(batch)

    def _load(self, numbers: Sequence[int]) -> Iterator[Entry]:
        claims = {row["number"]: row for row in self._rows(_CLAIM_ROWS, [json.dumps(numbers)])}
        wanted = json.dumps(list({row["article"] for row in claims.values()}))
        articles = {row["number"]: article_from_row(row) for row in self._rows(_ARTICLE_ROWS, [wanted])}
        with one_line_errors(self._path):
            backings = read_backings(self._connection, numbers)
        propositions: dict[int, list[sqlite3.Row]] = {}
        for row in self._rows(_PROPOSITION_ROWS, [json.dumps(numbers)]):
            propositions.setdefault(row["claim"], []).append(row)
        return (
            entry_from_row(
                claims[number],
                articles[claims[number]["article"]],
                propositions.get(number, ()),
                backings.get(number, ()),
            )
            for number in numbers
        )

    def _rows(self, sql: str, values: Sequence[object] | Mapping[str, object]) -> Iterator[sqlite3.Row]:
        with one_line_errors(self._path):
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row  # and not "yield from", which closes the cursor, also after the connection, and then fails
