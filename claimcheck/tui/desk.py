"""The desk: which claims wait, which one lies open, and what has been done about them. No screen, file or thread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.records import Entry, Link, Verdict, VerdictStatus
from claimcheck.tui.details import Details

PAGE = 60  # claims on either side of the open one that are kept at hand
_NEAR = 20  # as soon as one so near is not at hand, a page is to be read
_REMEMBERED = 50  # claims from the open one on: where to go on if somebody else judges some of them meanwhile


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to go with the next verdict on a claim."""

    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict given at the desk on the claim numbered `number`; `before` is the one that the analyst saw."""

    number: int
    claim_id: str
    verdict: Verdict
    before: Verdict


@dataclass(frozen=True, slots=True)
class Added:
    """Evidence that is to go with the next verdict on the claim numbered `number`."""

    number: int
    claim_id: str
    address: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A word on the claim numbered `number` and the claim `other`, by its id."""

    number: int
    claim_id: str
    other: str
    link: Link


@dataclass(frozen=True, slots=True)
class Merged:
    """A word on the speaker of the claim numbered `number`, and on who it also is, both by their ids."""

    number: int
    speaker: str
    other: str


Deed = Ruling | Added | Linked | Merged


class Desk:
    """A queue of claims, given by their numbers, with one of them open.

    Entries and details are handed in as they are read; until then, a claim can be moved past, but not judged. Behind
    the last claim lies the end, where none is open.
    """

    def __init__(self, by: str, numbers: Sequence[int], drafts: dict[str, Draft] | None = None) -> None:
        self.by = by
        self.query = ""
        self.numbers = numbers
        self.at = 0
        self.age = 0  # grows whenever what is being read just then may be out of date
        self._whole = numbers
        self._left_at = 0
        self.drafts = dict(drafts or {})
        self._entries: dict[int, Entry] = {}
        self._details: dict[int, Details] = {}
        self._stale: set[int] = set()
        self._done: list[Deed] = []

    # What lies open

    @property
    def number(self) -> int | None:
        """The number of the open claim; None at the end."""
        return self.numbers[self.at] if self.at < len(self.numbers) else None

    @property
    def entry(self) -> Entry | None:
        """The open claim; None at the end, or as long as it has not been read."""
        return None if self.number is None else self._entries.get(self.number)

    @property
    def details(self) -> Details | None:
        """What is known of the open claim; None as long as it has not been read."""
        return None if self.number is None else self._details.get(self.number)

    @property
    def draft(self) -> Draft:
        """What is to go with the next verdict on the open claim."""
        return self.drafts.get(self.entry.claim.id, Draft()) if self.entry else Draft()

    def rows(self, height: int) -> list[tuple[int, Entry | None]]:
        """Return the positions and claims of as many places around the open one as `height` holds."""
        first = max(0, min(self.at - height // 3, len(self.numbers) - height))
        places = range(first, min(first + height, len(self.numbers)))
        return [(place, self._entries.get(self.numbers[place])) for place in places]

    # Reading

    def wanted(self) -> list[int]:
        """Return the numbers of the claims to read next; none while those near the open one are at hand."""
        if all(number in self._entries for number in self._around(_NEAR)):
            return []
        return [number for number in self._around(PAGE) if number not in self._entries]

    def wanted_details(self) -> list[int]:
        """Return of which claims, the open one and the next, details are to be read, or read again."""
        numbers = [number for number in self.numbers[self.at : self.at + 2] if number in self._entries]
        return [number for number in numbers if number not in self._details or number in self._stale]

    def take_in(self, numbers: Iterable[int], entries: Iterable[Entry]) -> None:
        """Lay claims that were read at hand, and put away those that lie too far off."""
        self._entries.update(zip(numbers, entries, strict=True))
        near = set(self._around(2 * PAGE))
        self._entries = {number: entry for number, entry in self._entries.items() if number in near}
        self._details = {number: details for number, details in self._details.items() if number in near}

    def take_in_details(self, number: int, details: Details) -> None:
        self._details[number] = details
        self._stale.discard(number)

    def outdate(self) -> None:
        """Have details read again, and shown as they are until then: a verdict counts for the same claim elsewhere."""
        self.age += 1
        self._stale.update(self._details)

    def entry_of(self, number: int) -> Entry | None:
        """Return the claim with this number, if it is at hand."""
        return self._entries.get(number)

    def forget(self) -> None:
        """Have everything read again: what stands behind claims has changed."""
        self.age += 1
        self._entries.clear()
        self._details.clear()

    def _around(self, reach: int) -> Sequence[int]:
        return self.numbers[max(0, self.at - reach) : self.at + reach]

    # Moving

    def move(self, by: int) -> None:
        """Open the claim so many places further on, at most the end."""
        self.at = max(0, min(self.at + by, len(self.numbers)))

    def open(self, number: int) -> bool:
        """Open the claim with this number; return whether it is in the queue."""
        if number not in self.numbers:
            return False
        self.at = self.numbers.index(number)
        return True

    def narrow(self, query: str, numbers: Sequence[int]) -> None:
        """Put the claims that `query` finds in place of the queue; the open one stays open if it is one of them."""
        if not self.query:
            self._left_at = self.at
        self._replace(query, numbers, 0)

    def widen(self) -> None:
        """Have the whole queue again, the open claim still open; at the end of a search, that which was open before."""
        self._replace("", self._whole, self._left_at)

    def _replace(self, query: str, numbers: Sequence[int], otherwise: int) -> None:
        open_now = self.number
        self.query, self.numbers, self.at = query, numbers, otherwise
        if open_now is not None:
            self.open(open_now)

    # Judging

    def write_note(self, note: str) -> None:
        """Keep `note` for the next verdict on the open claim."""
        self._keep(replace(self.draft, note=note))

    def add_evidence(self, address: str) -> None:
        """Keep `address` for the next verdict on the open claim, once."""
        if self.number is not None and self.entry and address not in self.draft.evidence:
            self.record(Added(self.number, self.entry.claim.id, address))
            self._keep(replace(self.draft, evidence=(*self.draft.evidence, address)))

    def record(self, deed: Deed) -> None:
        """Have it that `deed` was done at this desk last, so that it is what is taken back first."""
        self._done.append(deed)

    def judge(self, status: VerdictStatus) -> Ruling | None:
        """Give the open claim a verdict, with what was kept for it, and open the next one.

        Return what is to be stored; None when no claim is open, or it has not been read.
        """
        if self.number is None or self.entry is None:
            return None
        entry, draft = self.entry, self.draft
        verdict = Verdict(status, by=self.by, note=draft.note.strip() or None, evidence=draft.evidence)
        ruling = Ruling(self.number, entry.claim.id, verdict, entry.verdict)
        self.drafts.pop(entry.claim.id, None)
        self.record(ruling)
        self._settle(ruling.number, verdict)
        self.move(1)
        return ruling

    def refused(self, deed: Deed) -> None:
        """Have it that `deed` was not done: it could not be stored."""
        self._done = [each for each in self._done if each is not deed]
        if isinstance(deed, Ruling):
            self._undo(deed)

    def take_back(self) -> Deed | None:
        """Take back what was done at this desk last, and open its claim; else the verdict of the open claim.

        What went with a verdict is there again. Return what is to be taken back, None when there is nothing.
        """
        if self._done:
            deed = self._done.pop()
        elif self.number is not None and self.entry and self.entry.verdict.by:
            deed = Ruling(self.number, self.entry.claim.id, self.entry.verdict, Verdict())
        else:
            return None
        if not self.open(deed.number):  # it was done before what is searched for now
            self.widen()
            self.open(deed.number)
        if isinstance(deed, Ruling):
            self._undo(deed)
        elif isinstance(deed, Added):
            kept = self.drafts.get(deed.claim_id, Draft())
            evidence = tuple(address for address in kept.evidence if address != deed.address)
            self._draft(deed.claim_id, replace(kept, evidence=evidence))
        return deed

    def _undo(self, ruling: Ruling) -> None:
        self._settle(ruling.number, ruling.before)
        draft = Draft(ruling.verdict.note or "", ruling.verdict.evidence)
        if draft != Draft():
            self.drafts.setdefault(ruling.claim_id, draft)

    def _settle(self, number: int, verdict: Verdict) -> None:
        if number in self._entries:
            self._entries[number] = replace(self._entries[number], verdict=verdict)
        self._details.pop(number, None)

    def _keep(self, draft: Draft) -> None:
        if self.entry is not None:
            self._draft(self.entry.claim.id, draft)

    def _draft(self, claim_id: str, draft: Draft) -> None:
        if draft == Draft():
            self.drafts.pop(claim_id, None)
        else:
            self.drafts[claim_id] = draft

    # Leaving

    def ahead(self) -> list[str]:
        """Return the ids of the open claim and those after it, as far as they are at hand."""
        entries = map(self._entries.get, self.numbers[self.at : self.at + _REMEMBERED])
        return [entry.claim.id for entry in entries if entry]
