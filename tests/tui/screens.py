"""Presses keys on the desk without a terminal, and reads what is on the screen then."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from textual.pilot import Pilot

from claimcheck.store import Filter
from claimcheck.tui.app import ReviewApp
from claimcheck.tui.clerk import Clerk
from claimcheck.tui.desk import Desk

WIDE, NARROW = (140, 40), (80, 24)
TALL = (99, 60)  # all in one column, and a claim without scrolling
KEYS = {
    " ": "space",
    "/": "slash",
    ":": "colon",
    ".": "full_stop",
    "?": "question_mark",
    "-": "minus",
    "_": "underscore",
}

_RUN = re.compile(
    r'<text class="[^"]*?-(r\d+)" x="([\d.]+)"[^>]*?clip-path="url\(#[^"]*?line-(\d+)\)">(.*?)</text>', re.S
)
_STYLE = re.compile(r"\.[\w-]*?-(r\d+) \{([^}]*)\}")
_CELL = 12.2  # the width of a character in an SVG

Script = Callable[[ReviewApp, Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Seen:
    """What was on the screen when the last key had been pressed and all was done."""

    desk: Desk
    svg: str

    @property
    def lines(self) -> list[str]:
        return lines_of(self.svg)

    @property
    def text(self) -> str:
        """All lines, with white space and frames made single spaces."""
        return re.sub(r"[\s│╭╮╰╯─]+", " ", "\n".join(self.lines))


def press(database: Path, *keys: str, size: tuple[int, int] = TALL, chosen: Filter = Filter(), by: str = "Ann") -> Seen:  # noqa: B008
    """Review the database, press `keys`, each a key's name or "=" and what to type, and return what is seen then."""

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        for key in keys:
            for one in [KEYS.get(char, char) for char in key[1:]] if key.startswith("=") else [key]:
                await pilot.press(one)
            await settled(app, pilot)

    return play(database, script, size, chosen, by)


def play(
    database: Path,
    script: Script,
    size: tuple[int, int] = TALL,
    chosen: Filter = Filter(),  # noqa: B008
    by: str = "Ann",
) -> Seen:
    """Review the database as `script` has it, and leave; return what was seen last."""
    clerk = Clerk(database, by, chosen)
    desk = clerk.desk()
    clerk.close()
    app = ReviewApp(desk, clerk)

    async def review() -> str:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(app, pilot)
            await script(app, pilot)
            return app.export_screenshot() if app.is_running else ""

    try:
        return Seen(desk, asyncio.run(review()))
    finally:
        app.close()


async def settled(app: ReviewApp, pilot: Pilot[None]) -> None:
    """Wait until everything is read, written and drawn."""
    await pilot.pause()
    if app.is_running:
        await app.workers.wait_for_complete()
        await pilot.pause()


def lines_of(svg: str) -> list[str]:
    """Return the text of a screen, line by line."""
    rows: dict[int, str] = {}
    for row, column, text, _ in runs_of(svg):
        rows[row] = rows.get(row, "").ljust(column) + text
    return [rows.get(row, "") for row in range(max(rows) + 1)]


def runs_of(svg: str) -> list[tuple[int, int, str, str]]:
    """Return each run of text on a screen: its line and column, what it says, and its style."""
    styles = dict(_STYLE.findall(svg))
    found = [
        (int(row), round(float(x) / _CELL), unescape(text).replace("\xa0", " "), styles[style].strip())
        for style, x, row, text in _RUN.findall(svg)
        if text != "\n"  # with which every line ends
    ]
    return sorted(found)
