"""What the database knows of one claim beyond the claim itself."""

from dataclasses import dataclass

from claimcheck.records import Entry
from claimcheck.store import LogEntry, Reader
from claimcheck.store.matching import LinkEntry
from claimcheck.workflow import Trace, trace


@dataclass(frozen=True, slots=True)
class Details:
    """What stands behind a claim and against it, analysts' links, its history, and verdicts on the same claim."""

    traces: tuple[Trace, ...]
    links: tuple[LinkEntry, ...]
    history: tuple[LogEntry, ...]
    alike: tuple[LogEntry, ...]


def details_of(reader: Reader, entry: Entry) -> Details:
    """Return what `reader` knows of the claim `entry`."""
    return Details(
        traces=tuple(trace(reader, entry)),
        links=tuple(reader.links(entry.claim.id)),
        history=tuple(reader.history(entry.claim.id)),
        alike=() if entry.verdict.by else tuple(reader.judged_alike(entry)),
    )
