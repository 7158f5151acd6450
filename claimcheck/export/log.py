"""The ledger as flat rows."""

from dataclasses import asdict

from claimcheck.export.csv import Cell
from claimcheck.records import Fetch
from claimcheck.store import LogEntry, Recorded, SourceEntry, Transfer

_VERDICT = ("number", "action", "claim", "status", "by", "at", "note", "evidence", "undoes")
_SOURCE = ("kind", "source", "name", "reliability")
_TRANSFER = ("path", "format", "chosen", "claims", "sha256")
_FETCH = ("url", "address", "content_type", "size")
LOG_COLUMNS = (*_VERDICT, "other", "link", *_SOURCE, *_TRANSFER, "hash", *_FETCH)


def log_row(line: LogEntry) -> dict[str, Cell]:
    """Return `line`, a verdict given or taken back, as the cells of one row."""
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


def source_log_row(line: SourceEntry) -> dict[str, Cell]:
    """Return `line`, what was said of a speaker or publisher or taken back, as the cells of one row."""
    said = line.said
    return {
        "number": line.number,
        "action": said.action,
        "claim": said.part.claim,
        "by": line.by,
        "at": line.at,
        "note": line.note,
        "undoes": line.undoes,
        "other": said.other,
        "kind": said.kind,
        "source": said.source,
        "name": said.label,
        "reliability": said.rating,
    }


def ledger_row(recorded: Recorded) -> dict[str, Cell]:
    """Return `recorded` as the cells of one row, by column, in the order of LOG_COLUMNS; what it has not is None."""
    return dict.fromkeys(LOG_COLUMNS) | _cells(recorded) | {"number": recorded.number, "hash": recorded.hash}


def _cells(recorded: Recorded) -> dict[str, Cell]:
    what = recorded.what
    if isinstance(what, LogEntry):
        return log_row(what)
    if isinstance(what, SourceEntry):
        return source_log_row(what)
    if isinstance(what, Transfer):
        return {
            "action": what.action,
            "by": what.by,
            "at": what.at,
            "path": what.path,
            "format": what.format,
            "chosen": what.chosen,
            "claims": what.claims,
            "sha256": what.sha256,
        }
    if isinstance(what, Fetch):
        return {"action": "fetch", **asdict(what)}
    return {
        "action": "link",
        "claim": what.a[0],
        "other": what.b[0],
        "link": what.link,
        "by": what.by,
        "at": what.at,
        "note": what.note,
    }
