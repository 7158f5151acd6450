"""Which pairs of stored propositions are judged, kept up to date as propositions come and go.

A pair is judged while each is among the other's likes. That depends on what is stored, never on the order in which it
came: what comes in may put a pair out of the running that was judged before, what goes may let one in.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from claimcheck.corroborate import MOST_FAR, PROMISING, are_far, likes, months_near
from claimcheck.records import Promise
from claimcheck.store.matching import Matching, Near

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Pair = tuple[int, int]  # the smaller number first
Lists = Mapping[int, Mapping[int, Promise]]


class Sifts(Protocol):
    """What is asked of a sieve."""

    def promise(self, vector: bytes, others: Sequence[bytes]) -> "npt.NDArray[np.int64]": ...


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs that are to be judged now, and those that no longer count."""

    new: set[Pair]
    gone: set[Pair]


def pair_up(matching: Matching, sieve: Sifts, fresh: Iterable[int]) -> Pairing:
    """Bring the likes of all propositions up to date for those that are `fresh` in the index, or have lost likes."""
    stored = matching.likes
    lessened = [number for number, had in stored.lessened().items() if had >= MOST_FAR]
    found: dict[int, dict[int, Promise]] = {}
    gains: dict[int, dict[int, Promise]] = defaultdict(dict)
    for number, place in matching.indexed({*fresh, *lessened}).items():
        near = matching.in_cells(place.cells, months_near(place.month))
        found[number] = promising(sieve, place.vector, place.month, [each for each in near if each.number != number])
        for other, promise in found[number].items():
            gains[other][number] = promise
    before = stored.of({*found, *gains})
    after = {number: likes(promises) for number, promises in found.items()}
    after |= {
        other: likes({**before.get(other, {}), **promises}) for other, promises in gains.items() if other not in found
    }
    changed = {number: found for number, found in after.items() if found != before.get(number, {})}
    stored.replace(changed)
    others = {other for number in changed for other in (*before.get(number, {}), *after[number])}
    before = {**stored.of(others - after.keys()), **before}
    was, now = _mutual(before, changed), _mutual({**before, **after}, changed)
    return Pairing(new=now - was, gone=was - now)


def promising(sieve: Sifts, vector: bytes, month: int, near: Sequence[Near]) -> dict[int, Promise]:
    """Return which of `near`, by number, may have to do with a statement of this month, and what each promises."""
    odds = sieve.promise(vector, [each.vector for each in near]).tolist()
    return {
        each.number: Promise(found, are_far(month, each.month))
        for each, found in zip(near, odds, strict=True)
        if found >= PROMISING
    }


def _mutual(lists: Lists, numbers: Iterable[int]) -> set[Pair]:
    """Return the pairs with one of `numbers` of which each is among the other's likes."""
    return {
        (min(number, other), max(number, other))
        for number in numbers
        for other in lists.get(number, ())
        if number in lists.get(other, ())
    }
