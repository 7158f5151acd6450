from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.words import Case, Place, Quote, Words, split_words


def quoted(text: str) -> list[str]:
    words = split_words(text)
    return [form for form, quote in zip(words.forms, words.quotes, strict=True) if quote == Quote.INSIDE]


def test_words_are_runs_of_letters_and_digits_and_single_marks() -> None:
    assert split_words('He said: "U.S. aid"').forms == ["He", "said", ":", '"', "U", ".", "S", ".", "aid", '"']


def test_the_case_of_a_word_is_kept_beside_it() -> None:
    assert split_words("NATO and McCain met 3 Afghans .").cases == [
        Case.UPPER,
        Case.LOWER,
        Case.MIXED,
        Case.LOWER,
        Case.NONE,
        Case.TITLE,
        Case.NONE,
    ]


def test_curly_and_straight_double_quotes_hold_what_stands_between() -> None:
    assert quoted('"We won," he said. "All of it."') == ["We", "won", ",", "All", "of", "it", "."]
    assert quoted("“We won,” he said.") == ["We", "won", ","]


def test_single_quotes_count_only_as_a_pair_and_apostrophes_never() -> None:
    assert quoted("'We won', he said.") == ["We", "won"]
    assert quoted("The fighters' leader didn't speak in the '90s.") == []


def test_an_unclosed_quotation_holds_to_the_end_of_its_paragraph() -> None:
    assert quoted("“We will stay.\n\nNobody answered.") == ["We", "will", "stay", "."]


def test_paragraph_starts_and_headings_are_marked() -> None:
    words = split_words("Elders deny it\n\nNobody knows. Nobody asks.")
    assert words.places[0] == Place.HEADING_START
    assert words.places[words.forms.index("Nobody")] == Place.PARAGRAPH_START
    assert sum(place != Place.WITHIN for place in words.places) == 2


@given(st.text())
def test_any_text_is_cut_into_words_that_are_where_they_say(text: str) -> None:
    words: Words = split_words(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.forms
    assert len(words.cases) == len(words.quotes) == len(words.places) == len(words)
    assert "".join(words.forms) == "".join(text.split())
