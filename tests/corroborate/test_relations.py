import pytest
from reports import make_statement

from claimcheck.corroborate.relations import (
    Amounts,
    Gap,
    Names,
    Negation,
    Subject,
    Times,
    Voices,
    relations,
)
from claimcheck.records import SpeakerType

DAY = "2031-06-12T09:00:00Z"


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("he is well", "she is ill", Amounts.NONE),
        ("37 people died", "people died", Amounts.MISSING),
        ("37 people died", "thirty-seven bodies were found", Amounts.EQUAL),
        ("more than two dozen people died", "31 people died", Amounts.COMPATIBLE),
        ("at least 30 people died", "31 bodies were found", Amounts.COMPATIBLE),
        ("nearly 2,000 fighters died", "1,985 fighters died", Amounts.COMPATIBLE),
        ("nearly 2,000 fighters died", "1,200 fighters died", Amounts.DIFFERENT),
        ("37 people died", "41 people died", Amounts.DIFFERENT),
        ("it cost 40 dollars", "40 percent of them left", Amounts.OTHER_UNITS),
    ],
)
def test_quantities_are_compared_as_what_they_may_be(left: str, right: str, found: Amounts) -> None:
    assert relations(make_statement(left), make_statement(right)).amounts is found
    assert relations(make_statement(right), make_statement(left)).amounts is found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("it sank", "it went down", Times.NONE),
        ("it sank on Wednesday", "it went down", Times.MISSING),
        ("it sank on Wednesday", "it went down on 11 June", Times.OVERLAPPING),
        ("it sank on Wednesday", "it went down last month", Times.APART),
    ],
)
def test_times_are_compared_as_days(left: str, right: str, found: Times) -> None:
    assert relations(make_statement(left, published=DAY), make_statement(right, published=DAY)).times is found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("the ship sank", "it went down", Names.NONE),
        ("the Lumay sank", "it went down", Names.MISSING),
        ("they shot Uthman Ghazi", "Usman Ghozi was put to death", Names.SHARED),
        ("they shot Uthman Ghazi", "Halim Droz was put to death", Names.DIFFERENT),
    ],
)
def test_names_are_compared_under_all_spellings(left: str, right: str, found: Names) -> None:
    assert relations(make_statement(left), make_statement(right)).names is found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (("Ann Lee", None), ("Ann Lee", None), Voices.SAME),
        (("Ann Lee", None), ("Lee", None), Voices.SAME),
        (("Ann Lee", None), ("Bob Roe", None), Voices.DIFFERENT),
        (("Ann Lee", None), ("", None), Voices.UNKNOWN),
        (("officials", SpeakerType.ANONYMOUS), ("officials", SpeakerType.ANONYMOUS), Voices.UNKNOWN),
    ],
)
def test_speakers(left: tuple[str, SpeakerType | None], right: tuple[str, SpeakerType | None], found: Voices) -> None:
    assert relations(make_statement("it sank", *left), make_statement("it sank", *right)).voices is found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("they paid", "the money was sent", Negation.ALIKE),
        ("they paid", "they did not pay", Negation.DIFFERENT),
        ("nobody paid", "nothing was sent", Negation.ALIKE),
    ],
)
def test_negation(left: str, right: str, found: Negation) -> None:
    assert relations(make_statement(left), make_statement(right)).negation is found


def test_what_is_denied_is_negated() -> None:
    denied = make_statement("they paid", denied=True)
    assert relations(denied, make_statement("they did not pay")).negation is Negation.ALIKE


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (DAY, None, Gap.UNKNOWN),
        (DAY, "2031-06-12T23:00:00Z", Gap.HALF_A_DAY),
        (DAY, "2031-06-10T00:00:00Z", Gap.TWO_DAYS),
        (DAY, "2031-06-19", Gap.A_WEEK),
        (DAY, "2016-03-22", Gap.LONGER),
    ],
)
def test_the_time_between_two_publications(left: str, right: str | None, found: Gap) -> None:
    assert relations(make_statement("a", published=left), make_statement("b", published=right)).gap is found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (None, "lumay tinago", Subject.UNKNOWN),
        ("", "lumay tinago", Subject.NOTHING),
        ("lumay tinago", "qalat ghazi", Subject.NOTHING),
        ("lumay tinago", "lumay qalat ghazi", Subject.LITTLE),
        ("lumay tinago a b c d e f g h", "lumay tinago i j k l m n o p", Subject.SOME),
        ("lumay tinago ann", "lumay tinago bob", Subject.MUCH),
    ],
)
def test_the_names_that_two_articles_share_tell_whether_they_are_about_one_thing(
    left: str | None, right: str, found: Subject
) -> None:
    mine, theirs = (None if names is None else frozenset(names.split()) for names in (left, right))
    assert relations(make_statement("a", around=mine), make_statement("b", around=theirs)).subject is found
