"""A row of a sheet beside the claim it was exported from: what its editor changed, and what does not fit."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from claimcheck.addresses import web_address
from claimcheck.errors import UsageError
from claimcheck.export.csv import Cell
from claimcheck.export.row import claim_row
from claimcheck.records import Entry, Verdict, VerdictStatus
from claimcheck.sheets.mangling import alike, unguarded
from claimcheck.sheets.reading import EVIDENCE, NOTE, STATUS, VERSION, Row
from claimcheck.store import version
from claimcheck.workflow.verdicts import require_reason

# What must come back as it went out. Numbers and times are left aside: spreadsheets write them their own way.
_TEXTS = (
    "statement",
    "speaker_name",
    "speaker_type",
    "article_publisher",
    "article_title",
    "kind",
    "certainty",
    "polarity",
    "quote_type",
    "source",
    "cue",
    "content",
)
_PARTED = "; "  # pieces of evidence in one cell


@dataclass(frozen=True, slots=True)
class Change:
    """What an editor made of a claim: the claim as it is, and its new verdict, by nobody yet."""

    row: int
    entry: Entry
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row that cannot be taken in, and why."""

    row: int
    reason: str


def compare(
    row: Row, entry: Entry, former: Callable[[], Iterable[Verdict]], needing: Collection[VerdictStatus]
) -> Change | Misfit | None:
    """Return what the editor of `row` changed of `entry`, None if nothing.

    `former` gives the verdicts that the claim ever had: by its version a row tells which of them its editor saw. A row
    without one counts as exported just now. The verdicts `needing` a reason are refused without one.
    """
    seen = _seen(row, entry, former)
    given = _given(row, seen or entry.verdict)
    if isinstance(given, str):
        return Misfit(row.number, f"{entry.claim.id}: {given}")
    if seen is None and not _same_verdict(given, entry.verdict):
        return Misfit(row.number, f"{entry.claim.id} reads otherwise now than when it was exported; export it again")
    if seen is None:
        return None
    ours = claim_row(entry)
    changed = [column for column in _TEXTS if not _unchanged(row, column, ours[column])]
    if changed:
        return Misfit(row.number, f"{entry.claim.id}: {changed[0]} was changed; only verdicts and notes can be")
    if _same_verdict(given, seen) or _same_verdict(given, entry.verdict):
        return None
    if seen != entry.verdict:
        now = entry.verdict
        judge = f" by {now.by}, {now.at}" if now.by else ""
        return Misfit(row.number, f"{entry.claim.id} was judged since it was exported: {now.status}{judge}")
    try:
        require_reason(given, needing)
    except UsageError as error:
        return Misfit(row.number, f"{entry.claim.id}: {error}")
    return Change(row.number, entry, given)


def _seen(row: Row, entry: Entry, former: Callable[[], Iterable[Verdict]]) -> Verdict | None:
    """The verdict that the row was exported with; None if the claim reads otherwise now."""
    exported = (row.cell(VERSION) or "").strip()
    if exported in ("", version(entry)):
        return entry.verdict
    return next((each for each in former() if version(replace(entry, verdict=each)) == exported), None)


def _given(row: Row, seen: Verdict) -> Verdict | str:
    """The verdict that the row gives, or what is wrong with it."""
    if row.stray:
        return "more cells than the header has"
    word = row.cell(STATUS)
    status = seen.status
    if word is not None:
        try:
            status = VerdictStatus(unguarded(word).strip().casefold())
        except ValueError:
            return f"{word.strip()!r} is no verdict; write one of {', '.join(VerdictStatus)}"
    evidence = _evidence(row, seen)
    if isinstance(evidence, str):
        return evidence
    note = _note(row, seen)
    if status is not seen.status:  # what the sheet leaves out was said of another verdict
        note = note if NOTE in row.cells else None
        evidence = evidence if EVIDENCE in row.cells else ()
    return Verdict(status, note=note, evidence=evidence)


def _note(row: Row, seen: Verdict) -> str | None:
    cell = row.cell(NOTE)
    if cell is None or alike(seen.note or "", cell):
        return seen.note
    return unguarded(cell).strip() or None


def _evidence(row: Row, seen: Verdict) -> tuple[str, ...] | str:
    cell = row.cell(EVIDENCE)
    if cell is None or alike(_PARTED.join(seen.evidence), cell):
        return seen.evidence
    pieces = [piece.strip().rstrip(";") for piece in unguarded(cell).replace("\n", _PARTED).split(_PARTED)]
    pieces = [piece for piece in pieces if piece]
    wrong = [piece for piece in pieces if piece not in seen.evidence and not web_address(piece)]
    return f"{wrong[0]!r} is no web address" if wrong else tuple(pieces)


def _unchanged(row: Row, column: str, ours: Cell) -> bool:
    theirs = row.cell(column)
    return theirs is None or alike("" if ours is None else str(ours), theirs)


def _same_verdict(one: Verdict, other: Verdict) -> bool:
    return (one.status, one.note or "", one.evidence) == (other.status, other.note or "", other.evidence)
