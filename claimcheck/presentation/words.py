"""A claim, and what the log says of it, in single lines."""

from collections.abc import Iterator, Sequence

from claimcheck.export import deeds, wording
from claimcheck.export.hostile import one_line
from claimcheck.records import Entry, Fetch
from claimcheck.store import LogAction, LogEntry, SourceEntry, Transfer


def statement(entry: Entry) -> str:
    """Return what is claimed, in one line; where the source denies it, that is said first."""
    return one_line(wording.worded(entry))


def speaker(entry: Entry) -> str:
    """Return who says it, in one line, and as whom, where analysts know better; a dash for nobody."""
    return one_line(wording.speaker(entry)) or "-"


def outlet(entry: Entry) -> str:
    """Return who published it and on which day, in one line."""
    return one_line(", ".join(filter(None, [entry.article.publisher or entry.article.source, day(entry)])))


def day(entry: Entry) -> str:
    return (entry.article.published or "")[:10]


def fetched(fetch: Fetch) -> str:
    """Return when something was fetched, from where, what was asked for if that is another address, and its hash."""
    asked = f" (asked for {fetch.url})" if fetch.address != fetch.url else ""
    return one_line(f"{fetch.at} from {fetch.address}{asked}, {fetch.size:,} bytes, sha256 {fetch.sha256}")


def deed(line: LogEntry) -> str:
    """Return what `line` of the log did to its claim."""
    verdict = line.verdict
    if line.action is LogAction.UNDO:
        return one_line(f"{verdict.status} again, {line.undoes} taken back")
    reasons = "; ".join([*filter(None, [verdict.note]), *verdict.evidence])
    return one_line(f"{verdict.status}{reasons and f' ({reasons})'}")


def signed(line: LogEntry) -> str:
    """Return when `line` of the log was written, and by whom."""
    return one_line(f"{line.verdict.at} {line.verdict.by}")


def said(line: SourceEntry) -> str:
    """Return what `line` of the log says of its source."""
    return one_line(deeds.said(line))


def transferred(what: Transfer) -> str:
    """Return how many claims went where, or came from where, in one line."""
    return one_line(deeds.transferred(what))


def flags(entry: Entry, alike: Sequence[LogEntry]) -> Iterator[tuple[str, str]]:
    """Yield, each with a label, what an analyst should not overlook.

    That is: figures and accounts that changed, and the verdicts `alike`, which this claim was late for.
    """
    parts = entry.corroboration.parts
    for later in dict.fromkeys(part.superseded_by for part in parts if part.superseded_by):
        yield "revised", f"its source gave another figure later: {later}"
    if any(part.changed_account for part in parts):
        yield "changed", "its source said the contrary elsewhere"
    for line in alike:
        yield "joined", f"after a verdict on the same claim, {line.claim_id}: {line.verdict.status} ({signed(line)})"
