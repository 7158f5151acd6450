"""Texts as they come: the same passage set in another way keeps its claims, and nothing loses the offsets."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extract import Extractor
from claimcheck.records import Article, Claim

TEXTS: list[str] = [
    passage["text"] for passage in json.loads(Path(__file__).with_name("passages.json").read_text(encoding="utf-8"))
]
BALANCED = [text for text in TEXTS if 2 * len(re.findall(r'"\b', text)) == text.count('"')]
PLAIN = "Governor Sara Amin said on Tuesday that the bridge was closed."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def as_printed(extractor: Extractor) -> list[list[tuple[str, str]]]:
    """Who says what in each passage as it stands."""
    return [said(extractor, text) for text in TEXTS]


def claims_in(extractor: Extractor, text: str) -> list[Claim]:
    """Return the claims of `text`, all of whose spans have been seen to say what the text says there."""
    claims = extractor.extract(Article(id="art_1", source="a.txt", text=text))
    for claim in claims:
        for span in (*claim.source, *claim.cue, *claim.content):
            assert span.text
            assert text[span.start : span.end] == span.text
    return claims


def said(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    """Who said what in `text`, in letters and digits alone, which no typesetting changes."""
    return [(letters(claim.speaker.name), letters(claim.statement)) for claim in claims_in(extractor, text)]


def letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def curly(text: str) -> str:
    opened = re.sub(r"(?<!\w)'(?=\w)", "‘", re.sub(r'"(?=\w)', "“", text))
    return opened.translate(str.maketrans("\"'", "”’"))


@pytest.mark.parametrize("text", BALANCED)
def test_straight_and_curly_quotation_marks_are_read_alike(extractor: Extractor, text: str) -> None:
    assert said(extractor, straight(text)) == said(extractor, curly(text))


def test_paragraphs_may_be_parted_by_single_line_ends(extractor: Extractor) -> None:
    lines = [text for text in TEXTS if "\n" not in text]
    assert said(extractor, "\n".join(lines)) == said(extractor, "\n\n".join(lines))


@pytest.mark.parametrize(
    "reset",
    [
        pytest.param(lambda text: f"\n \t{text} \n\n ", id="space around it"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(lambda text: text.replace(" ", "\u3000"), id="ideographic spaces"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CR LF"),
    ],
)
def test_white_space_changes_no_claim(
    extractor: Extractor, reset: Callable[[str], str], as_printed: list[list[tuple[str, str]]]
) -> None:
    assert [said(extractor, reset(text)) for text in TEXTS] == as_printed


@pytest.mark.parametrize("text", TEXTS)
def test_capitals_throughout_leave_claims_to_find(extractor: Extractor, text: str) -> None:
    assert said(extractor, text.upper())


def test_a_book_of_thirty_thousand_words_is_read_to_its_end(extractor: Extractor) -> None:
    book = "\n\n".join(TEXTS * 15)
    assert len(book.split()) > 30_000
    assert claims_in(extractor, f"{book}\n\n{PLAIN}")[-1].statement == "the bridge was closed"


def test_a_brief_of_one_line_has_its_claim(extractor: Extractor) -> None:
    assert said(extractor, "Two miners died in Orsk, police said.") == [("police", "two miners died in orsk")]


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param('"' * 2000, id="straight quotation marks"),
        pytest.param("“‘" * 1000, id="marks that never close"),
        pytest.param("'' " * 1000, id="doubled single marks"),
        pytest.param('"no" ' * 1000, id="a thousand quoted words"),
        pytest.param("a" * 5000, id="a word of 5,000 letters"),
        pytest.param("***\n\n…\n\n- - -\n\n?!\n\n—", id="paragraphs of punctuation"),
        pytest.param('"', id="a lone mark"),
        pytest.param("قال المتحدث: «لا شيء». \u202eשלום\u202c 🚒🔥👩🏽‍⚕️ 🇺🇦 e\u0301", id="right to left, emoji"),
        pytest.param("\x00\u200b\ufeff\ufffd", id="control characters"),
    ],
)
def test_a_claim_is_found_between_paragraphs_of_noise(extractor: Extractor, noise: str) -> None:
    found = said(extractor, f"{noise}\n\n{PLAIN}\n\n{noise}")
    assert any(name == "sara amin" and what.endswith("the bridge was closed") for name, what in found)


@pytest.mark.parametrize("strange", ["🔥", "ﷺ", "שלום", "“", "''", "\u202e", "é" * 600])
def test_offsets_hold_where_strange_characters_stand_in_a_sentence(extractor: Extractor, strange: str) -> None:
    assert claims_in(extractor, PLAIN.replace(" said", f" {strange} said").replace("bridge", f"{strange}bridge"))


SCRAPS = st.one_of(
    st.sampled_from(TEXTS),
    st.tuples(st.sampled_from(TEXTS), st.integers(0, 300), st.integers(0, 300)).map(
        lambda cut: cut[0][cut[1] : cut[2]]
    ),
    st.text(max_size=40),
    st.sampled_from(
        ["“", "”", "'", '"', "''", "\n", "\n\n", "\r\n", "\t", "\u00a0", "- ", "SMITH: ", "🔥", "ﷺ", "\u202e"]
    ),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(SCRAPS, max_size=12), st.sampled_from(["", " ", "\n", "\n\n"]))
def test_offsets_hold_in_any_mixture_of_passages_and_noise(extractor: Extractor, scraps: list[str], joint: str) -> None:
    claims_in(extractor, joint.join(scraps))
