import sqlite3
from pathlib import Path

import pytest
from builders import make_article

from claimcheck.errors import DatabaseError
from claimcheck.store import SCHEMA_VERSION, open_reader, open_store
from claimcheck.store import connection as connection_module


def run_sql(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def test_a_missing_database_is_named_with_the_command_that_makes_one(database: Path) -> None:
    with pytest.raises(DatabaseError) as raised:
        open_reader(database)
    assert str(raised.value) == f"no database at {database}; make one with: claimcheck ingest PATH"
    assert not database.exists()


def test_an_empty_file_cannot_be_read_but_becomes_a_database(database: Path) -> None:
    database.touch()
    with pytest.raises(DatabaseError, match="is not a claimcheck database yet"):
        open_reader(database)
    with open_store(database) as store:
        store.save(make_article(), [])
    with open_reader(database) as reader:
        assert reader.summary().articles == 1


@pytest.mark.parametrize("opener", [open_reader, open_store])
def test_a_file_that_is_no_database_is_refused_and_left_alone(database: Path, opener: type) -> None:
    database.write_text("Dear diary, " * 100)
    with pytest.raises(DatabaseError, match="is not a claimcheck database"):
        opener(database)
    assert database.read_text() == "Dear diary, " * 100


@pytest.mark.parametrize("opener", [open_reader, open_store])
def test_the_database_of_another_program_is_refused_and_left_alone(database: Path, opener: type) -> None:
    run_sql(database, "CREATE TABLE recipes (name)")
    before = database.read_bytes()
    with pytest.raises(DatabaseError, match="is not a claimcheck database"):
        opener(database)
    assert database.read_bytes() == before


@pytest.mark.parametrize("opener", [open_reader, open_store])
def test_another_program_that_numbers_its_schema_is_not_taken_for_this_one(database: Path, opener: type) -> None:
    run_sql(database, f"PRAGMA user_version = {SCHEMA_VERSION}")
    with pytest.raises(DatabaseError, match="is not a claimcheck database"):
        opener(database)


@pytest.mark.parametrize("opener", [open_reader, open_store])
def test_a_newer_database_is_refused_with_the_remedy(database: Path, opener: type) -> None:
    open_store(database).close()
    run_sql(database, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(DatabaseError, match=r"newer claimcheck .* update with: pip install --upgrade claimcheck"):
        opener(database)


@pytest.mark.parametrize("opener", [open_reader, open_store])
def test_a_locked_database_is_said_to_be_in_use(database: Path, opener: type, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(database).close()
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.0)
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="is in use by another program"):
        opener(database)
    holder.close()


def test_a_damaged_database_is_said_to_be_damaged(database: Path) -> None:
    open_store(database).close()
    content = database.read_bytes()
    database.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(DatabaseError, match="is damaged"), open_reader(database) as reader:
        reader.count()


@pytest.mark.parametrize("opener", [open_reader, open_store])
def test_an_sqlite_too_old_for_the_schema_is_named(
    database: Path, opener: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(database).close()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(DatabaseError, match=r"is older than 3\.37"):
        opener(database)


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="see that its folder exists"):
        open_store(tmp_path / "nowhere" / "claims.db")


@pytest.mark.parametrize("name", ["claims?mode=memory.db", "50%25 #1.db", ":memory:", "новости — 新闻.db", "file:x"])
def test_any_file_name_is_the_name_of_that_file(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(Path(name)) as store:
        store.save(make_article(), [])
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with open_reader(Path(name)) as reader:
        assert reader.summary().articles == 1


def test_a_reader_cannot_write(database: Path) -> None:
    open_store(database).close()
    with open_reader(database) as reader, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader._connection.execute("DELETE FROM claims")


def test_a_database_is_readable_where_no_file_can_be_made_beside_it(database: Path) -> None:
    with open_store(database) as store:
        store.save(make_article(), [])
    # What a read-only folder does, for every user: SQLite refuses to follow such a link.
    database.with_name("claims.db-shm").symlink_to("nowhere")
    with open_reader(database) as reader:
        assert reader.summary().articles == 1


def test_changes_that_lie_beside_an_unreadable_place_are_not_passed_over(database: Path) -> None:
    with open_store(database) as store:
        store.save(make_article(), [])
        copy = database.with_name("copy.db")
        copy.write_bytes(database.read_bytes())
        copy.with_name("copy.db-wal").write_bytes(database.with_name("claims.db-wal").read_bytes())
    copy.with_name("copy.db-shm").symlink_to("nowhere")
    with pytest.raises(DatabaseError, match="cannot be opened"):
        open_reader(copy)
