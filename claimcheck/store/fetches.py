"""The archive: what the web answered, byte for byte, when, and what feeds were last called by their servers.

Fetches and their bytes are only ever added, so that the evidence outlives the page.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from hashlib import sha256

from claimcheck.errors import DatabaseError
from claimcheck.records import Answer, Fetch
from claimcheck.store.ledger import EntryKind, chain, next_number

_FETCHES = """
SELECT fetches.*, bodies.size
FROM fetches JOIN bodies ON bodies.sha256 = fetches.sha256
WHERE fetches.article = ? ORDER BY fetches.number
"""


def append_fetch(connection: sqlite3.Connection, article: int, answer: Answer) -> None:
    """Record that the article version with this number came from `answer`, whose bytes are kept once.

    To be called within a transaction.
    """
    fetch = answer.fetch
    connection.execute(
        "INSERT INTO bodies (sha256, size, packed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [fetch.sha256, fetch.size, zlib.compress(answer.body, 9)],
    )
    number = next_number(connection)
    connection.execute(
        "INSERT INTO fetches (number, article, url, address, at, content_type, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [number, article, fetch.url, fetch.address, fetch.at, fetch.content_type, fetch.sha256],
    )
    chain(connection, EntryKind.FETCH, [(number, number)])


def read_fetches(connection: sqlite3.Connection, article: int) -> list[Fetch]:
    """Return when and where the article version with this number was fetched, oldest first."""
    return [fetch_from_row(row) for row in connection.execute(_FETCHES, [article])]


def fetch_from_row(row: sqlite3.Row) -> Fetch:
    """Return the fetch of a row of fetches with the size of its bytes."""
    return Fetch(row["url"], row["address"], row["at"], row["content_type"], row["sha256"], row["size"])


def read_body(connection: sqlite3.Connection, fetch: Fetch) -> bytes:
    """Return the bytes that `fetch` brought; raise DatabaseError if they are not what they were."""
    row = connection.execute("SELECT packed FROM bodies WHERE sha256 = ?", [fetch.sha256]).fetchone()
    body = _unpacked(row[0], fetch.size, fetch.sha256)
    if body is None:
        raise DatabaseError(f"the archived bytes of {fetch.url} are damaged; take them from a copy of the database")
    return body


def damaged_bodies(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the hashes of the archived bytes that are not what they were; reads all of them."""
    for packed, size, hashed in connection.execute("SELECT packed, size, sha256 FROM bodies"):
        if _unpacked(packed, size, hashed) is None:
            yield hashed


def _unpacked(packed: bytes, size: int, hashed: str) -> bytes | None:
    try:
        body = zlib.decompressobj().decompress(packed, size + 1)  # and no more, whatever is in a stranger's database
    except zlib.error:
        return None
    return body if sha256(body).hexdigest() == hashed else None


def was_fetched(connection: sqlite3.Connection, url: str) -> bool:
    """Tell whether an article was ever read from `url`."""
    return connection.execute("SELECT 1 FROM fetches WHERE url = ? LIMIT 1", [url]).fetchone() is not None


def read_feed_state(connection: sqlite3.Connection, url: str) -> tuple[str | None, str | None]:
    """Return the ETag and the Last-Modified of a feed, as of when all that it led to was stored."""
    row = connection.execute("SELECT etag, modified FROM feeds WHERE url = ?", [url]).fetchone()
    return (row[0], row[1]) if row else (None, None)


def write_feed_state(connection: sqlite3.Connection, url: str, answer: Answer) -> None:
    """Remember what the server calls the feed as it is now."""
    connection.execute(
        "INSERT INTO feeds VALUES (?, ?, ?) "
        "ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, modified = excluded.modified",
        [url, answer.etag, answer.modified],
    )
