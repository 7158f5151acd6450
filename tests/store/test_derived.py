"""What is shown of speakers and publishers is what the ledger makes of them, or the audit names the record."""

# ruff: noqa: S608 (no statement here is made of anything that comes from outside)

import sqlite3
from pathlib import Path

import pytest
from builders import make_article, make_claim, make_speaker

from claimcheck.records import Reliability, Speaker, SpeakerType
from claimcheck.store import SourceAction, SourceKind, Store, open_reader
from claimcheck.store.sources import Part, Saying

NOON = "2016-04-01T12:00:00Z"
SPEAKER, PUBLISHER = SourceKind
ARTICLE = make_article("Ann says one. Annie says two. Bob says three. Bob says four.", publisher="Herald")
ONE, TWO, THREE, FOUR = (
    make_claim(ARTICLE, content, name)
    for content, name in (("one", "Ann"), ("two", "Annie"), ("three", "Bob"), ("four", "Bob"))
)
ANN, ANNIE, BOB = (make_speaker(name).id for name in ("Ann", "Annie", "Bob"))
ROB = "spk_rob"
SAID = [
    Saying(SourceAction.MERGE, SPEAKER, ANN, "Ann", "Annie", Part(speaker=ANNIE), ANN),
    Saying(SourceAction.ALIAS, SPEAKER, ANN, "Ann", "Ms Lee", Part(name="ms lee"), ANN),
    Saying(SourceAction.SPLIT, SPEAKER, BOB, "Bob", "Rob", Part(claim=FOUR.id), ROB),
    Saying(SourceAction.RATE, SPEAKER, ANN, "Ann", rating=Reliability.B),
    Saying(SourceAction.MERGE, PUBLISHER, "Herald", "Herald", "The Herald", Part(name="The Herald"), "Herald"),
    Saying(SourceAction.RATE, PUBLISHER, "Herald", "Herald", rating=Reliability.C),
]


@pytest.fixture(autouse=True)
def filled(store: Store) -> None:
    store.save(ARTICLE, [ONE, TWO, THREE, FOUR])
    with store.transaction():
        store.sources.add_speaker(Speaker(ROB, "Rob", SpeakerType.PERSON))
        for saying in SAID:
            store.sources.say([saying], "Ann", NOON, None)


def faults(database: Path) -> tuple[str, ...]:
    with open_reader(database) as reader:
        return reader.audit().faults


def tamper(database: Path, sql: str) -> None:
    connection = sqlite3.connect(database)
    with connection:
        assert connection.execute(sql).rowcount
    connection.close()


def test_what_nobody_touched_follows_from_the_ledger(database: Path) -> None:
    assert faults(database) == ()


@pytest.mark.parametrize(
    ("forgery", "record", "shown", "said"),
    [
        (f"UPDATE known_speakers SET reliability = 'A' WHERE speaker = '{ANN}'", ANN, "as rated A", "as rated B"),
        (f"UPDATE known_speakers SET merged = 0 WHERE speaker = '{ANN}'", ANN, "as one", "as several"),
        (f"DELETE FROM known_speakers WHERE speaker = '{ROB}'", ROB, "as one", "as several"),
        (f"INSERT INTO known_speakers VALUES ('{BOB}', 0, 'F')", BOB, "as rated F", "as not rated"),
        (
            "UPDATE known_publishers SET reliability = NULL WHERE name = 'Herald'",
            "'Herald'",
            "as not rated",
            "as rated C",
        ),
        (
            "UPDATE known_publishers SET outlet = 'Post' WHERE name = 'The Herald'",
            *("'The Herald'", "as 'Post'", "as 'Herald'"),
        ),
        ("INSERT INTO known_publishers VALUES ('Post', 'Post', 'A')", "'Post'", "as rated A", "as not rated"),
        (f"DELETE FROM apart WHERE speaker = '{ROB}'", ROB, f"as maybe {BOB}", f"as somebody else than {BOB}"),
        (f"INSERT INTO apart VALUES ('{ANN}', '{BOB}')", ANN, f"as somebody else than {BOB}", f"as maybe {BOB}"),
        (
            f"UPDATE claims SET speaker = '{BOB}', heard = NULL WHERE id = '{FOUR.id}'",
            *(FOUR.id, f"as said by {BOB}", f"as said by {ROB}"),
        ),
        ("DELETE FROM aliases WHERE name = 'Ms Lee'", ANN, "without the name 'Ms Lee'", "with it"),
        ("DELETE FROM aliases WHERE name = 'Annie'", ANN, "without the name 'Annie'", "with it"),
        (f"INSERT INTO aliases VALUES ('{BOB}', 'Ms Lee', 0)", BOB, "with the name 'Ms Lee'", "without it"),
        (f"UPDATE speakers SET name = 'Bobby' WHERE id = '{ROB}'", ROB, "under the name 'Bobby'", "under 'Rob'"),
    ],
)
def test_the_record_that_was_tampered_with_is_named(
    database: Path, forgery: str, record: str, shown: str, said: str
) -> None:
    tamper(database, forgery)
    assert f"{record} is shown {shown}, but by the ledger it is to be shown {said}" in faults(database)


def test_a_name_that_was_taken_back_and_is_still_there_is_named(store: Store, database: Path) -> None:
    with store.transaction():
        store.sources.undo("Ann", NOON, SPEAKER)  # the rating
        store.sources.undo("Ann", NOON, SPEAKER)  # the split
        store.sources.undo("Ann", NOON, SPEAKER)  # the name
    assert faults(database) == ()
    tamper(database, f"INSERT INTO aliases VALUES ('{ANN}', 'Ms Lee', 0)")
    assert faults(database) == (
        f"{ANN} is shown with the name 'Ms Lee', but by the ledger it is to be shown without it",
    )


def test_a_forged_line_that_goes_round_in_a_circle_is_told(database: Path) -> None:
    tamper(
        database,
        "INSERT INTO source_log (number, batch, action, kind, source, label, speaker, target, by, at) "
        f"VALUES (99, 99, 'merge', 'speaker', '{ANNIE}', 'Annie', '{ANN}', '{ANNIE}', 'Ann', '{NOON}')",
    )
    assert any("goes round in a circle" in fault for fault in faults(database))
