import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from harness import Cli

import claimcheck
from claimcheck.cli import review
from claimcheck.store import open_reader

PATIENCE = 60  # seconds


@pytest.mark.usefixtures("ids")
def test_without_a_terminal_it_says_what_else_there_is(cli: Cli) -> None:
    result = cli("review")
    assert result.code == 2
    assert result.err == "claimcheck: review needs a terminal; elsewhere use: claimcheck list, claimcheck mark\n"


@pytest.mark.usefixtures("ids")
def test_nothing_to_judge_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "_on_a_terminal", lambda: True)
    result = cli("review", "--contested")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("no claims wait for a verdict; ")


@pytest.mark.parametrize(("option", "code"), [("--db=other.db", 3), ("--since=yesterday", 2)])
@pytest.mark.usefixtures("ids")
def test_what_is_wrong_is_said_before_the_screen_opens(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, option: str, code: int
) -> None:
    monkeypatch.setattr(review, "_on_a_terminal", lambda: True)
    result = cli("review", option)
    assert result.code == code
    assert result.err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_real_terminal_a_key_judges_and_another_leaves(ids: list[str]) -> None:
    main, terminal = os.openpty()
    surroundings = os.environ | {
        "PYTHONPATH": str(Path(claimcheck.__file__).parents[1]),
        "XDG_STATE_HOME": str(Path("state").absolute()),
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "LINES": "24",
    }
    command = [sys.executable, "-m", "claimcheck", "review"]
    with subprocess.Popen(command, env=surroundings, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        _read_until(main, b"said by")
        os.write(main, b"xq")
        _read_until(main, b"\x1b[?1049l")  # back from the full screen
        assert process.wait(PATIENCE) == 0
    os.close(main)
    with open_reader(Path("claims.db")) as reader:
        (line,) = reader.history()
    assert (line.claim_id in ids, line.verdict.status, line.verdict.by) == (True, "contested", "Ann Lee")


def _read_until(main: int, awaited: bytes) -> None:
    shown, until = b"", time.monotonic() + PATIENCE
    while awaited not in shown:
        assert time.monotonic() < until
        shown += os.read(main, 65536)
