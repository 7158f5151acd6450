"""Every key, pressed on the whole screen."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from screens import NARROW, WIDE, Seen, play, press, settled
from textual import events
from textual.pilot import Pilot

from claimcheck.records import Entry, Link, Reliability, VerdictStatus
from claimcheck.store import Filter, LogEntry, SourceAction, SourceKind, connection, open_reader
from claimcheck.store.matching import LinkEntry
from claimcheck.tui.app import ReviewApp
from claimcheck.tui.details import Details
from claimcheck.tui.keys import KEYS, hints
from claimcheck.workflow import link, mark, rate


def log(database: Path) -> list[LogEntry]:
    with open_reader(database) as reader:
        return list(reader.history())


def links(database: Path, seen: Seen) -> list[LinkEntry]:
    """The links of the claim that lies open."""
    assert seen.desk.entry
    with open_reader(database) as reader:
        return reader.links(seen.desk.entry.claim.id)


def outlet_of(seen: Seen) -> str | None:
    """The outlet of the claim that lies open."""
    return seen.desk.entry.article.publisher if seen.desk.entry else None


def test_what_conflicts_comes_first_with_its_paragraph_sources_and_conflict(database: Path) -> None:
    seen = press(database)
    assert "claim 1 of 4" in seen.lines[0]
    for fact in (
        "said by Bob Roe (person)",
        "in Echo, 2031-06-12",
        "backing conflicting.",
        "Bob Roe said that 14 people died aboard the Lumay Star today.",
        "conflict, number",
        "“14 people died aboard the Lumay Star today” “37 people died aboard the Lumay Star”",
    ):
        assert fact in seen.text


def test_sources_are_a_tree(database: Path) -> None:
    seen = press(database)
    assert any(line.rstrip().endswith("├── Bob Roe") for line in seen.lines)
    assert any(line.rstrip().endswith("│   └── Echo, 2031-06-12 this claim") for line in seen.lines)


@pytest.mark.parametrize(("key", "status"), [("c", "confirmed"), ("u", "unconfirmed"), ("x", "contested")])
def test_one_key_judges_and_moves_on(database: Path, key: str, status: str) -> None:
    seen = press(database, key)
    (line,) = log(database)
    assert (line.verdict.status, line.verdict.by) == (status, "Ann")
    assert outlet_of(seen) == "Wire"
    assert f"Ann: {status}" in press(database, chosen=Filter(statuses=frozenset(VerdictStatus))).text


def test_z_takes_the_verdict_back_and_returns(database: Path) -> None:
    seen = press(database, "c", "x", "z")
    assert outlet_of(seen) == "Wire"
    assert [line.action for line in log(database)] == ["mark", "mark", "undo"]
    assert "taken back: contested" in seen.text
    assert "nothing to take back here" in press(database, "z").text


def test_z_keeps_the_note_for_another_verdict(database: Path) -> None:
    press(database, "n", "=seen", "enter", "c", "z", "x")
    assert [(line.verdict.status, line.verdict.note) for line in log(database)] == [
        ("confirmed", "seen"),
        ("unconfirmed", None),
        ("contested", "seen"),
    ]


def test_z_leaves_alone_what_somebody_else_has_judged_since(database: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("c")
        await settled(app, pilot)
        mark(database, [log(database)[0].claim_id], VerdictStatus.CONTESTED, by="Bob")
        await pilot.press("z")
        await settled(app, pilot)

    seen = play(database, script)
    assert [line.verdict.by for line in log(database)] == ["Ann", "Bob"]
    assert "Bob has judged or undone it since" in seen.text
    assert seen.desk.entry
    assert seen.desk.entry.verdict.status is VerdictStatus.CONTESTED


def test_a_verdict_that_somebody_else_gave_meanwhile_is_told(database: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert app.desk.entry
        mark(database, [app.desk.entry.claim.id], VerdictStatus.CONTESTED, by="Bob")
        await pilot.press("c")
        await settled(app, pilot)

    assert "meanwhile Bob had it contested" in play(database, script).text
    assert [line.verdict.by for line in log(database)] == ["Bob", "Ann"]


@pytest.mark.parametrize(
    ("keys", "outlet"),
    [
        (["s"], "Wire"),
        (["down", "j"], "Bell"),
        (["s", "s", "up"], "Wire"),
        (["s", "k", "k"], "Echo"),
        (["s"] * 9, None),
    ],
    ids=str,
)
def test_skipping_and_going_back_judge_nothing(database: Path, keys: list[str], outlet: str | None) -> None:
    assert outlet_of(press(database, *keys)) == outlet
    assert log(database) == []


def test_behind_the_last_claim_there_is_nothing_to_judge(database: Path) -> None:
    seen = press(database, *["s"] * 4, "c", "n", "e", "l")
    assert "No claim is left" in seen.text
    assert log(database) == []
    assert outlet_of(press(database, *["s"] * 4, "k")) == "Herald"


def test_a_note_goes_with_the_verdict_and_its_letters_judge_nothing(database: Path) -> None:
    seen = press(database, "n", "=cuxzsq?", "enter")
    assert log(database) == []
    assert "note cuxzsq?" in seen.text
    press(database, "c")
    assert log(database)[0].verdict.note == "cuxzsq?"


def test_a_note_stays_with_its_claim(database: Path) -> None:
    seen = press(database, "n", "=seen", "escape", "s")
    assert "note seen" not in seen.text
    assert "note seen" in press(database, "k").text


def test_evidence_is_a_web_address(database: Path) -> None:
    seen = press(database, "e", "=ftp://x.example", "enter")
    assert "not a web address: 'ftp://x.example'" in seen.text
    seen = press(database, "e", "=https://x.example", "enter")
    assert "evidence https://x.example (to go with the verdict)" in seen.text
    press(database, "c")
    assert log(database)[0].verdict.evidence == ("https://x.example",)


def test_l_links_with_one_of_those_offered(database: Path) -> None:
    seen = press(database, "l")
    assert "conflict, number: “37 people died aboard the Lumay Star" in seen.text
    seen = press(database, "l", "u")
    assert seen.desk.entry
    with open_reader(database) as reader:
        (link,) = reader.links(seen.desk.entry.claim.id)
    assert (link.link, link.by) == (Link.UNRELATED, "Ann")
    assert "linked: unrelated as" in press(database).text


@pytest.mark.parametrize(("key", "link"), [("s", Link.SAME), ("c", Link.CONFLICT), ("u", Link.UNRELATED)])
def test_l_links_with_a_claim_named_by_its_id(database: Path, key: str, link: Link) -> None:
    with open_reader(database) as reader:
        (bridge,) = reader.entries(Filter(publisher="Herald"))
    press(database, "l", "tab", f"={bridge.claim.id[4:12]}", "enter", key)
    with open_reader(database) as reader:
        assert [each.link for each in reader.links(bridge.claim.id)] == [link]


def test_l_and_enter_agree_with_what_is_offered_and_z_takes_it_back(database: Path) -> None:
    seen = press(database, "l", "enter")
    (line,) = links(database, seen)
    assert (line.link, line.by) == (Link.CONFLICT, "Ann")
    assert "in conflict with clm_" in seen.text
    with open_reader(database) as reader:
        (bridge,) = reader.entries(Filter(publisher="Herald"))
    name = ["l", "tab", f"={bridge.claim.id[4:12]}", "enter"]
    seen = press(database, *name, "u", *name, "s", "z")
    assert "taken back: a link" in seen.text
    assert outlet_of(seen) == "Echo"
    assert [line.link for line in links(database, seen)] == [Link.CONFLICT, Link.UNRELATED, Link.SAME, Link.UNDO]
    assert "linked: unrelated as" in seen.text, "the word before counts again"


def test_enter_needs_something_to_agree_with(database: Path) -> None:
    with open_reader(database) as reader:
        (bridge,) = reader.entries(Filter(publisher="Herald"))
    seen = press(database, "l", "tab", f"={bridge.claim.id[4:12]}", "enter", "enter")
    assert "nothing is said there of the two: s, c or u says what they are" in seen.text


def test_z_leaves_alone_what_somebody_else_has_linked_since(database: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("l", "u")
        await settled(app, pilot)
        assert app.desk.entry
        with open_reader(database) as reader:
            (line, *_) = reader.links(app.desk.entry.claim.id)
        link(database, line.a[0], line.b[0], Link.SAME, by="Bob")
        await pilot.press("z")
        await settled(app, pilot)

    seen = play(database, script)
    assert "Bob has linked the two" in seen.text
    assert [line.by for line in links(database, seen)] == ["Ann", "Bob"]


def test_l_says_when_there_is_no_such_claim_and_escape_leaves_it(database: Path) -> None:
    assert "no claim ffff" in press(database, "l", "tab", "=ffff", "enter").text
    assert outlet_of(press(database, "l", "escape", "s")) == "Wire"


def test_m_merges_its_speaker_with_one_of_those_offered(database: Path) -> None:
    assert "Bob Roe, whose name stays, is also" in press(database, "m").text
    seen = press(database, "m", "enter")
    assert seen.desk.entry
    with open_reader(database) as reader:
        (line,) = reader.source_history()
    assert (line.said.action, line.said.source, line.by) == (SourceAction.MERGE, seen.desk.entry.speaker.id, "Ann")


def test_m_merges_its_speaker_with_one_that_is_named(database: Path) -> None:
    seen = press(database, "m", "tab", "=ann", "enter", "enter", "s")
    assert "said by Bob Roe, as “Ann Lee” (person)" in seen.text
    with open_reader(database) as reader:
        assert [line.said.other for line in reader.source_history()] == ["Ann Lee"]


def test_z_takes_a_merger_back(database: Path) -> None:
    seen = press(database, "m", "enter", "s", "z")
    assert "taken back: a merger of speakers" in seen.text
    assert outlet_of(seen) == "Echo"
    with open_reader(database) as reader:
        assert [line.said.action for line in reader.source_history()] == [SourceAction.MERGE, SourceAction.UNDO]


def test_z_leaves_alone_what_somebody_else_has_said_of_the_speaker_since(database: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("m", "enter")
        await settled(app, pilot)
        rate(database, SourceKind.SPEAKER, "Bob Roe", Reliability.B, by="Bob")
        await pilot.press("z")
        await settled(app, pilot)

    assert "Bob has said something else" in play(database, script).text
    with open_reader(database) as reader:
        assert [line.said.action for line in reader.source_history()] == [SourceAction.MERGE, SourceAction.RATE]


def test_z_takes_evidence_back_step_by_step(database: Path) -> None:
    seen = press(database, "e", "=https://x.example", "enter", "s", "z")
    assert outlet_of(seen) == "Echo"
    assert "to go with the verdict" not in seen.text
    press(database, "e", "=https://x.example", "enter", "c", "z", "z", "x")
    assert [line.verdict.evidence for line in log(database)] == [("https://x.example",), (), ()]


def test_z_returns_to_a_claim_that_is_not_among_those_searched_for(database: Path) -> None:
    seen = press(database, "c", "slash", "=bridge", "enter", "z")
    assert outlet_of(seen) == "Echo"
    assert "claim 1 of 4" in seen.lines[0]


def test_a_verdict_on_the_same_claim_is_shown_as_long_as_it_stands(database: Path) -> None:
    assert "after a verdict on the same claim" in press(database, "c").text
    assert "after a verdict on the same claim" not in press(database, "k", "c", "z", "s").text


def test_m_says_when_nobody_is_called_so_and_escape_leaves_it(database: Path) -> None:
    assert "no speaker called 'Zoe'" in press(database, "m", "tab", "=Zoe", "enter").text
    press(database, "m", "escape")
    with open_reader(database) as reader:
        assert reader.source_history() == []


def test_search_narrows_the_queue_and_nothing_widens_it(database: Path) -> None:
    seen = press(database, "slash", "=bridge", "enter")
    assert "claim 1 of 1 with “bridge”" in seen.lines[0]
    assert outlet_of(seen) == "Herald"
    seen = press(database, "k", "k", "k", "slash", "=star", "enter", "s", "slash", *["backspace"] * 4, "enter")
    assert "claim 2 of 4" in seen.lines[0]


def test_escape_has_the_whole_queue_again(database: Path) -> None:
    seen = press(database, "slash", "=bridge", "enter", "escape")
    assert "claim 4 of 4" in seen.lines[0]


def test_search_says_when_it_finds_nothing(database: Path) -> None:
    seen = press(database, "slash", "=dragons", "enter")
    assert "no claim in the queue has all these words" in seen.text
    assert "claim 1 of 4" in seen.lines[0]


def test_what_is_typed_fast_after_a_key_judges_nothing(database: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        for key in ["n", "c", "u", "enter", "slash", "x", "c", "enter", "z", "x"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(app, pilot)

    seen = play(database, script)
    assert log(database) == []
    assert seen.desk.draft.note == "cu"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_help_has_every_key(database: Path, size: tuple[int, int]) -> None:
    seen = press(database, "question_mark", size=size)
    for key in KEYS:
        assert f" {key.shown} {key.help[:40]}" in seen.text
    assert "judge it contested" not in press(database, "question_mark", "escape").text


@pytest.mark.parametrize(
    "leave", [["q"], ["ctrl+c"], ["ctrl+q"], ["n", "=half a th", "ctrl+c"], ["slash", "ctrl+c"]], ids=str
)
def test_it_goes_on_where_it_was_left(database: Path, leave: list[str]) -> None:
    assert press(database, "s", "c", "s", *leave).svg == "", "the screen is gone"
    seen = press(database)
    assert outlet_of(seen) == "Herald"
    assert "claim 3 of 3" in seen.lines[0]
    assert seen.desk.draft.note == ("half a th" if "n" in leave else "")


def test_space_reads_on_and_b_scrolls_back(database: Path) -> None:
    top = press(database, size=(80, 14)).text
    assert "conflict, number" not in top
    assert "conflict, number" in press(database, *["space"] * 3, size=(80, 14)).text
    assert press(database, "space", "b", size=(80, 14)).text == top


def test_a_verdict_that_cannot_be_stored_was_not_given(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.3)

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("n", "a", "enter", "c", "s")
        assert app.desk.at == 2, "keys are obeyed while the verdict waits"
        await settled(app, pilot)
        other.close()

    seen = play(database, script)
    assert log(database) == []
    assert "not judged: " in seen.text
    assert press(database, "k", "k").desk.draft.note == "a"


def test_leaving_waits_for_what_is_being_stored(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 5.0)

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("c", "q")
        assert app.is_running
        other.execute("ROLLBACK")
        other.close()
        while app.is_running:
            await pilot.pause()

    play(database, script)
    assert len(log(database)) == 1


def test_what_could_not_be_stored_is_told_before_leaving(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.3)

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("c", "q")
        await settled(app, pilot)
        other.close()

    assert "not judged: " in play(database, script).text


def test_without_colours_the_parts_are_in_brackets(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[source: Bob Roe] [cue: said] [content: that 14 people" in press(database).text


def test_what_was_read_while_something_changed_is_read_again(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        read = app.clerk.details

        def late(_: Entry) -> Details:
            monkeypatch.setattr(app.clerk, "details", read)
            app.desk.outdate()
            return Details((), (), (), ())

        monkeypatch.setattr(app.clerk, "details", late)
        for _ in range(2):
            await pilot.press("s")
            await settled(app, pilot)

    seen = play(database, script)
    assert outlet_of(seen) == "Bell"
    assert "conflict, number" in seen.text


def test_it_fits_a_terminal_that_is_resized(database: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(*NARROW)
        await settled(app, pilot)

    seen = play(database, script, size=WIDE)
    assert seen.lines[0].rstrip().endswith(" Ann")
    assert seen.lines[-1].rstrip().endswith("q leave")
    assert len(seen.lines) == NARROW[1]


def test_the_keys_shown_fit_the_line_and_help_and_leaving_are_always_among_them() -> None:
    for width in (20, 58, 78, 138):
        lines = hints(width)
        assert len(lines) <= 2
        for line in lines:
            assert sum(len(name) + len(word) + 3 for name, word in line) - 2 <= width
        assert [key for line in lines for key in line][-2:] == [("?", "help"), ("q", "leave")]


@pytest.mark.parametrize(("width", "lines"), [(78, 2), (138, 1)])
def test_all_that_can_be_done_is_said_on_usual_screens(width: int, lines: int) -> None:
    assert len(hints(width)) == lines
    assert {"undo", "note", "evidence", "link", "merge", "search"} <= {
        word for line in hints(width) for _, word in line
    }


def test_a_filter_that_asks_for_verdicts_shows_what_has_them(database: Path) -> None:
    press(database, "c")
    seen = press(database, chosen=Filter(statuses=frozenset([VerdictStatus.CONFIRMED])))
    assert "verdict confirmed, by Ann" in seen.text
    assert "claim 1 of 1" in seen.lines[0]
    other = replace(Filter(), publisher="herald")
    assert "claim 1 of 1" in press(database, chosen=other).lines[0]
