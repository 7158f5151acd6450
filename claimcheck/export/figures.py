"""The figures that claims give, and where each lies on a scale that holds them all."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.export.wording import outlet
from claimcheck.records import Entry

_STEPS = (1, 2, 5, 10)
_WIDE = 50.0  # times the smallest figure: from there on, a linear scale shows only the largest
_FEWEST = 3  # figures of one unit that tell something over time


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a claim gives: when it was published, its words, its bounds (one of them may be None), by whom.

    `day` is ISO 8601, "" for an undated article.
    """

    day: str
    text: str
    low: float | None
    high: float | None
    unit: str
    speaker: str
    outlet: str
    claim_id: str

    @property
    def bounds(self) -> tuple[float, float]:
        """The ends of what is known: a figure without one bound lies at the other."""
        low, high = self.low, self.high
        return (low if low is not None else high or 0.0, high if high is not None else low or 0.0)


def figures(entry: Entry) -> Iterator[Figure]:
    """Yield the figures of a claim that say what they count."""
    day = (entry.article.published or "")[:10]
    for each in entry.claim.event.quantities:
        if each.unit and (each.low is not None or each.high is not None):
            yield Figure(
                day, each.text, each.low, each.high, each.unit, entry.speaker.name, outlet(entry), entry.claim.id
            )


def series(found: Iterable[Figure]) -> list[tuple[str, list[Figure]]]:
    """Return the figures of each unit that has enough of them to be compared, the longest series first.

    Within a series, the earliest day comes first and what is undated last.
    """
    by_unit: dict[str, list[Figure]] = {}
    for figure in found:
        by_unit.setdefault(figure.unit, []).append(figure)
    kept = {unit: sorted(each, key=lambda f: (not f.day, f.day)) for unit, each in by_unit.items() if _tells(each)}
    return sorted(kept.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _tells(found: Sequence[Figure]) -> bool:
    return len(found) >= _FEWEST and len({figure.bounds for figure in found}) > 1


@dataclass(frozen=True, slots=True)
class Scale:
    """From round number to round number; by powers of ten where figures lie far apart."""

    low: float
    high: float
    logarithmic: bool

    def at(self, value: float) -> float:
        """Return where `value` lies, from 0 to 1."""
        if self.logarithmic:
            span = math.log10(self.high / self.low)
            return (math.log10(value / self.low) / span) if value > 0 else 0.0
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Return the round numbers to be named on it."""
        if not self.logarithmic:
            middle = (self.low + self.high) / 2
            return [self.low, *([middle] if middle.is_integer() else []), self.high]
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        return sorted({self.low, *(10.0**power for power in range(first, last + 1)), self.high})


def scale_of(found: Iterable[Figure]) -> Scale:
    """Return a scale that holds all that is `found`."""
    ends = [end for figure in found for end in figure.bounds]
    low, high = min(ends), max(ends)
    logarithmic = low > 0 and high / low >= _WIDE
    return Scale(
        _round(low, up=False) if logarithmic else min(0.0, -_round(-low, up=True) if low < 0 else 0.0),
        _round(high, up=True) if high > 0 else 1.0,
        logarithmic,
    )


def _round(value: float, *, up: bool) -> float:
    """The next number that is 1, 2 or 5 times a power of ten, or `value` if it is one."""
    power = 10.0 ** math.floor(math.log10(value))
    steps = [step * power for step in _STEPS]
    return min(s for s in steps if s >= value) if up else max(s for s in steps if s <= value)
