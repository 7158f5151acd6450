"""The model is played by hand: within a content it tags what it is told to."""

from dataclasses import replace

import numpy as np
from scenes import span_of, unsure_scores

from claimcheck.extract.attributions import CONTENT, CUE, SOURCE, Attribution
from claimcheck.extract.encoder import Scores
from claimcheck.extract.nested import with_inner
from claimcheck.extract.tags import begin, inside
from claimcheck.extract.words import Words, split_words

TEXT = "Lakani said that a judge had claimed the sentence was carried out in November and a guard saw it."
WORDS = split_words(TEXT)


def outer(words: Words) -> Attribution:
    spans = [span_of(TEXT, words, "Lakani", SOURCE), span_of(TEXT, words, "said", CUE)]
    return Attribution(*spans, (span_of(TEXT, words, TEXT[12:-1], CONTENT),), 0.9)


def model(*tagged: tuple[int, str], sure: float = -0.1) -> Scores:
    """Scores in which these phrases have these roles within the content."""
    scores = unsure_scores(len(WORDS))
    inner = np.full_like(scores.inner, -9.0)
    inner[:, 0] = -0.1
    for role, phrase in tagged:
        span = span_of(TEXT, WORDS, phrase, role)
        inner[span.first : span.last] = -9.0
        inner[span.first : span.last, inside(role)] = sure
        inner[span.first, inside(role)], inner[span.first, begin(role)] = -9.0, sure
    return replace(scores, inner=inner)


def said(attribution: Attribution) -> list[str]:
    spans = (attribution.source, attribution.cue, *attribution.contents)
    return [TEXT[WORDS.starts[span.first] : WORDS.ends[span.last - 1]] for span in spans if span]


JUDGE = ((SOURCE, "a judge"), (CUE, "had claimed"), (CONTENT, "the sentence was carried out in November"))


def test_a_content_may_hold_another_attribution() -> None:
    (inner,) = with_inner(model(*JUDGE), outer(WORDS)).inner
    assert said(inner) == ["a judge", "had claimed", "the sentence was carried out in November"]


def test_each_content_belongs_to_the_nearest_cue_and_each_cue_to_the_nearest_source() -> None:
    guard = ((SOURCE, "a guard"), (CUE, "saw"), (CONTENT, "it"))
    first, second = with_inner(model(*JUDGE, *guard), outer(WORDS)).inner
    assert said(first)[0] == "a judge"
    assert said(second) == ["a guard", "saw", "it"]


def test_without_a_cue_there_is_none() -> None:
    assert with_inner(model(JUDGE[0], JUDGE[2]), outer(WORDS)).inner == ()


def test_what_the_model_doubts_is_left_out() -> None:
    assert with_inner(model(*JUDGE, sure=-1.5), outer(WORDS)).inner == ()
