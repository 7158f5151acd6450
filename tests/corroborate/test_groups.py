from hypothesis import given
from hypothesis import strategies as st

from claimcheck.corroborate.groups import clusters


def both_ways(scores: dict[str, float]) -> dict[str, dict[str, float]]:
    """Scores of pairs, "ab", under both of their items."""
    found: dict[str, dict[str, float]] = {}
    for (a, b), score in scores.items():
        found.setdefault(a, {})[b] = score
        found.setdefault(b, {})[a] = score
    return found


def test_pairs_that_score_enough_join() -> None:
    assert clusters("abc", both_ways({"ab": 0.9, "bc": 0.2}), 0.5) == [["a", "b"], ["c"]]


def test_one_strong_pair_does_not_join_two_groups() -> None:
    scores = both_ways({"ab": 0.9, "cd": 0.9, "bc": 0.8})  # the other three pairs were never compared
    assert clusters("abcd", scores, 0.5) == [["a", "b"], ["c", "d"]]


def test_what_an_analyst_keeps_apart_never_joins() -> None:
    scores = both_ways({"ab": 0.9, "bc": 0.9, "ac": -1e6})
    assert clusters("abc", scores, 0.5) in ([["a", "b"], ["c"]], [["a"], ["b", "c"]])


def test_what_an_analyst_joins_stays_together() -> None:
    scores = both_ways({"ac": 1e6, "bc": 0.9})
    assert ["a", "c"] in [sorted(set(group) & {"a", "c"}) for group in clusters("abc", scores, 0.5)]


@given(st.dictionaries(st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]), st.floats(0.0, 1.0)))
def test_the_order_of_the_scores_makes_no_difference(scores: dict[str, float]) -> None:
    backwards = both_ways(dict(reversed(scores.items())))
    assert clusters("abcd", both_ways(scores), 0.5) == clusters("abcd", backwards, 0.5)


@given(st.dictionaries(st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]), st.floats(0.0, 1.0)))
def test_every_item_is_in_one_group(scores: dict[str, float]) -> None:
    assert sorted(item for group in clusters("abcd", both_ways(scores), 0.5) for item in group) == list("abcd")
