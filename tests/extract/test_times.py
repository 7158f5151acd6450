import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.times import event_time, time_expressions
from claimcheck.records import EventTime

CASES = json.loads(Path(__file__).with_name("time_and_number_cases.json").read_text(encoding="utf-8"))["times"]
TUESDAY = "2016-03-22T00:00:00Z"


def marked(case: dict[str, Any]) -> Any:
    failing = case.get("fails")
    marks = [pytest.mark.xfail(strict=True, reason=failing)] if failing else []
    return pytest.param(case, marks=marks, id=case["content"])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_content_tells_when_it_happened(case: dict[str, Any]) -> None:
    expected = EventTime(case["text"], case["first"], case["last"]) if case["text"] else None
    assert event_time(case["content"], case["published"]) == expected


@pytest.mark.parametrize(
    ("content", "first", "last"),
    [
        ("the bridge will be open in November", "2016-11-01", "2016-11-30"),
        ("the bridge was opened in November", "2015-11-01", "2015-11-30"),
        ("the bridge would have been open in November", "2015-11-01", "2015-11-30"),
        ("the men who were seen in November will be charged", "2015-11-01", "2015-11-30"),
        ("to open the bridge in November", "2016-11-01", "2016-11-30"),
    ],
)
def test_the_nearest_verb_tells_whether_to_look_ahead(content: str, first: str, last: str) -> None:
    assert event_time(content, TUESDAY) == EventTime("November", first, last)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("Tuesday", "2016-03-22", "2016-03-22"),
        ("last Tuesday", "2016-03-15", "2016-03-15"),
        ("next Tuesday", "2016-03-29", "2016-03-29"),
        ("Monday, March 14", "2016-03-14", "2016-03-14"),
        ("last week of February", "2016-02-23", "2016-02-29"),
        ("second half of November", "2015-11-16", "2015-11-30"),
        ("third quarter of 2015", "2015-07-01", "2015-09-30"),
        ("late last year", "2015-09-01", "2015-12-31"),
        ("mid-January", "2016-01-11", "2016-01-21"),
        ("by the end of the year", "2016-03-22", "2016-12-31"),
        ("later this month", "2016-03-22", "2016-03-31"),
        ("last winter", "2015-12-01", "2016-02-29"),
        ("summer of 2014", "2014-06-01", "2014-08-31"),
        ("over the weekend", "2016-03-19", "2016-03-20"),
        ("past three months", "2015-12-23", "2016-03-22"),
        ("last 24 hours", "2016-03-21", "2016-03-22"),
        ("a decade ago", "2006-01-01", "2006-12-31"),
        ("since the 1990s", "1990-01-01", "2016-03-22"),
        ("2010-2014", "2010-01-01", "2014-12-31"),
        ("between June and August 2014", "2014-06-01", "2014-08-31"),
        ("March 3-7, 2015", "2015-03-03", "2015-03-07"),
        ("2016-02-01", "2016-02-01", "2016-02-01"),
        ("February 29", "2016-02-29", "2016-02-29"),
    ],
)
def test_an_expression_is_resolved_against_the_day_of_publication(expression: str, first: str, last: str) -> None:
    assert event_time(f"it happened {expression}, he said", TUESDAY) == EventTime(expression, first, last)


@pytest.mark.parametrize(
    "content",
    [
        "on February 30 nothing happens",
        "Theresa May and April Jones may march",
        "the Black Friday crowd",
        "the man of the year",
        "in the fall of the city",
        "he came before March 18",
        "a crowd of 2000 people",
    ],
)
def test_what_only_looks_like_a_time_is_none(content: str) -> None:
    assert event_time(content, TUESDAY) is None


def test_the_first_expression_that_can_be_resolved_counts() -> None:
    assert event_time("on February 30, or else in May", TUESDAY) == EventTime("May", "2015-05-01", "2015-05-31")


@pytest.mark.parametrize("published", [None, "", "not a day"])
def test_without_a_day_of_publication_only_what_gives_its_year_is_resolved(published: str | None) -> None:
    assert event_time("last week and in May, as in 2014", published) == EventTime("2014", "2014-01-01", "2014-12-31")


def test_expressions_are_found_even_where_they_cannot_be_resolved() -> None:
    assert time_expressions("two weeks ago, on March 18") == [(0, 13), (18, 26)]


FRAGMENTS = st.sampled_from(
    "in on since by between and of the last next past two 99999999999 May March 18 2016 0000 week years ago early "
    "Tuesday third quarter winter 1990s will was laſt ſummer fırst half , - ’ ٣ ß".split()
)


@given(
    text=st.text() | st.lists(FRAGMENTS).map(" ".join),
    published=st.none() | st.text(max_size=10) | st.dates().map(lambda day: f"{day.isoformat()}T00:00:00Z"),
)
def test_any_text_gives_words_of_its_own_and_days_in_order(text: str, published: str | None) -> None:
    found = event_time(text, published)
    if found:
        assert found.text in text
        assert found.first <= found.last
