"""Disks that are full, files and folders that may not be written to, and files that go away."""

import ctypes
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from program import finished

from claimcheck.cli.app import run
from claimcheck.errors import DatabaseError
from claimcheck.records import VerdictStatus
from claimcheck.store import connection, open_reader, open_store
from claimcheck.workflow import mark, verdicts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs limits, capabilities and disks of Linux")


@pytest.fixture(autouse=True)
def claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A working directory with a database of two claims, and more articles; the id of one of the claims."""
    monkeypatch.chdir(tmp_path)
    for number in range(8):
        Path(f"{number}.txt").write_text(f"Ann Lee said that {number} people crossed the bridge.")
    assert finished("ingest", "0.txt", "1.txt")[0] == 0
    with open_reader(Path("claims.db")) as reader:
        return next(reader.entries()).claim.id


def assert_sound(database: Path = Path("claims.db")) -> None:
    with open_reader(database) as reader:
        assert (reader.problems(), reader.audit().faults) == ([], ())


def no_file_over(size: int) -> Callable[[], None]:
    """What a process does before it begins that may write no file of more bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_file_that_may_not_grow_is_said_and_what_was_stored_stays() -> None:
    code, _, said = finished("ingest", *(f"{number}.txt" for number in range(8)), preexec_fn=no_file_over(150_000))
    assert code == 3
    assert said.splitlines()[-1] == (
        "claimcheck: claims.db cannot be read or written, the disk reports an error; see that it is still there"
    )
    assert_sound()
    assert finished("ingest", *(f"{number}.txt" for number in range(8)))[0] == 0
    with open_reader(Path("claims.db")) as reader:
        assert reader.count() == 8
        assert {entry.corroboration.independent_sources for entry in reader.entries()} == {1}


def test_a_copy_that_cannot_be_written_to_its_end_is_not_there() -> None:
    assert finished("backup", "copy", preexec_fn=no_file_over(40_000)) == (
        1,
        "",
        "claimcheck: copy: Input/output error\n",
    )
    assert [path.name for path in Path().iterdir() if "copy" in path.name or "part" in path.name] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, as far as who runs the tests may have one, with the database and the articles on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("needs the right to mount a disk")
    try:
        for path in [*tmp_path.glob("*.txt"), tmp_path / "claims.db"]:
            shutil.copy(path, disk)
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=False, capture_output=True)


def test_a_full_disk_is_said_and_nothing_is_lost_of_what_was_stored(
    small_disk: Path, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_disk)
    with Path("filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(bytes(4096)):
            pass
    full = "claims.db cannot grow, the disk is full; make room and try again\n"
    for command in (["ingest", "2.txt"], ["mark", claim, "confirmed"], ["rematch"]):
        assert finished(*command) == (3, "", f"claimcheck: {full}"), command
    for command in (["export", "csv", "-o", "copy"], ["backup", "copy"]):
        assert finished(*command) == (1, "", "claimcheck: copy: No space left on device\n"), command
    assert finished("list")[0] == 0
    code, _, said = finished("export", "csv")
    assert (code, said) == (0, f"the export is not on record: {full}")
    assert_sound()
    Path("filler").unlink()
    assert finished("ingest", "2.txt")[0] == finished("mark", claim, "confirmed")[0] == 0
    assert_sound()


def test_a_disk_that_goes_away_is_said(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_disk.parent)
    with open_store(small_disk / "claims.db") as store:
        subprocess.run(["umount", "-l", small_disk], check=True)
        with pytest.raises(DatabaseError, match="was removed or replaced while in use, or its disk is gone"):
            store.undo("Ann", "2016-04-01T12:00:00Z")
    code, _, said = finished("list", "--db", str(small_disk / "claims.db"))
    assert (code, said.startswith("claimcheck: no database at ")) == (3, True)


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_is_removed_or_replaced_while_in_use_is_said(replaced: bool) -> None:
    Path("8.txt").write_text("Ann Lee said that it never ends.")
    database = Path("claims.db")
    with open_store(database) as store:
        database.rename("former.db")
        if replaced:
            shutil.copy("former.db", database)
        with pytest.raises(DatabaseError, match="nothing more is written"), store.transaction():
            store.matching.reset("another model")
    assert_sound(Path("former.db"))
    assert database.exists() == replaced


def as_anybody() -> None:
    """Give up what lets an administrator write and read what others may not."""
    drop, *passing_over_permissions = 24, 1, 2
    for capability in passing_over_permissions:
        ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0)


NOT_TO_BE_WRITTEN = "claims.db may not be written to; change its permissions, or work on a copy\n"


@pytest.mark.parametrize("folder", [0o755, 0o555], ids=["file", "folder and file"])
def test_where_nothing_may_be_written_all_can_be_read_and_copied(folder: int, claim: str, tmp_path: Path) -> None:
    Path("claims.db").chmod(0o444)
    Path().chmod(folder)
    copy = tmp_path.parent / f"{tmp_path.name}-copy.db"
    try:
        for command in (
            ["ingest", "2.txt"],
            ["mark", claim, "confirmed"],
            ["rematch"],
            ["link", claim, claim[:9], "same"],
        ):
            code, _, said = finished(*command, preexec_fn=as_anybody)
            assert (code, said) == (3, f"claimcheck: {NOT_TO_BE_WRITTEN}") or command[0] == "link"
        for command in (["list"], ["show", claim], ["search", "bridge"], ["stats"], ["history"], ["doctor", "--audit"]):
            assert finished(*command, preexec_fn=as_anybody)[0] == 0, command
        code, rows, said = finished("export", "csv", preexec_fn=as_anybody)
        assert (code, said, claim in rows) == (0, f"the export is not on record: {NOT_TO_BE_WRITTEN}", True)
        assert finished("backup", str(copy), preexec_fn=as_anybody)[0] == 0
        assert finished("mark", claim, "confirmed", "--db", str(copy), preexec_fn=as_anybody)[0] == 0
    finally:
        Path().chmod(0o755)
        copy.unlink(missing_ok=True)


def test_a_folder_that_may_not_be_written_to_is_said() -> None:
    Path("closed").mkdir(mode=0o555)
    code, _, said = finished("ingest", "0.txt", "--db", "closed/claims.db", preexec_fn=as_anybody)
    assert (code, said.count("\n")) == (3, 1)
    assert "closed/claims.db cannot be opened; see that its folder exists and that you may write there" in said
    for command in (["export", "csv", "-o", "closed/copy"], ["backup", "closed/copy"]):
        code, _, said = finished(*command, preexec_fn=as_anybody)
        assert (code, said) == (1, "claimcheck: closed/copy: Permission denied\n")


def test_an_article_that_may_not_be_read_is_said_and_the_others_are_stored() -> None:
    Path("2.txt").chmod(0)
    code, _, said = finished("ingest", "2.txt", "3.txt", preexec_fn=as_anybody)
    assert code == 5
    assert said.splitlines()[:2] == [
        "claimcheck: 2.txt: no permission to read it; change its permissions or copy it",
        "3.txt: new, 1 claim",
    ]


def test_a_locked_file_is_said_to_be_in_use_and_can_be_read_and_copied(
    claim: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect("claims.db", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert run(["mark", claim, "confirmed", "--by", "Ann"]) == 3
        in_use = "claimcheck: claims.db is in use by another program; try again when that is done\n"
        assert capsys.readouterr().err == in_use
        assert run(["list"]) == run(["backup", "copy.db"]) == 0
    assert run(["mark", claim, "confirmed", "--by", "Ann"]) == 0


def test_a_clock_that_is_set_back_changes_no_order(claim: str, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Path("claims.db")
    for at, status in (("2026-01-05T14:05:00Z", VerdictStatus.CONFIRMED), ("1970-01-01T00:00:00Z", "contested")):
        monkeypatch.setattr(verdicts, "now", lambda at=at: at)
        mark(database, [claim], VerdictStatus(status), by="Ann")
    with open_reader(database) as reader:
        assert [line.verdict.status for line in reader.history()] == ["confirmed", "contested"]
        assert reader.entry(claim).verdict.status == "contested"
    (undone,) = verdicts.undo(database, by="Ann")
    assert undone.verdict.status == "confirmed"
    assert_sound()
