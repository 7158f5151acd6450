"""docs/tutorial.md tells of commands, options, keys and pictures that are there; `docs/build_tutorial.py` writes it."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from claimcheck.cli.app import app
from claimcheck.tui.keys import KEYS

PAGE = Path(__file__).parents[1] / "docs" / "tutorial.md"
PROGRAM = "claimcheck"
WRONG_USAGE: Any = typer.BadParameter.__base__
MOVING = {"enter", "tab", "up", "down"}

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not part of this copy")


def text() -> str:
    return PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""


def typed() -> list[str]:
    """The command lines of the page: those that are run, those that are only shown, and those named in a sentence."""
    lines = re.findall(rf"^(?:\$ )?({PROGRAM} .*)$", text(), re.M)
    return [*dict.fromkeys([*lines, *re.findall(rf"`({PROGRAM} [^`]*)`", text())])]


def parse(line: str) -> list[str]:
    """Parse a command line as the program would, without running it; return the values of its parameters."""
    top: Any = typer.main.get_command(app)
    command = top
    name, *arguments = shlex.split(line)
    while hasattr(command, "commands") and arguments and arguments[0] in command.commands:
        name, *arguments = arguments
        command = command.commands[name]
    assert command is not top, f"no command {arguments[:1]}"
    context = command.make_context(name, arguments)
    return [*context.params]


@pytest.mark.parametrize("line", typed())
def test_every_command_of_the_tutorial_is_understood(line: str) -> None:
    assert parse(line)


@pytest.mark.parametrize("rest", ["list --doubtful", "judge", "export doc"])
def test_what_is_no_command_is_not(rest: str) -> None:
    with pytest.raises((WRONG_USAGE, AssertionError)):
        parse(f"{PROGRAM} {rest}")


def test_the_walk_goes_all_the_way() -> None:
    names = {line.split()[1] for line in typed()}
    walk = "ingest list show check review timeline stats history doctor export import"
    assert names >= set(walk.split())


def test_every_key_of_its_screens_is_one_of_the_keys() -> None:
    screens = re.findall(r"<!-- screen [^:]*?(?:\"[^\"]*\")?: ?(.*?) -->", text())
    assert len(screens) > 5
    known = MOVING | {name for key in KEYS for name in (key.shown, *key.names.split(","))}
    pressed = {key for keys in screens for key in shlex.split(keys) if not key.startswith("=")}
    assert pressed <= known


def test_every_picture_is_there_and_none_beside() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(tutorial/([\w.-]+)\)", text())
    assert sorted(shown) == sorted(path.name for path in PAGE.with_name("tutorial").iterdir())
    assert sorted(re.findall(r"<!-- (?:screen|picture) ([\w.-]+)", text())) == sorted(shown)


def test_pictures_ask_nothing_of_the_network() -> None:
    for path in PAGE.with_name("tutorial").glob("*.svg"):
        assert not re.search(r"url\(.?https?:", path.read_text(encoding="utf-8"))
