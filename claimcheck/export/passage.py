"""The paragraphs a claim stands in, cut into pieces by what each is to the claim."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claimcheck.paragraphs import paragraphs
from claimcheck.records import Claim, Span


class Role(StrEnum):
    """What a stretch of text is to a claim; where two overlap, the first named here is shown."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph. `role` is None where it is neither source nor cue nor content."""

    text: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `start` to `end` of the article's text, and the pieces they consist of."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def passage(claim: Claim, text: str) -> list[Paragraph]:
    """Return the paragraphs of the article's `text` that hold a part of `claim`, in order."""
    marks = [(role, span) for role, spans in _by_role(claim) for span in spans]
    return [
        Paragraph(start, end, tuple(_pieces(start, end, marks, text)))
        for start, end in paragraphs(text)
        if any(span.start < end and start < span.end for _, span in marks)
    ]


def _by_role(claim: Claim) -> list[tuple[Role, tuple[Span, ...]]]:
    return [(Role.SOURCE, claim.source), (Role.CUE, claim.cue), (Role.CONTENT, claim.content)]


def _pieces(start: int, end: int, marks: list[tuple[Role, Span]], text: str) -> list[Piece]:
    edges = {start, end} | {edge for _, span in marks for edge in (span.start, span.end) if start < edge < end}
    return [
        Piece(text[left:right], next((role for role, span in marks if span.start <= left and right <= span.end), None))
        for left, right in pairwise(sorted(edges))
    ]
