from dataclasses import replace
from typing import Any

import pytest
from builders import make_speaker
from reports import make_report

from claimcheck.corroborate.origins import Report, cites, origins, standing
from claimcheck.records import Assessment, Speaker, SpeakerType

ANONYMOUS = SpeakerType.ANONYMOUS


def test_two_people_are_two_sources() -> None:
    assert origins([make_report("Ann Lee", "Herald"), make_report("Bob Roe", "Echo")]) == [0, 1]


def test_one_speaker_in_two_outlets_is_one_source() -> None:
    assert origins([make_report("Ann Lee", "Herald"), make_report("Lee", "Echo")]) == [0, 0]


def test_a_body_and_who_speaks_for_it_are_one_source() -> None:
    spokeswoman = make_report("Ines Valdeoro", "Herald", "Cmdr. Ines Valdeoro, a Coast Guard spokeswoman, said so.")
    body = make_report("the Coast Guard", "Echo", kind=SpeakerType.ORGANIZATION)
    assert origins([spokeswoman, body]) == [0, 0]


def test_an_unnamed_spokesman_speaks_for_the_body_named_before() -> None:
    text = "Lumay Lines has hired lawyers. The list is complete, a spokeswoman said."
    unnamed = make_report("a spokeswoman", "Herald", text, said="The list is complete", kind=ANONYMOUS, start=31)
    assert origins([unnamed, make_report("Lumay Lines", "Echo", kind=SpeakerType.ORGANIZATION)]) == [0, 0]


def test_anonymous_sources_of_one_outlet_are_one_and_of_two_are_two() -> None:
    first, second = make_report("officials", "Herald", kind=ANONYMOUS), make_report("a man", "Herald", kind=ANONYMOUS)
    assert origins([first, second]) == [0, 0]
    assert origins([first, make_report("officials", "Echo", kind=ANONYMOUS)]) == [0, 1]


def test_a_relay_adds_nothing() -> None:
    heard = make_report("a passenger", "Lumay Tribune", kind=ANONYMOUS)
    relay = make_report("a man", "Coastline", "A man cited by the Tribune said so.", kind=ANONYMOUS)
    assert origins([heard, relay]) == [0, 0]


def test_what_an_outlet_asserts_counts_unless_its_article_says_who_told_it() -> None:
    told, itself = make_report("Ann Lee", "Herald"), make_report("", "Herald")
    assert origins([told, itself]) == [0, 0]
    assert origins([told, make_report("", "Echo")]) == [0, 1]


def test_a_body_that_publishes_is_the_body_that_is_quoted() -> None:
    quoted = make_report("the Islands Relief Society", "Herald", kind=SpeakerType.ORGANIZATION)
    assert origins([quoted, make_report("", "Islands Relief Society")]) == [0, 0]


def test_reprints_are_one_source_also_where_nobody_is_named() -> None:
    text = (
        "Rain has fallen on the valley for eleven days and the river has risen by four metres since the weekend. " * 2
    )
    assert origins([make_report("", "Wire", text), make_report("", "Herald", text + "More tomorrow.")]) == [0, 0]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the Lumay Tribune reported", True),
        ("a man cited by the Tribune", True),
        ("a tribune of the people", False),
        ("nobody said so", False),
    ],
)
def test_an_outlet_is_cited_by_its_name(text: str, named: bool) -> None:
    citing, cited = make_report("", "Coastline", text), make_report("", "Lumay Tribune")
    assert cites(citing.article, cited.article) is named


def test_what_stands_around_a_name_ends_with_the_sentence() -> None:
    words = standing("The mayor spoke. Ann Lee, of the Port Authority, agreed. Divers waited.", "Ann Lee")
    assert {"of", "port"} & words == {"of", "port"}
    assert not {"maior", "divirs"} & words


def known(report: Report, speaker: Speaker | None = None, **assessment: Any) -> Report:
    """The report, with what an analyst has said of its sources."""
    return replace(report, assessment=Assessment(speaker=speaker, **assessment))


ROE = make_speaker("Bob Roe")


def test_an_analysts_word_makes_two_speakers_one_named_or_not() -> None:
    unnamed = known(make_report("officials", "Herald", kind=ANONYMOUS), ROE)
    assert origins([unnamed, known(make_report("Ann Lee", "Echo"), ROE)]) == [0, 0]
    assert origins([unnamed, make_report("Roe", "Echo")]) == [0, 0]
    others = known(make_report("villagers", "Echo", kind=ANONYMOUS), make_speaker("officials", ANONYMOUS))
    assert origins([known(make_report("a man", "Herald", kind=ANONYMOUS), others.assessment.speaker), others]) == [0, 0]


def test_of_unnamed_sources_in_one_article_only_the_one_that_was_merged_goes_elsewhere() -> None:
    villagers = make_report("villagers", "Herald", kind=ANONYMOUS)
    official = known(replace(make_report("an official", "Herald", kind=ANONYMOUS), article=villagers.article), ROE)
    assert origins([villagers, official, make_report("Bob Roe", "Echo")]) == [0, 1, 1]


def test_speakers_of_one_name_who_were_split_are_two_sources() -> None:
    here, there = make_report("Ann Lee", "Herald"), make_report("Ann Lee", "Echo")
    other = replace(make_speaker("Ann Lee"), id="spk_other")
    split = known(there, other, apart=(here.statement.speaker.id,))
    assert origins([here, there]) == [0, 0]
    assert origins([here, split]) == [0, 1]


def test_outlets_that_an_analyst_merged_are_one() -> None:
    here = known(make_report("officials", "Herald", kind=ANONYMOUS), publisher="Herald")
    there = known(make_report("a man", "Herald Online", "The Herald has it.", kind=ANONYMOUS), publisher="Herald")
    assert origins([here, there]) == [0, 0]
    named = known(make_report("Ann Lee", "Herald"), publisher="Herald")
    assert origins([named, there]) == [0, 1]  # an outlet does not relay itself
