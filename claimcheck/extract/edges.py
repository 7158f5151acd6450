"""The ends of sources and contents: what is left hanging is completed, commas go where annotators put them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from claimcheck.extract.attributions import Attribution
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.tags import begin, inside
from claimcheck.extract.words import Place, Words

_HANGING = frozenset("the a an of".split())  # no phrase ends in these
_LEAST = 0.3  # the probability at which a word still joins a phrase left hanging
_FARTHEST = 12  # words


def with_whole_spans(words: Words, tags: npt.NDArray[np.float32], attribution: Attribution) -> Attribution:
    """Return `attribution` with its source and contents completed; `tags` are (words, role tags) log probabilities."""
    return replace(
        attribution,
        source=attribution.source and with_whole_source(words, attribution.source),
        contents=completed(words, tags, attribution.contents),
    )


def with_whole_source(words: Words, source: TaggedSpan) -> TaggedSpan:
    """Return a source with the comma that closes its apposition, and without one that closes nothing.

    "Castañeda, a former minister," and "Castañeda", as nine in ten such sources of the training articles end.
    """
    inner = "," in words.forms[source.first : source.last - 1]
    if words.forms[source.last - 1] == "," and not inner and source.last - source.first > 1:
        return replace(source, last=source.last - 1)
    if inner and words.forms[source.last - 1] != "," and words.forms[source.last : source.last + 1] == [","]:
        return replace(source, last=source.last + 1)
    return source


def completed(words: Words, tags: npt.NDArray[np.float32], contents: Sequence[TaggedSpan]) -> tuple[TaggedSpan, ...]:
    """Return the pieces of a content with what they leave hanging, touching ones joined, those without a word left out.

    `tags` are (words, role tags) log probabilities. "An attack on the" grows, within its paragraph, while the next
    word may belong to it; a comma at the end is no part of it.
    """
    whole: list[TaggedSpan] = []
    for span in contents:
        if not any(form[0].isalnum() for form in words.forms[span.first : span.last]):
            continue
        if whole and span.first <= whole[-1].last:
            span = replace(whole.pop(), last=span.last, score=span.score)
        whole.append(replace(span, last=_end(words, tags, span)))
    return tuple(whole)


def _end(words: Words, tags: npt.NDArray[np.float32], span: TaggedSpan) -> int:
    last = span.last
    if words.forms[last - 1] == ",":
        return last - 1
    if words.forms[last - 1].lower() not in _HANGING:
        return last
    while last < min(len(words), span.last + _FARTHEST) and words.places[last] == Place.WITHIN:
        joins = np.exp(tags[last, [begin(span.kind), inside(span.kind)]]).sum() >= _LEAST
        if not joins and words.forms[last - 1].lower() not in _HANGING:
            break
        last += 1
    return last
