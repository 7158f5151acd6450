from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher

from claimcheck.errors import UsageError
from claimcheck.records import Link
from claimcheck.store import open_reader
from claimcheck.store.matching import standing
from claimcheck.workflow import ingest, link, trace


@pytest.fixture
def ids(tmp_path: Path, database: Path) -> list[str]:
    """Two claims, the second of which has two propositions."""
    texts = {
        "one": "Ann Lee said that the old bridge was shut.",
        "two": "Bob Roe said that three men were held when the old bridge was shut for good.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    inputs = [str(tmp_path / f"{name}.txt") for name in texts]
    list(ingest(inputs, BytesIO(), database, FakeExtractor, load_fake_matcher))
    with open_reader(database) as reader:
        return [entry.claim.id for entry in reader.entries()]


def test_of_several_propositions_the_one_that_fits_best_is_meant(database: Path, ids: list[str]) -> None:
    (entry,) = link(database, *ids, Link.SAME, by="Ann", note="both saw it")
    assert (entry.a, entry.b) == ((ids[0], 0), (ids[1], 1))
    assert (entry.by, entry.note, entry.link) == ("Ann", "both saw it", Link.SAME)


def test_what_is_unrelated_is_so_in_every_proposition(database: Path, ids: list[str]) -> None:
    entries = link(database, *ids, Link.UNRELATED, by="Ann")
    assert {entry.b for entry in entries} == {(ids[1], 0), (ids[1], 1)}


def test_every_link_stays_on_record(database: Path, ids: list[str]) -> None:
    link(database, *ids, Link.SAME, by="Ann")
    link(database, *reversed(ids), Link.CONFLICT, by="Bob")
    with open_reader(database) as reader:
        assert [(entry.link, entry.by) for entry in reader.links(ids[0])] == [
            (Link.SAME, "Ann"),
            (Link.CONFLICT, "Bob"),
        ]


def test_a_claim_is_not_linked_with_itself(database: Path, ids: list[str]) -> None:
    with pytest.raises(UsageError, match="cannot be linked with itself; give two claims"):
        link(database, ids[0], ids[0], Link.SAME, by="Ann")


def test_an_unknown_claim_is_named(database: Path, ids: list[str]) -> None:
    with pytest.raises(UsageError, match="no claim zzz"):
        link(database, ids[0], "zzz", Link.SAME, by="Ann")


def test_an_undone_link_leaves_two_claims_to_what_was_worked_out(database: Path, ids: list[str]) -> None:
    worked_out = same_as(database, ids[0])
    link(database, *ids, Link.UNRELATED, by="Ann")
    assert same_as(database, ids[0]) != worked_out
    assert len(link(database, *ids, Link.UNDO, by="Bob")) == 2, "in every proposition"
    assert same_as(database, ids[0]) == worked_out
    with open_reader(database) as reader:
        assert [entry.link for entry in reader.links(ids[0])] == [Link.UNRELATED] * 2 + [Link.UNDO] * 2
    with pytest.raises(UsageError, match="nothing to undo"):
        link(database, *ids, Link.UNDO, by="Bob")


def test_the_word_before_an_undone_link_counts_again(database: Path, ids: list[str]) -> None:
    link(database, *ids, Link.SAME, by="Ann")
    link(database, *ids, Link.UNRELATED, by="Bob")
    link(database, *ids, Link.UNDO, by="Bob")
    with open_reader(database) as reader:
        assert [(entry.link, entry.by) for entry in standing(reader.links(ids[0]))] == [(Link.SAME, "Ann")]
    assert same_as(database, ids[0]) == ((ids[1], 1),)


def test_what_is_said_to_be_unrelated_is_suggested_no_more(database: Path, ids: list[str]) -> None:
    link(database, *ids, Link.UNRELATED, by="Ann")
    with open_reader(database) as reader:
        assert [found.suggestions for found in trace(reader, reader.entry(ids[0]))] == [()]


def same_as(database: Path, claim_id: str) -> tuple[tuple[str, int], ...]:
    with open_reader(database) as reader:
        return reader.entry(claim_id).corroboration.parts[0].same


@pytest.mark.parametrize("what", [Link.SAME, Link.CONFLICT, Link.UNRELATED])
def test_what_one_speaker_says_twice_in_the_same_words_may_be_linked_and_stays_one_claim(
    tmp_path: Path, database: Path, what: Link
) -> None:
    said = "Ann Lee said that the old bridge over the river was shut for good."
    for name in ("Herald", "Post"):
        text = f"---\npublisher: {name}\n---\n{said} {name} readers said that it is late."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    list(ingest([str(tmp_path)], BytesIO(), database, FakeExtractor, load_fake_matcher))
    with open_reader(database) as reader:
        ids = [entry.claim.id for entry in reader.entries() if entry.claim.speaker.name == "Ann Lee"]
    link(database, *ids, what, by="Ann")
    with open_reader(database) as reader:
        found = [reader.entry(claim_id).corroboration.parts[0] for claim_id in ids]
    assert found[0].group == found[1].group
