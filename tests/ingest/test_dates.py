import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.ingest.dates import parse_date


@pytest.mark.parametrize(
    ("words", "utc"),
    [
        ("2016-03-22", "2016-03-22T00:00:00Z"),
        ("2016-03-22T10:15:30Z", "2016-03-22T10:15:30Z"),
        ("2016-03-22T10:15:30.999+04:30", "2016-03-22T05:45:30Z"),
        ("2016-03-22T23:30:00-0500", "2016-03-23T04:30:00Z"),
        ("2016-03-22 10:15", "2016-03-22T10:15:00Z"),
        ("Tue, 22 Mar 2016 10:15:30 +0100", "2016-03-22T09:15:30Z"),
        ("Tue, 22 Mar 2016 10:15:30 -0000", "2016-03-22T10:15:30Z"),
        ("March 22, 2016", "2016-03-22T00:00:00Z"),
        ("Tuesday, March 22nd, 2016", "2016-03-22T00:00:00Z"),
        ("Sept. 1 2015", "2015-09-01T00:00:00Z"),
        ("22 march 2016", "2016-03-22T00:00:00Z"),
        (" 1st Nov. 2015 ", "2015-11-01T00:00:00Z"),
        ("0987-01-01", "0987-01-01T00:00:00Z"),
    ],
)
def test_a_date_becomes_utc(words, utc):
    assert parse_date(words) == utc


@pytest.mark.parametrize(
    "words",
    [
        "",
        "yesterday",
        "March 2016",
        "March 32, 2016",
        "Marsh 22, 2016",
        "03/04/2016",
        "2016-13-01",
        "0001-01-01T00:00+05:00",
    ],
)
def test_what_is_no_certain_day_is_none(words):
    assert parse_date(words) is None


@given(
    st.text() | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ \d+:\d+(:\d+)? ([+-]\d+|[A-Z]+)", fullmatch=True)
)
def test_no_words_raise(words):
    assert parse_date(words) is None or parse_date(words).endswith("Z")


@given(st.datetimes(timezones=st.timezones()))
def test_what_was_read_is_read_again_as_itself(moment):
    utc = parse_date(moment.isoformat())
    assert utc is None or parse_date(utc) == utc
