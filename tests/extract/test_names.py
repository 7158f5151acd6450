import pytest

from claimcheck.extract.names import clean, is_acronym, is_part_of_body, is_short_form, same_person, tokens


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("President Ashraf Ghani", "Ashraf Ghani"),
        ("Mr. Trump's", "Trump"),
        ("the Taliban’s", "Taliban"),
        ("Gen. John Nicholson", "John Nicholson"),
        ("James O’Neill’s", "James O’Neill"),
        ("United\nNations", "United Nations"),
        ("President", "President"),
    ],
)
def test_a_name_is_freed_of_titles_articles_and_possessives(name: str, cleaned: str) -> None:
    assert clean(name) == cleaned


@pytest.mark.parametrize("short", ["Sherzad", "Fazal", "Fazal Sherzad", "SHERZAD"])
def test_somebody_is_called_by_surname_by_given_name_or_without_the_middle(short: str) -> None:
    assert is_short_form(tokens(short), tokens("Fazal Ahmad Sherzad"))


@pytest.mark.parametrize("other", ["Ahmadi", "Gul Sherzad", "Fazal Ahmad Sherzad Khan", ""])
def test_another_name_is_no_short_form(other: str) -> None:
    assert not is_short_form(tokens(other), tokens("Fazal Ahmad Sherzad"))


def test_spellings_of_one_name_are_one_person() -> None:
    assert same_person(["Usman", "Ghazi"], ["Osman", "Ghazi"])
    assert same_person(["Samillullah", "Samin"], ["Samiullah", "Samin"])
    assert not same_person(["Bill", "Clinton"], ["Hillary", "Clinton"])
    assert not same_person(["Ghazi"], ["Gazi"])


def test_an_acronym_is_made_of_initials_with_or_without_the_small_words() -> None:
    assert is_acronym("IMU", tokens("Islamic Movement of Uzbekistan"))
    assert is_acronym("U.N.", tokens("United Nations"))
    assert not is_acronym("IS", tokens("Islamic Movement of Uzbekistan"))


def test_a_body_is_called_by_the_beginning_or_the_end_of_its_name() -> None:
    assert is_part_of_body(["Post"], ["Oxus", "Morning", "Post"])
    assert is_part_of_body(["Brennan", "Center"], ["Brennan", "Center", "for", "Justice"])
    assert not is_part_of_body(["Morning"], ["Oxus", "Morning", "Post"])
