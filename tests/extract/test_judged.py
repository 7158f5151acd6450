from dataclasses import replace

import numpy as np
import pytest
from scenes import span_of, unsure_scores

from claimcheck.extract.attributions import CONTENT, CUE, SOURCE, Attribution
from claimcheck.extract.encoder import Scores
from claimcheck.extract.judged import UNJUDGED, may_be, with_labels
from claimcheck.extract.tags import LABELS
from claimcheck.extract.words import split_words
from claimcheck.records import Certainty, Kind, SpeakerType

TEXT = "Some fear that it fell."
WORDS = split_words(TEXT)


def attribution(source: str | None = "Some") -> Attribution:
    spans = [span_of(TEXT, WORDS, phrase, role) for role, phrase in ((CUE, "fear"), (CONTENT, "that it fell"))]
    return Attribution(source and span_of(TEXT, WORDS, source, SOURCE), spans[0], (spans[1],), 0.9)


def scores(*told: tuple[str, int, Certainty | Kind | SpeakerType, float]) -> Scores:
    """Scores in which a word of a role speaks for a label, with a weight among the words of its span."""
    labels = np.zeros_like(unsure_scores(len(WORDS)).labels)
    for word, role, label, weight in told:
        labels[WORDS.forms.index(word), role, [LABELS.index(label), -1]] = [4, weight]
    return replace(unsure_scores(len(WORDS)), labels=labels)


def test_of_each_set_of_labels_the_probabilities_add_up_to_one() -> None:
    judged = with_labels(scores(), attribution()).judged
    assert sum(judged[label] for label in Certainty) == pytest.approx(1)
    assert sum(judged[label] for label in SpeakerType) == pytest.approx(1)


def test_a_word_counts_for_the_role_it_has() -> None:
    assert with_labels(scores(("fear", CUE, Certainty.POSSIBLE, 0)), attribution()).judged[Certainty.POSSIBLE] > 0.9
    assert (
        with_labels(scores(("fear", CONTENT, Certainty.POSSIBLE, 0)), attribution()).judged[Certainty.POSSIBLE] == 0.25
    )


def test_among_the_words_of_a_span_the_weightiest_counts_most() -> None:
    told = scores(("it", CONTENT, Kind.FACT, 0), ("fell", CONTENT, Kind.PREDICTION, 9))
    assert with_labels(told, attribution()).judged[Kind.PREDICTION] > 0.9


def test_an_inner_attribution_is_judged_by_its_own_words() -> None:
    outer = replace(attribution(), inner=(attribution(source=None),))
    judged = with_labels(scores(("Some", SOURCE, SpeakerType.GROUP, 0)), outer)
    assert judged.judged[SpeakerType.GROUP] > 0.9
    assert judged.inner[0].judged[SpeakerType.GROUP] == pytest.approx(1 / 6)


def test_what_was_not_judged_may_be_anything() -> None:
    assert may_be(SpeakerType.PERSON, UNJUDGED)
    assert may_be(SpeakerType.PERSON, {SpeakerType.PERSON: 0.2})
    assert not may_be(SpeakerType.PERSON, {SpeakerType.GROUP: 0.99})
