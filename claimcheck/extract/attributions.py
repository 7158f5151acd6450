"""Spans to attributions: which content belongs to which cue, and which source to that."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from claimcheck.extract.encoder import Links, Scores
from claimcheck.extract.spans import TaggedSpan, best_spans
from claimcheck.extract.tags import ROLES

SOURCE, CUE, CONTENT = range(len(ROLES))
# Chosen on development articles: a content less sure of its cue stays out, and so does an attribution less probable.
_LEAST_LINK = 0.3
_LEAST_CONFIDENCE = 0.2


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source, where it has one, and the pieces of its content, in text order.

    `confidence` is a probability: that of the tags (their geometric mean) times that of the links.
    """

    source: TaggedSpan | None
    cue: TaggedSpan
    contents: tuple[TaggedSpan, ...]
    confidence: float


def find_attributions(scores: Scores) -> list[Attribution]:
    """Decode the attributions of a text, in the order of their contents.

    Every content chooses the cue it most probably belongs to, and every cue that was chosen its source, or none:
    so one source may serve many cues, and a content broken by its cue ("..., he said, ...") is one.
    """
    spans = best_spans(scores.tags, len(ROLES))
    by_role = {role: [span for span in spans if span.kind == role] for role in (SOURCE, CUE, CONTENT)}
    contents: dict[TaggedSpan, list[TaggedSpan]] = defaultdict(list)
    link_of: dict[TaggedSpan, float] = {}
    for content in by_role[CONTENT]:
        links = scores.windows[scores.window_of[content.first]]
        shares = _shares(links, content, by_role[CUE], links.content_query, links.cue_key)
        cue = max(shares, key=shares.__getitem__, default=None)
        if cue and shares[cue] >= _LEAST_LINK:
            contents[cue].append(content)
            link_of[content] = shares[cue]
    found = []
    for cue, pieces in contents.items():
        source, source_share = _source(scores, cue, by_role[SOURCE])
        parts = [cue, *pieces, *([source] if source else [])]
        tagging = float(np.exp(np.mean([part.score for part in parts])))
        linking = source_share * float(np.prod([link_of[piece] for piece in pieces]))
        if tagging * linking >= _LEAST_CONFIDENCE:
            found.append(Attribution(source, cue, tuple(pieces), min(1.0, tagging * linking)))
    return sorted(found, key=lambda attribution: attribution.contents[0].first)


def _source(scores: Scores, cue: TaggedSpan, sources: list[TaggedSpan]) -> tuple[TaggedSpan | None, float]:
    links = scores.windows[scores.window_of[cue.first]]
    keys = np.vstack([links.source_key, scores.no_source])
    nothing = TaggedSpan(SOURCE, links.last, links.last + 1, 0.0)  # the extra key's row, past the window's words
    shares = _shares(links, cue, [*sources, nothing], links.cue_query, keys)
    best = max(shares, key=shares.__getitem__)
    return (None if best is nothing else best), shares[best]


def _shares(
    links: Links, asking: TaggedSpan, candidates: list[TaggedSpan], queries: np.ndarray, keys: np.ndarray
) -> dict[TaggedSpan, float]:
    """The probability that `asking` points at each of the candidates that `keys` have rows for."""
    rows = queries[asking.first - links.first : min(asking.last, links.last) - links.first]
    logits = rows @ keys.T / np.sqrt(keys.shape[1])
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    pointed = (weights / weights.sum(axis=1, keepdims=True)).mean(axis=0)
    return {
        span: float(pointed[span.first - links.first : span.last - links.first].sum())
        for span in candidates
        if span.first >= links.first and span.last <= links.first + len(keys)
    }
