"""Verdicts: given and taken back. The log keeps both."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from claimcheck.config import analyst_name
from claimcheck.errors import UsageError
from claimcheck.records import Entry, Verdict, VerdictStatus
from claimcheck.store import LogEntry, open_reader, open_store
from claimcheck.workflow.clock import now


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim as it was, and the verdict it has now."""

    before: Entry
    verdict: Verdict


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

    With `with_same` it is given to all that are the same claim elsewhere, too. `by` is the analyst (see
    `claimcheck.config.analyst_name`), `evidence` are web addresses.

    Raises:
        UsageError: an id is unknown or ambiguous, an address is none, or nobody gives the verdict. None is given.
        DatabaseError: the database is missing, or cannot be written to.
    """
    verdict = Verdict(status, by=analyst_name(by), at=now(), note=note or None, evidence=web_addresses(evidence))
    with open_reader(database) as reader:
        claim_ids = dict.fromkeys(reader.claim_id(prefix) for prefix in ids)
        if with_same:
            claim_ids |= dict.fromkeys(alike for claim_id in claim_ids for alike in _same(reader.entry(claim_id)))
        before = [reader.entry(claim_id) for claim_id in claim_ids]
    with open_store(database) as store:
        store.mark(list(claim_ids), verdict)
    return [Judged(entry, verdict) for entry in before]


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


def web_addresses(addresses: Sequence[str]) -> tuple[str, ...]:
    """Return `addresses`. Raises UsageError for the first that is no web address."""
    for address in addresses:
        if not _is_web_address(address):
            raise UsageError(f"not a web address: {address!r}; evidence begins with http:// or https://")
    return tuple(addresses)


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable() and " " not in text
