"""From attributions to records, on a text whose spans are given by hand."""

from dataclasses import replace

import pytest
from scenes import cast_of, span_of

from claimcheck.extract.attributions import CONTENT, CUE, SOURCE, Attribution
from claimcheck.extract.claims import claims_of
from claimcheck.extract.scene import Scene
from claimcheck.records import Article, Claim, Entity, QuoteType, SpeakerType

TEXT = (
    "Governor Sara Amin said that Kot was calm. “We will rebuild,” she added, “and soon.” "
    "There are unconfirmed reports that Omar Zaki fled."
)
ARTICLE = Article(id="art_1", source="a.txt", text=TEXT)


def claims(article: Article = ARTICLE) -> list[Claim]:
    words, cast = cast_of(article.text, person="Sara Amin|Omar Zaki", location="Kot")

    def span(phrase: str, kind: int):
        return span_of(article.text, words, phrase, kind)

    found = [
        Attribution(span("Governor Sara Amin", SOURCE), span("said", CUE), (span("that Kot was calm", CONTENT),), 0.9),
        Attribution(
            span("she", SOURCE),
            span("added", CUE),
            (span("“We will rebuild,”", CONTENT), span("“and soon.”", CONTENT)),
            0.8,
        ),
        Attribution(
            span("unconfirmed reports", SOURCE),
            span("There are", CUE),
            (span("that Omar Zaki fled", CONTENT),),
            0.7,
        ),
    ]
    return claims_of(article, Scene(article.text, words, cast, article.author), found)


def test_the_statement_is_the_content_without_that_and_without_quotation_marks() -> None:
    assert [claim.statement for claim in claims()] == [
        "Kot was calm",
        "We will rebuild … and soon.",
        "Omar Zaki fled",
    ]


@pytest.mark.parametrize(
    ("piece", "statement"),
    [
        ("“We won,”", "We won"),
        ("“We won", "We won"),
        ("it was “over”", "it was “over”"),
        ("“over” is what it was", "“over” is what it was"),
        ("“won” and “lost”", "“won” and “lost”"),
        ('that it was "over,"', 'it was "over,"'),
    ],
)
def test_quotation_marks_within_the_statement_stay(piece: str, statement: str) -> None:
    text = f"She said {piece} on Monday."
    words, cast = cast_of(text)
    found = Attribution(None, span_of(text, words, "said", CUE), (span_of(text, words, piece, CONTENT),), 0.9)
    (claim,) = claims_of(replace(ARTICLE, text=text), Scene(text, words, cast, None), [found])
    assert claim.statement == statement


def test_spans_say_what_the_text_says_there() -> None:
    for claim in claims():
        for span in (*claim.source, *claim.cue, *claim.content):
            assert TEXT[span.start : span.end] == span.text


def test_speech_is_direct_in_quotation_marks_and_else_indirect() -> None:
    assert [claim.quote_type for claim in claims()] == [QuoteType.INDIRECT, QuoteType.DIRECT, QuoteType.INDIRECT]


def test_the_example_the_project_began_with() -> None:
    reports = claims()[2]
    assert (reports.speaker.name, reports.speaker.type) == ("unconfirmed reports", SpeakerType.ANONYMOUS)
    assert reports.certainty == "unverified"
    assert reports.event.entities == (Entity("Omar Zaki", "person"),)


def test_a_named_person_is_one_speaker_in_all_articles_and_an_unnamed_source_only_in_its_own() -> None:
    here, there = claims(), claims(replace(ARTICLE, id="art_2"))
    assert here[0].speaker.id == here[1].speaker.id == there[0].speaker.id
    assert here[2].speaker.id != there[2].speaker.id


def test_ids_stand_when_the_text_changes_elsewhere() -> None:
    longer = replace(ARTICLE, text="An introduction was added.\n\n" + TEXT)
    assert [claim.id for claim in claims(longer)] == [claim.id for claim in claims()]
    assert claims(longer)[0].content[0].start > claims()[0].content[0].start


def test_ids_differ_between_articles_and_between_claims() -> None:
    ids = [claim.id for claim in (*claims(), *claims(replace(ARTICLE, id="art_2")))]
    assert len(set(ids)) == len(ids)
