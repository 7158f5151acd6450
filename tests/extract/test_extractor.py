"""The shipped model, end to end, on small texts. How good it is stands in tests/evaluation; here is that it works."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ModelError
from claimcheck.extract import Extractor
from claimcheck.records import Article, Claim, QuoteType, SpeakerType


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def claims_in(extractor: Extractor, text: str) -> list[Claim]:
    return extractor.extract(Article(id="art_1", source="a.txt", text=text))


def test_a_plain_attribution(extractor: Extractor) -> None:
    (claim,) = claims_in(extractor, "Governor Sara Amin said on Tuesday that the bridge was closed.")
    assert claim.statement == "the bridge was closed"
    assert (claim.speaker.name, claim.speaker.type) == ("Sara Amin", SpeakerType.PERSON)
    assert 0.5 < claim.confidence <= 1


def test_a_quotation_broken_by_its_cue_is_one_claim(extractor: Extractor) -> None:
    text = 'Sara Amin came late. "We won the vote," she said, "and we will win the next one."'
    (claim,) = claims_in(extractor, text)
    assert len(claim.content) == 2
    assert (claim.speaker.name, claim.quote_type) == ("Sara Amin", QuoteType.DIRECT)


def test_unconfirmed_reports_are_an_anonymous_source(extractor: Extractor) -> None:
    text = "The Taliban have crushed the IMU. There are unconfirmed reports that they also executed its leader."
    claim = claims_in(extractor, text)[-1]
    assert (claim.speaker.name, claim.speaker.type) == ("unconfirmed reports", SpeakerType.ANONYMOUS)
    assert claim.certainty == "unverified"


def test_a_claim_within_a_claim_points_at_it(extractor: Extractor) -> None:
    text = "Sara Amin said on Monday that a Taliban judge had claimed the sentence was carried out in November."
    outer, inner = claims_in(extractor, text)
    assert (outer.speaker.name, inner.speaker.name) == ("Sara Amin", "a Taliban judge")
    assert inner.statement == "the sentence was carried out in November"
    assert (outer.parent, inner.parent) == (None, outer.id)


@pytest.mark.parametrize("text", ["", " \n ", "…", "?" * 50, "a" * 5000, "“" * 300, "word " * 3000])
def test_odd_texts_are_read_without_complaint(extractor: Extractor, text: str) -> None:
    assert all(text[s.start : s.end] == s.text for claim in claims_in(extractor, text) for s in claim.content)


SCRAPS = [
    "Sara Amin",
    "he",
    "said",
    "that",
    "“",
    "”",
    '"',
    ",",
    ".",
    "\n\n",
    "it was over",
    "reportedly",
    "ö",
    "IMU",
    "'s",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map(" ".join))
def test_spans_always_say_what_the_text_says_there(extractor: Extractor, text: str) -> None:
    for claim in claims_in(extractor, text):
        for span in (*claim.source, *claim.cue, *claim.content):
            assert text[span.start : span.end] == span.text
            assert span.text


def test_the_same_text_gives_the_same_claims(extractor: Extractor) -> None:
    text = "Officials said that the road was mined. Villagers denied it, and elders said they had seen nothing. " * 40
    assert claims_in(extractor, text) == claims_in(extractor, text)


def test_a_folder_without_a_model_is_an_error_of_the_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Extractor(tmp_path)
