import numpy as np
import pytest
from scenes import span_of

from claimcheck.extract.attributions import CONTENT, CUE, Attribution
from claimcheck.extract.formulas import with_formulas
from claimcheck.extract.tags import ROLES, tag_count
from claimcheck.extract.words import split_words

Parts = tuple[str | None, str, str]


def parts(text: str, *found: tuple[str, str]) -> list[Parts]:
    """Return source, cue and content of the attributions of `text`, where the model found those given."""
    words = split_words(text)
    tags = np.log(np.full((len(words), tag_count(ROLES)), 1 / 7, dtype=np.float32))
    given = [
        Attribution(None, span_of(text, words, cue, CUE), (span_of(text, words, content, CONTENT),), 0.5)
        for cue, content in found
    ]

    def said(span):
        return span and text[words.starts[span.first] : words.ends[span.last - 1]]

    return [(said(a.source), said(a.cue), " … ".join(map(said, a.contents))) for a in with_formulas(words, tags, given)]


@pytest.mark.parametrize(
    ("cue", "source"),
    [
        ("There are", "unconfirmed reports"),
        ("There have been", "several conflicting reports"),
        ("There was", "speculation"),
    ],
)
def test_the_reports_there_are_become_the_source(cue: str, source: str) -> None:
    text = f"Ghazi is missing. {cue} {source} that he was shot in the U.S. base. Nobody has seen him."
    assert parts(text) == [(source, cue, "that he was shot in the U.S. base")]


def test_where_the_model_saw_the_content_its_end_is_the_models() -> None:
    text = "There are unconfirmed reports that he fled, an elder said."
    assert parts(text, ("are unconfirmed reports", "that he fled")) == [
        ("unconfirmed reports", "There are", "that he fled")
    ]


def test_other_attributions_stay_as_they_are() -> None:
    text = "There was smoke, reports say, over Kot, and it was reported that he fled."
    found = [("was reported", "that he fled")]
    assert parts(text, *found) == [(None, "was reported", "that he fled")]


def test_whoever_claims_responsibility_is_a_source_even_where_the_model_saw_none() -> None:
    text = "It failed. The IS branch even claimed responsibility for a suicide attack in Jalalabad. Nobody knows."
    assert parts(text) == [("The IS branch", "claimed", "responsibility for a suicide attack in Jalalabad")]


def test_a_claim_of_responsibility_that_the_model_saw_stays_as_it_is() -> None:
    text = "The branch claimed responsibility for the attack."
    found = ("claimed responsibility for", "the attack")
    assert parts(text, found) == [(None, *found)]


def test_a_turn_of_a_transcript_is_said_by_whoever_is_named_before_the_colon() -> None:
    text = "AMIN: Is it over? They told me so.\n\nOMAR ZAKI: It is not.\n\nNOTE to readers: this was cut."
    assert parts(text) == [
        ("AMIN", ":", "Is it over? They told me so."),
        ("OMAR ZAKI", ":", "It is not."),
    ]


def test_one_name_before_a_colon_makes_no_transcript() -> None:
    assert parts("KABUL: Elders met.\n\nNobody was hurt.") == []


def test_what_is_allegedly_so_is_claimed_by_nobody() -> None:
    text = "He was held. The inspector allegedly kept one of the watches. Nobody saw it."
    assert parts(text) == [(None, "allegedly", "The inspector … kept one of the watches")]


def test_a_hedge_within_an_attribution_belongs_to_that() -> None:
    text = "Omar said the inspector allegedly kept a watch."
    found = ("said", "the inspector allegedly kept a watch")
    assert parts(text, found) == [(None, *found)]


def test_a_hedge_in_the_turn_of_a_transcript_belongs_to_its_speaker() -> None:
    text = "AMIN: He allegedly kept a watch. I saw it.\n\nZAKI: You did not."
    assert [source for source, _, _ in parts(text)] == ["AMIN", "ZAKI"]
