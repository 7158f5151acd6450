"""Verdicts: given and taken back. The log keeps both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.config import analyst_name, config_path, statuses_with_reason
from claimcheck.errors import ChangedError, UsageError
from claimcheck.records import Entry, Verdict, VerdictStatus
from claimcheck.store import LogEntry, Reader, open_reader, open_store, version
from claimcheck.workflow.clock import now
from claimcheck.workflow.evidence import evidence as pieces_of_evidence

_SHORTEST_VERSION = len("ver_") + 6


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim as it was, the verdict it has now, and whether its article has it no more."""

    before: Entry
    verdict: Verdict
    withdrawn: bool = False


def mark(
    database: Path,
    ids: Sequence[str],
    status: VerdictStatus,
    *,
    by: str | None = None,
    note: str | None = None,
    evidence: Sequence[str] = (),
    with_same: bool = False,
) -> list[Judged]:
    """Give all claims of `ids`, which may be shortened, one verdict in one action, and return what that changed.

    An id may be followed by "@" and the version (see `claimcheck.store.version`) in which its claim was read. With
    `with_same` the verdict is given to all that are the same claim elsewhere, too. `by` is the analyst (see
    `claimcheck.config.analyst_name`), `evidence` are web addresses and paths of files.

    Raises:
        UsageError: an id is unknown or ambiguous, evidence is none, a reason is missing that the config file asks for,
            or nobody gives the verdict. None is given.
        ChangedError: a claim is not in the version it was read in. None is given.
        DatabaseError: the database is missing, or cannot be written to.
        OSError: a file cannot be read.
    """
    verdict = Verdict(status, by=analyst_name(by), at=now(), note=(note or "").strip() or None)
    require_reason(verdict, statuses_with_reason())
    verdict = replace(verdict, evidence=pieces_of_evidence(evidence))
    with open_reader(database) as reader, open_store(database) as store, store.transaction():
        # Others wait from here on: what is read now is what is judged.
        named = [_named(reader, each) for each in ids]
        claim_ids = dict.fromkeys(claim_id for claim_id, _ in named)
        before = reader.known(claim_ids)
        changed = [before[claim_id] for claim_id, seen in named if not version(before[claim_id]).startswith(seen)]
        if changed:
            raise ChangedError(_not_as_read(changed))
        if with_same:
            claim_ids |= dict.fromkeys(alike for claim_id in claim_ids for alike in _same(before[claim_id]))
            before = reader.known(claim_ids)
        withdrawn = set(reader.withdrawn(claim_ids))
        store.mark(list(claim_ids), verdict)
    return [Judged(before[claim_id], verdict, claim_id in withdrawn) for claim_id in claim_ids]


def require_reason(verdict: Verdict, needing: Collection[VerdictStatus]) -> None:
    """Raise UsageError when `verdict` has no note and is one of those `needing` it (see `claimcheck.config`)."""
    if not verdict.note and verdict.status in needing:
        raise UsageError(f"{verdict.status} needs a reason, as {config_path()} has it; give one with --note TEXT")


def _named(reader: Reader, given: str) -> tuple[str, str]:
    """The full id of the claim that is meant, and the beginning of the version in which it was read, "" for any."""
    prefix, at, seen = given.partition("@")
    claim_id = reader.claim_id(prefix)
    if not at:
        return claim_id, ""
    seen = f"ver_{seen.removeprefix('ver_')}"
    if len(seen) < _SHORTEST_VERSION:
        raise UsageError(f"{given}: after @ comes the version that show tells")
    return claim_id, seen


def _not_as_read(changed: Sequence[Entry]) -> str:
    first = changed[0]
    judge = f" by {first.verdict.by}, {first.verdict.at}" if first.verdict.by else ""
    others = f", and so have {len(changed) - 1} others" if len(changed) > 1 else ""
    return (
        f"{first.claim.id} has changed since it was read{others}: it is {first.verdict.status}{judge} now; "
        f"nothing was marked; look again with: claimcheck show {first.claim.id}"
    )


def undo(database: Path, claim_id: str | None = None, *, by: str | None = None) -> list[LogEntry]:
    """Take back the last verdict that stands, on all claims it was given to, or the last one on one claim.

    Return the lines this adds to the log: one a claim, with the status it fell back to.

    Raises:
        UsageError: there is none, the id is unknown or ambiguous, or nobody takes it back.
        DatabaseError: the database is missing, or cannot be written to.
    """
    analyst = analyst_name(by)
    with open_reader(database) as reader:
        full_id = claim_id and reader.claim_id(claim_id)
    with open_store(database) as store:
        return store.undo(analyst, now(), full_id)


def _same(entry: Entry) -> list[str]:
    """The claims that are the same as one, in whichever of its propositions."""
    return [claim for part in entry.corroboration.parts for claim, _ in part.same]
