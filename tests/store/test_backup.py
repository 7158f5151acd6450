"""A copy is whole, or not there."""

import sqlite3
import threading
from pathlib import Path

import pytest
from builders import make_article, make_claim

from claimcheck.errors import DatabaseError, UsageError
from claimcheck.records import Verdict, VerdictStatus
from claimcheck.store import Store, back_up, open_reader, open_store
from claimcheck.store import backup as module

NOON = "2016-04-01T12:00:00Z"


def fill(store: Store, count: int, start: int = 0) -> None:
    for number in range(start, start + count):
        article = make_article(f"Ann said that {number} came.", source=f"{number}.txt")
        claim = make_claim(article, f"that {number} came", "Ann", "said")
        store.save(article, [claim])
        store.mark([claim.id], Verdict(VerdictStatus.CONFIRMED, "Ann", NOON))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_holds_what_the_database_holds_in_one_file(store: Store, database: Path, tmp_path: Path) -> None:
    fill(store, 3)  # what was written last still lies beside the database
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    found = back_up(database, copy)
    assert (found.articles, found.claims, found.verdicts) == (3, 3, 3)
    assert names(copy.parent) == ["copy.db"]
    with open_reader(database) as reader, open_reader(copy) as other:
        assert list(other.entries()) == list(reader.entries())
        assert [each.hash for each in other.ledger()] == [each.hash for each in reader.ledger()]
        assert (other.problems(), other.audit().faults) == ([], ())
    with open_store(copy) as other:
        fill(other, 1, start=3)


def test_a_copy_is_of_one_moment_while_others_write(
    store: Store, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, 50)
    monkeypatch.setattr(module, "_PAGES", 1)
    stop = threading.Event()

    def write() -> None:
        with open_store(database) as other:
            for number in range(50, 100000):
                if stop.is_set():
                    return
                fill(other, 1, start=number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(3):
            found = back_up(database, tmp_path / f"{turn}.db")
            assert found.articles == found.claims >= 50
            assert found.verdicts in (found.claims, found.claims - 1)
    finally:
        stop.set()
        writer.join()
    with open_reader(tmp_path / "2.db") as reader:
        assert (reader.problems(), reader.audit().faults) == ([], ())


def test_what_is_there_is_replaced_only_when_that_is_asked_for(store: Store, database: Path, tmp_path: Path) -> None:
    fill(store, 1)
    copy = tmp_path / "copy.db"
    copy.write_text("dear diary")
    with pytest.raises(UsageError, match="is there already; name another file, or add --overwrite"):
        back_up(database, copy)
    assert copy.read_text() == "dear diary"
    assert back_up(database, copy, overwrite=True).articles == 1


def test_the_database_is_never_replaced_by_itself(store: Store, database: Path, tmp_path: Path) -> None:
    fill(store, 1)
    (tmp_path / "link.db").symlink_to(database)
    for name in ("claims.db", "link.db"):
        with pytest.raises(UsageError, match="is the database itself"):
            back_up(database, tmp_path / name, overwrite=True)


def test_a_folder_is_no_place_for_a_copy_and_neither_is_a_missing_one(
    store: Store, database: Path, tmp_path: Path
) -> None:
    fill(store, 1)
    with pytest.raises(UsageError, match="is no file"):
        back_up(database, tmp_path, overwrite=True)
    with pytest.raises(FileNotFoundError) as caught:
        back_up(database, tmp_path / "missing" / "copy.db")
    assert caught.value.filename == str(tmp_path / "missing" / "copy.db")


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_a_copy_is_not_put_where_changes_of_another_file_would_be_taken_for_its_own(
    store: Store, database: Path, tmp_path: Path, ending: str
) -> None:
    fill(store, 1)
    (tmp_path / f"copy.db{ending}").write_bytes(b"changes")
    with pytest.raises(UsageError, match="was left in the middle of a change"):
        back_up(database, tmp_path / "copy.db", overwrite=True)
    assert not (tmp_path / "copy.db").exists()


def test_a_copy_is_as_private_as_the_database(store: Store, database: Path, tmp_path: Path) -> None:
    fill(store, 1)
    database.chmod(0o600)
    back_up(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_an_interrupt_leaves_what_was_there_and_nothing_else(
    store: Store, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, 3)
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    copy.write_text("old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_checked", interrupted)
    with pytest.raises(KeyboardInterrupt):
        back_up(database, copy, overwrite=True)
    assert (names(copy.parent), copy.read_text()) == (["copy.db"], "old")


def test_of_a_damaged_database_no_copy_is_made(database: Path, tmp_path: Path) -> None:
    with open_store(database) as store:
        fill(store, 50)
    connection = sqlite3.connect(database)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'texts'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(DatabaseError, match="is damaged"):
        back_up(database, tmp_path / "copy.db")
    assert [name for name in names(tmp_path) if not name.startswith("claims.db")] == []


def test_a_missing_database_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no database at"):
        back_up(tmp_path / "claims.db", tmp_path / "copy.db")
    assert names(tmp_path) == []
