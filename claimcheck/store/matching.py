"""Propositions and what is known of pairs of them: what matching reads and writes, within a Store's transaction."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from claimcheck.records import Article, Assessment, Backing, Claim, Conflict, ConflictReason, CorroborationStatus, Link
from claimcheck.store.ledger import EntryKind, chain, next_number
from claimcheck.store.likes import Likes
from claimcheck.store.rows import (
    ASSESSED,
    ASSESSED_BY,
    article_from_row,
    assessment_from_row,
    claim_from_row,
    event_to_json,
)

Pair = TypeVar("Pair")
Word = TypeVar("Word")

# Of a claim's propositions: a conflict before corroboration before an echo before a single source.
_SUMMED_UP = """
UPDATE claims SET (corroboration, independent_sources, group_id) = (
    SELECT
        status,
        independent_sources,
        (SELECT group_id FROM propositions AS first WHERE first.claim = claims.number ORDER BY part LIMIT 1)
    FROM propositions
    WHERE claim = claims.number
    ORDER BY instr('conflicting corroborated echoed single-source', status), independent_sources DESC
    LIMIT 1
)
WHERE number IN (SELECT claim FROM propositions WHERE number IN (SELECT value FROM json_each(?)))
"""

_LOADED = f"""
SELECT propositions.number AS proposition, propositions.part, claims.*, {ASSESSED}
FROM propositions
JOIN claims ON claims.number = propositions.claim
JOIN articles ON articles.number = claims.article
{ASSESSED_BY}
WHERE propositions.number IN (SELECT value FROM json_each(?))
"""  # noqa: S608

_PROPOSITIONS_OF = """
SELECT claim, start, end, event FROM propositions
WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, part
"""

_ARTICLES = """
SELECT articles.*, texts.text FROM articles JOIN texts ON texts.article = articles.number
WHERE articles.number IN (SELECT value FROM json_each(?))
"""

_LINKED = """
WITH linked AS (
    SELECT links.number, first.number AS a, second.number AS b, links.link
    FROM links
    JOIN claims AS x ON x.id = links.a
    JOIN claims AS y ON y.id = links.b
    JOIN propositions AS first ON first.claim = x.number AND first.part = links.a_part
    JOIN propositions AS second ON second.claim = y.number AND second.part = links.b_part
)
SELECT * FROM linked WHERE a IN (SELECT value FROM json_each(:numbers))
UNION
SELECT * FROM linked WHERE b IN (SELECT value FROM json_each(:numbers))
ORDER BY number
"""

# The order is that of `claimcheck.corroborate.in_order`.
_FIRST_OF_WORDINGS = """
SELECT number, vector FROM (
    SELECT
        propositions.number,
        propositions.vector,
        row_number() OVER (
            PARTITION BY propositions.wording
            ORDER BY coalesce(articles.published, '~'), articles.id, propositions.start, claims.id, propositions.part
        ) AS place
    FROM propositions
    JOIN claims ON claims.number = propositions.claim
    JOIN articles ON articles.number = claims.article
    WHERE propositions.vector IS NOT NULL
)
WHERE place = 1 ORDER BY number
"""

_NEIGHBOURS = """
SELECT number FROM propositions
WHERE group_id IN (SELECT group_id FROM propositions WHERE number IN (SELECT value FROM json_each(:gone)))
UNION
SELECT other FROM conflicts WHERE proposition IN (SELECT value FROM json_each(:gone))
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Proposition `part` of a claim in its article; `number` names it in this file."""

    number: int
    part: int
    claim: Claim
    article: Article
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Indexed:
    """How a proposition stands in the index: its vector, the month of its publication, and its cells."""

    vector: bytes
    month: int
    cells: tuple[int, ...]


class Near(NamedTuple):
    """What shares a cell with a proposition: its number, its vector, and the month of its publication."""

    number: int
    vector: bytes
    month: int


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """What an analyst said of two propositions, each given as a claim's id and a part, when (UTC, ISO 8601) and why."""

    a: tuple[str, int]
    b: tuple[str, int]
    link: Link
    by: str
    at: str
    note: str | None = None


def standing(links: Iterable[LinkEntry]) -> list[LinkEntry]:
    """Return the last word on each two propositions that was not taken back; `links` are all of them, oldest first."""
    return list(_last_words((frozenset((link.a, link.b)), link.link, link) for link in links).values())


def _last_words(said: Iterable[tuple[Pair, Link, Word]]) -> dict[Pair, Word]:
    words: dict[Pair, list[Word]] = {}
    for pair, link, word in said:
        former = words.setdefault(pair, [])
        if link is not Link.UNDO:
            former.append(word)
        elif former:
            former.pop()
    return {pair: former[-1] for pair, former in words.items() if former}


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of the propositions numbered `a` and `b`, of which `a` was published first."""

    a: int
    b: int
    same: float
    denial: float
    conflict: float
    reason: ConflictReason


class Matching:
    """The tables of propositions, judgements and links."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.likes = Likes(connection)

    # Propositions

    def replace(self, claim: int, record: Claim) -> None:
        """Store the propositions of `record`, which has the number `claim`, in place of those it had."""
        self.drop([claim])
        self._connection.executemany(
            "INSERT INTO propositions (claim, part, start, end, event) VALUES (?, ?, ?, ?, ?)",
            [
                (claim, part, each.start, each.end, event_to_json(each.event))
                for part, each in enumerate(record.propositions)
            ],
        )

    def drop(self, claims: Sequence[int]) -> None:
        """Forget the propositions of these claims; what they were grouped or in conflict with is to be settled anew."""
        chosen = self._numbers(
            "SELECT number FROM propositions WHERE claim IN (SELECT value FROM json_each(?))", claims
        )
        if not chosen:
            return
        gone = json.dumps(chosen)
        self._connection.execute(f"INSERT OR IGNORE INTO unsettled {_NEIGHBOURS}", {"gone": gone})
        self._connection.execute(  # one of the others that say the same takes the place of a first one that goes
            "UPDATE propositions SET vector = NULL WHERE number NOT IN (SELECT value FROM json_each(:gone)) AND "
            "wording IN (SELECT wording FROM propositions WHERE number IN (SELECT value FROM json_each(:gone)))",
            {"gone": gone},
        )
        for table in ("cells", "conflicts", "unsettled"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE proposition IN (SELECT value FROM json_each(?))",  # noqa: S608
                [gone],
            )
        self._connection.execute("DELETE FROM conflicts WHERE other IN (SELECT value FROM json_each(?))", [gone])
        self._forget(chosen)
        self.likes.drop(chosen)
        self._connection.execute("DELETE FROM propositions WHERE number IN (SELECT value FROM json_each(?))", [gone])

    def propositions_of(self, claims: Iterable[str]) -> list[int]:
        """Return the propositions of the claims with these full ids, claim by claim, in order."""
        return self._numbers(
            "SELECT propositions.number FROM claims JOIN propositions ON propositions.claim = claims.number "
            "WHERE claims.id IN (SELECT value FROM json_each(?)) ORDER BY claims.id, part",
            raw=[json.dumps(list(claims))],
        )

    def unmatched(self, limit: int) -> list[int]:
        """Return at most `limit` propositions that have not been compared with others."""
        return self._numbers(
            "SELECT number FROM propositions WHERE vector IS NULL ORDER BY number LIMIT ?", raw=[limit]
        )

    def is_pending(self) -> bool:
        """Say whether anything stored is yet to be compared or settled, as when a program was killed in between."""
        pending = "SELECT EXISTS (SELECT 1 FROM propositions WHERE vector IS NULL) OR EXISTS (SELECT 1 FROM unsettled)"
        return bool(self._connection.execute(pending).fetchone()[0])

    def unsettled(self) -> list[int]:
        """Return, and forget, those whose group has lost or gained something."""
        numbers = self._numbers("SELECT proposition FROM unsettled ORDER BY proposition")
        self._connection.execute("DELETE FROM unsettled")
        return numbers

    def places(self, numbers: Iterable[int]) -> dict[int, Place]:
        """Return the propositions with these numbers."""
        rows = self._connection.execute(_LOADED, [json.dumps(list(numbers))]).fetchall()
        wanted = json.dumps(list({row["article"] for row in rows}))
        articles = {row["number"]: article_from_row(row) for row in self._connection.execute(_ARTICLES, [wanted])}
        claims = json.dumps(list({row["number"] for row in rows}))
        propositions: dict[int, list[sqlite3.Row]] = {}
        for row in self._connection.execute(_PROPOSITIONS_OF, [claims]):
            propositions.setdefault(row["claim"], []).append(row)
        records: dict[int, Claim] = {}
        found = {}
        for row in rows:
            article, number = articles[row["article"]], row["number"]
            if number not in records:
                records[number] = claim_from_row(row, article, propositions[number])
            found[row["proposition"]] = Place(
                row["proposition"], row["part"], records[number], article, assessment_from_row(row)
            )
        return found

    # Candidates

    def place_in_cells(self, number: int, wording: str, vector: bytes, cells: Iterable[int], month: int) -> None:
        """Store what a proposition is found by; without `cells` it is found by another one of its wording.

        `month` counts the months to its publication, 0 where that is unknown.
        """
        self._connection.execute(
            "UPDATE propositions SET wording = ?, vector = ? WHERE number = ?", [wording, vector, number]
        )
        self._connection.execute("DELETE FROM cells WHERE proposition = ?", [number])
        self._connection.executemany("INSERT INTO cells VALUES (?, ?, ?)", [(cell, month, number) for cell in cells])

    def first_of(self, wording: str) -> list[int]:
        """Return the proposition that is looked for and judged for all of this wording, if there is one."""
        return self._numbers(
            "SELECT number FROM propositions WHERE wording = ? AND vector IS NOT NULL "
            "AND EXISTS (SELECT 1 FROM cells WHERE proposition = propositions.number)",
            raw=[wording],
        )

    def firsts(self, numbers: Iterable[int]) -> list[int]:
        """Return the propositions that were judged for these: the first of each wording."""
        return self._numbers(
            "SELECT number FROM propositions WHERE wording IN "
            "(SELECT wording FROM propositions WHERE number IN (SELECT value FROM json_each(?))) "
            "AND EXISTS (SELECT 1 FROM cells WHERE proposition = propositions.number) ORDER BY number",
            numbers,
        )

    def lost_cells(self) -> dict[int, bytes]:
        """Return the first proposition of each wording with its vector if no cell holds any: then the index is gone."""
        if self._connection.execute("SELECT 1 FROM cells LIMIT 1").fetchone():
            return {}
        return {row["number"]: row["vector"] for row in self._connection.execute(_FIRST_OF_WORDINGS)}

    def leave_index(self, numbers: Sequence[int]) -> None:
        """Forget what these propositions are found by, and all that was found."""
        self._connection.executemany("DELETE FROM cells WHERE proposition = ?", [(number,) for number in numbers])
        self._forget(numbers)
        self.likes.drop(numbers)

    def indexed(self, numbers: Iterable[int]) -> dict[int, Indexed]:
        """Return how those of these propositions that are in the index stand there."""
        rows = self._connection.execute(
            "SELECT number, vector, month, json_group_array(cell) AS cells FROM cells "
            "JOIN propositions ON propositions.number = cells.proposition "
            "WHERE proposition IN (SELECT value FROM json_each(?)) GROUP BY number ORDER BY number",
            [json.dumps(list(numbers))],
        )
        return {row["number"]: Indexed(row["vector"], row["month"], tuple(json.loads(row["cells"]))) for row in rows}

    def wording_mates(self, numbers: Iterable[int]) -> list[int]:
        """Return these propositions, and all that say the same in the same words as one of them."""
        return self._numbers(
            "SELECT number FROM propositions WHERE wording IN "
            "(SELECT wording FROM propositions WHERE number IN (SELECT value FROM json_each(?))) ORDER BY number",
            list(numbers),
        )

    def wordings(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the wording of each of these propositions."""
        rows = self._connection.execute(
            "SELECT number, wording FROM propositions WHERE number IN (SELECT value FROM json_each(?))",
            [json.dumps(list(numbers))],
        )
        return {row["number"]: row["wording"] for row in rows}

    def in_cells(self, cells: Sequence[int], months: range | None = None) -> list[Near]:
        """Return the propositions in any of these cells, of these months and undated, or of all."""
        within = "" if months is None else "AND (month = 0 OR month BETWEEN :first AND :last)"
        rows = self._connection.execute(
            "SELECT number, vector, month FROM "  # noqa: S608
            "(SELECT DISTINCT proposition, month FROM cells WHERE cell IN (SELECT value FROM json_each(:cells)) "
            f"{within}) JOIN propositions ON number = proposition ORDER BY number",
            {
                "cells": json.dumps(list(cells)),
                "first": months.start if months else 0,
                "last": months.stop - 1 if months else 0,
            },
        )
        return [Near(row["number"], row["vector"], row["month"]) for row in rows]

    # Judgements

    def judge(self, found: Iterable[Judged]) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO judgements VALUES (?, ?, ?, ?, ?, ?)",
            [(each.a, each.b, each.same, each.denial, each.conflict, each.reason) for each in found],
        )

    def unjudge(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forget what was judged of these pairs, given in any order."""
        both = [ordered for a, b in pairs for ordered in ((a, b), (b, a))]
        self._connection.executemany("DELETE FROM judgements WHERE a = ? AND b = ?", both)

    def _forget(self, numbers: Iterable[int]) -> None:
        chosen = json.dumps(list(numbers))
        for side in "ab":
            self._connection.execute(
                f"DELETE FROM judgements WHERE {side} IN (SELECT value FROM json_each(?))",  # noqa: S608
                [chosen],
            )

    def judgements(self, numbers: Iterable[int]) -> list[Judged]:
        """Return what was judged of these propositions and any other."""
        chosen = json.dumps(list(numbers))
        rows = self._connection.execute(
            "SELECT * FROM judgements WHERE a IN (SELECT value FROM json_each(:numbers)) "
            "UNION SELECT * FROM judgements WHERE b IN (SELECT value FROM json_each(:numbers)) ORDER BY a, b",
            {"numbers": chosen},
        )
        return [
            Judged(row["a"], row["b"], row["same"], row["denial"], row["conflict"], ConflictReason(row["reason"]))
            for row in rows
        ]

    # Links

    def link(self, entry: LinkEntry) -> None:
        """Record an analyst's word on two propositions, each a claim's full id and a part."""
        number = next_number(self._connection)
        self._connection.execute(
            "INSERT INTO links (number, a, a_part, b, b_part, link, by, at, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [number, *entry.a, *entry.b, entry.link, entry.by, entry.at, entry.note],
        )
        chain(self._connection, EntryKind.LINK, [(number, number)])

    def links(self, numbers: Iterable[int]) -> dict[tuple[int, int], Link]:
        """Return the standing link of each pair of which one of these propositions is one, the smaller number first."""
        rows = self._connection.execute(_LINKED, {"numbers": json.dumps(list(numbers))})
        said = [(row["a"], row["b"], Link(row["link"])) for row in rows]
        return _last_words(((min(a, b), max(a, b)), link, link) for a, b, link in said)

    def links_of(self, claim_id: str) -> list[LinkEntry]:
        """Return every link of the claim with this full id, oldest first."""
        return read_links(self._connection, claim_id)

    # Outcomes

    def members(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return every proposition that shares a group with one of these, and the group."""
        rows = self._connection.execute(
            "SELECT number, group_id FROM propositions WHERE group_id IN "
            "(SELECT group_id FROM propositions WHERE number IN (SELECT value FROM json_each(?)))",
            [json.dumps(list(numbers))],
        )
        return {row["number"]: row["group_id"] for row in rows}

    def settle(self, outcomes: Mapping[int, Backing], numbers: Mapping[tuple[str, int], int]) -> None:
        """Store what stands behind these propositions; `numbers` are those of (claim, part)."""
        self._connection.executemany(
            "UPDATE propositions SET group_id = ?, status = ?, independent_sources = ?, explanation = ?, "
            "superseded_by = ?, changed_account = ? WHERE number = ?",
            [
                (
                    found.group,
                    found.status,
                    found.independent_sources,
                    found.explanation,
                    found.superseded_by,
                    int(found.changed_account),
                    number,
                )
                for number, found in outcomes.items()
            ],
        )
        chosen = json.dumps(list(outcomes))
        self._connection.execute(
            "DELETE FROM conflicts WHERE proposition IN (SELECT value FROM json_each(?))", [chosen]
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO conflicts VALUES (?, ?, ?)",
            [
                (number, numbers[conflict.claim, conflict.part], conflict.reason)
                for number, found in outcomes.items()
                for conflict in found.conflicts
            ],
        )
        self._connection.execute(_SUMMED_UP, [chosen])

    def model(self) -> str | None:
        """Return the checksum of the model that has matched what is stored; None where none has."""
        row = self._connection.execute("SELECT model FROM matched_by").fetchone()
        return row and str(row["model"])

    def reset(self, model: str) -> None:
        """Forget all that is derived: every proposition is to be matched by `model`, given as its checksum."""
        self._connection.execute("DELETE FROM matched_by")
        self._connection.execute("INSERT INTO matched_by VALUES (?)", [model])
        for table in ("cells", "judgements", "conflicts", "unsettled"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608
        self.likes.clear()
        self._connection.execute(
            "UPDATE propositions SET wording = NULL, vector = NULL, group_id = NULL, status = 'single-source', "
            "independent_sources = 1, explanation = '', superseded_by = NULL, changed_account = 0"
        )
        self._connection.execute(
            "UPDATE claims SET corroboration = 'single-source', independent_sources = 1, group_id = NULL"
        )

    def _numbers(self, sql: str, chosen: Iterable[int] | None = None, raw: Sequence[object] = ()) -> list[int]:
        values = [json.dumps(list(chosen))] if chosen is not None else list(raw)
        return [int(row[0]) for row in self._connection.execute(sql, values)]


def read_backings(connection: sqlite3.Connection, claims: Sequence[int]) -> dict[int, tuple[Backing, ...]]:
    """Return what stands behind each proposition of the claims with these numbers, by claim."""
    chosen = json.dumps(list(claims))
    same: dict[str, list[tuple[int, str, int]]] = {}
    for row in connection.execute(_SAME, [chosen]):
        same.setdefault(row["group_id"], []).append((row["number"], row["id"], row["part"]))
    conflicts: dict[int, list[Conflict]] = {}
    for row in connection.execute(_CONFLICTS, [chosen]):
        conflicts.setdefault(row["proposition"], []).append(
            Conflict(row["id"], row["part"], ConflictReason(row["reason"]))
        )
    found: dict[int, list[Backing]] = {}
    for row in connection.execute(_BACKINGS, [chosen]):
        found.setdefault(row["claim"], []).append(
            Backing(
                status=CorroborationStatus(row["status"]),
                group=row["group_id"],
                independent_sources=row["independent_sources"],
                same=tuple(
                    (claim, part) for number, claim, part in same.get(row["group_id"], ()) if number != row["number"]
                ),
                conflicts=tuple(conflicts.get(row["number"], ())),
                explanation=row["explanation"],
                superseded_by=row["superseded_by"],
                changed_account=bool(row["changed_account"]),
            )
        )
    return {claim: tuple(parts) for claim, parts in found.items()}


_BACKINGS = "SELECT * FROM propositions WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, part"
_SAME = """
SELECT propositions.group_id, propositions.number, claims.id, propositions.part
FROM propositions JOIN claims ON claims.number = propositions.claim
WHERE propositions.group_id IN (SELECT group_id FROM propositions WHERE claim IN (SELECT value FROM json_each(?)))
ORDER BY claims.id, propositions.part
"""
_CONFLICTS = """
SELECT conflicts.proposition, claims.id, others.part, conflicts.reason
FROM propositions
JOIN conflicts ON conflicts.proposition = propositions.number
JOIN propositions AS others ON others.number = conflicts.other
JOIN claims ON claims.number = others.claim
WHERE propositions.claim IN (SELECT value FROM json_each(?))
ORDER BY claims.id, others.part
"""


def read_links(connection: sqlite3.Connection, claim_id: str) -> list[LinkEntry]:
    """Return every link an analyst has made of the claim with this full id, oldest first."""
    rows = connection.execute("SELECT * FROM links WHERE a = :id OR b = :id ORDER BY number", {"id": claim_id})
    return [link_from_row(row) for row in rows]


def link_from_row(row: sqlite3.Row) -> LinkEntry:
    return LinkEntry(
        (row["a"], row["a_part"]), (row["b"], row["b_part"]), Link(row["link"]), row["by"], row["at"], row["note"]
    )
