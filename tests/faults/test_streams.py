"""Streams that are closed, that nobody reads, or that a program was started without; terminals that can do little."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program import PATIENCE, finished, start

from claimcheck.store import open_reader

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs file descriptors and pseudo-terminals")

LITTLE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}  # an ASCII terminal
READING = [["list"], ["show", "ID"], ["search", "bridge"], ["history"], ["stats"], ["timeline", "ID"], ["speakers"]]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of two claims, of which one is judged."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "1.txt").write_text("Zoë Müller said that the “old” bridge is closed.", encoding="utf-8")
    (folder / "2.txt").write_text("Bob Roe said that the old bridge is closed.", encoding="utf-8")
    assert finished("ingest", "1.txt", "2.txt", cwd=folder)[0] == 0
    judged = judged_of(folder / "claims.db")
    assert finished("mark", judged, "confirmed", "--note", "seen – twice", cwd=folder)[0] == 0
    return folder


def judged_of(database: Path) -> str:
    with open_reader(database) as reader:
        return next(entry.claim.id for entry in reader.entries() if entry.claim.speaker.name == "Zoë Müller")


@pytest.fixture(autouse=True)
def claim(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A working directory with that database; the id of the claim that is judged."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return judged_of(Path("claims.db"))


def closing(descriptor: int) -> Callable[[], None]:
    """What a process does before it begins that is started without one of its streams."""
    return lambda: os.close(descriptor)


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["export", "csv"], ["doctor"], ["--version"]])
def test_without_standard_output_a_command_writes_to_nowhere(command: list[str]) -> None:
    code, _, said = finished(*command, preexec_fn=closing(1), stdout=None)
    assert (code, said) == (0, "")


def test_without_standard_error_a_command_does_its_work_and_the_exit_code_tells(claim: str) -> None:
    assert finished("mark", claim, "contested", preexec_fn=closing(2), stderr=None)[0] == 0
    assert finished("mark", "clm_x", "contested", preexec_fn=closing(2), stderr=None)[0] == 2
    assert finished("ingest", "missing.txt", preexec_fn=closing(2), stderr=None)[0] == 5
    with open_reader(Path("claims.db")) as reader:
        assert reader.entry(claim).verdict.status == "contested"
        assert (reader.problems(), reader.audit().faults) == ([], ())


def test_the_database_never_takes_the_place_of_a_closed_stream() -> None:
    """Where the first free descriptor were 1 or 2, what libraries write there would end in the file."""
    Path("3.txt").write_text("Cy Poe said that it rains.")

    def close_all() -> None:
        os.closerange(0, 3)

    assert finished("ingest", "3.txt", preexec_fn=close_all, stdout=None, stderr=None)[0] == 0
    with open_reader(Path("claims.db")) as reader:
        assert (reader.count(), reader.problems()) == (3, [])


def test_without_standard_input_each_command_says_what_it_lacks() -> None:
    without = {"preexec_fn": closing(0), "stdin": None}
    said = "no claim on standard input; give an id a line"
    assert finished("mark", "-", "confirmed", **without) == (2, "", f"claimcheck: {said}\n")
    assert finished("review", **without)[0] == 2
    assert finished("list", **without)[0] == 0


def test_whoever_stops_listening_to_what_is_said_does_not_stop_the_work() -> None:
    for number in range(5):
        Path(f"more{number}.txt").write_text(f"Cy Poe said that {number} came.")
    reading, writing = os.pipe()
    os.close(reading)
    code, _, _ = finished("ingest", *(f"more{number}.txt" for number in range(5)), stderr=writing)
    os.close(writing)
    assert code == 0
    with open_reader(Path("claims.db")) as reader:
        assert reader.count() == 7


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_whoever_has_read_enough_is_no_failure(command: list[str], claim: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code, _, said = finished(*[claim if word == "ID" else word for word in command], stdout=writing)
    os.close(writing)
    assert (code, said) == (0, "")


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_terminal_of_ascii_and_twenty_columns_is_no_failure(command: list[str], claim: str) -> None:
    words = [claim if word == "ID" else word for word in command]
    code, out, said = finished(*words, extra=LITTLE | {"COLUMNS": "20", "TERM": "dumb"})
    assert (code, said) == (0, "")
    assert out.isascii()
    assert "\x1b" not in out


def test_data_are_utf_8_though_the_terminal_is_ascii(claim: str) -> None:
    assert "Zoë Müller" in finished("list", "--json", extra=LITTLE)[1]
    assert "seen – twice" in finished("history", "--json", extra=LITTLE)[1]
    code, _, said = finished("mark", claim, "contested", extra=LITTLE)
    assert code == 0
    assert said.isascii()


@pytest.mark.parametrize("columns", [20, 80])
def test_a_dumb_terminal_gets_text_that_fits_it_and_no_control_sequences(columns: int, claim: str) -> None:
    for command in (["list"], ["show", claim]):
        code, shown = on_a_terminal(*command, extra={"TERM": "dumb", "COLUMNS": str(columns)})
        assert (code, "\x1b" in shown) == (0, False)
        longest_word = max(map(len, shown.split()))
        assert max(map(len, shown.splitlines())) <= max(columns, longest_word + 8)
    code, shown = on_a_terminal("ingest", "1.txt", extra={"TERM": "dumb"})
    assert (code, shown.strip()) == (0, "1 article read: 1 unchanged; nothing to store")


def test_a_dumb_terminal_is_too_little_for_review() -> None:
    code, shown = on_a_terminal("review", extra={"TERM": "dumb"})
    assert code == 2
    assert shown == (
        "claimcheck: review needs a full screen, which a dumb terminal has not; use: claimcheck list, claimcheck mark\n"
    )


def on_a_terminal(*arguments: str, extra: dict[str, str]) -> tuple[int, str]:
    """Run `claimcheck` on a terminal of its own; return its exit code and what it showed."""
    main, terminal = os.openpty()
    with start(*arguments, extra=extra, stdin=terminal, stdout=terminal, stderr=subprocess.STDOUT) as process:
        os.close(terminal)
        shown = b""
        try:
            while more := os.read(main, 65536):
                shown += more
        except OSError:  # how Linux says that nobody has the terminal open any more
            pass
        process.wait(PATIENCE)
    os.close(main)
    return process.returncode, shown.decode().replace("\r\n", "\n")
