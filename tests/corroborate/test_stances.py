from claimcheck.corroborate.judgement import Judgement, Judgements
from claimcheck.corroborate.stances import affirming
from claimcheck.records import ConflictReason

A, B, C = ("clm_a", 0), ("clm_b", 0), ("clm_c", 0)
ALIKE = Judgement(0.9, 0.0, 0.0, ConflictReason.OTHER)
DENIAL = Judgement(0.0, 0.9, 0.0, ConflictReason.DENIAL)


def test_the_smaller_side_denies() -> None:
    judged: Judgements = {A: {B: ALIKE, C: DENIAL}, B: {A: ALIKE, C: DENIAL}, C: {A: DENIAL, B: DENIAL}}
    assert affirming([A, B, C], [False, False, False], judged) == [True, True, False]


def test_of_two_the_first_affirms() -> None:
    assert affirming([A, B], [False, False], {A: {B: DENIAL}, B: {A: DENIAL}}) == [True, False]


def test_what_is_denied_denies_where_nothing_else_is_known() -> None:
    assert affirming([A, B], [False, True], {}) == [True, False]
