from dataclasses import replace

import pytest
from builders import make_article, make_claim

from claimcheck.records import (
    Assessment,
    Certainty,
    Corroboration,
    Entity,
    Entry,
    Event,
    EventTime,
    Kind,
    Origin,
    Polarity,
    Quantity,
    QuoteType,
    Speaker,
    SpeakerType,
    Verdict,
    VerdictStatus,
)


@pytest.fixture
def known(plain: Entry) -> Entry:
    """That claim, of whose speaker and outlet analysts have said who they are."""
    speaker = Speaker("spk_chief", "Chief Sherzad", SpeakerType.PERSON)
    return replace(plain, assessment=Assessment(speaker=speaker, publisher="The Herald Group"))


@pytest.fixture
def plain() -> Entry:
    """A claim that has everything a claim can have."""
    article = make_article(
        "Police chief Fazal Ahmad Sherzad denied that nearly 2,000 fighters died in November.",
        title="Figures in dispute",
        publisher="The Herald",
        author="A. Writer",
        published="2016-03-22T06:30:00Z",
        url="https://herald.example/figures",
        excerpt=True,
        origins={"title": Origin.JSON_LD, "publisher": Origin.OPEN_GRAPH, "author": Origin.BYLINE},
    )
    claim = make_claim(
        article,
        "that nearly 2,000 fighters died in November",
        "Police chief Fazal Ahmad Sherzad",
        "denied",
        statement="nearly 2,000 fighters died in November",
        polarity=Polarity.DENIED,
        event=Event(
            time=EventTime("November", "2015-11-01", "2015-11-30"),
            quantities=(Quantity("nearly 2,000 fighters", 1800, 2000, "fighters", approximate=True),),
            entities=(Entity("IS", "organization"),),
        ),
        parent="clm_00000000000000ff",
    )
    evidence = ("https://example.org/a", "https://example.org/b")
    verdict = Verdict(VerdictStatus.CONTESTED, "Ann Lee", "2026-01-05T14:05:00Z", "he said 200 in May", evidence)
    return Entry(claim, article, Corroboration(group="grp_1"), verdict)


@pytest.fixture
def bare() -> Entry:
    """A claim that lacks everything a claim can lack."""
    article = make_article("The war is over, reportedly.")
    return Entry(make_claim(article, "The war is over"), article)


@pytest.fixture
def hostile() -> Entry:
    """A claim in which nothing is what it should be."""
    article = make_article(
        '=HYPERLINK("http://evil.example","x") \x1b[31mred\x1b[0m \x00nul \u202eedirrevo\u202c said "a, b"\n'
        "+1\n\ud83d end",
        title="<script>alert(1)</script>\u2028&amp; 😀 مرحبا",
        publisher="\t@SUM(A1)",
        source="news/\x9b2Jstory.txt",
    )
    claim = make_claim(
        article,
        article.text,
        '=HYPERLINK("http://evil.example","x")',
        "said",
        quote_type=QuoteType.MIXED,
        kind=Kind.OTHER,
        certainty=Certainty.UNVERIFIED,
    )
    return Entry(claim, article, verdict=Verdict(note="-2+3\r=cmd|' /C calc'!A0"))
