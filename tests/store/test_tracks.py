from dataclasses import replace
from pathlib import Path

import pytest
from builders import make_article, make_claim, make_speaker

from claimcheck.errors import UsageError
from claimcheck.records import Kind, QuoteType, SpeakerType, Verdict, VerdictStatus
from claimcheck.store import SourceKind, Store, TrackSort, open_reader

SPEAKER, PUBLISHER = SourceKind
HERALD = make_article(
    "Ann says one. Bob says two. Ann says three. Four it is. A man says five.",
    source="a.txt",
    publisher="The Herald",
    published="2016-04-02T00:00:00Z",
)
ECHO = make_article("Ann says six.", source="b.txt", publisher="Echo", published="2016-05-02T00:00:00Z")
ANN, BOB = make_speaker("Ann Lee"), make_speaker("Bob Lee")
MAN = make_speaker("a man", SpeakerType.ANONYMOUS)
ONE = make_claim(HERALD, "one", "Ann", speaker=ANN)
TWO = make_claim(HERALD, "two", "Bob", speaker=BOB)
THREE = make_claim(HERALD, "three", "Ann", speaker=ANN, kind=Kind.OPINION)
FOUR = make_claim(HERALD, "Four", speaker=make_speaker("The Herald"), quote_type=QuoteType.NARRATED)
FIVE = make_claim(HERALD, "five", "A man", speaker=MAN)
SIX = make_claim(ECHO, "six", "Ann", speaker=ANN)
CONFIRMED, CONTESTED = (
    Verdict(status, by="Ann", at="2016-04-01T12:00:00Z")
    for status in (VerdictStatus.CONFIRMED, VerdictStatus.CONTESTED)
)


@pytest.fixture(autouse=True)
def judged(store: Store) -> None:
    store.save(HERALD, [ONE, TWO, THREE, FOUR, FIVE])
    store.save(ECHO, [SIX])
    store.mark([ONE.id, THREE.id, FIVE.id], CONFIRMED)
    store.mark([SIX.id, TWO.id], CONTESTED)


def names(database: Path, kind: SourceKind, sort: TrackSort, limit: int | None = None) -> list[str]:
    with open_reader(database) as reader:
        return [track.name for track in reader.tracks(kind, sort, limit)]


def test_a_speakers_claims_are_counted_by_kind_and_by_how_they_fared(database: Path) -> None:
    with open_reader(database) as reader:
        ann = reader.track(SPEAKER, ANN.id)
        assert reader.outlets(ANN.id) == [("The Herald", 2), ("Echo", 1)]
    assert ann
    assert (ann.claims, ann.kinds[Kind.FACT], ann.kinds[Kind.OPINION]) == (3, 2, 1)
    assert (ann.confirmed, ann.contested, ann.conflicting, ann.changed) == (2, 1, 0, 0)
    assert (ann.articles, ann.outlets) == (2, 2)
    assert (ann.first, ann.last) == (HERALD.published, ECHO.published)


def test_of_judged_claims_those_of_fact_count_for_reliability(database: Path) -> None:
    with open_reader(database) as reader:
        ann = reader.track(SPEAKER, ANN.id)
    assert ann
    assert (ann.held, ann.failed) == (1, 1)


def test_an_outlet_answers_for_what_it_takes_from_the_unnamed_alone(database: Path) -> None:
    with open_reader(database) as reader:
        herald = reader.track(PUBLISHER, "The Herald")
    assert herald
    assert (herald.claims, herald.speakers, herald.articles) == (4, 3, 1)  # what it asserts matches nothing elsewhere
    assert (herald.confirmed, herald.contested) == (3, 1)
    assert (herald.held, herald.failed) == (1, 0)


def test_withdrawn_claims_are_not_counted(store: Store, database: Path) -> None:
    store.save(replace(HERALD, title="Changed"), [ONE])
    with open_reader(database) as reader:
        assert [track.claims for track in reader.tracks(SPEAKER)] == [2]
        assert reader.track(SPEAKER, BOB.id) is None


def test_track_records_come_in_the_order_asked_for(database: Path) -> None:
    assert names(database, SPEAKER, TrackSort.CLAIMS) == ["Ann Lee", "a man", "Bob Lee"]
    assert names(database, SPEAKER, TrackSort.NAME) == ["a man", "Ann Lee", "Bob Lee"]
    assert names(database, SPEAKER, TrackSort.CONTESTED, limit=2) == ["Ann Lee", "Bob Lee"]
    assert names(database, PUBLISHER, TrackSort.NEWEST) == ["Echo", "The Herald"]


@pytest.mark.parametrize("sort", TrackSort)
def test_every_order_has_all(database: Path, sort: TrackSort) -> None:
    assert len(names(database, SPEAKER, sort)) == 3


@pytest.mark.parametrize("text", ["Ann Lee", "ann lee", "ann", ANN.id, ANN.id[:9]])
def test_a_speaker_is_found_by_name_part_and_id(database: Path, text: str) -> None:
    with open_reader(database) as reader:
        assert reader.source(SPEAKER, text) == ANN.id


def test_who_may_be_meant_is_said_with_where_each_is_heard(database: Path) -> None:
    with open_reader(database) as reader:
        with pytest.raises(UsageError) as raised:
            reader.source(SPEAKER, "lee")
        assert str(raised.value) == (
            f"'lee' could be Ann Lee in Echo ({ANN.id}), Bob Lee in The Herald ({BOB.id}); give the id"
        )
        with pytest.raises(UsageError, match="no publisher called 'Bell'; see them with: claimcheck publishers"):
            reader.source(PUBLISHER, "Bell")
        assert reader.source(PUBLISHER, "herald") == "The Herald"
