import sqlite3
from pathlib import Path

import pytest
from builders import make_article, make_claim, make_speaker

from claimcheck.errors import UsageError
from claimcheck.records import Certainty, CorroborationStatus, Kind, QuoteType, SpeakerType, Verdict, VerdictStatus
from claimcheck.store import Filter, Sort, Store, open_reader

UNCONFIRMED, CONFIRMED, CONTESTED = VerdictStatus

APRIL = make_article(
    text="Ann Ünal says rain fell. Bob says snow will fall.",
    source="b/april.txt",
    title="Weather",
    publisher="The Herald",
    published="2016-04-02T23:30:00Z",
)
MAY = make_article(
    text="Ann Ünal says corn grew. It is said that wheat died.",
    source="c/may.txt",
    title="Harvest",
    publisher="Daily Étoile",
    published="2016-05-01T00:00:00Z",
)
UNDATED = make_article(text="Cid says taxes rose. The tax office slept.", source="a/undated.txt", title="Money")

RAIN = make_claim(APRIL, "rain fell", "Ann Ünal", confidence=0.5)
SNOW = make_claim(APRIL, "snow will fall", "Bob", confidence=0.7, kind=Kind.PREDICTION, certainty=Certainty.POSSIBLE)
CORN = make_claim(MAY, "corn grew", "Ann Ünal", confidence=0.9)
WHEAT = make_claim(MAY, "wheat died", confidence=0.3, certainty=Certainty.UNVERIFIED)
TAXES = make_claim(UNDATED, "taxes rose", "Cid", confidence=0.8, certainty=Certainty.PROBABLE)
SLEPT = make_claim(
    UNDATED,
    "The tax office slept",
    quote_type=QuoteType.NARRATED,
    speaker=make_speaker("Gazette", SpeakerType.ORGANIZATION),
    confidence=0.6,
)


@pytest.fixture(autouse=True)
def some_claims(store: Store) -> None:
    store.save(MAY, [CORN, WHEAT])
    store.save(APRIL, [RAIN, SNOW])
    store.save(UNDATED, [TAXES, SLEPT])
    store.mark([RAIN.id, TAXES.id], Verdict(CONFIRMED, by="Ann", at="2016-06-01T00:00:00Z"))
    store.mark([CORN.id], Verdict(CONTESTED, by="Ann", at="2016-06-01T00:00:00Z"))


def contents(database: Path, asked: Filter, sort: Sort = Sort.ARTICLE) -> list[str]:
    with open_reader(database) as reader:
        entries = list(reader.entries(asked, sort))
        assert reader.count(asked) == len(entries)
    return [entry.claim.statement for entry in entries]


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        (Filter(), ["taxes rose", "rain fell", "snow will fall", "corn grew", "wheat died"]),
        (Filter(statuses=frozenset({CONFIRMED})), ["taxes rose", "rain fell"]),
        (Filter(statuses=frozenset({CONFIRMED, CONTESTED})), ["taxes rose", "rain fell", "corn grew"]),
        (Filter(statuses=frozenset({UNCONFIRMED})), ["snow will fall", "wheat died"]),
        (Filter(speaker="ann"), ["rain fell", "corn grew"]),
        (Filter(speaker="ÜNAL"), ["rain fell", "corn grew"]),
        (Filter(speaker="%"), []),
        (Filter(publisher="HERALD"), ["rain fell", "snow will fall"]),
        (Filter(publisher="étoile"), ["corn grew", "wheat died"]),
        (Filter(certainty=Certainty.UNVERIFIED), ["wheat died"]),
        (Filter(kind=Kind.PREDICTION), ["snow will fall"]),
        (Filter(corroboration=CorroborationStatus.ECHOED), []),
        (Filter(since="2016-04-02"), ["rain fell", "snow will fall", "corn grew", "wheat died"]),
        (Filter(since="2016-04-03"), ["corn grew", "wheat died"]),
        (Filter(until="2016-04-02"), ["rain fell", "snow will fall"]),
        (Filter(until="2016-04-01"), []),
        (Filter(since="2016-05-01", until="2016-05-01"), ["corn grew", "wheat died"]),
        (Filter(search="weather fall"), ["snow will fall"]),
        (Filter(search="?!"), []),
        (Filter(article="a/"), ["taxes rose"]),
        (Filter(article="MAY.txt"), ["corn grew", "wheat died"]),
        (Filter(narrated=True, article="a/"), ["taxes rose"]),  # what an outlet asserts shows once it matches
        (Filter(speaker="ann", publisher="herald", statuses=frozenset({CONFIRMED})), ["rain fell"]),
    ],
)
def test_a_filter_chooses(database: Path, asked: Filter, chosen: list[str]) -> None:
    assert contents(database, asked) == chosen


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.ARTICLE, ["taxes rose", "rain fell", "snow will fall", "corn grew", "wheat died"]),
        (Sort.NEWEST, ["corn grew", "wheat died", "rain fell", "snow will fall", "taxes rose"]),
        (Sort.OLDEST, ["rain fell", "snow will fall", "corn grew", "wheat died", "taxes rose"]),
        (Sort.SPEAKER, ["corn grew", "rain fell", "snow will fall", "taxes rose", "wheat died"]),
        (Sort.CONFIDENCE, ["corn grew", "taxes rose", "snow will fall", "rain fell", "wheat died"]),
        (Sort.CERTAINTY, ["corn grew", "rain fell", "taxes rose", "snow will fall", "wheat died"]),
    ],
)
def test_claims_come_in_the_order_asked_for(database: Path, sort: Sort, order: list[str]) -> None:
    assert contents(database, Filter(), sort) == order


def test_claims_of_one_group_come_together_and_those_without_one_last(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.executemany("UPDATE claims SET group_id = 'grp_1' WHERE id = ?", [[RAIN.id], [WHEAT.id]])
    connection.commit()
    connection.close()
    assert set(contents(database, Filter(), Sort.GROUP)[:2]) == {"rain fell", "wheat died"}


@pytest.mark.parametrize("asked", [Filter(since="March"), Filter(until="2016-02-30"), Filter(since="")])
def test_a_day_that_is_none_is_refused_at_once(database: Path, asked: Filter) -> None:
    with open_reader(database) as reader, pytest.raises(UsageError, match="write it as in 2016-03-22"):
        reader.entries(asked)
