"""The full screen: what is drawn when, and what each key sets going.

The screen never waits for the database. What is to be read is read in one thread, what is to be written is written in
another, in the order in which it was decided; the desk goes on meanwhile.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar, TypeVar

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.widgets import Input, Static

from claimcheck.addresses import web_address
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.export.hostile import one_line
from claimcheck.export.wording import has_speaker
from claimcheck.presentation.backing import MAYBE, short, words_of
from claimcheck.presentation.style import ID, LABEL
from claimcheck.presentation.words import speaker, statement
from claimcheck.records import Link, Told, Verdict, VerdictStatus
from claimcheck.tui import drawing
from claimcheck.tui.clerk import Clerk
from claimcheck.tui.desk import Added, Desk, Draft, Linked, Merged, Ruling
from claimcheck.tui.details import Details
from claimcheck.tui.dialogs import Help, LinkQuestion, MergeQuestion, Question, offer, offer_speaker
from claimcheck.tui.field import Field
from claimcheck.tui.keys import BINDINGS, DESK_ACTIONS, HINT_GAP, hints
from claimcheck.tui.queue_pane import QueuePane

Answer = TypeVar("Answer")

_KEEP_EVERY = 2.0  # seconds, so that a closed window loses no more than that of a note
_TOLD, _TOLD_WRONG = 3.0, 8.0  # seconds for which a message stays
_AT_THE_END = "No claim is left. Up goes back, / searches, Esc has all of them again after a search, q leaves."
_LINKS = {Link.SAME: "the same as", Link.CONFLICT: "in conflict with", Link.UNRELATED: "unrelated to"}


class ReviewApp(App[None]):
    """Shows a desk, and has the clerk read and write for it."""

    TITLE = "claimcheck review"
    CSS_PATH = "review.tcss"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 (as Textual declares it)
    BINDINGS: ClassVar = BINDINGS

    def __init__(self, desk: Desk, clerk: Clerk) -> None:
        super().__init__()
        self.desk = desk
        self.clerk = clerk
        self._readers = ThreadPoolExecutor(1, "review-reads")
        self._writers = ThreadPoolExecutor(1, "review-writes")
        self._is_reading = False
        self._unwritten: set[asyncio.Future[Any]] = set()
        self._shown: int | None = None  # the number of the claim that is drawn
        self._kept: object = None

    def compose(self) -> ComposeResult:
        yield Static(id="heading")
        yield QueuePane(self.desk)
        with VerticalScroll(id="claim", can_focus=False):
            yield Static(id="text")
        with Horizontal(id="writing"):
            yield Static(Text("note", LABEL))
            yield Field(id="note", placeholder="n to write one; it goes with the verdict")
        yield Static(id="hints")

    def on_mount(self) -> None:
        self.set_interval(_KEEP_EVERY, self._keep_place)
        self._go_on()

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._draw)  # only then is the new size known everywhere

    def close(self) -> None:
        """Wait for what is being written, keep the place, and let go of the database."""
        self._writers.shutdown()
        if now := self._place():
            self.clerk.keep_place(*now)
        self._readers.submit(self.clerk.close)
        self._readers.shutdown()

    # Drawing

    def _go_on(self) -> None:
        """Draw the desk as it is now, and read what it wants next."""
        self._draw()
        if not self._is_reading:
            self.run_worker(self._read(), group="reading")

    def _draw(self) -> None:
        desk = self.desk
        screen = self.screen_stack[0]
        screen.query_one("#heading", Static).update(drawing.heading(desk, self.size.width - 2))
        screen.query_one(QueuePane).refresh()
        text = screen.query_one("#text", Static)
        if desk.number is None:
            text.update(Text(_AT_THE_END))
        elif desk.entry is None:
            text.update(Text("…"))
        else:
            text.update(drawing.claim(desk.entry, desk.details, desk.draft, coloured=not self.no_color))
        if desk.number != self._shown:
            self._shown = desk.number
            screen.query_one("#claim", VerticalScroll).scroll_home(animate=False)
        note = screen.query_one("#note", Field)
        if note.value != desk.draft.note:
            with note.prevent(Input.Changed):
                note.value = desk.draft.note
        shown = [
            Text(" " * HINT_GAP).join(Text.assemble((name, ID), f" {word}") for name, word in line)
            for line in hints(self.size.width - 2)
        ]
        screen.query_one("#hints", Static).update(Text("\n").join(shown))

    def _tell(self, message: str, *, wrong: bool = False) -> None:
        seconds = _TOLD_WRONG if wrong else _TOLD
        self.notify(one_line(message), severity="error" if wrong else "information", timeout=seconds, markup=False)

    # Reading

    async def _ask(self, read: Callable[..., Answer], *about: object) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._readers, read, *about)

    async def _read(self) -> None:
        self._is_reading = True
        try:
            while await self._read_next():
                pass
        except ClaimcheckError as error:
            self._tell(str(error), wrong=True)
        finally:
            self._is_reading = False

    async def _read_next(self) -> bool:
        """Read what the desk wants most by now, and draw what is seen of it; return whether there was anything."""
        age = self.desk.age
        if numbers := self.desk.wanted():
            entries = await self._ask(self.clerk.entries, numbers)
            if age == self.desk.age:
                self.desk.take_in(numbers, entries)
                self._draw()
            return True
        for number in self.desk.wanted_details():
            if entry := self.desk.entry_of(number):
                details = await self._ask(self.clerk.details, entry)
                if age == self.desk.age:
                    self.desk.take_in_details(number, details)
                    if number == self.desk.number:
                        self._draw()
                return True
        return False

    # Writing

    def _put(self, write: Callable[..., Answer], *about: object) -> "asyncio.Future[Answer]":
        """Have something written; it is in the writers' hands when this returns, whatever becomes of the screen."""
        future = asyncio.wrap_future(self._writers.submit(write, *about))
        self._unwritten.add(future)
        future.add_done_callback(self._unwritten.discard)
        return future

    async def _mark(self, ruling: Ruling, stored: "asyncio.Future[Verdict | None]") -> None:
        try:
            overlooked = await stored
        except ClaimcheckError as error:
            self.desk.refused(ruling)
            self._tell(f"not judged: {error}", wrong=True)
        else:
            if overlooked:
                who = overlooked.by or "somebody who took a verdict back"
                self._tell(f"meanwhile {who} had it {overlooked.status}; your verdict stands, both are on record")
        await self._read_again(ruling.number)

    async def _take_back(self, ruling: Ruling, stored: "asyncio.Future[None]") -> None:
        try:
            await stored
        except ClaimcheckError as error:
            self._tell(str(error), wrong=True)
        else:
            self._tell(f"taken back: {ruling.verdict.status}")
        await self._read_again(ruling.number)

    async def _read_again(self, number: int) -> None:
        if not self._unwritten:
            self.desk.take_in([number], await self._ask(self.clerk.entries, [number]))
            self.desk.outdate()
            self._go_on()

    async def _relate(self, deed: Linked | Merged, what: str, stored: "asyncio.Future[None]") -> None:
        try:
            await stored
        except ClaimcheckError as error:
            self.desk.refused(deed)
            self._tell(f"not done: {error}", wrong=True)
        else:
            self._tell(f"{what}; z takes it back")
        self._read_all_again()

    async def _unrelate(self, what: str, stored: "asyncio.Future[None]") -> None:
        try:
            await stored
        except ClaimcheckError as error:
            self._tell(str(error), wrong=True)
        else:
            self._tell(f"taken back: {what}")
        self._read_all_again()

    def _read_all_again(self) -> None:
        self.desk.forget()
        self._go_on()

    async def _leave(self) -> None:
        """Leave once all is stored; stay if something could not be, so that it is seen."""
        if self._unwritten:
            self._tell("storing what was judged …")
        outcomes = await asyncio.gather(*self._unwritten, return_exceptions=True)
        if not any(isinstance(outcome, BaseException) for outcome in outcomes):
            self.exit()

    def _keep_place(self) -> None:
        if (now := self._place()) and now != self._kept:
            self._kept = now
            self._writers.submit(self.clerk.keep_place, *now)

    def _place(self) -> tuple[list[str], dict[str, Draft]] | None:
        """The place to keep; none while the open claim has not been read."""
        desk = self.desk
        return (desk.ahead(), dict(desk.drafts)) if desk.entry or desk.number is None else None

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002 (Textual's)
        """Say whether a key means anything now: while a question is open none does, in the note field only its own."""
        if action in DESK_ACTIONS:
            return len(self.screen_stack) == 1 and self.focused is None
        return action != "note_done" or (len(self.screen_stack) == 1 and self.focused is not None)

    def action_judge(self, status: str) -> None:
        if ruling := self.desk.judge(VerdictStatus(status)):
            self.run_worker(self._mark(ruling, self._put(self.clerk.mark, ruling)))
            self._go_on()

    def action_take_back(self) -> None:
        deed = self.desk.take_back()
        match deed:
            case Ruling():
                self.run_worker(self._take_back(deed, self._put(self.clerk.take_back, deed)))
            case Linked():
                self.run_worker(self._unrelate("a link", self._put(self.clerk.unlink, deed)))
            case Merged():
                self.run_worker(self._unrelate("a merger of speakers", self._put(self.clerk.unmerge, deed)))
            case Added():
                self._tell(f"taken back: {deed.address}")
            case None:
                self._tell("nothing to take back here")
        self._go_on()

    def action_move(self, by: int) -> None:
        self.desk.move(by)
        self._go_on()

    def action_scroll(self, direction: int) -> None:
        claim = self.query_one("#claim", VerticalScroll)
        (claim.scroll_page_down if direction > 0 else claim.scroll_page_up)(animate=False)

    def action_note(self) -> None:
        if self.desk.entry:
            self.screen.set_focus(self.query_one("#note", Field))

    def action_note_done(self) -> None:
        self.screen.set_focus(None)

    async def action_evidence(self) -> None:
        if self.desk.entry:
            question = "A web address, as evidence for the verdict to come; Enter adds it, Esc leaves"
            await self.push_screen(Question(question, check=_check_evidence), self._add_evidence)

    async def action_search(self) -> None:
        question = 'Words that a claim must have, and "phrases"; nothing for the whole queue'
        await self.push_screen(Question(question, self.desk.query), self._search)

    def action_widen(self) -> None:
        if self.desk.query:
            self.desk.widen()
            self._go_on()

    async def action_link(self) -> None:
        if self.desk.number is not None and self.desk.entry:
            offered: dict[str, Text] = {}
            proposed: dict[str, Link] = {}
            for told, link, label in _candidates(self.desk.entry.claim.id, self.desk.details):
                offered.setdefault(told.claim_id, offer(told.claim_id, words_of(told), told.speaker, label))
                proposed.setdefault(told.claim_id, link)
            question = LinkQuestion(offered.items(), self._find, proposed)
            await self.push_screen(question, self._link_with(self.desk.number, self.desk.entry.claim.id))

    async def action_merge(self) -> None:
        number, entry = self.desk.number, self.desk.entry
        if number is not None and entry:
            if not has_speaker(entry):
                self._tell("nobody is named here who could be merged")
                return
            others = await self._ask(self.clerk.others, entry)
            offered = [(each.id, offer_speaker(each)) for each in others]
            question = MergeQuestion(offered, self._find_speaker, entry.speaker.name)
            await self.push_screen(question, self._merge_with(number, entry.speaker.id))

    async def action_help(self) -> None:
        await self.push_screen(Help())

    def action_leave(self) -> None:
        self.run_worker(self._leave())

    async def action_quit(self) -> None:
        self.action_leave()

    # What the answers do

    def _add_evidence(self, address: str | None) -> None:
        if address:
            self.desk.add_evidence(address)
            self._go_on()

    def _search(self, query: str | None) -> None:
        if query:
            self.run_worker(self._narrow(query))
        elif query is not None:
            self.action_widen()

    async def _narrow(self, query: str) -> None:
        if numbers := await self._ask(self.clerk.queue, query):
            self.desk.narrow(query, numbers)
            self._go_on()
        else:
            self._tell("no claim in the queue has all these words")

    def _link_with(self, number: int, claim_id: str) -> Callable[[tuple[str, Link] | None], None]:
        def answered(answer: tuple[str, Link] | None) -> None:
            if answer:
                linked = Linked(number, claim_id, *answer)
                self.desk.record(linked)
                said = f"{_LINKS[linked.link]} {short(linked.other)}"
                self.run_worker(self._relate(linked, said, self._put(self.clerk.link, linked)))

        return answered

    def _merge_with(self, number: int, speaker_id: str) -> Callable[[str | None], None]:
        def answered(other: str | None) -> None:
            if other:
                merged = Merged(number, speaker_id, other)
                self.desk.record(merged)
                self.run_worker(self._relate(merged, "one speaker from now on", self._put(self.clerk.merge, merged)))

        return answered

    async def _find(self, prefix: str) -> tuple[str, Text]:
        entry = await self._ask(self.clerk.find, prefix)
        return entry.claim.id, offer(entry.claim.id, statement(entry), speaker(entry))

    async def _find_speaker(self, name: str) -> tuple[str, Text]:
        found = await self._ask(self.clerk.find_speaker, name)
        return found.id, offer_speaker(found)

    @on(Input.Changed, "#note")
    def _note_changed(self, event: Input.Changed) -> None:
        self.desk.write_note(event.value)


def _candidates(claim_id: str, details: Details | None) -> Iterator[tuple[Told, Link, str]]:
    """Yield the claims that one may be linked with, how, and in words: what is doubtful first."""
    traces = details.traces if details else ()
    for each in (each for trace in traces for each in trace.suggestions):
        yield each.told, each.link, f"{MAYBE[each.link]} ({each.probability:.0%})"
    for told, conflict in (against for trace in traces for against in trace.conflicts):
        yield told, Link.CONFLICT, f"conflict, {conflict.reason}"
    for source in (source for trace in traces for source in trace.sources):
        yield from ((told, Link.SAME, "the same") for told in source.told if told.claim_id != claim_id)


def _check_evidence(address: str) -> None:
    if not web_address(address):
        raise UsageError(f"not a web address: {address!r}; evidence begins with http:// or https://")
