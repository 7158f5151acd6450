"""The append-only log of what analysts say of speakers and publishers, and what follows from it.

A line says who stands behind a part of what articles have: all of a speaker, a name it goes by, a name whoever goes by
it, or one claim; or how reliable somebody is. It stands until it is taken back. The newest line on a part counts, the
narrowest part first; whom it points to may be a part of somebody else in turn.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.errors import UsageError
from claimcheck.records import Claim, Reliability, Speaker
from claimcheck.store.ledger import EntryKind, chain, next_number
from claimcheck.store.rows import reliability


class SourceKind(StrEnum):
    """What a source is: it speaks in articles, or publishes them."""

    SPEAKER = "speaker"
    PUBLISHER = "publisher"


class SourceAction(StrEnum):
    """What was said of a source."""

    MERGE = "merge"
    SPLIT = "split"
    ALIAS = "alias"
    RATE = "rate"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Part:
    """All of a `speaker`, by id; with `name`, what it says under that; else a name, whoever goes by it; or a `claim`.

    A speaker's name is case-folded here. Publishers are told by name alone, as articles have it.
    """

    speaker: str | None = None
    name: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to be said of `source`, a speaker's id or a publisher's name, which is called `label`.

    `target` is who stands behind `part`, which is called `other`.
    """

    action: SourceAction
    kind: SourceKind
    source: str
    label: str
    other: str | None = None
    part: Part = Part()
    target: str | None = None
    rating: Reliability | None = None


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One line of the log: what was said, by whom, when (UTC, ISO 8601) and why; `number` is its number in the ledger.

    An undo repeats what it takes back, the line numbered `undoes`; lines of one action share their `batch`.
    """

    number: int
    batch: int
    said: Saying
    by: str
    at: str
    note: str | None = None
    undoes: int | None = None


def read_source_log(
    connection: sqlite3.Connection, kind: SourceKind | None = None, source: str | None = None
) -> Iterator[SourceEntry]:
    """Yield the log, or what it says of one source and all that is a part of it, oldest first."""
    lines = map(source_entry_from_row, connection.execute("SELECT * FROM source_log ORDER BY number").fetchall())
    if kind is None or source is None:
        return lines
    who = Assignments(connection, kind)
    return (line for line in lines if line.said.kind is kind and source in {who.root(one) for one in named(line.said)})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim, by id, with the speaker its article has, by id and name."""

    claim: str
    speaker: str
    name: str


class Sources:
    """The log, and the tables that repeat it. To be written within a Store's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def owners(self, claims: Iterable[Claim]) -> dict[str, str]:
        """Return the id of each claim's speaker by the analysts' word, by the claim's id."""
        who = Assignments(self._connection, SourceKind.SPEAKER)
        return {claim.id: who.owner(claim.id, claim.speaker.id, claim.speaker.name) for claim in claims}

    def add_speaker(self, speaker: Speaker) -> None:
        """Make a speaker that no article has, for what is split off another."""
        self._connection.execute(
            "INSERT INTO speakers (id, name, type) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name",
            [speaker.id, speaker.name, speaker.type],
        )

    def say(self, sayings: Sequence[Saying], by: str, at: str, note: str | None) -> list[int]:
        """Append `sayings` as one action, and return the propositions whose sources are to be counted anew."""
        return self._append([(saying, note, None) for saying in sayings], by, at)

    def undo(
        self, by: str, at: str, kind: SourceKind, source: str | None = None
    ) -> tuple[list[SourceEntry], list[int]]:
        """Take back the last action of this kind that stands, or the last that concerns one source.

        Return the lines taken back, none if there are none, and what `say` returns. Raises UsageError when a later
        action rests on it.
        """
        stands = {row[0] for row in self._connection.execute("SELECT number FROM standing_sources")}
        lines = [line for line in read_source_log(self._connection, kind, source) if line.said.kind is kind]
        batches = [line.batch for line in lines if line.number in stands]
        every = read_source_log(self._connection)
        gone = [line for line in every if batches and line.batch == batches[-1] and line.number in stands]
        return gone, self._append([(line.said, None, line.number) for line in gone], by, at)

    def _append(self, sayings: Sequence[tuple[Saying, str | None, int | None]], by: str, at: str) -> list[int]:
        if not sayings:
            return []
        kind = sayings[0][0].kind
        concerned = self._concerned([saying for saying, _, _ in sayings])
        first = next_number(self._connection)
        self._connection.executemany(
            "INSERT INTO source_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (first + offset, first, *_row_from_saying(saying, undone=undoes is not None), by, at, note, undoes)
                for offset, (saying, note, undoes) in enumerate(sayings)
            ],
        )
        chain(self._connection, EntryKind.SOURCE, ((first + line, first + line) for line in range(len(sayings))))
        concerned |= self._concerned([saying for saying, _, _ in sayings])
        if kind is SourceKind.PUBLISHER:
            self._repeat_publishers()
        else:
            concerned |= self._reassign(concerned)
            self._rename(concerned)
            self._repeat_speakers()
        if all(saying.action is SourceAction.RATE for saying, _, _ in sayings):
            return []
        return self._propositions_of(kind, concerned)

    def _concerned(self, sayings: Sequence[Saying]) -> set[str]:
        """Whoever may gain or lose something by `sayings`, as things stand now."""
        kind = sayings[0].kind
        who = Assignments(self._connection, kind)
        known = {one for saying in sayings for one in named(saying)}
        if kind is SourceKind.SPEAKER:
            for saying in sayings:
                known |= self._speakers_of(saying.part)
        return known | {who.root(one) for one in known}

    def _speakers_of(self, part: Part) -> set[str]:
        """Who is taken to have said a claim, or goes by a name, just now."""
        if part.claim:
            rows = self._connection.execute("SELECT speaker FROM claims WHERE id = ?", [part.claim])
        elif part.name and not part.speaker:
            names = self._connection.execute("SELECT speaker, name FROM aliases").fetchall()
            return {row["speaker"] for row in names if row["name"].casefold() == part.name}
        else:
            return set()
        return {row["speaker"] for row in rows}

    def _reassign(self, concerned: set[str]) -> set[str]:
        """Write anew whose claims those of the speakers `concerned` are; return whose they are now."""
        who = Assignments(self._connection, SourceKind.SPEAKER)
        claims = self._connection.execute(
            "SELECT number, id, speaker, coalesce(heard, speaker) AS heard, speaker_name FROM claims "
            "WHERE speaker IN (SELECT value FROM json_each(?))",
            [json.dumps(sorted(concerned))],
        ).fetchall()
        owners = [(row, who.owner(row["id"], row["heard"], row["speaker_name"])) for row in claims]
        self._connection.executemany(
            "UPDATE claims SET speaker = ?, heard = ? WHERE number = ?",
            [
                (owner, None if owner == row["heard"] else row["heard"], row["number"])
                for row, owner in owners
                if owner != row["speaker"]
            ],
        )
        return {owner for _, owner in owners}

    def _rename(self, concerned: set[str]) -> None:
        """Write anew which names the speakers `concerned` go by, and the fullest that articles give to each itself."""
        chosen = json.dumps(sorted(concerned))
        self._connection.execute("DELETE FROM aliases WHERE speaker IN (SELECT value FROM json_each(?))", [chosen])
        self._connection.execute(
            "INSERT INTO aliases (speaker, name, own) SELECT speaker, speaker_name, max(heard IS NULL) FROM claims "
            "WHERE speaker IN (SELECT value FROM json_each(?)) AND speaker_name <> '' GROUP BY speaker, speaker_name",
            [chosen],
        )
        self._connection.execute(RENAMED, [chosen])
        self._connection.execute(
            "INSERT OR IGNORE INTO aliases (speaker, name, own) SELECT speaker, speakers.name, 0 "
            "FROM aliases JOIN speakers ON speakers.id = speaker WHERE speaker IN (SELECT value FROM json_each(?))",
            [chosen],
        )
        added = added_names(self._connection, Assignments(self._connection, SourceKind.SPEAKER))
        self._connection.executemany(
            "INSERT OR IGNORE INTO aliases (speaker, name, own) VALUES (?, ?, 0)",
            sorted((owner, name) for owner, name in added if owner in concerned),
        )

    def _repeat_speakers(self) -> None:
        self._connection.execute("DELETE FROM known_speakers")
        self._connection.executemany("INSERT INTO known_speakers VALUES (?, ?, ?)", known_speakers(self._connection))
        self._connection.execute("DELETE FROM apart")
        self._connection.executemany("INSERT INTO apart VALUES (?, ?)", apart(self._connection))

    def _repeat_publishers(self) -> None:
        self._connection.execute("DELETE FROM known_publishers")
        self._connection.executemany(
            "INSERT INTO known_publishers VALUES (?, ?, ?)", known_publishers(self._connection)
        )

    def _propositions_of(self, kind: SourceKind, concerned: Iterable[str]) -> list[int]:
        condition = (
            "claims.speaker IN (SELECT value FROM json_each(?))"
            if kind is SourceKind.SPEAKER
            else "claims.article IN (SELECT number FROM articles WHERE replaced_at IS NULL AND publisher IN "
            "(SELECT value FROM json_each(?)))"
        )
        rows = self._connection.execute(
            "SELECT propositions.number FROM claims JOIN propositions ON propositions.claim = claims.number "  # noqa: S608
            f"WHERE {condition} ORDER BY propositions.number",
            [json.dumps(sorted(concerned))],
        )
        return [row["number"] for row in rows]


# Of the names that articles give a speaker itself, the fullest is what it is listed under.
RENAMED = """
UPDATE speakers SET name = coalesce(
    (SELECT name FROM aliases WHERE speaker = speakers.id AND own ORDER BY length(name) DESC, name LIMIT 1), name
)
WHERE name <> '' AND id IN (SELECT value FROM json_each(?))
"""


def known_speakers(connection: sqlite3.Connection) -> list[tuple[str, int, str | None]]:
    """Return the speakers of whom others are a part, or who are rated, with whether they are and how."""
    who = Assignments(connection, SourceKind.SPEAKER)
    merged = {who.root(target) for target in who.targets()}
    ratings = _ratings(connection, who, SourceKind.SPEAKER)
    return [(one, int(one in merged), ratings.get(one)) for one in sorted(merged | ratings.keys())]


def apart(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return each two speakers of whom one was split off the other, both ways round."""
    who = Assignments(connection, SourceKind.SPEAKER)
    split = connection.execute("SELECT source, target FROM standing_sources WHERE action = 'split'")
    pairs = {(who.root(row["source"]), who.root(row["target"])) for row in split.fetchall()}
    return sorted({pair for a, b in pairs if a != b for pair in ((a, b), (b, a))})


def known_publishers(connection: sqlite3.Connection) -> list[tuple[str, str, str | None]]:
    """Return the publishers that are a part of others, have such parts or are rated, with their outlet and how."""
    who = Assignments(connection, SourceKind.PUBLISHER)
    ratings = _ratings(connection, who, SourceKind.PUBLISHER)
    return [
        (name, who.root(name), ratings.get(who.root(name))) for name in sorted({*who.parts(), *who.targets(), *ratings})
    ]


def added_names(connection: sqlite3.Connection, who: "Assignments") -> set[tuple[str, str]]:
    """Return the names that analysts have given to speakers, each with the speaker that goes by it now."""
    added = connection.execute(
        "SELECT other, name FROM standing_sources WHERE kind = 'speaker' AND action = 'alias' AND speaker IS NULL"
    )
    owned = ((who.whoever(row["name"]), row["other"]) for row in added.fetchall())
    return {(owner, name) for owner, name in owned if owner}


def _ratings(connection: sqlite3.Connection, who: "Assignments", kind: SourceKind) -> dict[str, str]:
    """The latest rating of each source, or of anything that is a part of it."""
    rows = connection.execute(
        "SELECT source, rating FROM standing_sources WHERE kind = ? AND action = 'rate' ORDER BY number", [kind]
    )
    return {who.root(row["source"]): row["rating"] for row in rows.fetchall()}


class Assignments:
    """Who stands behind what, by the lines that stand now."""

    def __init__(self, connection: sqlite3.Connection, kind: SourceKind) -> None:
        rows = connection.execute(
            "SELECT speaker, name, claim, target FROM standing_sources "
            "WHERE kind = ? AND target IS NOT NULL ORDER BY number",
            [kind],
        )
        self._kind = kind
        self._target: Mapping[Part, str] = {
            Part(row["speaker"], row["name"], row["claim"]): row["target"] for row in rows
        }

    def root(self, source: str) -> str:
        """Return who stands behind a speaker, given by its id, or a publisher, given by its name."""
        seen = {source}
        while True:
            part = Part(speaker=source) if self._kind is SourceKind.SPEAKER else Part(name=source)
            target = self._target.get(part, source)
            if target == source:
                return source
            if target in seen:
                raise UsageError("something said later rests on that; take the later back first")
            seen.add(target)
            source = target

    def owner(self, claim: str, speaker: str, name: str) -> str:
        """Return whose claim one is that an article lets a speaker make under a name."""
        called = name.casefold()
        for part in (Part(claim=claim), Part(speaker, called), Part(name=called)):
            if part in self._target:
                return self.root(self._target[part])
        return self.root(speaker)

    def whoever(self, name: str) -> str | None:
        """Return who goes by a name, case-folded, wherever it stands."""
        target = self._target.get(Part(name=name))
        return target and self.root(target)

    def targets(self) -> set[str]:
        return set(self._target.values())

    def parts(self) -> set[str]:
        """Return the publishers that are a part of others."""
        return {part.name for part in self._target if part.name}


def named(said: Saying) -> set[str]:
    """The sources that are named in what was said."""
    part = said.part.speaker if said.kind is SourceKind.SPEAKER else said.part.name
    return {one for one in (said.source, said.target, part) if one}


def _row_from_saying(said: Saying, *, undone: bool) -> tuple[object, ...]:
    action = SourceAction.UNDO if undone else said.action
    part = said.part
    return (
        action,
        said.kind,
        said.source,
        said.label,
        said.other,
        part.speaker,
        part.name,
        part.claim,
        said.target,
        said.rating,
    )


def source_entry_from_row(row: sqlite3.Row) -> SourceEntry:
    said = Saying(
        action=SourceAction(row["action"]),
        kind=SourceKind(row["kind"]),
        source=row["source"],
        label=row["label"],
        other=row["other"],
        part=Part(row["speaker"], row["name"], row["claim"]),
        target=row["target"],
        rating=reliability(row["rating"]),
    )
    return SourceEntry(row["number"], row["batch"], said, row["by"], row["at"], row["note"], row["undoes"])
