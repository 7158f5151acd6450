"""What the desk has fetched from the database and put into it. Every method may take its time."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from claimcheck import workflow
from claimcheck.errors import UsageError
from claimcheck.export.record import conflicts, same_elsewhere
from claimcheck.export.wording import has_speaker
from claimcheck.records import Entry, Link, Speaker, Verdict
from claimcheck.store import Filter, Reader, SourceKind, open_reader
from claimcheck.tui import place
from claimcheck.tui.desk import Desk, Draft, Linked, Merged, Ruling
from claimcheck.tui.details import Details, details_of
from claimcheck.workflow.linking import said_last


class Clerk:
    """Reads and writes one database for one analyst. A thread that reads is to be one and the same, up to `close`."""

    def __init__(self, database: Path, by: str, chosen: Filter) -> None:
        self.database = database
        self.by = by
        self.chosen = chosen
        self._opened: Reader | None = None

    @property
    def _reader(self) -> Reader:
        if self._opened is None:
            self._opened = open_reader(self.database)
        return self._opened

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    # Reading

    def desk(self) -> Desk:
        """Return a desk with the claims that wait, open where this analyst left the same choice of claims."""
        kept = place.load(self.database)
        desk = Desk(self.by, self.queue(), kept.drafts)
        for number in self._reader.numbers_of(kept.ahead.get(place.choice(self.chosen, self.by), ())):
            if desk.open(number):
                break
        return desk

    def queue(self, query: str = "") -> list[int]:
        """Return the numbers of the claims that wait, or those of them that have all words of `query`."""
        words = " ".join(filter(None, [self.chosen.search, query]))
        return self._reader.queue(replace(self.chosen, search=words) if words else self.chosen)

    def entries(self, numbers: Sequence[int]) -> list[Entry]:
        return self._reader.entries_of(numbers)

    def details(self, entry: Entry) -> Details:
        return details_of(self._reader, entry)

    def find(self, prefix: str) -> Entry:
        """Return the claim whose id begins so. Raises UsageError when there is none, or several."""
        return self._reader.entry(self._reader.claim_id(prefix))

    def others(self, entry: Entry) -> list[Speaker]:
        """Return the other speakers of whom the claim, or what conflicts with it, is told."""
        claims = [*same_elsewhere(entry), *(conflict.claim for conflict in conflicts(entry))]
        told = filter(has_speaker, self._reader.known(claims).values())
        found = {each.speaker.id: each.speaker for each in told}
        found.pop(entry.speaker.id, None)
        return list(found.values())

    def find_speaker(self, name: str) -> Speaker:
        """Return whom a name, or a part of one, means. Raises UsageError when that is nobody, or several."""
        track = self._reader.track(SourceKind.SPEAKER, self._reader.source(SourceKind.SPEAKER, name))
        if track is None or track.type is None:
            raise UsageError(f"no claim of {name} is left")
        return Speaker(track.id, track.name, track.type)

    # Writing

    def mark(self, ruling: Ruling) -> Verdict | None:
        """Store a verdict. Return the one that stood before, if it is another than the analyst saw."""
        given = ruling.verdict
        (judged,) = workflow.mark(
            self.database, [ruling.claim_id], given.status, by=self.by, note=given.note, evidence=given.evidence
        )
        before = judged.before.verdict
        return None if _undated(before) == _undated(ruling.before) else before

    def take_back(self, ruling: Ruling) -> None:
        """Take a verdict back. Raises UsageError when another has been given since."""
        with open_reader(self.database) as reader:
            stands = reader.entry(ruling.claim_id).verdict
        if _undated(stands) != _undated(ruling.verdict):
            raise UsageError(f"{stands.by or 'somebody'} has judged or undone it since; nothing was taken back")
        workflow.undo(self.database, ruling.claim_id, by=self.by)

    def link(self, linked: Linked) -> None:
        """Say that two claims are the same, conflict, or are unrelated."""
        workflow.link(self.database, linked.claim_id, linked.other, linked.link, by=self.by)

    def unlink(self, linked: Linked) -> None:
        """Take a link back. Raises UsageError when somebody has said something of the two since."""
        with open_reader(self.database) as reader:
            last = said_last(reader.links(linked.claim_id), linked.other)[0]
        if (last.link, last.by) != (linked.link, self.by):
            raise UsageError(f"{last.by} has linked the two since; nothing was taken back")
        workflow.link(self.database, linked.claim_id, linked.other, Link.UNDO, by=self.by)

    def merge(self, merged: Merged) -> None:
        """Say that one speaker is also another."""
        workflow.merge(self.database, SourceKind.SPEAKER, merged.speaker, [merged.other], by=self.by)

    def unmerge(self, merged: Merged) -> None:
        """Take a merger back. Raises UsageError when somebody has said something of the two since."""
        with open_reader(self.database) as reader:
            log = reader.source_history(SourceKind.SPEAKER, merged.speaker)
        gone = {line.undoes for line in log}
        last = next((line for line in reversed(log) if line.undoes is None and line.number not in gone), None)
        if last is None or (last.said.part.speaker, last.by) != (merged.other, self.by):
            who = last.by if last else "somebody"
            raise UsageError(f"{who} has said something else of this speaker since; nothing was taken back")
        workflow.take_back(self.database, SourceKind.SPEAKER, merged.speaker, by=self.by)

    def keep_place(self, ahead: Sequence[str], drafts: dict[str, Draft]) -> None:
        """Remember what comes next, and what is to go with verdicts to come. Raises OSError where that fails."""
        place.keep(self.database, place.choice(self.chosen, self.by), ahead, drafts)


def _undated(verdict: Verdict) -> Verdict:
    """A verdict without its time, which only the log knows of one just given."""
    return replace(verdict, at=None)
