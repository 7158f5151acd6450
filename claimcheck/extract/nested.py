"""Attributions within attributions: "X said that Y had claimed Z" is a claim of X's, and in it one of Y's.

The corpus gives every word to one attribution, so the model sees the outer one alone. Read by itself, a content that
has a cue of its own is one more text to it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from claimcheck.extract.attributions import Attribution, find_attributions
from claimcheck.extract.encoder import Scores
from claimcheck.extract.lexicon import PRONOUNS
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.words import Words

# Only contents with such a word are read again, which is a small share of them.
_CUE = re.compile(
    r"accord|accus|admi[ts]|admitted|alleg(?!ian)|announc|boast|claim|confirm|declar|den(?:y|ied|ies)|insist|predict|"
    r"promis|quot|report|sa(?:id|ys?)$|stat(?:ed|es|ing)$|tell|told|vow|warn",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6
_LEAST_CONFIDENCE = 0.5  # the text is not one the model was made for
_LARGEST_SHARE = 0.9  # of the outer content: an inner claim that is all of it is the outer one again


def with_inner(words: Words, attribution: Attribution, score: Callable[[Words], Scores]) -> Attribution:
    """Return `attribution` with what is attributed within its contents; `score` is the model's."""
    inner = [found for content in attribution.contents for found in _within(words, content, score)]
    return replace(attribution, inner=tuple(inner))


def _within(words: Words, content: TaggedSpan, score: Callable[[Words], Scores]) -> Iterator[Attribution]:
    first = content.first + (words.forms[content.first].lower() == "that")  # a text does not open with it
    forms = words.forms[first : content.last]
    if len(forms) < _FEWEST_WORDS or not any(map(_CUE.match, forms)):
        return
    part = words.part(first, content.last)
    for found in find_attributions(part, score(part)):
        length = sum(piece.last - piece.first for piece in found.contents)
        sure = found.confidence >= _LEAST_CONFIDENCE and length <= _LARGEST_SHARE * len(forms)
        if sure and found.source and part.forms[found.source.first].lower() not in PRONOUNS:
            yield _moved(found, first)  # "he" is the outer speaker, for the most part


def _moved(attribution: Attribution, by: int) -> Attribution:
    def moved(span: TaggedSpan) -> TaggedSpan:
        return replace(span, first=span.first + by, last=span.last + by)

    return replace(
        attribution,
        source=attribution.source and moved(attribution.source),
        cue=moved(attribution.cue),
        contents=tuple(map(moved, attribution.contents)),
    )
