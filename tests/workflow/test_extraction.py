from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor

from claimcheck.errors import ModelError
from claimcheck.records import Entry
from claimcheck.workflow import Failure, extract


def test_the_claims_of_each_input_come_in_order_and_failures_in_their_place(article: Path, tmp_path: Path) -> None:
    stdin = BytesIO(b"The mayor said that the bridge is safe.")
    outcomes = list(extract([str(article), str(tmp_path / "missing.txt"), "-"], stdin, FakeExtractor))
    said = [outcome.claim.statement if isinstance(outcome, Entry) else outcome.source for outcome in outcomes]
    assert said == [
        "the bridge is closed",
        "it will open on Friday",
        str(tmp_path / "missing.txt"),
        "the bridge is safe",
    ]


def test_claims_come_before_the_next_input_is_read(article: Path) -> None:
    outcomes = extract([str(article), "-"], BytesIO(), FakeExtractor)
    article_read = next(outcomes)
    article.unlink()
    assert isinstance(article_read, Entry)
    assert isinstance(list(outcomes)[-1], Failure)


def test_no_model_is_loaded_where_there_is_nothing_to_extract_from(tmp_path: Path) -> None:
    def load() -> FakeExtractor:
        raise AssertionError("loaded")

    assert len(list(extract([str(tmp_path / "missing.txt")], BytesIO(), load))) == 1


def test_the_model_is_loaded_once(article: Path) -> None:
    loads = []

    def load() -> FakeExtractor:
        loads.append(1)
        return FakeExtractor()

    list(extract([str(article), str(article)], BytesIO(), load))
    assert len(loads) == 1


def test_a_missing_model_is_said(article: Path) -> None:
    def load() -> FakeExtractor:
        raise ModelError("the model is missing; install claimcheck again")

    with pytest.raises(ModelError, match="install claimcheck again"):
        next(extract([str(article)], BytesIO(), load))
