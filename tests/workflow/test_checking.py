from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher

from claimcheck.errors import UsageError
from claimcheck.records import Link, VerdictStatus
from claimcheck.workflow import check, ingest, mark


@pytest.fixture
def stored(tmp_path: Path, database: Path) -> Path:
    texts = {
        "one": "Ann Lee said that 14 people died aboard the old ferry.",
        "two": "Bob Roe said that 14 people died aboard the old ferry today.",
        "three": "Cy Poe said that taxes will rise next year.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    inputs = [str(tmp_path / f"{name}.txt") for name in texts]
    list(ingest(inputs, BytesIO(), database, FakeExtractor, load_fake_matcher))
    return database


def test_of_claims_that_are_the_same_one_is_named_with_its_verdict(stored: Path) -> None:
    (found,) = check(stored, "14 people died aboard the old ferry", load_fake_matcher)
    assert (found.link, found.entry.claim.statement) == (Link.SAME, "14 people died aboard the old ferry")
    mark(stored, [found.entry.claim.id], VerdictStatus.CONFIRMED, by="Ann")
    (found,) = check(stored, "14 people died aboard the old ferry", load_fake_matcher)
    assert found.entry.verdict.status is VerdictStatus.CONFIRMED


def test_what_contradicts_it_is_named_too(stored: Path) -> None:
    (found,) = check(stored, "52 people died aboard the old ferry.", load_fake_matcher)
    assert (found.link, found.probability) == (Link.CONFLICT, 0.9)


def test_there_may_be_nothing_like_it(stored: Path) -> None:
    assert check(stored, "The harvest was poor this year", load_fake_matcher) == []


@pytest.mark.parametrize("text", ["", "...", "ferry", "\0"])
def test_what_is_no_statement_is_refused(stored: Path, text: str) -> None:
    with pytest.raises(UsageError, match="that is no statement; give a whole sentence"):
        check(stored, text, load_fake_matcher)
