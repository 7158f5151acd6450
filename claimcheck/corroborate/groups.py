"""Statements into groups, each of which makes one claim.

Average-link clustering (Sokal and Michener 1958): two groups join while the mean score of all pairs across them, of
which those never compared count as nothing, is high enough. One wrong pair does not join two claims, as it would if
groups were what is connected. Always the best two join first, and ties go by the statements' own order, so the order
of arrival makes no difference. A statement has MOST_LIKES or a few more that it is judged with: no more are asked for.
"""

import heapq
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from claimcheck.corroborate.likes import MOST_LIKES

Item = TypeVar("Item", bound=Hashable)


def clusters(items: Iterable[Item], scores: Mapping[Item, Mapping[Item, float]], least: float) -> list[list[Item]]:
    """Return `items` grouped, groups and members in the order given.

    `scores` are those of each item and others, every pair under both; groups with a mean score of `least` or more join.
    """
    order = list(items)
    place = {item: number for number, item in enumerate(order)}
    members = {number: [number] for number in range(len(order))}
    sums = {place[item]: {place[other]: score for other, score in scores.get(item, {}).items()} for item in order}
    heap = [(-score, a, b) for a, others in sums.items() for b, score in others.items() if a < b and score >= least]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or -negative != _mean(sums, members, a, b):
            continue  # one of them has joined another since
        _join(sums, members, a, b)
        for other in sums[a]:
            mean = _mean(sums, members, a, other)
            if mean >= least:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return [[order[number] for number in sorted(group)] for _, group in sorted(members.items())]


def pairs_across(a: int, b: int) -> int:
    """Return how many pairs there may be between groups of `a` and `b` statements."""
    return min(a * b, MOST_LIKES * min(a, b))


def _mean(sums: Mapping[int, Mapping[int, float]], members: Mapping[int, list[int]], a: int, b: int) -> float:
    return sums[a].get(b, 0.0) / pairs_across(len(members[a]), len(members[b]))


def _join(sums: dict[int, dict[int, float]], members: dict[int, list[int]], a: int, b: int) -> None:
    """Let the group of the smaller number, `a`, take `b` in."""
    members[a] += members.pop(b)
    for other, total in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
