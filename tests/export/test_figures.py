from dataclasses import replace

import pytest

from claimcheck.export.figures import Figure, Scale, figures, scale_of, series
from claimcheck.records import Entry


def figure(low: float | None, high: float | None, day: str = "2016-03-22", unit: str = "dead") -> Figure:
    return Figure(day, f"{low} to {high}", low, high, unit, "Ann Lee", "The Herald", "clm_1")


def test_a_figure_knows_who_gave_it_and_when(plain: Entry) -> None:
    (found,) = figures(plain)
    assert (found.day, found.text, found.bounds) == ("2016-03-22", "nearly 2,000 fighters", (1800, 2000))
    assert (found.speaker, found.outlet) == ("Police chief Fazal Ahmad Sherzad", "The Herald")


def test_a_bare_number_says_nothing_to_compare(plain: Entry) -> None:
    (quantity,) = plain.claim.event.quantities
    event = replace(plain.claim.event, quantities=(replace(quantity, unit=""),))
    assert list(figures(replace(plain, claim=replace(plain.claim, event=event)))) == []


@pytest.mark.parametrize(("low", "high", "bounds"), [(100, None, (100, 100)), (None, 9, (9, 9)), (1, 2, (1, 2))])
def test_a_figure_without_a_bound_lies_at_the_other(
    low: float | None, high: float | None, bounds: tuple[float, float]
) -> None:
    assert figure(low, high).bounds == bounds


def test_a_series_has_three_figures_that_differ_the_undated_last() -> None:
    found = [figure(1, 1, ""), figure(2, 2, "2016-03-23"), figure(1, 1), *[figure(5, 5, unit="hurt")] * 3]
    ((unit, told),) = series(found)
    assert unit == "dead"
    assert [each.day for each in told] == ["2016-03-22", "2016-03-23", ""]


def test_figures_that_lie_close_are_on_a_scale_from_nought() -> None:
    scale = scale_of([figure(3, 3), figure(40, 44)])
    assert scale == Scale(0, 50, logarithmic=False)
    assert [scale.at(value) for value in scale.ticks()] == [0, 0.5, 1]


def test_figures_that_lie_far_apart_are_on_a_scale_of_powers() -> None:
    scale = scale_of([figure(3, 3), figure(1_800, 2_000)])
    assert scale == Scale(2, 2000, logarithmic=True)
    assert scale.ticks() == [2, 10, 100, 1000, 2000]
    assert (scale.at(2), scale.at(2000)) == (0, 1)


@pytest.mark.parametrize("values", [(0.0, 0.0), (-7.0, 3.0), (-7.0, -1.0), (1e12, 3.0)])
def test_every_figure_lies_on_its_scale(values: tuple[float, float]) -> None:
    found = [figure(value, value) for value in values]
    scale = scale_of(found)
    assert all(0 <= scale.at(end) <= 1 for each in found for end in each.bounds)
