import pytest

from claimcheck.ingest.headline import find_headline

PROSE = "Afghan leaders are keen on boasting about their success against a group that has shocked the world."


def test_the_headline_follows_the_navigation():
    text = f"Accessibility links\n\nBreaking News\n\nThe Odd Alliance That Drove Them Out\n\n{PROSE}\n\n{PROSE}\n"
    assert find_headline(text) == "The Odd Alliance That Drove Them Out"


@pytest.mark.parametrize(
    "top",
    [
        "{headline}\n\n",
        "{headline}\n\nBy Ann Lee and Sher Khan\n\nUpdated March 22, 2016 10:15\n\n",
        "Home\nNews\nSport\n\nSkip to main content\n\n{headline}\n\nKABUL\n\n",
        "{headline}\nBy Ann Lee and Sher Khan\n\n",
    ],
)
def test_a_headline_in_title_case_is_found_among_other_lines(top):
    headline = "Who Drove Them Out of the Valley?"
    assert find_headline(top.format(headline=headline) + PROSE) == headline


def test_a_headline_in_sentence_case_is_the_last_line_of_some_length_before_the_prose():
    headline = "Police chief puts militant dead at nearly 2,000"
    top = (
        "Skip to main content\n\nHome\nNews\n\nBreaking: Landslide closes mountain road for second day\n\n"
        f"{headline}\n\nJalalabad Evening News\n\nBy Ann Lee\n\nMarch 22, 2016\n\nShare\nPrint\n2 Comments\n\n"
    )
    assert find_headline(top + PROSE) == headline


def test_title_case_goes_before_a_caption_below():
    text = f"The Odd Alliance That Drove Them Out\n\nA street in Jalalabad on Saturday (archive)\n\n{PROSE}"
    assert find_headline(text) == "The Odd Alliance That Drove Them Out"


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"Breaking News\n\n{PROSE}",
        f"KABUL, Afghanistan\n\n{PROSE}",
        f"All times are local and may change,\n\n{PROSE}",
        "A Line That Looks Like a Heading",
        "Afghan leaders are keen on boasting\nabout their success against a group\nthat has shocked the world.",
        "",
    ],
)
def test_a_text_without_headline_has_none(text):
    assert find_headline(text) is None
