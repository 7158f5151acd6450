"""A database of every former schema is brought up to date with all it holds."""

import sqlite3
from pathlib import Path

import pytest
from former import FORMER_SCHEMAS, make_former

from claimcheck.records import Verdict, VerdictStatus
from claimcheck.store import SCHEMA_VERSION, back_up, open_reader, open_store

NOON = "2016-04-01T12:00:00Z"


def schema_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_the_former_schemas_are_all_there() -> None:
    assert FORMER_SCHEMAS[0] == 1
    assert len(FORMER_SCHEMAS) >= 6


@pytest.mark.parametrize("schema", FORMER_SCHEMAS)
def test_what_it_held_is_still_there_and_sound(database: Path, schema: int) -> None:
    make_former(database, schema)
    assert schema_of(database) == schema
    with open_reader(database) as reader:
        assert (reader.problems(), reader.audit().faults) == ([], ())
        entry = reader.entry("clm_1")
        assert entry.verdict == Verdict(VerdictStatus.CONTESTED, "Bob", NOON, "no")
        assert (entry.claim.statement, entry.claim.speaker.name) == ("it is so", "Usman Ghazi")
        assert [hit.entry.claim.id for hit in reader.search("so", 9)] == ["clm_1"]
        assert sorted(reader.aliases("spk_1")) == ["Osman Ghazi"] * (schema > 1) + ["Usman Ghazi"]
        kinds = [type(each.what).__name__ for each in reader.ledger()]
        expected = {"LogEntry": 2, "LinkEntry": schema > 2, "SourceEntry": schema > 3, "Fetch": schema > 5}
    assert kinds == [kind for kind, count in expected.items() for _ in range(count)]
    assert schema_of(database) == SCHEMA_VERSION


@pytest.mark.parametrize("schema", FORMER_SCHEMAS)
def test_it_is_worked_on_as_if_it_were_new(database: Path, schema: int) -> None:
    make_former(database, schema)
    with open_store(database) as store:
        store.mark(["clm_1"], Verdict(VerdictStatus.CONFIRMED, "Cid", NOON))
        store.undo("Cid", NOON)
    with open_reader(database) as reader:
        assert reader.entry("clm_1").verdict.status is VerdictStatus.CONTESTED
        assert (reader.problems(), reader.audit().faults) == ([], ())


@pytest.mark.parametrize("schema", FORMER_SCHEMAS)
def test_a_copy_can_be_made_of_it_before_it_is_brought_up_to_date(database: Path, tmp_path: Path, schema: int) -> None:
    make_former(database, schema)
    found = back_up(database, tmp_path / "copy.db")
    assert (found.claims, found.verdicts, found.schema_version) == (1, 1, schema)
    assert schema_of(database) == schema_of(tmp_path / "copy.db") == schema
