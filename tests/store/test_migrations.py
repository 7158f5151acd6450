import sqlite3
import threading
from pathlib import Path

from sqlite_utils import Database

from claimcheck.store import SCHEMA_VERSION, open_reader, open_store
from claimcheck.store.migrations import MIGRATIONS


def test_the_migrations_lead_from_an_empty_file_to_the_schema_this_version_knows() -> None:
    db = Database(memory=True)
    MIGRATIONS.apply(db)
    assert not MIGRATIONS.pending(db)
    assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    db.close()


FIRST_SCHEMA_ROWS = """
INSERT INTO speakers VALUES ('spk_1', 'Usman Ghazi', 'person');
INSERT INTO articles (number, id, fingerprint, source, language) VALUES (1, 'art_1', 'f', 'a.txt', 'en');
INSERT INTO claims (
    id, article, position, speaker, quote_type, kind, certainty, polarity, distance, confidence,
    statement, source, cue, content, event, alternatives
) VALUES (
    'clm_1', 1, 0, 'spk_1', 'direct', 'fact', 'certain', 'affirmed', 'neutral', 0.5,
    'it is so', '[]', '[]', '[]', '{}', '[]'
);
"""


def test_a_database_of_the_first_schema_keeps_its_speakers_and_its_index() -> None:
    db = Database(memory=True)
    MIGRATIONS.apply(db, stop_before="m002_aliases")
    db.conn.executescript(FIRST_SCHEMA_ROWS)
    MIGRATIONS.apply(db)
    assert db.execute("SELECT speaker_name, speaker_type FROM claims").fetchall() == [("Usman Ghazi", "person")]
    assert db.execute("SELECT * FROM aliases").fetchall() == [("spk_1", "Usman Ghazi", 1)]
    db.execute("UPDATE claims SET speaker_name = 'Osman Ghazi'")
    found = "SELECT count(*) FROM claim_search WHERE claim_search MATCH ?"
    assert [db.execute(found, [word]).fetchone()[0] for word in ("Usman", "Osman")] == [0, 1]
    db.execute("INSERT INTO claim_search (claim_search) VALUES ('integrity-check')")
    db.close()


def test_a_reader_brings_an_older_file_up_to_date(database: Path) -> None:
    db = Database(database)
    MIGRATIONS.apply(db, stop_before="m002_aliases")
    db.conn.executescript(FIRST_SCHEMA_ROWS)
    db.close()
    with open_reader(database) as reader:
        assert reader.aliases("spk_1") == ["Usman Ghazi"]


def test_tables_are_strict_and_their_references_hold(database: Path) -> None:
    open_store(database).close()
    connection = sqlite3.connect(database)
    tables = connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE '%sql%'"
    )
    strict = dict(tables.fetchall())
    connection.close()
    tables = (
        "articles texts speakers aliases claims log propositions cells judgements conflicts unsettled matched_by links "
        "source_log known_speakers known_publishers apart transfers ledger bodies fetches feeds likes lessened"
    )
    assert strict == dict.fromkeys(tables.split(), 1)


def test_a_database_writes_ahead_and_checks_references(database: Path) -> None:
    with open_store(database) as store:
        pragmas = ("journal_mode", "foreign_keys", "recursive_triggers")
        found = [store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert found == ["wal", 1, 1]


def test_opening_again_changes_nothing(database: Path) -> None:
    open_store(database).close()
    before = database.read_bytes()
    open_store(database).close()
    assert database.read_bytes() == before


def test_several_programs_may_make_the_same_database_at_once(database: Path) -> None:
    barrier = threading.Barrier(4)
    failures: list[BaseException] = []

    def make() -> None:
        barrier.wait()
        try:
            open_store(database).close()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
