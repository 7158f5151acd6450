"""A tiny model is played by hand: every word is given its tag, and every word that points its target."""

from dataclasses import replace

import numpy as np
from scenes import unsure_scores

from claimcheck.extract.attributions import CONTENT, CUE, SOURCE, Attribution, find_attributions
from claimcheck.extract.encoder import Scores
from claimcheck.extract.tags import ROLES, begin, inside, tag_count
from claimcheck.extract.words import split_words

SIZE = 16  # of queries and keys: one direction a word


def scores_of(tags: list[int], cue_of: dict[int, int], source_of: dict[int, int]) -> Scores:
    """Scores of one window in which content word `w` points at `cue_of[w]` and cue word `w` at `source_of[w]`."""
    sure = np.full((len(tags), tag_count(ROLES)), -5.0, dtype=np.float32)
    sure[np.arange(len(tags)), tags] = -0.1
    keys = 20 * np.eye(len(tags), SIZE, dtype=np.float32)
    no_source = np.zeros((1, SIZE), dtype=np.float32)
    no_source[0, -1] = 20
    aims = {"cue": np.zeros((len(tags), SIZE), np.float32), "content": np.zeros((len(tags), SIZE), np.float32)}
    for word in range(len(tags)):
        aims["cue"][word, source_of.get(word, SIZE - 1)] = 4
        aims["content"][word, cue_of.get(word, SIZE - 1)] = 4
    unsure = unsure_scores(len(tags))
    links = replace(
        unsure.windows[0],
        cue_query=aims["cue"],
        source_key=np.vstack([keys, no_source]),
        content_query=aims["content"],
        cue_key=keys,
    )
    return replace(unsure, tags=sure, windows=[links])


def find(scores: Scores, text: str | None = None) -> list[Attribution]:
    return find_attributions(split_words(text or "word " * len(scores.tags)), scores)


def shape(attribution: Attribution) -> tuple[int | None, int, list[int]]:
    source = attribution.source.first if attribution.source else None
    return source, attribution.cue.first, [content.first for content in attribution.contents]


def test_a_content_broken_by_its_cue_is_one_claim() -> None:
    # "C C" he said "C C"
    tags = [begin(CONTENT), inside(CONTENT), begin(SOURCE), begin(CUE), begin(CONTENT), inside(CONTENT)]
    found = find(scores_of(tags, cue_of={0: 3, 1: 3, 4: 3, 5: 3}, source_of={3: 2}))
    assert list(map(shape, found)) == [(2, 3, [0, 4])]


def test_one_source_serves_two_cues() -> None:
    # he said C and added C
    tags = [begin(SOURCE), begin(CUE), begin(CONTENT), 0, begin(CUE), begin(CONTENT)]
    found = find(scores_of(tags, cue_of={2: 1, 5: 4}, source_of={1: 0, 4: 0}))
    assert list(map(shape, found)) == [(0, 1, [2]), (0, 4, [5])]


def test_a_cue_may_have_no_source() -> None:
    tags = [begin(CUE), begin(CONTENT), begin(SOURCE)]
    found = find(scores_of(tags, cue_of={1: 0}, source_of={}))
    assert list(map(shape, found)) == [(None, 0, [1])]


def test_a_cue_without_content_is_no_claim() -> None:
    assert find(scores_of([begin(SOURCE), begin(CUE)], cue_of={}, source_of={1: 0})) == []


def test_confidence_falls_when_the_model_is_less_sure() -> None:
    tags = [begin(SOURCE), begin(CUE), begin(CONTENT), inside(CONTENT)]
    scores = scores_of(tags, cue_of={2: 1, 3: 1}, source_of={1: 0})
    (sure,) = find(scores)
    scores.tags[3, tags[3]] = -1.0
    (unsure,) = find(scores)
    assert 0 < unsure.confidence < sure.confidence <= 1


def test_only_a_quotation_has_its_cue_in_another_paragraph() -> None:
    tags = [begin(CONTENT), inside(CONTENT), inside(CONTENT), begin(SOURCE), begin(CUE), begin(CONTENT)]
    scores = scores_of(tags, cue_of={0: 4, 1: 4, 2: 4, 5: 4}, source_of={4: 3})
    assert [shape(a) for a in find(scores, "War is over\n\nShe said so")] == [(3, 4, [5])]
    assert [shape(a) for a in find(scores, "“ War ”\n\nShe said so")] == [(3, 4, [0, 5])]
