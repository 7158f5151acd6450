"""Opening the database file, and saying in one line what is wrong with it."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from claimcheck.errors import DatabaseError

SCHEMA_VERSION = 8
APPLICATION_ID = 0x636C636B  # "clck", in the file's header: tells a claimcheck database from any other
BUSY_SECONDS = 10.0  # how long to queue behind another writer
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables

_REMEDIES = {
    sqlite3.SQLITE_BUSY: "is in use by another program; try again when that is done",
    sqlite3.SQLITE_LOCKED: "is in use by another program; try again when that is done",
    sqlite3.SQLITE_PROTOCOL: "is in use by another program; try again when that is done",
    sqlite3.SQLITE_NOTADB: "is not a claimcheck database; name another file with --db",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy, or ingest the articles into a new file",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; see that its folder exists and that you may write there",
    sqlite3.SQLITE_READONLY: "may not be written to; change its permissions, or work on a copy",
    sqlite3.SQLITE_PERM: "may not be used; change its permissions, or work on a copy",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full; make room and try again",
    sqlite3.SQLITE_IOERR: "cannot be read or written, the disk reports an error; see that it is still there",
}

_NOTHING_BESIDE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL)


class ClosedAtTheEnd(ABC):
    """What a `with` block closes when it is left."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let go of the file."""


def connect_for_reading(path: Path, *, any_thread: bool = False) -> tuple[sqlite3.Connection, int]:
    """Open the claimcheck database at `path` without the right to change it; return it with its schema version.

    With `any_thread`, another thread than this one may use it, one at a time.
    Raises DatabaseError when it is missing, locked, damaged, newer than this version, or no claimcheck database.
    """
    if not path.is_file():
        raise DatabaseError(f"no database at {path}; make one with: claimcheck ingest PATH")
    with one_line_errors(path):
        try:
            connection, version = _connect(path, "mode=ro", any_thread=any_thread)
        except sqlite3.OperationalError as error:
            # A reader, too, makes files beside the database. Where it cannot, as in a read-only folder or on a full
            # disk, the file can still be read as one that nobody changes, unless the latest changes lie beside it.
            if _kind(error) not in _NOTHING_BESIDE or _has_unmerged_changes(path):
                raise
            connection, version = _connect(path, "mode=ro&immutable=1", any_thread=any_thread)
    if version == 0:
        connection.close()
        raise DatabaseError(f"{path} is not a claimcheck database yet; make it one with: claimcheck ingest PATH")
    connection.row_factory = sqlite3.Row
    return connection, version


def connect_for_writing(path: Path) -> tuple[sqlite3.Connection, int]:
    """Open the claimcheck database at `path`, or an empty file made there; return it with its schema version.

    The version of an empty file is 0. Raises DatabaseError as `connect_for_reading` does.
    """
    with one_line_errors(path):
        connection, version = _connect(path, "mode=rwc")
    connection.row_factory = sqlite3.Row
    return connection, version


def _connect(path: Path, mode: str, *, any_thread: bool = False) -> tuple[sqlite3.Connection, int]:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseError(f"this Python's SQLite, {sqlite3.sqlite_version}, is older than 3.37; use another Python")
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        check_same_thread=not any_thread,
        isolation_level=None,  # transactions begin and end where the code says so
    )
    try:
        return connection, _schema_version(connection, path)
    except BaseException:
        connection.close()
        raise


def _schema_version(connection: sqlite3.Connection, path: Path) -> int:
    connection.execute("BEGIN")  # all three as of one moment: another program may be making the database just now
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    holds_tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0
    connection.execute("COMMIT")
    if application != APPLICATION_ID and (application or version or holds_tables):
        raise DatabaseError(f"{path} is not a claimcheck database; name another file with --db")
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} was written by a newer claimcheck (schema {version}, this one knows {SCHEMA_VERSION}); "
            "update with: pip install --upgrade claimcheck"
        )
    return version


def _has_unmerged_changes(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def identity(path: Path) -> tuple[int, int]:
    """Return what tells the file at `path` from any other that is put in its place. OSError when there is none."""
    found = path.stat()
    return found.st_dev, found.st_ino


@contextmanager
def one_line_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises about the file at `path` into a DatabaseError; programming errors pass unchanged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _kind(error) not in _REMEDIES:
            raise
        raise DatabaseError(f"{path} {_REMEDIES[_kind(error)]}") from error


def _kind(error: sqlite3.Error) -> int:
    """Return the primary result code, 0 for an error that is not SQLite's own."""
    code = int(getattr(error, "sqlite_errorcode", 0))
    return sqlite3.SQLITE_FULL if code == sqlite3.SQLITE_IOERR_SHMSIZE else code & 0xFF  # no room for a file beside


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Queue behind other writers, then do all that follows or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back by itself
            connection.execute("ROLLBACK")
        raise
