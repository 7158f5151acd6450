from dataclasses import replace

import pytest
from builders import make_claim, make_speaker

from claimcheck.export.group import GROUP_COLUMNS, group_rows
from claimcheck.records import (
    Backing,
    Conflict,
    ConflictReason,
    Corroboration,
    CorroborationStatus,
    Entry,
    Polarity,
    Verdict,
)


@pytest.fixture
def group(plain: Entry) -> list[Entry]:
    """A denial and, in another outlet, the two claims it denies."""
    against = (Conflict(plain.claim.id, 0, ConflictReason.DENIAL),)
    backing = Backing(CorroborationStatus.CONFLICTING, "grp_1", 2, conflicts=against, explanation="They differ.")
    whole = Corroboration(CorroborationStatus.CONFLICTING, "grp_1", 2, (backing,))
    elsewhere = replace(plain.article, id="art_2", publisher="The Post", published="2016-03-21T00:00:00Z")
    affirmed = make_claim(plain.article, "nearly 2,000 fighters died", polarity=Polarity.AFFIRMED)
    again = replace(affirmed, id="clm_2", statement="2,000 died")
    denial = replace(plain, corroboration=replace(whole, parts=(replace(backing, conflicts=()),)))
    return [denial, *(Entry(claim, elsewhere, whole, Verdict()) for claim in (affirmed, again))]


def test_what_makes_the_same_claim_is_one_row(group: list[Entry], bare: Entry) -> None:
    together, alone = group_rows([*group, bare])
    assert tuple(together) == GROUP_COLUMNS
    assert together == {
        "group": "grp_1",
        "statement": "nearly 2,000 fighters died",
        "status": "conflicting",
        "independent_sources": 2,
        "explanation": "They differ.",
        "affirmed": 2,
        "denied": 1,
        "speakers": ["Police chief Fazal Ahmad Sherzad"],
        "claims": 3,
        "unconfirmed": 2,
        "confirmed": 0,
        "contested": 1,
        "articles": 2,
        "outlets": ["The Herald", "The Post"],
        "first_published": "2016-03-21T00:00:00Z",
        "last_published": "2016-03-22T06:30:00Z",
        "conflicts": [group[0].claim.id],
    }
    assert (alone["group"], alone["claims"], alone["statement"]) == (None, 1, "The war is over")
    assert alone["explanation"] == "Rests on one source, which news/story.txt does not name."


def test_claims_without_a_group_are_a_row_each(plain: Entry, bare: Entry) -> None:
    alone = replace(plain, corroboration=Corroboration())
    assert [row["claims"] for row in group_rows([alone, bare])] == [1, 1]


def test_a_group_of_denials_says_so(plain: Entry) -> None:
    (row,) = group_rows([plain])
    assert row["statement"] == "denied: nearly 2,000 fighters died in November"
    assert (row["affirmed"], row["denied"]) == (0, 1)


def test_speakers_and_outlets_that_were_merged_are_named_once(known: Entry) -> None:
    article = replace(known.article, id="art_2", publisher="Herald on Sunday")
    other = replace(known, claim=replace(known.claim, speaker=make_speaker("a chief")), article=article)
    (row,) = group_rows([known, other])
    assert (row["speakers"], row["outlets"]) == (["Chief Sherzad"], ["The Herald Group"])
