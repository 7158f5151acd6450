"""Interrupted, asked to end, or killed: what the program says, how it ends, and what it leaves behind."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from program import PATIENCE, start, start_python

from claimcheck.store import open_reader

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

# More articles than one process reads, in others that never end.
MANY = """
import os, time
from claimcheck.records import Article
from claimcheck.workflow.pool import extracted

class Endless:
    def __init__(self, threads=0):
        if threads:
            print(os.getpid(), flush=True)

    def extract(self, article):
        if int(article.id) >= 12:
            time.sleep(600)
        return []

if __name__ == "__main__":
    articles = [Article(id=str(number), source="", text="") for number in range(40)]
    for _ in extracted(((None, article) for article in articles), Endless, processes=2):
        pass
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_what_was_stored_stays_and_the_exit_code_tells(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("1.txt").write_text("Ann Lee said that the bridge is closed.")
    Path("2.txt").write_text("Bob Roe said that this never ends.")
    with start("ingest", "1.txt", "2.txt") as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        process.send_signal(number)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert said.splitlines() == ["1.txt: new, 1 claim", "claimcheck: interrupted"]
    with open_reader(Path("claims.db")) as reader:
        assert [entry.claim.statement for entry in reader.entries()] == ["the bridge is closed"]
        assert (reader.problems(), reader.audit().faults) == ([], ())


def test_what_nohup_keeps_from_a_program_is_kept_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2.txt").write_text("Bob Roe said that this never ends.")
    deaf = {"preexec_fn": lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)}
    with start("ingest", "2.txt", **deaf) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
        process.kill()


def test_the_processes_that_read_articles_end_with_the_one_that_started_them_though_it_is_killed(
    tmp_path: Path,
) -> None:
    program = tmp_path / "many.py"
    program.write_text(MANY)
    with start_python(str(program)) as process:
        assert process.stdout
        others = [process.stdout.readline() for _ in range(2)]
        process.kill()
        process.communicate(timeout=PATIENCE)  # to the end of what they write to, which is when the last has ended
    assert len(set(others)) == 2
