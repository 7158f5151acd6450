"""Take the walk of docs/tutorial.md, and put what is seen on it there: python docs/build_tutorial.py

The page is its own script. Whoever takes the walk begins in an empty folder with the fixtures beside them; from top to
bottom

- the commands of each console block are run, in a terminal of 80 columns, and what they say is written below them, as
  many lines as a comment before the block allows ("at most 12 lines");
- a comment "screen NAME.svg showing TEXT: KEYS" goes on in `claimcheck review`, presses keys ("=" and a text types it),
  and draws the screen; if TEXT is given and not on one of its lines, the page tells of something else, and nothing is
  written; all screens between two console blocks are one sitting;
- a comment "edit FILE ID COLUMN=TEXT ..." changes cells of a sheet, as an editor would;
- a comment "picture NAME.png: FILE" opens a page in a browser.

The comment "example ID" at the head holds the id of the example, which is looked up again by its speaker. The pictures
lie in docs/tutorial/. Pictures of pages need Chromium (`chromium`, `chromium-browser` or `google-chrome` on the PATH);
without it they stay as they are, which is said. All else needs what the tests need. It takes a minute or two.
"""

import asyncio
import csv
import html
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from claimcheck.store import Filter, open_reader
from claimcheck.tui.app import ReviewApp
from claimcheck.tui.clerk import Clerk

PAGE = Path(__file__).with_name("tutorial.md")
PICTURES = Path(__file__).with_name("tutorial")
FIXTURES = Path(__file__).parents[1] / "fixtures"
PROGRAM = Path(sys.executable).with_name("claimcheck")
ANALYST, SPEAKER = "R. Analyst", "unconfirmed reports"
SIZE = (110, 32)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PAGE_SIZE = "1000,900"
NAMED_KEYS = {" ": "space", "/": "slash", "?": "question_mark"}

STEP = re.compile(
    r"(?:<!-- at most (?P<most>\d+) lines -->\n)?```console\n(?P<block>.*?)```"
    r"|<!-- (?P<what>screen|edit|picture) (?P<rest>.*?) -->",
    re.S,
)
_EXAMPLE = re.compile(r"<!-- example (\w+) -->")
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.S)  # fetched from the network where a browser has no such font


def main() -> None:
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(Walk(Path(folder)).through(page), encoding="utf-8")


@dataclass(frozen=True)
class Screen:
    """A picture of the full screen, what it must show, and the keys that lead to it."""

    name: str
    showing: str
    keys: list[str]

    @classmethod
    def of(cls, told: str) -> "Screen":
        """Read `NAME.svg showing TEXT: KEYS`."""
        head, _, keys = told.partition(":")
        name, _, text = head.partition(" showing ")
        return cls(name, "".join(shlex.split(text)), shlex.split(keys))


class Walk:
    """A walk in `folder`, which is empty at first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(FIXTURES, folder / "fixtures")
        self.env = os.environ | {
            "PATH": f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}",
            "TERM": "dumb",
            "COLUMNS": "80",
            "CLAIMCHECK_BY": ANALYST,
            "XDG_STATE_HOME": str(folder / "state"),
        }
        self.env.pop("CLAIMCHECK_DB", None)

    def through(self, page: str) -> str:
        """Return the page with all that is seen on the walk."""
        page = self._with_todays_example(page)
        written: list[str] = []
        end = 0
        sitting: list[Screen] = []
        for step in STEP.finditer(page):
            if step["what"] == "screen":
                sitting.append(Screen.of(step["rest"]))
                continue
            self._review(sitting)
            sitting = []
            if step["what"] == "edit":
                self._edit(*shlex.split(step["rest"]))
            elif step["what"] == "picture":
                name, _, file = step["rest"].partition(":")
                picture(self.folder / file.strip(), PICTURES / name)
            else:
                start, stop = step.span("block")
                written += [page[end:start], self._run_all(step["block"], int(step["most"] or 1000))]
                end = stop
        self._review(sitting)
        return "".join([*written, page[end:]])

    def _with_todays_example(self, page: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "claims.db"
            command = [PROGRAM, "ingest", "--quiet", "--db", database, "fixtures/"]
            subprocess.run(command, check=True, cwd=self.folder, env=self.env)
            with open_reader(database) as reader:
                (entry,) = reader.entries(Filter(speaker=SPEAKER))
        before = _EXAMPLE.search(page)
        if before is None:
            raise SystemExit(f"{PAGE.name} names no example")
        return page.replace(before[1], entry.claim.id.removeprefix("clm_")[: len(before[1])])

    def _run_all(self, block: str, most: int) -> str:
        said = []
        for command in (line for line in block.splitlines() if line.startswith("$ ")):
            lines = self._run(command.removeprefix("$ ")).splitlines()
            said += [command, *lines[:most], *(["…"] if len(lines) > most else [])]
        return "".join(f"{line}\n" for line in said)

    def _run(self, command: str) -> str:
        """Return what a command writes to a terminal and, after it, what it narrates."""
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            command, shell=True, cwd=self.folder, env=self.env, stdout=theirs, stderr=subprocess.PIPE
        ) as process:
            os.close(theirs)
            pieces = []
            try:
                while piece := os.read(ours, 65536):
                    pieces.append(piece)
            except OSError:  # how a terminal says on Linux that nothing more will come
                pass
            narrated = process.stderr.read() if process.stderr else b""
        os.close(ours)
        if process.returncode:
            raise SystemExit(f"{command}: exit code {process.returncode}: {narrated.decode()}")
        return _CONTROL.sub("", b"".join([*pieces, narrated]).decode())

    def _review(self, screens: "list[Screen]") -> None:
        """Draw these screens of `claimcheck review`."""
        if not screens:
            return
        os.environ["XDG_STATE_HOME"] = self.env["XDG_STATE_HOME"]
        clerk = Clerk(self.folder / "claims.db", ANALYST, Filter())
        desk = clerk.desk()
        clerk.close()
        app = ReviewApp(desk, clerk)

        async def sit() -> None:
            async with app.run_test(size=SIZE, notifications=True) as pilot:
                await settled(app, pilot)
                for screen in screens:
                    for key in screen.keys:
                        app.clear_notifications()
                        for one in key[1:] if key.startswith("=") else [key]:
                            await pilot.press(NAMED_KEYS.get(one, one))
                        await settled(app, pilot)
                    drawn = _FONT.sub("", app.export_screenshot())
                    if screen.showing not in html.unescape(drawn).replace("\xa0", " "):
                        raise SystemExit(f"{screen.name} does not show {screen.showing!r}, of which the page tells")
                    (PICTURES / screen.name).write_text(drawn, encoding="utf-8")

        try:
            asyncio.run(sit())
        finally:
            app.close()

    def _edit(self, file: str, claim: str, *changes: str) -> None:
        path = self.folder / file
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            columns, rows = list(reader.fieldnames or ()), list(reader)
        row = next(row for row in rows if row["id"].startswith(f"clm_{claim}"))
        for change in changes:
            column, _, text = change.partition("=")
            if column not in columns:
                raise SystemExit(f"{file} has no column {column}")
            row[column] = text
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, columns)
            writer.writeheader()
            writer.writerows(rows)


async def settled(app: ReviewApp, pilot: Pilot[None]) -> None:
    """Wait until everything is read, written and drawn."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


def picture(page: Path, target: Path) -> None:
    """Have a browser draw the beginning of a page."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.stderr.write(f"{target.name} stays as it is: none of {', '.join(BROWSERS)} is on the PATH\n")
        return
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={PAGE_SIZE}"]
    command = [browser, *options, f"--screenshot={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    main()
