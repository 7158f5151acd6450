"""Spans to attributions: which content belongs to which cue, and which source to that."""

import itertools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from claimcheck.extract.encoder import Floats, Links, Scores
from claimcheck.extract.spans import TaggedSpan, best_spans
from claimcheck.extract.tags import ROLES, Label, begin, inside
from claimcheck.extract.words import Place, Quote, Words

SOURCE, CUE, CONTENT = range(len(ROLES))
# All three chosen on development articles.
_LEAST_LINK = 0.3  # a content less sure of its cue stays out
_LEAST_CONFIDENCE = 0.4  # and so does an attribution less probable
_POINTED = 3.0  # natural logs by which a word that a cue surely points at is likelier a source than its tag says


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source, where it has one, and the pieces of its content, in text order.

    `confidence` is a probability: that of the tags (their geometric mean) times that of the links. `inner` are the
    attributions within its contents: "X said that *Y had claimed Z*", and `judged` is how probable each label of the
    claim is, once the model has been asked.
    """

    source: TaggedSpan | None
    cue: TaggedSpan
    contents: tuple[TaggedSpan, ...]
    confidence: float
    inner: tuple["Attribution", ...] = ()
    judged: Mapping[Label, float] = field(default_factory=dict, compare=False)


def find_attributions(words: Words, scores: Scores) -> list[Attribution]:
    """Decode the attributions of a text, in the order of their contents.

    Every content chooses the cue it most probably belongs to, and every cue that was chosen its source, or none:
    so one source may serve many cues, and a content broken by its cue ("..., he said, ...") is one. Only a quotation
    may have its cue in another paragraph.
    """
    paragraph = list(itertools.accumulate(place != Place.WITHIN for place in words.places))
    spans = best_spans(_second_look(scores), len(ROLES))
    by_role = {role: [span for span in spans if span.kind == role] for role in (SOURCE, CUE, CONTENT)}
    contents: dict[TaggedSpan, list[TaggedSpan]] = defaultdict(list)
    link_of: dict[TaggedSpan, float] = {}
    for content in by_role[CONTENT]:
        links = scores.links(content.first)
        quoted = words.quotes[content.first] != Quote.OUTSIDE
        cues = [cue for cue in by_role[CUE] if quoted or paragraph[cue.first] == paragraph[content.first]]
        shares = _shares(links, links.pointed(content.first, content.last, links.content_query, links.cue_key), cues)
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


def _second_look(scores: Scores) -> Floats:
    """Role tags in which what the cues point at counts too.

    The tagger alone may take the source of "the Taliban claimed to have won" for content; the cue knows better.
    """
    tags = scores.tags.copy()
    for cue in best_spans(scores.tags, len(ROLES)):
        if cue.kind == CUE:
            links = scores.links(cue.first)
            pointed = links.pointed(cue.first, cue.last, links.cue_query, links.source_key)[:-1]
            pointed[:-1] = np.maximum(pointed[:-1], pointed[1:])  # the article before the name pointed at
            sources = [begin(SOURCE), inside(SOURCE)]
            tags[links.first : links.last, sources] += _POINTED * pointed[:, None]
    return np.asarray(tags - np.log(np.exp(tags).sum(axis=1, keepdims=True)), dtype=np.float32)


def _source(scores: Scores, cue: TaggedSpan, sources: list[TaggedSpan]) -> tuple[TaggedSpan | None, float]:
    """The source that `cue` most probably points at, or None, and how probably it does."""
    links = scores.links(cue.first)
    pointed = links.pointed(cue.first, cue.last, links.cue_query, links.source_key)
    shares = _shares(links, pointed, sources)
    best = max(shares, key=shares.__getitem__, default=None)
    none = float(pointed[-1])
    return (best, shares[best]) if best and shares[best] >= none else (None, none)


def _shares(links: Links, pointed: Floats, candidates: list[TaggedSpan]) -> dict[TaggedSpan, float]:
    """How probably each of the candidates that the window holds is `pointed` at."""
    return {
        span: float(pointed[span.first - links.first : span.last - links.first].sum())
        for span in candidates
        if span.first >= links.first and span.last <= links.last
    }
