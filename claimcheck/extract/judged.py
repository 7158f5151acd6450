"""What the model makes of a whole attribution: how probable each label of speaker, kind, certainty and polarity is."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from claimcheck.extract.attributions import Attribution
from claimcheck.extract.encoder import Floats, Scores
from claimcheck.extract.tags import LABEL_SETS, LABELS, Label

Judged = Mapping[Label, float]  # labels with their probabilities
UNJUDGED: Judged = {}
_HARDLY = 0.1  # as good as impossible


def may_be(label: Label, judged: Judged) -> bool:
    """Whether `label` is at all probable, as everything is of what has not been judged."""
    return judged.get(label, 0.0 if judged else 1.0) >= _HARDLY


def with_labels(scores: Scores, attribution: Attribution) -> Attribution:
    """Return `attribution`, and those within it, judged."""
    inner = tuple(with_labels(scores, each) for each in attribution.inner)
    return replace(attribution, inner=inner, judged=_judge(scores, attribution))


def _judge(scores: Scores, attribution: Attribution) -> Judged:
    """Weigh a role's words against one another and add the roles' means, as in training."""
    total = np.zeros(len(LABELS), dtype=np.float32)
    spans_by_role = ([attribution.source] if attribution.source else [], [attribution.cue], attribution.contents)
    for role, spans in enumerate(spans_by_role):
        words = [word for span in spans for word in range(span.first, span.last)]
        if words:
            rows = scores.labels[words, role]
            total += _softmax(rows[:, -1]) @ rows[:, :-1]
    probabilities: list[float] = []
    for labels in LABEL_SETS:
        start = len(probabilities)
        probabilities += _softmax(total[start : start + len(labels)]).tolist()
    return dict(zip(LABELS, probabilities, strict=True))


def _softmax(scores: Floats) -> Floats:
    shares = np.exp(scores - scores.max())
    return np.asarray(shares / shares.sum(), dtype=np.float32)
