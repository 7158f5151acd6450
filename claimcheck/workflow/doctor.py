"""Whether everything that is needed is there and sound."""

import platform
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ClaimcheckError, DatabaseError, UsageError
from claimcheck.models import models_status
from claimcheck.store import Audit, Reader, open_reader

_HASH = re.compile(r"[0-9a-fA-F]{64}")
_MOST_FAULTS = 20  # that are shown


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at and what was found; `problem` is what is wrong with it and what to do, if anything."""

    subject: str
    finding: str
    problem: ClaimcheckError | None = None


def examine(database: Path, *, audit: bool = False, kept: str | None = None) -> Iterator[Check]:
    """Check the surroundings, the model and the database at `database`; everything is checked, whatever fails.

    With `audit` the ledger is gone through, too; `kept` is the hash of one of its entries that was kept elsewhere.

    Raises:
        UsageError: `kept` is no such hash.
    """
    if kept is not None and not _HASH.fullmatch(kept):
        raise UsageError(f"not a hash: {kept!r}; it has 64 hexadecimal digits, as doctor --audit shows it")
    yield Check("python", f"{platform.python_version()} on {platform.system()}")
    yield _checked("sqlite", _sqlite)
    yield Check("terminal", _terminal(sys.stdout.encoding))
    yield _checked("models", models_status)
    yield from _database(database)
    if audit:
        yield from _ledger(database, kept and kept.lower())


def _checked(subject: str, look: Callable[[], str]) -> Check:
    try:
        return Check(subject, look())
    except ClaimcheckError as error:
        return Check(subject, str(error), error)


def _sqlite() -> str:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.OperationalError as error:
        raise DatabaseError("this Python's SQLite has no full-text search (FTS5); use another Python") from error
    finally:
        connection.close()
    return f"{sqlite3.sqlite_version} with full-text search"


def _terminal(encoding: str) -> str:
    if encoding.lower().startswith("utf"):
        return encoding.upper()
    return f"{encoding} cannot show every character, others become a question mark; set PYTHONUTF8=1"


def _database(path: Path) -> Iterator[Check]:
    try:
        with open_reader(path) as reader:
            yield Check("database", _summary(path, reader))
            faults = [DatabaseError(f"{fault}; restore a copy of {path}") for fault in reader.problems()]
    except DatabaseError as error:
        faults = [error]
    yield from (Check("database", str(fault), fault) for fault in faults)


def _summary(path: Path, reader: Reader) -> str:
    found = reader.summary()
    return (
        f"{path}, {found.size / 1e6:.1f} MB, schema {found.schema_version}; articles {found.articles:,}, "
        f"claims {found.claims:,}, speakers {found.speakers:,}, verdicts {found.verdicts:,}"
    )


def _ledger(path: Path, kept: str | None) -> Iterator[Check]:
    try:
        with open_reader(path) as reader:
            found = reader.audit(kept)
    except DatabaseError as error:
        yield Check("ledger", str(error), error)
        return
    faults = list(found.faults)
    if kept and found.witness is None:
        faults.insert(0, f"no entry has the hash {kept}: entries up to the one that had it were altered or dropped")
    for fault in faults[:_MOST_FAULTS]:
        yield Check("ledger", fault, DatabaseError(fault))
    if len(faults) > _MOST_FAULTS:
        yield Check("ledger", f"{len(faults) - _MOST_FAULTS:,} more faults", DatabaseError("more faults"))
    if not faults:
        yield Check("ledger", _sound(found))
    for line in found.reworded[:_MOST_FAULTS]:
        yield Check("reworded", f"{line.claim_id} reads otherwise than when entry {line.number} judged it; look again")


def _sound(found: Audit) -> str:
    if found.head is None:
        return "empty"
    kept = f", unaltered since entry {found.witness}, whose hash was kept" if found.witness else ""
    return f"{found.entries:,} entries, chained without a break{kept}; head {found.head}"
