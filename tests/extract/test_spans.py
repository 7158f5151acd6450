import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from claimcheck.extract.spans import best_spans
from claimcheck.extract.tags import OUTSIDE, begin, inside, tag_count

KINDS = ("source", "cue", "content")


def scores_of(*tags: int) -> np.ndarray:
    """Log probabilities by which each word almost surely has the tag given."""
    scores = np.full((len(tags), tag_count(KINDS)), -5.0, dtype=np.float32)
    for word, tag in enumerate(tags):
        scores[word, tag] = -0.1
    return scores


def found(scores: np.ndarray) -> list[tuple[int, int, int]]:
    return [(span.kind, span.first, span.last) for span in best_spans(scores, len(KINDS))]


def test_a_begin_tag_and_the_inside_tags_after_it_are_one_span() -> None:
    assert found(scores_of(begin(0), inside(0), OUTSIDE, begin(2), inside(2))) == [(0, 0, 2), (2, 3, 5)]


def test_a_second_begin_tag_starts_a_second_span() -> None:
    assert found(scores_of(begin(1), begin(1), inside(1))) == [(1, 0, 1), (1, 1, 3)]


def test_an_inside_tag_cannot_stand_alone() -> None:
    assert found(scores_of(OUTSIDE, inside(2), inside(2))) == [(2, 0, 3)] or found(
        scores_of(OUTSIDE, inside(2), inside(2))
    ) == [(2, 1, 3)]


def test_one_unsure_word_does_not_cut_a_span_in_two() -> None:
    scores = scores_of(begin(2), inside(2), OUTSIDE, inside(2), inside(2))
    scores[2, inside(2)] = -0.4
    assert found(scores) == [(2, 0, 5)]


def test_no_words_have_no_spans() -> None:
    assert best_spans(np.zeros((0, tag_count(KINDS)), dtype=np.float32), len(KINDS)) == []


@given(
    arrays.arrays(
        np.float32, st.tuples(st.integers(1, 30), st.just(tag_count(KINDS))), elements=st.floats(-20, 0, width=32)
    )
)
def test_spans_never_overlap_and_stay_within_the_text(scores: np.ndarray) -> None:
    spans = best_spans(scores, len(KINDS))
    edges = [edge for span in spans for edge in (span.first, span.last)]
    assert edges == sorted(edges)
    assert all(0 <= span.first < span.last <= len(scores) for span in spans)
