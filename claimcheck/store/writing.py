"""Storing articles, claims and verdicts."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from sqlite3 import OperationalError, Row
from typing import TYPE_CHECKING

from claimcheck.errors import DatabaseError, UsageError
from claimcheck.records import Answer, Article, Claim, Speaker, Verdict
from claimcheck.store.connection import (
    SCHEMA_VERSION,
    ClosedAtTheEnd,
    connect_for_writing,
    identity,
    one_line_errors,
    transaction,
)
from claimcheck.store.fetches import append_fetch, read_feed_state, was_fetched, write_feed_state
from claimcheck.store.log import LogEntry, append_marks, append_undo
from claimcheck.store.matching import Matching
from claimcheck.store.rows import article_from_row, article_to_row, claim_from_row, claim_to_row, fingerprint
from claimcheck.store.sources import RENAMED, Sources
from claimcheck.store.transfers import Transfer, append_transfer

if TYPE_CHECKING:
    from sqlite_utils import Database


# Two searches, since SQLite would meet an OR by going through all articles.
_KNOWN = """
SELECT number, fingerprint, excerpt FROM articles WHERE id = :id AND replaced_at IS NULL
UNION
SELECT number, fingerprint, excerpt FROM articles WHERE fingerprint = :fingerprint AND replaced_at IS NULL
"""


class ArticleState(StrEnum):
    """What an article is to the database."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def open_store(path: Path) -> "Store":
    """Open the database at `path` for writing, making it, or bringing it up to date, where need be.

    Raises DatabaseError when the file is locked, damaged, newer than this version, or no claimcheck database.
    """
    from sqlite_utils import Database  # 180 ms, which reading commands do not pay

    connection, version = connect_for_writing(path)
    db = Database(connection, execute_plugins=False)
    try:
        with one_line_errors(path):
            _prepare(db, version)
    except BaseException:
        db.close()
        raise
    return Store(db, path)


def _prepare(db: "Database", version: int) -> None:
    with suppress(OperationalError):  # another program is at work in the file: the next to open it will do it
        db.enable_wal()
    if version < SCHEMA_VERSION:
        from claimcheck.store.migrations import MIGRATIONS

        with transaction(db.conn):  # two programs may find the same new file
            MIGRATIONS.apply(db)
    db.execute("PRAGMA foreign_keys = ON")  # after migrations, which may rebuild tables


class Store(ClosedAtTheEnd):
    """The database, open for writing.

    Every method that writes does so in one transaction; what `matching` and `sources` do is to be put in one.
    Writers queue; one that has to wait too long raises DatabaseError, as does every other fault of the file.
    """

    def __init__(self, db: "Database", path: Path) -> None:
        self._db = db
        self._path = path
        self._identity = identity(path)
        self.matching = Matching(db.conn)
        self.sources = Sources(db.conn)

    def close(self) -> None:
        self._db.close()

    def state_of(self, article: Article) -> ArticleState:
        """Say what saving `article` would do.

        UNCHANGED when its like is stored, from wherever it was read, or when it is an excerpt of what is stored whole.
        """
        new = fingerprint(article)
        known = self._known(article)
        if any(row["fingerprint"] == new or (article.excerpt and not row["excerpt"]) for row in known):
            return ArticleState.UNCHANGED
        return ArticleState.CHANGED if known else ArticleState.NEW

    def save(self, article: Article, claims: Sequence[Claim], answer: Answer | None = None) -> ArticleState:
        """Store `article` with its `claims`, which are in the order of its text; do nothing if it is UNCHANGED.

        A CHANGED article becomes a new version beside the former one. Claims found again keep their verdict and
        history; those that are not stay with the former version, and out of lists, until a later one has them.
        `answer` is what the article was read from if it was fetched, and is archived.
        """
        with self.transaction():
            state = self.state_of(article)
            if state is not ArticleState.UNCHANGED:
                self._save_claims(self._save_article(article), claims)
                self.matching.drop(self._withdrawn(article))
            if answer:
                self._archive(article, answer)
        return state

    def archive(self, article: Article, answer: Answer) -> None:
        """Record that a stored article was fetched once more; nothing is, of an excerpt of what is stored whole."""
        with self.transaction():
            self._archive(article, answer)

    def _archive(self, article: Article, answer: Answer) -> None:
        new = fingerprint(article)
        for row in self._known(article):
            if row["fingerprint"] == new:
                append_fetch(self._db.conn, row["number"], answer)
                return

    def was_fetched(self, url: str) -> bool:
        """Tell whether an article was ever read from the web address `url`."""
        with one_line_errors(self._path):
            return was_fetched(self._db.conn, url)

    def feed_state(self, url: str) -> tuple[str | None, str | None]:
        """Return the ETag and the Last-Modified of a feed when all that it led to was last stored."""
        with one_line_errors(self._path):
            return read_feed_state(self._db.conn, url)

    def save_feed_state(self, url: str, answer: Answer) -> None:
        """Remember that all that a feed leads to, as it answered, is stored."""
        with self.transaction():
            write_feed_state(self._db.conn, url, answer)

    def _known(self, article: Article) -> list[Row]:
        """The current versions that are of the same article, or say the same."""
        with one_line_errors(self._path):
            values = {"id": article.id, "fingerprint": fingerprint(article)}
            return list(self._db.execute(_KNOWN, values).fetchall())

    def articles(self) -> Iterator[tuple[int, Article, list[Claim]]]:
        """Yield every article as it is now, with its number and the claims it attributes, without propositions."""
        numbers = [row["number"] for row in self._db.execute("SELECT number FROM articles WHERE replaced_at IS NULL")]
        for number in numbers:
            row = self._db.execute(
                "SELECT articles.*, texts.text FROM articles JOIN texts ON texts.article = articles.number "
                "WHERE number = ?",
                [number],
            ).fetchone()
            article = article_from_row(row)
            claims = self._db.execute(
                "SELECT * FROM claims WHERE article = ? AND quote_type <> 'narrated' ORDER BY position", [number]
            )
            yield number, article, [claim_from_row(claim, article) for claim in claims.fetchall()]

    def save_propositions(self, article: int, claims: Sequence[Claim]) -> None:
        """Store the claims of the article with this number anew, with the propositions they have now.

        To be called within a transaction.
        """
        self._save_claims(article, claims)

    def _save_article(self, article: Article) -> int:
        self._db.execute(
            "UPDATE articles SET replaced_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') "
            "WHERE id = ? AND replaced_at IS NULL",
            [article.id],
        )
        self._db.table("articles").insert(article_to_row(article))
        number = int(self._db.execute("SELECT last_insert_rowid()").fetchone()[0])
        self._db.table("texts").insert({"article": number, "text": article.text})
        return number

    def _save_claims(self, article: int, claims: Sequence[Claim]) -> None:
        owners = self.sources.owners(claims)
        self._save_speakers(dict.fromkeys((claim.speaker, owners[claim.id]) for claim in claims))
        known = self._numbers([claim.id for claim in claims])
        rows = [claim_to_row(claim, article, position, owners[claim.id]) for position, claim in enumerate(claims)]
        self._db.table("claims").insert_all(row for row in rows if row["id"] not in known)
        for row in rows:
            if row["id"] in known:
                self._db.table("claims").update(known[row["id"]], row)
        numbers = self._numbers([claim.id for claim in claims])
        for claim in claims:
            self.matching.replace(numbers[claim.id], claim)

    def _withdrawn(self, article: Article) -> list[int]:
        """The claims of former versions of an article that the current one is without."""
        rows = self._db.execute(
            "SELECT claims.number FROM articles JOIN claims ON claims.article = articles.number "
            "WHERE articles.id = ? AND articles.replaced_at IS NOT NULL",
            [article.id],
        )
        return [row["number"] for row in rows]

    def _save_speakers(self, speakers: Collection[tuple[Speaker, str]]) -> None:
        """Add `speakers` and their names, each with the id of whoever it is by the analysts' word.

        Each is listed under the longest of its own names, whichever came first.
        """
        self._db.table("speakers").insert_all(
            ({"id": speaker.id, "name": speaker.name, "type": speaker.type} for speaker, _ in speakers),
            ignore=True,  # the first to name a speaker sets its type
        )
        names = [[owner, speaker.name, owner == speaker.id] for speaker, owner in speakers if speaker.name]
        self._db.conn.executemany("INSERT OR IGNORE INTO aliases (speaker, name, own) VALUES (?, ?, ?)", names)
        self._db.execute(RENAMED, [json.dumps([speaker.id for speaker, _ in speakers])])

    def _numbers(self, claim_ids: Sequence[str]) -> dict[object, int]:
        rows = self._db.execute(
            "SELECT id, number FROM claims WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(claim_ids))]
        )
        return {row["id"]: row["number"] for row in rows}

    def mark(self, claim_ids: Sequence[str], verdict: Verdict) -> None:
        """Give `verdict`, whose `by` and `at` are set, to the claims with these full ids, as one action.

        Raises UsageError, and marks none of them, when one is unknown.
        """
        with self.transaction():
            known = self._numbers(claim_ids)
            for claim_id in claim_ids:
                if claim_id not in known:
                    raise UsageError(f"no claim {claim_id}; see the ids with: claimcheck list")
            append_marks(self._db, dict.fromkeys(claim_ids, verdict))

    def take_in(self, transfer: Transfer, verdicts: Mapping[str, Verdict]) -> None:
        """Record an import, and give the claims with these full ids, all known, its verdicts, in one action."""
        with self.transaction():
            append_transfer(self._db.conn, transfer)
            append_marks(self._db, verdicts)

    def undo(self, by: str, at: str, claim_id: str | None = None) -> list[LogEntry]:
        """Take back the last action that still stands, whole, or else the last mark of one claim.

        Each claim falls back to the mark before. `by` and `at` (UTC, ISO 8601) say who does it, and when. Returns
        the lines added to the log. Raises UsageError when there is nothing to take back.
        """
        with self.transaction():
            lines = append_undo(self._db, by, at, claim_id)
        if not lines:
            raise UsageError("no verdict to take back" + (f" on {claim_id}" if claim_id else ""))
        return lines

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Queue behind other writers, then do all that is done within, or nothing of it.

        One within another is part of it.
        """
        if self._db.conn.in_transaction:
            yield
            return
        with one_line_errors(self._path), transaction(self._db.conn):
            yield
            self._see_that_it_is_still_there()

    def _see_that_it_is_still_there(self) -> None:
        """Raise DatabaseError if the file was removed or replaced: SQLite would go on writing where nobody looks."""
        try:
            now = identity(self._path)
        except OSError:
            now = None
        if now != self._identity:
            raise DatabaseError(
                f"{self._path} was removed or replaced while in use, or its disk is gone; nothing more is written: "
                "see that it is there, and run this again"
            )
