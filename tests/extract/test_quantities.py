import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.quantities import quantities
from claimcheck.records import Quantity

CASES = json.loads(Path(__file__).with_name("time_and_number_cases.json").read_text(encoding="utf-8"))["numbers"]


def marked(case: dict[str, Any]) -> Any:
    failing = case.get("fails")
    marks = [pytest.mark.xfail(strict=True, reason=failing)] if failing else []
    return pytest.param(case, marks=marks, id=case["content"])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_content_tells_how_many_and_how_much(case: dict[str, Any]) -> None:
    assert list(quantities(case["content"])) == [Quantity(*expected) for expected in case["quantities"]]


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("more than 100", 100, None, False),
        ("no fewer than 100", 100, None, False),
        ("100 or more", 100, None, False),
        ("100+", 100, None, False),
        ("no more than 100", None, 100, False),
        ("just under 100", None, 100, False),
        ("almost 100", 90, 100, True),
        ("roughly 100", 90, 110, True),
        ("100 or so", 90, 110, True),
        ("two or three", 2, 3, False),
        ("10-15 million", 10e6, 15e6, False),
        ("500 to two thousand", 500, 2000, False),
        ("half a million", 5e5, 5e5, False),
        ("two hundred thousand", 2e5, 2e5, False),
        ("several hundred", 200, 999, True),
        ("hundreds of thousands", 2e5, 999_999, True),
    ],
)
def test_the_words_around_a_figure_are_its_bounds(
    words: str, low: float | None, high: float | None, approximate: bool
) -> None:
    assert quantities(f"that they were {words}.") == (Quantity(words, low, high, "", approximate),)


@pytest.mark.parametrize(
    ("content", "unit"),
    [
        ("60 foreign Taliban fighters fled", "fighters"),
        ("20 Republicans voted for it", "republicans"),
        ("1,200 Islamic State (IS) fighters fell", "fighters"),
        ("30 killed in the raid", "killed"),
        ("two dozen police were hurt", "police"),
        ("two police posts were hit", "posts"),
        ("60 wounded soldiers lay there", "soldiers"),
        ("one senior police officer died", "officer"),
        ("30 years in prison", "years"),
        ("some 2.5 million dollars", "dollars"),
        ("US$3bn in loans", "dollars"),
        ("between €5 and €7 million", "euros"),
        ("12 percentage points", "points"),
        ("70 per cent of them", "percent"),
        ("2,000 fled", ""),
    ],
)
def test_the_unit_is_the_noun_that_is_counted(content: str, unit: str) -> None:
    assert [quantity.unit for quantity in quantities(content)] == [unit]


@pytest.mark.parametrize(
    "content",
    [
        "the 2016 elections, and those of 2020",
        "at 3 p.m. on March 18, two weeks ago",
        "the third week and the 21st day",
        "a 52-year-old, aged 52, or 52 years old",
        "Anna Berg, 41, is No. 10 on the list",
        "Flight 17 was no Boeing 737",
        "the F-16, MH17 and COVID-19",
        "the Big Five and the Group of Seven",
        "one of them, no one else, one day, and over one hill",
        "one in five, nine out of 10, two thirds",
        "a 60-40 vote, and a three-day truce",
        "9/11, 24/7 and 3.14.15",
        "999999999999999999 of them",
    ],
)
def test_what_is_no_quantity_is_left_alone(content: str) -> None:
    assert quantities(content) == ()


FRAGMENTS = st.sampled_from(
    "at least nearly about between and to or more 60 2,000 3.5 two dozen hundred million hundreds of half a one $ € "
    "5bn 5K tenſ thouſands % percent people March 18 ago weeks , - ’ ٣ ß".split()
)


@given(st.text() | st.lists(FRAGMENTS).map(" ".join) | st.lists(FRAGMENTS).map("".join))
def test_any_text_gives_words_of_its_own_and_bounds_in_order(text: str) -> None:
    for quantity in quantities(text):
        assert quantity.text in text
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
