"""The shipped sieve, on vectors of the shipped model."""

from pathlib import Path

import pytest
from reports import make_statement

from claimcheck.corroborate.model import PairModel
from claimcheck.corroborate.sieve import Sieve
from claimcheck.corroborate.vectors import packed
from claimcheck.errors import ModelError

DAY = "2031-06-12T09:00:00Z"
SAID = [
    make_statement(text, "police", published=DAY)
    for text in (
        "at least 14 people were killed when the bus went off the road",
        "fourteen people lost their lives in the bus that left the road",
        "nine people were killed when the bus went off the road",
        "the minister will visit the school on Friday",
    )
]


@pytest.fixture(scope="module")
def vectors() -> list[bytes]:
    return [packed(vector) for vector in PairModel().vectors(SAID)]


def test_what_is_the_same_or_in_conflict_promises_more_than_the_rest(vectors: list[bytes]) -> None:
    same, conflict, other = Sieve().promise(vectors[0], vectors[1:]).tolist()
    assert min(same, conflict) > -100
    assert other < -200


def test_the_order_of_two_makes_no_difference(vectors: list[bytes]) -> None:
    sieve = Sieve()
    there, back = sieve.promise(vectors[0], [vectors[2]]), sieve.promise(vectors[2], [vectors[0]])
    assert there == pytest.approx(back)


def test_nothing_promises_nothing(vectors: list[bytes]) -> None:
    assert len(Sieve().promise(vectors[0], [])) == 0


def test_a_folder_without_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Sieve(tmp_path)
