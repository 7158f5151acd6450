"""Forty short passages of many kinds of news, with the claims a careful annotator finds in each.

A style is a kind of news. Recall is the share of expected claims that are found, speaker accuracy the share of those
whose speaker is right, label accuracy the share of those with an expected certainty or polarity that have it.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest

from claimcheck.extract import Extractor
from claimcheck.records import Article, Claim

# Whole percents reached so far. At first sight of the passages, with the first model, recall was 90 and speaker
# accuracy 86; rules have since been written with them in view. The second model finds more and, by the same rules,
# names one speaker in forty less well.
RECALL = {
    "all": 95,
    "conflict": 93,
    "disaster": 94,
    "court": 95,
    "business": 100,
    "health": 100,
    "science": 85,
    "local politics": 100,
}
SPEAKERS = {
    "all": 90,
    "conflict": 92,
    "disaster": 83,
    "court": 90,
    "business": 94,
    "health": 92,
    "science": 91,
    "local politics": 89,
}
LABELS = {"all": 96}


class Expected(TypedDict):
    """A claim as the annotator has it; `content` may be one piece of several."""

    speaker: str
    content: str
    certainty: NotRequired[str]
    polarity: NotRequired[str]


class Passage(TypedDict):
    style: str
    text: str
    claims: list[Expected]


@dataclass(frozen=True)
class Outcome:
    """An expected claim and the extracted one that answers it, if any."""

    style: str
    expected: Expected
    found: Claim | None

    def __str__(self) -> str:
        expected, found = self.expected, self.found
        answer = f"{found.speaker.name!r}, {found.certainty}, {found.polarity}" if found else "not found"
        return f"{self.style}: {expected} ({answer})"


PASSAGES: list[Passage] = json.loads(Path(__file__).with_name("passages.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    extractor = Extractor()
    return [outcome for passage in PASSAGES for outcome in _outcomes(extractor, passage)]


def test_expected_contents_occur_once_in_their_passage() -> None:
    assert [c for p in PASSAGES for c in p["claims"] if p["text"].count(c["content"]) != 1] == []


def test_claims_are_found(outcomes: list[Outcome]) -> None:
    _hold(RECALL, outcomes, lambda outcome: outcome.found is not None)


def test_the_claims_that_are_found_have_the_right_speaker(outcomes: list[Outcome]) -> None:
    _hold(SPEAKERS, [outcome for outcome in outcomes if outcome.found], _speaker_is_right)


def test_the_claims_that_are_found_have_the_right_certainty_and_polarity(outcomes: list[Outcome]) -> None:
    labelled = [
        outcome for outcome in outcomes if outcome.found and {"certainty", "polarity"} & outcome.expected.keys()
    ]
    _hold(LABELS, labelled, _labels_are_right)


def _hold(floors: dict[str, int], outcomes: list[Outcome], right: Callable[[Outcome], bool]) -> None:
    """Assert that in every style, and over all, the share of `outcomes` that are right keeps to its floor."""
    figures = {}
    for style in floors:
        marks = [right(outcome) for outcome in outcomes if style in (outcome.style, "all")]
        figures[style] = 100 * sum(marks) // len(marks)
    wrong = "\n".join(str(outcome) for outcome in outcomes if not right(outcome))
    assert all(figures[style] >= floor for style, floor in floors.items()), f"{figures}, floors {floors}\n{wrong}"


def _outcomes(extractor: Extractor, passage: Passage) -> Iterator[Outcome]:
    """Pair expected with extracted claims, the closest first, each claim with one other at most."""
    expected, text = passage["claims"], passage["text"]
    claims = extractor.extract(Article(id="art_1", source="passage.txt", text=text))
    pairs = sorted(
        (
            (_likeness(text, e["content"], claim), i, j)
            for i, e in enumerate(expected)
            for j, claim in enumerate(claims)
        ),
        key=lambda pair: -pair[0],
    )
    answers: dict[int, int] = {}
    for likeness, i, j in pairs:
        if likeness and i not in answers and j not in answers.values():
            answers[i] = j
    for i, e in enumerate(expected):
        yield Outcome(passage["style"], e, claims[answers[i]] if i in answers else None)


def _likeness(text: str, content: str, claim: Claim) -> float:
    """Word F1 of an expected content with a claim's, whole or one piece; 0 where either covers less than half."""
    start = text.index(content)
    wanted = _words_at(text, start, start + len(content))
    pieces = [_words_at(text, span.start, span.end) for span in claim.content]
    return max(_f1(wanted, piece) for piece in (set().union(*pieces), *pieces))


def _words_at(text: str, start: int, end: int) -> set[int]:
    return {match.start() for match in re.compile(r"\w+").finditer(text, start, end)}


def _f1(wanted: set[int], got: set[int]) -> float:
    shared = len(wanted & got)
    return 2 * shared / (len(wanted) + len(got)) if 2 * shared >= max(len(wanted), len(got)) else 0.0


def _speaker_is_right(outcome: Outcome) -> bool:
    """Equal names, or a shorter form of the other that ends in the same word; case, leading article and curl aside."""
    if not outcome.found:
        return False
    wanted, got = _name(outcome.expected["speaker"]), _name(outcome.found.speaker.name)
    shorter, longer = sorted((wanted, got), key=len)
    return wanted == got or (shorter[-1:] == longer[-1:] and set(shorter) <= set(longer))


def _name(speaker: str) -> list[str]:
    return re.sub(r"^(the|an?)\s", "", speaker.casefold().replace("’", "'")).split()


def _labels_are_right(outcome: Outcome) -> bool:
    expected, found = outcome.expected, outcome.found
    return found is not None and (
        expected.get("certainty", found.certainty) == found.certainty
        and expected.get("polarity", found.polarity) == found.polarity
    )
