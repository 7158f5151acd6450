"""Attributions within attributions: "X said that Y had claimed Z" is a claim of X's, and in it one of Y's.

The model tags the roles within a content apart from those of the text, in the same run.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from claimcheck.extract.attributions import CONTENT, CUE, SOURCE, Attribution
from claimcheck.extract.encoder import Scores
from claimcheck.extract.spans import TaggedSpan, best_spans
from claimcheck.extract.tags import ROLES

_LEAST_CONFIDENCE = 0.5
_LARGEST_SHARE = 0.9  # of the outer content: an inner claim that is all of it is the outer one again


def with_inner(scores: Scores, attribution: Attribution) -> Attribution:
    """Return `attribution` with what is attributed within its contents."""
    inner = [found for content in attribution.contents for found in _within(scores, content)]
    return replace(attribution, inner=tuple(inner))


def _within(scores: Scores, content: TaggedSpan) -> Iterator[Attribution]:
    """Every inner content belongs to the cue nearest to it, and every cue to the source nearest to that."""
    spans = [
        replace(span, first=span.first + content.first, last=span.last + content.first)
        for span in best_spans(scores.inner[content.first : content.last], len(ROLES))
    ]
    sources, cues, contents = ([span for span in spans if span.kind == role] for role in (SOURCE, CUE, CONTENT))
    pieces: dict[TaggedSpan, list[TaggedSpan]] = defaultdict(list)
    for piece in contents if cues else ():
        pieces[_nearest(piece, cues)].append(piece)
    for cue, own in pieces.items():
        source = _nearest(cue, sources) if sources else None
        parts = [cue, *own, *([source] if source else [])]
        confidence = float(np.exp(np.mean([part.score for part in parts])))
        share = sum(piece.last - piece.first for piece in own) / (content.last - content.first)
        if confidence >= _LEAST_CONFIDENCE and share <= _LARGEST_SHARE:
            yield Attribution(source, cue, tuple(own), confidence)


def _nearest(span: TaggedSpan, others: list[TaggedSpan]) -> TaggedSpan:
    return min(others, key=lambda other: max(span.first - other.last, other.first - span.last))
