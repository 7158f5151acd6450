"""The chain of hashes: whoever tampers with what is on record is found out."""

# ruff: noqa: S608 (no statement here is made of anything that comes from outside)

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from builders import make_article, make_claim
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from claimcheck.errors import DatabaseError
from claimcheck.identity import digest
from claimcheck.records import Link, Reliability, Speaker, SpeakerType, Verdict, VerdictStatus
from claimcheck.store import (
    Audit,
    LogEntry,
    SourceAction,
    SourceEntry,
    SourceKind,
    Transfer,
    TransferAction,
    open_reader,
    open_store,
    record_transfer,
)
from claimcheck.store.matching import LinkEntry
from claimcheck.store.migrations import MIGRATIONS
from claimcheck.store.sources import Part, Saying

NOON = "2016-04-01T12:00:00Z"
ARTICLE = make_article("Ann says one. Bob says two. Cid says three.")
CLAIMS = [make_claim(ARTICLE, word) for word in ("one", "two", "three")]
EXPORT = Transfer(TransferAction.EXPORT, "Ann", NOON, "claims.csv", "csv", "{}", 3, "ab" * 32)
RATED = Saying(SourceAction.RATE, SourceKind.PUBLISHER, "Herald", "Herald", rating=Reliability.B)
SPLIT = Saying(
    *(SourceAction.SPLIT, SourceKind.SPEAKER, CLAIMS[0].speaker.id, "", "Ann", Part(claim=CLAIMS[0].id), "spk_ann")
)
TABLES = {"verdict": "log", "link": "links", "transfer": "transfers", "source": "source_log"}
GUARDED = (*TABLES.values(), "ledger")


def make_ledger(database: Path) -> None:
    """Two marks in one action, a link, one of the marks taken back, an export, one more mark, and of sources a rating,
    taken back, and a split: nine entries.
    """
    with open_store(database) as store:
        store.save(ARTICLE, CLAIMS)
        store.mark(
            [CLAIMS[0].id, CLAIMS[1].id], Verdict(VerdictStatus.CONFIRMED, "Ann", NOON, "seen", ("https://a.b",))
        )
        with store.transaction():
            store.matching.link(LinkEntry((CLAIMS[0].id, 0), (CLAIMS[2].id, 0), Link.SAME, "Ann", NOON))
        store.undo("Bob", NOON, CLAIMS[1].id)
    record_transfer(database, EXPORT)
    with open_store(database) as store:
        store.mark([CLAIMS[2].id], Verdict(VerdictStatus.CONTESTED, "Bob", NOON))
        with store.transaction():
            store.sources.say([RATED], "Ann", NOON, "checked")
            store.sources.undo("Bob", NOON, SourceKind.PUBLISHER)
            store.sources.add_speaker(Speaker("spk_ann", "Ann", SpeakerType.PERSON))
            store.sources.say([SPLIT], "Ann", NOON, None)


def audited(database: Path, kept: str | None = None) -> Audit:
    with open_reader(database) as reader:
        return reader.audit(kept)


@contextmanager
def tampering(database: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection for one who knows the schema, and leaves no trace in it."""
    connection = sqlite3.connect(database, isolation_level=None)
    guards = connection.execute(
        f"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN {GUARDED}"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _, sql in guards:
        connection.execute(sql)
    connection.close()


@pytest.fixture
def ledger(database: Path) -> Path:
    make_ledger(database)
    return database


def test_what_nobody_touched_is_sound(ledger: Path) -> None:
    found = audited(ledger)
    assert (found.entries, found.faults, found.reworded) == (9, (), ())


def test_the_ledger_is_read_in_the_order_in_which_things_were_done(ledger: Path) -> None:
    with open_reader(ledger) as reader:
        entries = list(reader.ledger())
        of_one = [recorded.number for recorded in reader.ledger(CLAIMS[0].id)]
    assert [recorded.number for recorded in entries] == [*range(1, 10)]
    assert [type(recorded.what).__name__ for recorded in entries] == (
        ["LogEntry"] * 2 + ["LinkEntry", "LogEntry", "Transfer", "LogEntry"] + ["SourceEntry"] * 3
    )
    assert all(each.what.number == each.number for each in entries if isinstance(each.what, LogEntry | SourceEntry))
    assert entries[4].what == EXPORT
    assert entries[7].what == SourceEntry(8, 8, replace(RATED, action=SourceAction.UNDO), "Bob", NOON, None, 7)
    assert entries[-1].hash == audited(ledger).head
    assert of_one == [1, 3, 9]


def test_a_hash_can_be_worked_out_from_the_documentation(ledger: Path) -> None:
    with open_reader(ledger) as reader:
        hashes = [recorded.hash for recorded in reader.ledger()]
    content = ["5", "export", "Ann", NOON, "claims.csv", "csv", "{}", "3", "ab" * 32]
    assert hashes[4] == digest(hashes[3], "5", "transfer", *content)
    said = ["rate", "publisher", "Herald", "Herald", None, None, None, None, None, "B"]
    assert hashes[6] == digest(hashes[5], "7", "source", "7", "7", *said, "Ann", NOON, "checked", None)


@st.composite
def forgeries(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw a statement that alters, drops or adds to what is on record, and changes at least one row."""
    number = draw(st.integers(1, 9))
    kind = {3: "link", 5: "transfer", 7: "source", 8: "source", 9: "source"}.get(number, "verdict")
    text = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5))
    columns = {
        "verdict": "number batch action claim status by at note evidence undoes claim_digest",
        "link": "number a a_part b b_part link by at note",
        "transfer": "number action by at path format chosen claims sha256",
        "source": "number batch action kind source label other speaker name claim target rating by at note undoes",
    }[kind].split()
    numeric = {"number", "batch", "undoes", "a_part", "b_part", "claims"}
    column = draw(st.sampled_from(columns))
    value = draw(st.integers(-5, 10**6)) if column in numeric else text
    ledger_column = draw(st.sampled_from(["number", "kind", "entry", "hash"]))
    ledger_value = draw(st.integers(10, 99)) if ledger_column in ("number", "entry") else text
    where = "WHERE number = :number"
    sql = draw(
        st.sampled_from(
            [
                f"UPDATE {TABLES[kind]} SET {column} = :value {where} AND {column} IS NOT :value",
                f"DELETE FROM {TABLES[kind]} {where}",
                f"UPDATE ledger SET {ledger_column} = :ledger_value {where} AND {ledger_column} IS NOT :ledger_value",
                f"DELETE FROM ledger {where}",
                "INSERT INTO transfers SELECT 10, action, by, at, path, format, chosen, claims, sha256 FROM transfers",
                "INSERT INTO source_log (number, batch, action, kind, source, label, by, at) "  # noqa: ISC004
                "SELECT 10, batch, action, kind, source, label, by, at FROM source_log WHERE number = 7",
                "UPDATE log SET by = CAST(x'ff' AS TEXT) WHERE number = 6",
                "UPDATE claims SET status = 'confirmed' WHERE status <> 'confirmed'",
                "UPDATE claims SET verdict = NULL WHERE verdict = 1",
            ]
        )
    )
    return sql, {"number": number, "value": value, "ledger_value": ledger_value}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a sound ledger."""
    database = tmp_path_factory.mktemp("sound") / "claims.db"
    make_ledger(database)
    return database.read_bytes()


@settings(max_examples=100)
@given(forgery=forgeries())
def test_any_tampering_with_any_entry_is_found(sound: bytes, forgery: tuple[str, dict[str, Any]]) -> None:
    sql, values = forgery
    with TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        database.write_bytes(sound)
        with tampering(database) as connection:
            try:
                touched = connection.execute(sql, values).rowcount
            except sqlite3.IntegrityError:  # what would break a constraint cannot even be forged
                touched = 0
        assert bool(audited(database).faults) == bool(touched)


@pytest.mark.parametrize("number", range(1, 9))
def test_an_entry_dropped_without_a_trace_is_found_at_the_next(ledger: Path, number: int) -> None:
    with tampering(ledger) as connection:
        connection.execute("UPDATE claims SET verdict = NULL, status = 'unconfirmed' WHERE verdict = ?", [number])
        for table in GUARDED:
            connection.execute(f"DELETE FROM {table} WHERE number = ?", [number])
    fault = audited(ledger).faults[0]
    assert fault == (
        f"entry {number + 1} is not as it was written, or what stood between it and entry {number - 1} was dropped"
    )


@pytest.mark.parametrize(
    ("number", "forgery"),
    [
        (2, "UPDATE log SET note = 'unseen' WHERE number = 2"),
        (3, "UPDATE links SET link = 'conflict'"),
        (5, "UPDATE transfers SET claims = 2"),
        (4, "UPDATE ledger SET hash = 'ab' WHERE number = 4"),
        (7, "UPDATE source_log SET rating = 'A' WHERE number = 7"),
    ],
)
def test_the_entry_that_was_altered_is_named_and_no_other(ledger: Path, number: int, forgery: str) -> None:
    with tampering(ledger) as connection:
        connection.execute(forgery)
    assert audited(ledger).faults == (f"entry {number} is not as it was written",)


def test_only_a_witness_tells_that_the_last_entries_were_dropped(ledger: Path) -> None:
    with open_reader(ledger) as reader:
        hashes = [recorded.hash for recorded in reader.ledger()]
    assert audited(ledger, hashes[2]).witness == 3
    with tampering(ledger) as connection:
        connection.execute("UPDATE claims SET verdict = NULL, status = 'unconfirmed' WHERE verdict = 6")
        for table in GUARDED:
            connection.execute(f"DELETE FROM {table} WHERE number >= 6")
        connection.execute("UPDATE claims SET speaker = heard, heard = NULL WHERE heard IS NOT NULL")
        for table in ("known_speakers", "apart"):
            connection.execute(f"DELETE FROM {table}")
    assert audited(ledger).faults == ()
    assert audited(ledger, hashes[5]).witness is None
    assert audited(ledger, hashes[4]).witness == 5


def test_a_guard_that_is_gone_is_named(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    connection.execute("DROP TRIGGER ledger_delete")
    connection.close()
    assert audited(ledger).faults == ("ledger_delete, which guards the file, is gone or not as claimcheck made it",)


@pytest.mark.parametrize("table", ["transfers", "ledger"])
def test_ledger_and_transfers_are_append_only(ledger: Path, table: str) -> None:
    connection = sqlite3.connect(ledger)
    for forgery in (
        f"UPDATE {table} SET number = 9",
        f"DELETE FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(forgery)
    connection.close()


def test_a_claim_that_reads_otherwise_than_when_it_was_judged_is_told(ledger: Path) -> None:
    with open_store(ledger) as store:
        claims = [make_claim(ARTICLE, word, statement=f"{word}!") for word in ("one", "two", "three")]
        store.save(make_article(ARTICLE.text, title="Corrected"), claims)
    found = audited(ledger)
    assert found.faults == ()
    assert [line.number for line in found.reworded] == [1, 6]  # and not the one whose verdict was taken back
    with open_reader(ledger) as reader:
        assert [reader.reworded(claim.id) for claim in claims] == [True, False, True]


OLD = """
INSERT INTO speakers VALUES ('spk_1', 'Ann', 'person');
INSERT INTO articles (number, id, fingerprint, source, language) VALUES (1, 'art_1', 'f', 'a.txt', 'en');
INSERT INTO claims (
    id, article, position, speaker, quote_type, kind, certainty, polarity, distance, confidence,
    statement, source, cue, content, event, alternatives
) VALUES ('clm_1', 1, 0, 'spk_1', 'direct', 'fact', 'certain', 'affirmed', 'neutral', 0.5, 'so', '[]', '[]', '[]',
    '{"time": null, "quantities": [], "entities": []}', '[]');
INSERT INTO log VALUES (1, 1, 'mark', 'clm_1', 'confirmed', 'Ann', '2016-04-01T12:00:00Z', NULL, '[]', NULL);
INSERT INTO log VALUES (2, 2, 'mark', 'clm_1', 'contested', 'Bob', '2016-04-01T12:00:00Z', 'no', '[]', NULL);
INSERT INTO links VALUES (1, 'clm_1', 0, 'clm_1', 1, 'same', 'Ann', '2016-04-01T12:00:00Z', NULL);
INSERT INTO source_log (number, batch, action, kind, source, label, rating, by, at, undoes) VALUES
    (1, 1, 'rate', 'publisher', 'Herald', 'Herald', 'B', 'Ann', '2016-04-01T12:00:00Z', NULL),
    (2, 2, 'rate', 'publisher', 'Post', 'Post', 'B', 'Ann', '2016-04-01T12:00:00Z', NULL),
    (3, 3, 'undo', 'publisher', 'Post', 'Post', 'B', 'Ann', '2016-04-01T12:00:00Z', 2);
INSERT INTO known_publishers VALUES ('Herald', 'Herald', 'B');
INSERT INTO texts VALUES (1, 'so');
UPDATE claims SET verdict = 2, status = 'contested';
"""


def test_what_an_older_version_recorded_is_chained_as_it_stands(database: Path) -> None:
    db = Database(database)
    MIGRATIONS.apply(db, stop_before="m005_ledger")
    db.conn.executescript(OLD)
    db.close()
    found = audited(database)
    assert (found.entries, found.faults) == (6, ())
    with open_reader(database) as reader:
        said = [each.what for each in reader.ledger() if isinstance(each.what, SourceEntry)]
    assert [(line.number, line.batch, line.undoes) for line in said] == [(4, 4, None), (5, 5, None), (6, 6, 5)]
    with open_store(database) as store:
        store.mark(["clm_1"], Verdict(VerdictStatus.CONFIRMED, "Cid", NOON))
        assert [line.number for line in store.undo("Cid", NOON)] == [8]
    assert (audited(database).entries, audited(database, found.head).witness) == (8, 6)


def test_a_transfer_is_not_recorded_where_nothing_can_be_written(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA journal_mode = delete")
    connection.close()
    ledger.with_name("claims.db-journal").mkdir()
    with pytest.raises(DatabaseError):
        record_transfer(ledger, EXPORT)
