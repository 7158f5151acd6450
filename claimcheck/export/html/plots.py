"""Plots as numbers a template can draw: where each mark stands, in percent of the width and pixels of the height.

Percent and pixels, so that a plot fits a phone and its letters stay as large as the page's.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt

from claimcheck.export.figures import Figure, Scale, scale_of, series
from claimcheck.export.html.overview import Overview

_MARGIN = 2.0  # percent left free at either end of the time axis
_SCALE = 12.0  # percent left free for the numbers of a scale
_HEIGHT = 96.0  # pixels of the columns
_FIGURES_HEIGHT = 150.0
_LANE = 40.0
_MOST_LANES = 12
_MOST_SERIES = 6
_WIDEST_DOT = 9.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A word, how many claims it is true of, and their share in percent."""

    label: str
    claims: int
    share: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `x` percent that reaches from `top` to `bottom` pixels; `says` what it stands for."""

    x: float
    top: float
    bottom: float
    says: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale, at `y` pixels, and the number it stands for."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A plot over time from `first` to `last`."""

    title: str
    height: float
    first: str
    last: str
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """The days on which one speaker is quoted."""

    name: str
    claims: int
    y: float
    dots: tuple[Mark, ...]


def bars(counts: Mapping[str, int], order: Iterable[str]) -> list[Bar]:
    """Return a bar for each word of a vocabulary, in its own order."""
    whole = sum(counts.values()) or 1
    return [Bar(word, counts.get(word, 0), _rounded(100 * counts.get(word, 0) / whole)) for word in order]


def by_day(overview: Overview) -> Chart | None:
    """Return how many claims were published on each day; None unless there are two days or more."""
    days = {day: claims for day, claims in sorted(overview.statistics.day.items()) if day}
    if len(days) < 2:
        return None
    axis, most = _Axis(days), max(days.values())
    marks = tuple(
        Mark(axis.at(day), _rounded(_HEIGHT * (1 - claims / most)), _HEIGHT, f"{day}: {_claims(claims)}")
        for day, claims in days.items()
    )
    return Chart("Claims by day of publication", _HEIGHT, axis.first, axis.last, marks, (Tick(0.0, f"{most:,}"),))


def who_when(overview: Overview) -> tuple[list[Lane], Chart | None]:
    """Return on which days those who are quoted most speak, a lane each; none unless there are two days or more."""
    most = sorted(overview.speakers, key=lambda name: (-overview.speakers[name], name))[:_MOST_LANES]
    spoke = {key: claims for key, claims in sorted(overview.spoke.items()) if key[0] in most}
    days = {day for _, day in spoke}
    if len(days) < 2:
        return [], None
    axis, largest = _Axis(days), max(spoke.values())
    first_days = {name: min((day for who, day in spoke if who == name), default="~") for name in most}
    lanes = []
    for number, name in enumerate(sorted(most, key=lambda name: (first_days[name], name))):
        y = _LANE * number + _LANE - _WIDEST_DOT - 2
        dots = tuple(
            Mark(axis.at(day), y, _rounded(_WIDEST_DOT * sqrt(claims / largest)), f"{name}, {day}: {_claims(claims)}")
            for (who, day), claims in spoke.items()
            if who == name
        )
        lanes.append(Lane(name, overview.speakers[name], y, dots))
    return lanes, Chart("Who speaks when", _LANE * len(lanes) + 4, axis.first, axis.last, ())


def over_time(overview: Overview) -> list[Chart]:
    """Return the figures that claims give, over time: a plot for each thing that is counted often enough."""
    return [_over_time(unit, found) for unit, found in series(overview.figures)[:_MOST_SERIES]]


def _over_time(unit: str, found: list[Figure]) -> Chart:
    dated = [figure for figure in found if figure.day]
    axis, scale = _Axis([figure.day for figure in dated], _SCALE), scale_of(found)
    marks = [
        Mark(
            axis.at(figure.day),
            _height(scale, figure.bounds[1]),
            _height(scale, figure.bounds[0]),
            f"{figure.day}: {figure.text}, {figure.speaker or figure.outlet}",
            figure.claim_id,
        )
        for figure in dated
    ]
    ticks = [Tick(_height(scale, value), f"{value:,.10g}") for value in scale.ticks()]
    return Chart(unit, _FIGURES_HEIGHT, axis.first, axis.last, tuple(marks), tuple(ticks), tuple(found))


def _height(scale: Scale, value: float) -> float:
    return _rounded((_FIGURES_HEIGHT - 1) * (1 - scale.at(value)) + 0.5)


class _Axis:
    """Time, from the first to the last of some days."""

    def __init__(self, days: Collection[str], left: float = _MARGIN) -> None:
        self.first, self.last = min(days, default=""), max(days, default="")
        self._left = left
        self._start = _number(self.first)
        self._span = _number(self.last) - self._start

    def at(self, day: str) -> float:
        """Return where `day` lies, in percent."""
        share = (_number(day) - self._start) / self._span if self._span else 0.5
        return _rounded(self._left + (100 - _MARGIN - self._left) * share)


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def _claims(number: int) -> str:
    return f"{number:,} claim{'' if number == 1 else 's'}"


def _rounded(value: float) -> float:
    return round(value, 2)
