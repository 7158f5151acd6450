"""The append-only log of verdicts: marks, marks taken back, and the verdict that follows from them.

A mark stands until it is taken back; the newest mark of a claim that stands is the claim's verdict.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck.records import Verdict, VerdictStatus
from claimcheck.store.ledger import EntryKind, chain, next_number
from claimcheck.store.rows import claim_digest, verdict_from_row, verdict_to_row

if TYPE_CHECKING:
    from sqlite_utils import Database


class LogAction(StrEnum):
    """What was done to a claim."""

    MARK = "mark"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log; `number` grows from one line to the next, and is its number in the ledger.

    A mark carries the verdict given. An undo carries who took which mark back (the number `undoes`), when,
    and the status that the claim fell back to.
    """

    number: int
    action: LogAction
    claim_id: str
    verdict: Verdict
    undoes: int | None = None


def read_log(connection: sqlite3.Connection, claim_id: str | None = None) -> Iterator[LogEntry]:
    """Yield the log, or what it says of one claim, oldest first."""
    if claim_id is None:
        rows = connection.execute("SELECT * FROM log ORDER BY number")
    else:
        rows = connection.execute("SELECT * FROM log WHERE claim = ? ORDER BY number", [claim_id])
    return map(entry_from_row, rows)


def read_standing(connection: sqlite3.Connection, claim_ids: Sequence[str]) -> list[LogEntry]:
    """Return the marks that are the verdicts of these claims, oldest first."""
    rows = connection.execute(
        "SELECT log.* FROM claims JOIN log ON log.number = claims.verdict "
        "WHERE claims.id IN (SELECT value FROM json_each(?)) ORDER BY log.number",
        [json.dumps(list(claim_ids))],
    )
    return [entry_from_row(row) for row in rows]


def read_reworded(connection: sqlite3.Connection, claim_id: str | None = None) -> list[LogEntry]:
    """Return the marks that are a claim's verdict, or one claim's, but were given when it read otherwise."""
    rows = connection.execute(
        "SELECT log.*, claims.id, claims.statement, claims.speaker_name, claims.quote_type, claims.kind, "
        "claims.certainty, claims.polarity FROM claims JOIN log ON log.number = claims.verdict "
        "WHERE ? IN ('', claims.id) ORDER BY log.number",
        [claim_id or ""],
    )
    return [entry_from_row(row) for row in rows if row["claim_digest"] not in (None, claim_digest(row))]


def append_marks(db: "Database", verdicts: Mapping[str, Verdict]) -> None:
    """Give known claims, by their full ids, these verdicts, in one action. To be called within a transaction."""
    rows = db.execute("SELECT * FROM claims WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(verdicts))])
    read_as = {row["id"]: claim_digest(row) for row in rows}
    _append(
        db,
        [
            _line(LogAction.MARK, claim_id, verdict) | {"claim_digest": read_as[claim_id]}
            for claim_id, verdict in verdicts.items()
        ],
    )


def append_undo(db: "Database", by: str, at: str, claim_id: str | None) -> list[LogEntry]:
    """Take back the last action that stands, or the last mark of one claim; return the lines this adds.

    The list is empty when there is nothing to take back. To be called within a transaction.
    """
    if claim_id is None:
        marks = db.execute(
            "SELECT number, claim FROM standing_marks "
            "WHERE batch = (SELECT batch FROM standing_marks ORDER BY number DESC LIMIT 1) ORDER BY number"
        )
    else:
        marks = db.execute(
            "SELECT number, claim FROM standing_marks WHERE claim = ? ORDER BY number DESC LIMIT 1", [claim_id]
        )
    return _append(db, [_undo_line(db, number, claim, by, at) for number, claim in marks.fetchall()])


def _undo_line(db: "Database", mark: int, claim_id: str, by: str, at: str) -> dict[str, object]:
    before = db.execute(
        "SELECT status FROM standing_marks WHERE claim = ? AND number < ? ORDER BY number DESC LIMIT 1",
        [claim_id, mark],
    ).fetchone()
    status = VerdictStatus(before["status"]) if before else Verdict().status
    return _line(LogAction.UNDO, claim_id, Verdict(status=status, by=by, at=at), undoes=mark)


def _line(action: LogAction, claim_id: str, verdict: Verdict, undoes: int | None = None) -> dict[str, object]:
    return {"action": action, "claim": claim_id, "undoes": undoes} | verdict_to_row(verdict)


def _append(db: "Database", lines: Sequence[dict[str, object]]) -> list[LogEntry]:
    first = next_number(db.conn)
    numbered = [{"number": first + offset, "batch": first} | line for offset, line in enumerate(lines)]
    db.table("log").insert_all(numbered)
    chain(db.conn, EntryKind.VERDICT, ((number, number) for number in range(first, first + len(lines))))
    for line in lines:
        _settle(db, line["claim"])
    return [entry_from_row(row) for row in db.execute("SELECT * FROM log WHERE batch = ? ORDER BY number", [first])]


def _settle(db: "Database", claim_id: object) -> None:
    db.execute(
        "UPDATE claims SET (verdict, status) = (SELECT max(number), coalesce(status, ?) FROM standing_marks "
        "WHERE claim = claims.id) WHERE id = ?",
        [Verdict().status, claim_id],
    )


def entry_from_row(row: sqlite3.Row) -> LogEntry:
    return LogEntry(
        number=row["number"],
        action=LogAction(row["action"]),
        claim_id=row["claim"],
        verdict=verdict_from_row(row),
        undoes=row["undoes"],
    )
