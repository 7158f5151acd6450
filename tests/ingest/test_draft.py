import pytest

from claimcheck.ingest.draft import draft_of
from claimcheck.ingest.metadata import read_metadata
from claimcheck.records import Origin

STORY = ("Officials said so.", "An elder denied it.")


def drafted(title: str, *above: str):
    draft = draft_of((*above, *STORY), read_metadata({"title": title}, Origin.PROPERTIES))
    return draft.metadata.title, draft.text.split("\n\n")[: -len(STORY)]


def test_the_headline_is_the_title_and_no_part_of_the_text():
    assert drafted("Stronghold lost", "Stronghold\n lost") == ("Stronghold lost", [])


def test_it_may_stand_below_a_line_of_navigation():
    assert drafted("Stronghold lost", "Home World", "Stronghold lost") == ("Stronghold lost", ["Home World"])


@pytest.mark.parametrize("addition", [" - Valley Herald", " | Valley Herald", " — World · Valley Herald"])
def test_what_a_page_adds_to_it_in_its_title_is_taken_off(addition):
    assert drafted(f"The stronghold is lost{addition}", "The stronghold is lost") == ("The stronghold is lost", [])


@pytest.mark.parametrize("line", ["The", "The stronghold", "The stronghold is lost, and so", "In the valley"])
def test_what_only_begins_as_the_title_is_text(line):
    assert drafted("The stronghold is lost - Valley Herald", line) == ("The stronghold is lost - Valley Herald", [line])


def test_nothing_is_taken_from_a_text_of_one_paragraph():
    about = read_metadata({"title": "Stronghold lost"}, Origin.TEXT)
    assert draft_of(["Stronghold lost"], about).text == "Stronghold lost"
