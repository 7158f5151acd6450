"""Tag scores to spans of words: the best sequence of tags in which every span is well formed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimcheck.extract.tags import OUTSIDE, begin, inside


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Words `first` to `last` (excluded) tagged as the `kind`-th type; `score` is their mean log probability."""

    kind: int
    first: int
    last: int
    score: float


def best_spans(scores: npt.NDArray[np.float32], kinds: int) -> list[TaggedSpan]:
    """Decode (words, tags) log probabilities by Viterbi's algorithm.

    The only rule is BIO's: an inside tag follows a begin or inside tag of its own type.
    """
    tags = _best_tags(scores.tolist(), kinds)
    spans = []
    first = 0
    while first < len(tags):
        if tags[first] == OUTSIDE:
            first += 1
            continue
        kind = (tags[first] - 1) // 2
        last = first + 1
        while last < len(tags) and tags[last] == inside(kind):
            last += 1
        score = float(np.mean([scores[word, tags[word]] for word in range(first, last)]))
        spans.append(TaggedSpan(kind, first, last, score))
        first = last
    return spans


def _best_tags(scores: list[list[float]], kinds: int) -> list[int]:
    if not scores:
        return []
    insides = [inside(kind) for kind in range(kinds)]
    free = [OUTSIDE, *(begin(kind) for kind in range(kinds))]
    best = scores[0][:]
    for tag in insides:
        best[tag] = -1e9
    came_from: list[list[int]] = []
    for row in scores[1:]:
        top = max(range(len(best)), key=best.__getitem__)
        sources = [top] * len(row)
        totals = row[:]
        for tag in free:
            totals[tag] += best[top]
        for tag in insides:
            sources[tag] = tag if best[tag] > best[tag - 1] else tag - 1
            totals[tag] += best[sources[tag]]
        came_from.append(sources)
        best = totals
    tag = max(range(len(best)), key=best.__getitem__)
    tags = [tag]
    for sources in reversed(came_from):
        tag = sources[tag]
        tags.append(tag)
    return tags[::-1]
