"""Who is who by an analyst's word, and what that does to the counting of sources."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher

from claimcheck.errors import UsageError
from claimcheck.records import CorroborationStatus, Entry, Reliability
from claimcheck.store import Filter, SourceKind, Track, open_reader
from claimcheck.workflow import alias, ingest, merge, rate, rematch, split, take_back

SPEAKER, PUBLISHER = SourceKind
ARTICLES = {
    "wire": ("Wire", "2031-06-12", "Ann Lee said that 14 people died aboard the Lumay Star."),
    "echo": ("Echo", "2031-06-13", "Commander Roe said that 14 people died aboard the Lumay Star last night."),
    "bell": ("Bell", "2031-06-14", "Ann Lee said that 14 people died aboard the Lumay Star off the cape."),
    "late": ("Late", "2031-06-15", "Commander Roe said that 14 people died aboard the Lumay Star by then."),
}


def read(database: Path, *names: str) -> None:
    folder = database.parent
    for name in names:
        publisher, day, text = ARTICLES[name]
        head = f"---\npublisher: {publisher}\ndate: {day}\nurl: https://{name}.example/\n---\n"
        (folder / f"{name}.txt").write_text(head + text, encoding="utf-8")
    inputs = [str(folder / f"{name}.txt") for name in names]
    list(ingest(inputs, BytesIO(), database, FakeExtractor, load_fake_matcher))


@pytest.fixture(autouse=True)
def audited(database: Path) -> Iterator[None]:
    """Whatever is said, what the database shows follows from the ledger."""
    yield
    with open_reader(database) as reader:
        assert reader.audit().faults == ()


@pytest.fixture
def stored(database: Path) -> Path:
    read(database, "wire", "echo", "bell")
    return database


def by_outlet(database: Path, chosen: Filter | None = None) -> dict[str | None, Entry]:
    with open_reader(database) as reader:
        return {entry.article.publisher: entry for entry in reader.entries(chosen or Filter())}


def sources(database: Path) -> int:
    return by_outlet(database)["Wire"].corroboration.independent_sources


def tracks(database: Path, kind: SourceKind = SPEAKER) -> dict[str, Track]:
    with open_reader(database) as reader:
        return {track.name: track for track in reader.tracks(kind)}


def test_two_speakers_who_are_one_are_one_source(stored: Path) -> None:
    assert sources(stored) == 2
    merged = merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob")
    assert (merged.name, merged.claims, merged.outlets) == ("Ann Lee", 3, 3)
    wire = by_outlet(stored)["Wire"].corroboration
    assert (wire.status, wire.independent_sources) == (CorroborationStatus.ECHOED, 1)
    assert wire.parts[0].explanation == "3 articles, one source: Ann Lee, in Wire, Echo, Bell."


def test_a_merge_leaves_what_the_article_says_and_tells_who_it_is(stored: Path) -> None:
    merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob")
    found = by_outlet(stored)
    assert found["Echo"].claim.speaker.name == "Commander Roe"
    assert found["Echo"].speaker == found["Wire"].speaker
    assert found["Echo"].speaker.name == "Ann Lee"


def test_a_merged_speaker_is_found_by_any_of_its_names(stored: Path) -> None:
    merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob")
    for name in ("ann", "COMMANDER"):
        assert set(by_outlet(stored, Filter(speaker=name))) == {"Wire", "Echo", "Bell"}


def test_a_merge_survives_matching_and_reading_again(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob")
    rematch(stored, load_fake_matcher)
    assert sources(stored) == 1
    monkeypatch.setitem(ARTICLES, "echo", ("Echo", "2031-06-13", "Corrected. " + ARTICLES["echo"][2]))
    read(stored, "echo")
    assert sources(stored) == 1
    assert tracks(stored)["Ann Lee"].claims == 3


def test_a_merge_that_is_taken_back_leaves_all_as_it_was(stored: Path) -> None:
    before = by_outlet(stored)
    merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob")
    (line,) = take_back(stored, SPEAKER, by="Cy")
    assert line.said.other == "Commander Roe"
    assert by_outlet(stored) == before
    assert set(by_outlet(stored, Filter(speaker="ann"))) == {"Wire", "Bell"}
    with open_reader(stored) as reader:
        assert [(entry.by, entry.undoes) for entry in reader.source_history()] == [("Bob", None), ("Cy", 1)]
    with pytest.raises(UsageError, match="nothing said of any speaker is left to take back"):
        take_back(stored, SPEAKER, by="Cy")


def test_only_what_was_said_of_one_speaker_is_taken_back(stored: Path) -> None:
    rate(stored, SPEAKER, "Ann Lee", Reliability.B, by="Bob")
    rate(stored, SPEAKER, "Roe", Reliability.C, by="Bob")
    take_back(stored, SPEAKER, "Ann Lee", by="Bob")
    found = tracks(stored)
    assert (found["Ann Lee"].reliability, found["Commander Roe"].reliability) == (None, Reliability.C)


def test_an_alias_holds_for_what_is_yet_to_be_read(database: Path) -> None:
    read(database, "wire")
    alias(database, SPEAKER, "Ann Lee", "commander roe", by="Bob")
    read(database, "echo", "late")
    assert set(tracks(database)) == {"Ann Lee"}
    assert sources(database) == 1
    assert set(by_outlet(database, Filter(speaker="commander"))) == {"Wire", "Echo", "Late"}


def test_an_alias_takes_in_whoever_has_no_other_name(stored: Path) -> None:
    alias(stored, SPEAKER, "Ann Lee", "Commander Roe", by="Bob")
    assert set(tracks(stored)) == {"Ann Lee"}
    with pytest.raises(UsageError, match="'Commander Roe' is a name of 'Ann Lee' already"):
        alias(stored, SPEAKER, "Ann Lee", "Commander Roe", by="Bob")
    take_back(stored, SPEAKER, by="Bob")
    assert set(tracks(stored)) == {"Ann Lee", "Commander Roe"}


def test_an_alias_does_not_take_a_name_from_somebody_of_several(stored: Path) -> None:
    alias(stored, SPEAKER, "Roe", "Bob Roe", by="Bob")
    with pytest.raises(UsageError, match=r"'Bob Roe' is a name of .*merge the two, or split it off"):
        alias(stored, SPEAKER, "Ann Lee", "Bob Roe", by="Bob")


def test_a_name_that_is_split_off_is_a_source_of_its_own(stored: Path) -> None:
    merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob")
    ann, roe = split(stored, "Ann Lee", "commander roe", by="Bob")
    assert (ann.claims, roe.claims, roe.name) == (2, 1, "Commander Roe")
    assert sources(stored) == 2
    merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob")
    assert sources(stored) == 1


def test_who_was_merged_can_be_split_off_by_its_id(stored: Path) -> None:
    roe = tracks(stored)["Commander Roe"]
    merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob")
    with pytest.raises(UsageError, match="has a name of its own; leave out --as"):
        split(stored, "Ann Lee", roe.id, called="Robert", by="Bob")
    assert split(stored, "Ann Lee", roe.id, by="Bob")[1] == roe


def test_two_people_of_one_name_are_two_sources_once_their_claims_are_split(database: Path) -> None:
    read(database, "wire", "bell")
    assert sources(database) == 1
    bell = by_outlet(database)["Bell"].claim.id
    first, second = split(database, "Ann Lee", None, [bell[:10]], called="Ann Lee of the Bell", by="Bob")
    assert (first.claims, second.claims, second.name) == (1, 1, "Ann Lee of the Bell")
    assert sources(database) == 2
    rematch(database, load_fake_matcher)
    assert sources(database) == 2
    take_back(database, SPEAKER, "Ann Lee of the Bell", by="Bob")
    assert sources(database) == 1


def test_not_all_can_be_split_off(stored: Path) -> None:
    with pytest.raises(UsageError, match="that is all that 'Ann Lee' has said; give --claim ID"):
        split(stored, "Ann Lee", "Ann Lee", by="Bob")
    with pytest.raises(UsageError, match="that is nothing that 'Ann Lee' has said"):
        split(stored, "Ann Lee", "Bob", by="Bob")
    with pytest.raises(UsageError, match="say what to split off"):
        split(stored, "Ann Lee", None, by="Bob")
    echo = by_outlet(stored)["Echo"].claim.id
    with pytest.raises(UsageError, match=f"{echo} is somebody else's"):
        split(stored, "Ann Lee", None, [echo], by="Bob")


def test_a_speaker_is_not_merged_with_itself(stored: Path) -> None:
    with pytest.raises(UsageError, match="'Ann Lee' cannot be merged with itself; give two speakers"):
        merge(stored, SPEAKER, "Ann Lee", ["ann"], by="Bob")


def test_what_rests_on_a_merge_goes_with_it_and_comes_back(stored: Path) -> None:
    read(stored, "late")
    merge(stored, SPEAKER, "Roe", ["Ann Lee"], by="Bob")
    found = tracks(stored)["Commander Roe"]
    rate(stored, SPEAKER, "Ann Lee", Reliability.D, by="Bob")
    assert tracks(stored)["Commander Roe"].reliability is Reliability.D
    take_back(stored, SPEAKER, "Roe", by="Bob")
    assert tracks(stored)["Commander Roe"] == found


def test_the_latest_rating_of_those_who_are_one_counts(stored: Path) -> None:
    rate(stored, SPEAKER, "Ann Lee", Reliability.B, by="Bob")
    rate(stored, SPEAKER, "Roe", Reliability.E, by="Bob")
    assert merge(stored, SPEAKER, "Ann Lee", ["Roe"], by="Bob").reliability is Reliability.E
    assert by_outlet(stored)["Wire"].assessment.speaker_reliability is Reliability.E


def test_outlets_that_are_one_are_counted_and_found_as_one(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, publisher in (("one", "Herald"), ("two", "Herald Online")):
        monkeypatch.setitem(ARTICLES, name, (publisher, "2031-06-12", f"14 people died aboard the Lumay Star {name}."))
    read(database, "wire", "one", "two")
    assert sources(database) == 3
    merged = merge(database, PUBLISHER, "Herald", ["herald online"], by="Bob")
    assert (merged.name, merged.articles) == ("Herald", 2)
    assert sources(database) == 2
    narrated = Filter(publisher="online", narrated=True)
    assert set(by_outlet(database, narrated)) == {"Herald", "Herald Online"}
    assert by_outlet(database, narrated)["Herald Online"].publisher == "Herald"
    take_back(database, PUBLISHER, by="Bob")
    assert sources(database) == 3


def test_a_publishers_alias_holds_for_what_is_yet_to_be_read(database: Path) -> None:
    read(database, "wire")
    alias(database, PUBLISHER, "Wire", "Echo", by="Bob")
    rate(database, PUBLISHER, "Wire", Reliability.C, by="Bob")
    read(database, "echo")
    assert set(tracks(database, PUBLISHER)) == {"Wire"}
    assert by_outlet(database)["Echo"].assessment.publisher_reliability is Reliability.C
