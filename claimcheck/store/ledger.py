"""The ledger: all that analysts did and all that was fetched, in one chain of hashes.

An entry's hash is taken over what the entry says and over the hash before it. Whoever alters or drops an entry breaks
the chain there, and whoever mends it has to change every hash after it, the last one too: a hash that was written down
elsewhere tells. What that proves, and what it does not, is said in docs/ledger.md.

What an entry says stays in the table where it is looked up; the ledger has its place and its hash.
"""

import sqlite3
from collections.abc import Iterable
from enum import StrEnum

from claimcheck.identity import digest


class EntryKind(StrEnum):
    """What an entry is.

    A verdict or a word on a source, given or taken back, a link of two claims, a transfer, or a fetch.
    """

    VERDICT = "verdict"
    LINK = "link"
    TRANSFER = "transfer"
    SOURCE = "source"
    FETCH = "fetch"


# A row has its entry's number, but for links and fetches that are older than their place in the ledger.
TABLES = {
    EntryKind.VERDICT: "log",
    EntryKind.LINK: "links",
    EntryKind.TRANSFER: "transfers",
    EntryKind.SOURCE: "source_log",
    EntryKind.FETCH: "fetches",
}

# What an entry's hash covers. What later versions record beside it wants a kind of its own: entries keep their hashes.
_COVERED = {
    EntryKind.VERDICT: "number, batch, action, claim, status, by, at, note, evidence, undoes, claim_digest",
    EntryKind.LINK: "number, a, a_part, b, b_part, link, by, at, note",
    EntryKind.TRANSFER: "number, action, by, at, path, format, chosen, claims, sha256",
    EntryKind.SOURCE: (
        "number, batch, action, kind, source, label, other, speaker, name, claim, target, rating, by, at, note, undoes"
    ),
    EntryKind.FETCH: "number, article, url, address, at, content_type, sha256",
}


def next_number(connection: sqlite3.Connection) -> int:
    """Return the number that the next entry gets. To be called within a transaction."""
    return int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM ledger").fetchone()[0])


def chain(connection: sqlite3.Connection, kind: EntryKind, entries: Iterable[tuple[int, int]]) -> None:
    """Add entries, each its number in the ledger and that of its row in the table of `kind`, in this order.

    To be called within a transaction.
    """
    last = connection.execute("SELECT hash FROM ledger ORDER BY number DESC LIMIT 1").fetchone()
    former = last[0] if last else None
    for number, row in entries:
        former = entry_hash(former, number, kind, covered(connection, kind, row) or ())
        connection.execute(
            "INSERT INTO ledger (number, kind, entry, hash) VALUES (?, ?, ?, ?)", [number, kind, row, former]
        )


def covered(connection: sqlite3.Connection, kind: EntryKind, row: int) -> tuple[object, ...] | None:
    """Return what the hash of an entry covers, None where its row is not there."""
    sql = f"SELECT {_COVERED[kind]} FROM {TABLES[kind]} WHERE number = ?"  # noqa: S608
    found = connection.execute(sql, [row]).fetchone()
    return None if found is None else tuple(found)


def entry_hash(former: str | None, number: int, kind: str, content: Iterable[object]) -> str:
    """Return the hash of the entry with this number after the one whose hash is `former`, None for the first."""
    return digest(former, str(number), kind, *(None if value is None else str(value) for value in content))
