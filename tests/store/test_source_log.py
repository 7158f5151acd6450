import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from builders import make_article, make_claim

from claimcheck.records import Reliability
from claimcheck.store import SourceAction, SourceKind, Store, open_reader
from claimcheck.store.sources import Saying

ARTICLE = make_article(publisher="Herald")
WAR = make_claim(ARTICLE, "The war is over", "a minister", "said")
RATED = Saying(SourceAction.RATE, SourceKind.PUBLISHER, "Herald", "Herald", rating=Reliability.B)


@pytest.fixture(autouse=True)
def rated(store: Store) -> None:
    store.save(ARTICLE, [WAR])
    with store.transaction():
        store.sources.say([RATED], "Ann", "2016-04-01T12:00:00Z", "checked")


def test_what_was_said_is_signed_and_dated(database: Path) -> None:
    with open_reader(database) as reader:
        (line,) = reader.source_history()
        assert (line.number, line.said, line.by, line.at, line.note) == (
            *(1, RATED, "Ann", "2016-04-01T12:00:00Z", "checked"),
        )
        assert reader.entry(WAR.id).assessment.publisher_reliability is Reliability.B


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE source_log SET rating = 'A'",
        "DELETE FROM source_log",
        "INSERT OR REPLACE INTO source_log SELECT * FROM source_log",
    ],
)
def test_the_log_is_append_only(database: Path, sql: str) -> None:
    connection = sqlite3.connect(database)
    with pytest.raises(sqlite3.IntegrityError, match="the log of sources is append-only"):
        connection.execute(sql)
    connection.close()


def test_what_is_said_in_a_transaction_that_fails_is_not_on_record(store: Store, database: Path) -> None:
    unknown = replace(RATED, kind=SourceKind.SPEAKER, source="spk_unknown")  # a rating of nobody breaks a reference
    with pytest.raises(sqlite3.IntegrityError), store.transaction():
        store.sources.say([unknown], "Ann", "2016-04-01T12:00:00Z", None)
    with open_reader(database) as reader:
        assert len(reader.source_history()) == 1
