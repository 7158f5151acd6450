"""What the desk asks, one question a screen; Escape leaves each without an answer."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from textwrap import shorten
from typing import ClassVar, TypeVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from claimcheck.errors import ClaimcheckError
from claimcheck.export.hostile import one_line
from claimcheck.presentation.backing import short
from claimcheck.presentation.style import ID, LABEL
from claimcheck.records import Link, Speaker
from claimcheck.tui.field import Field
from claimcheck.tui.keys import KEYS

Answer = TypeVar("Answer")

_OFFERED = 90  # characters of a claim that is offered


class Question(ModalScreen[str]):
    """Asks for a line of text, which `check` may refuse, saying why in a ClaimcheckError."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss", "leave")]

    def __init__(self, question: str, answer: str = "", check: Callable[[str], object] = str) -> None:
        super().__init__()
        self._question = question
        self._answer = answer
        self._check = check

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Text(self._question))
            yield Field(self._answer)
            yield Static(Text(""), classes="complaint")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Field))  # at once, for those who type on

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        answer = event.value.strip()
        try:
            self._check(answer)
        except ClaimcheckError as error:
            self.query_one(".complaint", Static).update(Text(one_line(str(error)), "red"))
        else:
            self.dismiss(answer)


class _Choice(ModalScreen[Answer]):
    """Asks for one of `candidates`, ids and what is shown of each, or another one that `find` finds."""

    opening: ClassVar[str]
    keys: ClassVar[tuple[tuple[str, str], ...]]
    otherwise: ClassVar[str]

    def __init__(
        self,
        candidates: Iterable[tuple[str, Text]],
        find: Callable[[str], Awaitable[tuple[str, Text]]],
        about: str = "",
    ) -> None:
        super().__init__()
        self._candidates = dict(candidates)
        self._find = find
        self._about = about

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Text(self.opening.format(one_line(self._about))))
            yield Static(Text("   ").join(Text.assemble((key, ID), f" {word}") for key, word in self.keys))
            yield OptionList()
            yield Field(placeholder=self.otherwise)
            yield Static(Text(""), classes="complaint")

    def on_mount(self) -> None:
        self._offer(None)

    @on(Input.Submitted)
    async def _named(self, event: Input.Submitted) -> None:
        try:
            found, shown = await self._find(event.value.strip())
        except ClaimcheckError as error:
            self.complain(str(error))
        else:
            self.complain("")
            self._candidates[found] = shown
            self._offer(found)

    def complain(self, what: str) -> None:
        self.query_one(".complaint", Static).update(Text(one_line(what), "red"))

    def _offer(self, chosen: str | None) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(shown, id=candidate) for candidate, shown in self._candidates.items()])
        options.disabled = not self._candidates  # so that Tab does not lead from the field to nothing
        if self._candidates:
            options.highlighted = list(self._candidates).index(chosen) if chosen else 0
        self.set_focus(options if self._candidates else self.query_one(Field))


class LinkQuestion(_Choice[tuple[str, Link]]):
    """Asks which other claim is meant, and what the two have to do with one another."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", "leave"),
        Binding("s", "answer('same')", "the same"),
        Binding("c", "answer('conflict')", "in conflict"),
        Binding("u", "answer('unrelated')", "unrelated"),
    ]
    opening = "This claim and the one chosen below are"
    keys = (("s", "the same"), ("c", "in conflict"), ("u", "unrelated"), ("Enter", "what is said there"))
    otherwise = "or another claim: Tab, its id, Enter"

    def __init__(
        self,
        candidates: Iterable[tuple[str, Text]],
        find: Callable[[str], Awaitable[tuple[str, Text]]],
        proposed: Mapping[str, Link],
    ) -> None:
        super().__init__(candidates, find)
        self._proposed = proposed

    @on(OptionList.OptionSelected)
    def _agreed(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id
        if chosen is not None and chosen in self._proposed:
            self.dismiss((chosen, self._proposed[chosen]))
        else:
            self.complain("nothing is said there of the two: s, c or u says what they are")

    def action_answer(self, link: str) -> None:
        chosen = self.query_one(OptionList).highlighted_option
        if chosen is not None and chosen.id is not None:
            self.dismiss((chosen.id, Link(link)))


class MergeQuestion(_Choice[str]):
    """Asks which other speaker is the same as one, one of those offered or by a name."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss", "leave")]
    opening = "{}, whose name stays, is also the one chosen below"
    keys = (("Up, Down", "choose"), ("Enter", "merge the two"), ("Esc", "leave"))
    otherwise = "or another speaker: Tab, a name, Enter"

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


def offer_speaker(speaker: Speaker) -> Text:
    """Return a speaker as one that may be merged."""
    return Text.assemble(one_line(f"{speaker.name} ({speaker.type}) "), (speaker.id[:12], ID))


def offer(claim_id: str, words: str, who: str, label: str = "") -> Text:
    """Return a claim as one that may be linked."""
    said = f"“{shorten(words, _OFFERED, placeholder=' …')}” {who} "
    return Text.assemble((f"{label}: " if label else "", LABEL), one_line(said), (short(claim_id), ID))


class Help(ModalScreen[None]):
    """Says what the keys do, and what the signs in the queue mean."""

    BINDINGS: ClassVar = [Binding("escape,enter,space,q,question_mark", "dismiss", "leave")]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._keys())

    def _keys(self) -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for key in KEYS:
            grid.add_row(Text(key.shown, ID), Text(key.help))
        grid.add_row("", "")
        grid.add_row(Text("✓ ? ✗", ID), Text("confirmed, judged unconfirmed, contested; ! in conflict"))
        return grid
