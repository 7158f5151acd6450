"""A copy of a database that others may be writing to."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from claimcheck.errors import DatabaseError, UsageError
from claimcheck.store.checks import Summary, summarize
from claimcheck.store.connection import connect_for_reading, one_line_errors

_PAGES = 1000  # copied between two looks at whether somebody wants to stop
_BESIDE = ("-wal", "-journal")  # what SQLite would take for the latest changes of a file put in their place


def back_up(database: Path, target: Path, *, overwrite: bool = False) -> Summary:
    """Copy the database at `database`, as it is at this moment, to `target`; return what the copy holds.

    Others may read and write meanwhile. The copy is one file, of the same schema, and is there once it is whole and
    checked: until then, and for good if anything goes wrong, whatever stood at `target` stands.

    Raises:
        UsageError: something stands at `target` already and is not to be overwritten, or is no file, or in use.
        DatabaseError: the database is missing, locked, damaged, newer than this version, or no claimcheck database.
        OSError: the copy cannot be written.
    """
    source, _ = connect_for_reading(database)
    with closing(source):
        _see_that_it_may_be_written(database, target, overwrite=overwrite)
        with _replacing(target, database) as unfinished, closing(sqlite3.connect(unfinished)) as copy:
            _copy(source, copy, database, target)
            return _checked(copy, database)


def _see_that_it_may_be_written(database: Path, target: Path, *, overwrite: bool) -> None:
    if target.exists():
        if not target.is_file():
            raise UsageError(f"{target} is no file; name one that the copy is to become")
        if target.samefile(database):
            raise UsageError(f"{target} is the database itself; name another file")
        if not overwrite:
            raise UsageError(f"{target} is there already; name another file, or add --overwrite")
    for ending in _BESIDE:
        beside = target.with_name(target.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise UsageError(f"{target} is in use, or was left in the middle of a change ({beside}); name another file")


@contextmanager
def _replacing(target: Path, database: Path) -> Iterator[Path]:
    """Yield the name of an empty file that becomes that at `target`, as private as the database is."""
    place = target.resolve()  # so that a link goes on pointing where it points
    unfinished = place.with_name(f".claimcheck-{os.urandom(4).hex()}.part")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        error.filename = str(target)  # the one that was asked for
        raise
    try:
        yield unfinished
        unfinished.chmod(database.stat().st_mode & 0o777 | 0o200)  # what is to be worked on where that may not be
        unfinished.replace(place)
    finally:
        for ending in ("", *_BESIDE, "-shm"):
            unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, database: Path, target: Path) -> None:
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # holds on to this moment while others write
    copy.execute("PRAGMA journal_mode = OFF")  # a copy that is not finished is thrown away
    try:
        source.backup(copy, pages=_PAGES, progress=lambda *_: None)  # in Python, where an interrupt is noticed
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, which can be read where nothing can be written
    except sqlite3.DatabaseError as error:
        if _is_of_the_copy(error):
            full = (error.sqlite_errorcode & 0xFF) == sqlite3.SQLITE_FULL
            number = errno.ENOSPC if full else errno.EIO
            raise OSError(number, os.strerror(number), str(target)) from error
        with one_line_errors(database):
            raise


def _is_of_the_copy(error: sqlite3.DatabaseError) -> bool:
    kind = error.sqlite_errorcode & 0xFF
    of_reading = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)
    return kind == sqlite3.SQLITE_FULL or (kind == sqlite3.SQLITE_IOERR and error.sqlite_errorcode not in of_reading)


def _checked(copy: sqlite3.Connection, database: Path) -> Summary:
    with one_line_errors(database):
        (finding,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if finding != "ok":
            raise DatabaseError(f"{database} is damaged ({finding}), so no copy was made; restore an earlier one")
        return summarize(copy)
