"""An article's text as it was read, in paragraphs, with a mark wherever a claim stands."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.paragraphs import paragraphs
from claimcheck.records import Article, Entry, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text, whether it is what somebody claims, and the claims (id, number) that begin with it."""

    text: str
    claimed: bool
    begins: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start` to `end` of the article's text."""

    start: int
    end: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Archived:
    """An article, the SHA-256 of its text in UTF-8, by which it can be told from any other, and its paragraphs."""

    article: Article
    checksum: str
    passages: tuple[Passage, ...]


def archived(entries: Iterable[Entry], numbers: Mapping[str, int]) -> Archived:
    """Return the article of `entries`, which are claims of one; `numbers` are those of the claims, by id."""
    article: Article | None = None
    spans: list[Span] = []
    begins: dict[int, list[tuple[str, int]]] = {}
    for entry in entries:
        article = entry.article
        spans += entry.claim.content
        begins.setdefault(entry.claim.content[0].start, []).append((entry.claim.id, numbers[entry.claim.id]))
    if article is None:
        raise ValueError("no claims")
    text = article.text
    return Archived(
        article,
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        tuple(_passage(start, end, text, spans, begins) for start, end in paragraphs(text)),
    )


def _passage(
    start: int, end: int, text: str, spans: list[Span], begins: Mapping[int, list[tuple[str, int]]]
) -> Passage:
    inside = [span for span in spans if span.start < end and start < span.end]
    edges = {start, end} | {edge for span in inside for edge in (span.start, span.end) if start < edge < end}
    return Passage(
        start,
        end,
        tuple(
            Stretch(
                text[left:right],
                any(span.start <= left and right <= span.end for span in inside),
                tuple(begins.get(left, ())),
            )
            for left, right in pairwise(sorted(edges))
        ),
    )
