"""An article in which every text is an attack on the terminal."""

import unicodedata
from pathlib import Path

import pytest
from builders import make_article, make_claim
from screens import NARROW, WIDE, lines_of, play, press, settled
from textual import events
from textual.pilot import Pilot

from claimcheck.store import open_store
from claimcheck.tui.app import ReviewApp

ATTACK = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202eesrever\u2066\r\n\x00[bold red]red[/]:smile: [@click=app.leave]x[/]"


@pytest.fixture
def attacked(tmp_path: Path) -> Path:
    article = make_article(
        f"{ATTACK} source said {ATTACK} content", source=f"news/{ATTACK}", title=ATTACK, publisher=ATTACK, author=ATTACK
    )
    claim = make_claim(article, f"{ATTACK} content", f"{ATTACK} source", "said")
    path = tmp_path / "claims.db"
    with open_store(path) as store:
        store.save(article, [claim])
    return path


def commanding(lines: list[str]) -> set[str]:
    return {char for line in lines for char in line if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_in_it_commands_the_screen_and_markup_is_shown_as_it_is(attacked: Path, size: tuple[int, int]) -> None:
    seen = press(attacked, size=size)
    assert commanding(seen.lines) == set()
    assert "[bold red]red[/]:smile:" in seen.text
    assert "[@click=app.leave]" in seen.text


def test_nor_does_a_note_an_analyst_or_what_is_pasted(attacked: Path) -> None:
    shown = []

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        app.post_message(events.Paste(ATTACK))
        await settled(app, pilot)
        shown.extend(lines_of(app.export_screenshot()))
        await pilot.press("enter", "c", "k")
        await settled(app, pilot)
        shown.extend(lines_of(app.export_screenshot()))
        await pilot.press("slash")
        app.post_message(events.Paste(ATTACK))
        await pilot.press("enter")
        await settled(app, pilot)
        shown.extend(lines_of(app.export_screenshot()))

    play(attacked, script, by=f"Ann {ATTACK}")
    assert commanding(shown) == set()
    assert any("confirmed" in line and "[bold red]" in line for line in shown)
