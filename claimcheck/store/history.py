"""The ledger as people read it: every entry, whatever it is, in the order in which they were made."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import merge

from claimcheck.records import Fetch
from claimcheck.store.fetches import fetch_from_row
from claimcheck.store.ledger import TABLES, EntryKind
from claimcheck.store.log import LogEntry, entry_from_row
from claimcheck.store.matching import LinkEntry, link_from_row
from claimcheck.store.sources import SourceEntry, source_entry_from_row
from claimcheck.store.transfers import Transfer, transfer_from_row

Deed = LogEntry | LinkEntry | Transfer | SourceEntry | Fetch


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry of the ledger: its number, what was done or fetched, and its hash."""

    number: int
    what: Deed
    hash: str


_READ: dict[EntryKind, Callable[[sqlite3.Row], Deed]] = {
    EntryKind.VERDICT: entry_from_row,
    EntryKind.LINK: link_from_row,
    EntryKind.TRANSFER: transfer_from_row,
    EntryKind.SOURCE: source_entry_from_row,
    EntryKind.FETCH: fetch_from_row,
}
_ABOUT = {
    EntryKind.VERDICT: "claim = :claim",
    EntryKind.LINK: "a = :claim OR b = :claim",
    EntryKind.TRANSFER: "false",
    EntryKind.SOURCE: "claim = :claim",
    EntryKind.FETCH: "article = (SELECT article FROM claims WHERE id = :claim)",
}
# What is looked up elsewhere.
_MORE = {EntryKind.FETCH: ", (SELECT size FROM bodies WHERE bodies.sha256 = fetches.sha256) AS size"}


def read_ledger(connection: sqlite3.Connection, claim_id: str | None = None) -> Iterator[Recorded]:
    """Yield the ledger, or what it says of the claim with this full id, oldest first."""
    return merge(*(_read(connection, kind, claim_id) for kind in EntryKind), key=lambda recorded: recorded.number)


def _read(connection: sqlite3.Connection, kind: EntryKind, claim_id: str | None) -> Iterator[Recorded]:
    about = f"({_ABOUT[kind]})" if claim_id else "true"  # apart, so that those of one claim are found by an index
    rows = connection.execute(
        f"SELECT ledger.number AS place, ledger.hash, {TABLES[kind]}.*{_MORE.get(kind, '')} "  # noqa: S608
        f"FROM ledger JOIN {TABLES[kind]} ON {TABLES[kind]}.number = ledger.entry "
        f"WHERE ledger.kind = :kind AND {about} ORDER BY ledger.number",
        {"kind": kind, "claim": claim_id},
    )
    for row in rows:
        yield Recorded(row["place"], _READ[kind](row), row["hash"])
