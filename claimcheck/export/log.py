"""The log of verdicts as flat rows."""

from claimcheck.export.csv import Cell
from claimcheck.store import LogEntry

LOG_COLUMNS = ("number", "action", "claim", "status", "by", "at", "note", "evidence", "undoes")


def log_row(line: LogEntry) -> dict[str, Cell]:
    """Return `line` as the cells of one row, by column, in the order of LOG_COLUMNS."""
    return {
        "number": line.number,
        "action": line.action,
        "claim": line.claim_id,
        "status": line.verdict.status,
        "by": line.verdict.by,
        "at": line.verdict.at,
        "note": line.verdict.note,
        "evidence": line.verdict.evidence,
        "undoes": line.undoes,
    }
