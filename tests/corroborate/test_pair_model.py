"""The shipped pair model, on pairs that nobody would argue about."""

from dataclasses import replace

import numpy as np
import pytest
from reports import make_statement

from claimcheck.corroborate import Statement
from claimcheck.corroborate.cells import Cells
from claimcheck.corroborate.model import PairModel
from claimcheck.corroborate.vectors import packed, unpacked
from claimcheck.records import ConflictReason

DAY = "2031-06-12T09:00:00Z"
DEAD = make_statement("at least 14 people were killed when the bus went off the road", "police", published=DAY)


@pytest.fixture(scope="module")
def model() -> PairModel:
    return PairModel()


def other(text: str, speaker: str = "the hospital") -> Statement:
    return make_statement(text, speaker, published=DAY)


def test_a_paraphrase_is_the_same(model: PairModel) -> None:
    (found,) = model.judge([(DEAD, other("fourteen people lost their lives in the bus that left the road"))])
    assert found.about_one_claim > 0.5


def test_another_number_for_the_same_thing_is_a_conflict(model: PairModel) -> None:
    (found,) = model.judge([(DEAD, other("nine people were killed when the bus went off the road"))])
    assert found.conflict > 0.5
    assert found.reason is ConflictReason.NUMBER


def test_something_else_has_nothing_to_do_with_it(model: PairModel) -> None:
    (found,) = model.judge([(DEAD, other("the minister will visit the school on Friday"))])
    assert max(found.about_one_claim, found.conflict) < 0.2


def test_what_is_judged_beside_a_pair_makes_no_difference(model: PairModel) -> None:
    pair = (DEAD, other("fourteen people lost their lives in the bus that left the road"))
    much = (replace(DEAD, text="word " * 200), other("it rains"))
    assert model.judge([pair]) == model.judge([much, pair, much])[1:2]


def test_likes_lie_near_one_another_and_share_a_cell(model: PairModel) -> None:
    statements = [DEAD, other("14 passengers died as the bus left the road"), other("the harvest was poor this year")]
    vectors = model.vectors(statements)
    first, *others = unpacked([packed(vector) for vector in vectors])
    near, far = (float(first @ other) for other in others)
    assert near > 0.5 > far
    cells, same, rest = map(set, Cells().of(vectors))
    assert cells & same
    assert not cells & rest


def test_a_vector_does_not_depend_on_what_stands_beside_it(model: PairModel) -> None:
    assert np.array_equal(model.vectors([DEAD])[0], model.vectors([other("it rains"), DEAD])[1])
