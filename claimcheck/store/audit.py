"""Whether the ledger is as it was written, and whether what the database shows follows from it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from claimcheck.store.derived import sources_shown_otherwise
from claimcheck.store.ledger import TABLES, EntryKind, covered, entry_hash
from claimcheck.store.log import LogEntry, read_reworded

# A verdict is looked up beside its claim, where it repeats what the log says.
_SHOWN_OTHERWISE = """
SELECT claims.id, claims.status, coalesce(mark.status, 'unconfirmed')
FROM claims
LEFT JOIN log AS mark ON mark.number = (
    SELECT max(number) FROM log AS given
    WHERE given.claim = claims.id AND given.action = 'mark'
    AND NOT EXISTS (SELECT 1 FROM log WHERE undoes = given.number)
)
WHERE claims.verdict IS NOT mark.number OR claims.status <> coalesce(mark.status, 'unconfirmed')
ORDER BY claims.number
"""

# Triggers, which keep the ledger append-only, and views, by which it is read.
_SCHEMA = "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"


@dataclass(frozen=True, slots=True)
class Audit:
    """What came of an audit.

    `entries` are in the ledger, the last one has the hash `head`, None where there is none. `faults` has a sentence
    for each thing that is not as it was written. `witness` is the number of the entry whose hash a witness had kept,
    None if there is none. `reworded` are verdicts on claims that read otherwise now, where there are no faults.
    """

    entries: int
    head: str | None
    faults: tuple[str, ...]
    witness: int | None
    reworded: tuple[LogEntry, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """An entry's place in the chain, and the hashes that it may be taken to follow from."""

    number: int
    kind: str
    entry: int
    hash: str


def audit(connection: sqlite3.Connection, kept: str | None = None) -> Audit:
    """Go through the whole ledger; `kept` is the hash of an entry that was written down elsewhere."""
    with _any_bytes(connection):
        rows = connection.execute("SELECT number, kind, entry, hash FROM ledger ORDER BY number")
        chain = [_Link(*row) for row in rows]
        faults = (
            *_breaks(connection, chain),
            *_strays(connection),
            *_shown_otherwise(connection),
            *sources_shown_otherwise(connection),
            *_unguarded(connection),
        )
    return Audit(
        entries=len(chain),
        head=chain[-1].hash if chain else None,
        faults=faults,
        witness=next((link.number for link in chain if link.hash == kept), None),
        reworded=() if faults else tuple(read_reworded(connection)),  # what was forged may be no verdict at all
    )


@contextmanager
def _any_bytes(connection: sqlite3.Connection) -> Iterator[None]:
    """Read texts that are no UTF-8, too: whoever tampers may have put anything in."""
    before = connection.text_factory
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = before


def _breaks(connection: sqlite3.Connection, chain: list[_Link]) -> Iterator[str]:
    """Name the entries at which the chain breaks. After a break it is taken up again, to find the next."""
    before, hashes = 0, frozenset[str | None]({None})
    for link in chain:
        content = covered(connection, EntryKind(link.kind), link.entry) if link.kind in TABLES else None
        own = {entry_hash(each, link.number, link.kind, content or ()) for each in hashes}
        if content is None:
            yield f"entry {link.number}: the {link.kind} it stands for was dropped"
        elif link.hash not in own:
            yield f"entry {link.number} is not as it was written{_gap(before, link.number)}"
        before, hashes = link.number, frozenset({*own, link.hash})


def _gap(before: int, number: int) -> str:
    return f", or what stood between it and entry {before} was dropped" if number > before + 1 else ""


def _strays(connection: sqlite3.Connection) -> Iterator[str]:
    for kind, table in TABLES.items():
        rows = connection.execute(
            f"SELECT number FROM {table} EXCEPT SELECT entry FROM ledger WHERE kind = ? ORDER BY 1",  # noqa: S608
            [kind],
        )
        for (number,) in rows:
            yield f"{kind} {number} was put in past the ledger, or its entry there was dropped"


def _shown_otherwise(connection: sqlite3.Connection) -> Iterator[str]:
    for claim, shown, judged in connection.execute(_SHOWN_OTHERWISE):
        yield f"{claim} is shown as {shown}, but what the ledger makes of it is {judged}"


def _unguarded(connection: sqlite3.Connection) -> Iterator[str]:
    from claimcheck.store.migrations import fresh_database

    stored = dict(connection.execute(_SCHEMA).fetchall())
    with fresh_database() as fresh:
        for name, sql in fresh.execute(_SCHEMA):
            if stored.get(name) != sql:
                yield f"{name}, which guards the file, is gone or not as claimcheck made it"
