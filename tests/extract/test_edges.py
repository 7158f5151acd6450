import numpy as np
import pytest
from scenes import span_of

from claimcheck.extract.attributions import CONTENT
from claimcheck.extract.edges import completed, with_whole_source
from claimcheck.extract.tags import ROLES, inside, tag_count
from claimcheck.extract.words import split_words

TEXT = "They claimed an attack on the Pakistani consulate in Jalalabad.\n\nNobody was hurt."


def contents(*pieces: str, likely: str = "") -> list[str]:
    """Return the pieces of a content once completed; the words of `likely` may well belong to it."""
    words = split_words(TEXT)
    tags = np.full((len(words), tag_count(ROLES)), -9.0, dtype=np.float32)
    for at, form in enumerate(words.forms):
        if form in likely.split():
            tags[at, inside(CONTENT)] = np.log(0.4)
    spans = completed(words, tags, [span_of(TEXT, words, piece, CONTENT) for piece in pieces])
    return [TEXT[words.starts[span.first] : words.ends[span.last - 1]] for span in spans]


def test_a_content_that_ends_in_an_article_gets_the_words_that_may_belong_to_it() -> None:
    whole = contents("an attack on the", likely="Pakistani consulate in Jalalabad")
    assert whole == ["an attack on the Pakistani consulate in Jalalabad"]


def test_at_least_the_next_word_belongs_to_it() -> None:
    assert contents("an attack on the") == ["an attack on the Pakistani"]


def test_a_content_that_ends_well_stays_as_it_is() -> None:
    assert contents("an attack", likely="on the") == ["an attack"]


def test_pieces_that_touch_are_one() -> None:
    assert contents("an attack", "on the", "Pakistani consulate", "Jalalabad") == [
        "an attack on the Pakistani consulate",
        "Jalalabad",
    ]


@pytest.mark.parametrize(
    ("tagged", "whole"),
    [
        ("Castañeda ,", "Castañeda"),
        ("Castañeda, a former minister", "Castañeda, a former minister,"),
        ("Castañeda, a former minister,", "Castañeda, a former minister,"),
        ("Castañeda", "Castañeda"),
    ],
)
def test_a_source_ends_in_a_comma_only_where_that_closes_an_apposition(tagged: str, whole: str) -> None:
    text = "Castañeda , suggests" if tagged.endswith(" ,") else "Castañeda, a former minister, suggests"
    words = split_words(text)
    source = with_whole_source(words, span_of(text, words, tagged))
    assert text[words.starts[source.first] : words.ends[source.last - 1]] == whole


def test_a_content_does_not_end_in_a_comma() -> None:
    text = "They want to make it free, but their plan is vague."
    words = split_words(text)
    tags = np.full((len(words), tag_count(ROLES)), -9.0, dtype=np.float32)
    (content,) = completed(words, tags, [span_of(text, words, "to make it free,", CONTENT)])
    assert text[words.starts[content.first] : words.ends[content.last - 1]] == "to make it free"
