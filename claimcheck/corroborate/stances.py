"""Which statements of one claim affirm it, and which deny it."""

from collections.abc import Sequence

from claimcheck.corroborate.judgement import Judgement, Judgements, Key

_ROUNDS = 10  # more than groups need to come to rest


def affirming(keys: Sequence[Key], denied: Sequence[bool], judgements: Judgements) -> list[bool]:
    """Return for each statement of a group whether it takes the side of most; of two sides alike, the first's.

    Every statement goes over to the other side as long as that agrees better with what was judged of the pairs it is
    in; it begins on the side of its polarity.
    """
    side = {key: -1 if no else 1 for key, no in zip(keys, denied, strict=True)}
    pulls = {
        key: [(_agreement(found), other) for other, found in judgements.get(key, {}).items() if other in side]
        for key in keys
    }
    for _ in range(_ROUNDS):
        moved = False
        for key, pull in pulls.items():
            if side[key] * sum(weight * side[other] for weight, other in pull) < 0:
                side[key], moved = -side[key], True
        if not moved:
            break
    total = sum(side.values())
    most = 1 if total > 0 or (total == 0 and side[keys[0]] > 0) else -1
    return [side[key] == most for key in keys]


def _agreement(found: Judgement) -> float:
    """How far two statements are on one side: from 1 to -1."""
    return min(1.0, found.same) - found.denial
