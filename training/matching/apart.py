"""Pairs of statements of different events that look alike, as a large database is full of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import numpy as np

from claimcheck.corroborate.statements import Statement, statements_of
from claimcheck.extract import Extractor, with_propositions
from claimcheck.records import Article
from training.data import read_polnear
from training.matching.cells import vectors_of
from training.matching.model import UNRELATED, PairModel
from training.matching.pairs import Pair
from training.matching.reported import Story

_EVERY = 3
_NEAREST = 6  # of the nearest statements of other events one is taken
_TOO_NEAR = 0.9  # cosine of statements of PolNeAR that may well be one claim
_REST = 25  # statements of a story that mention none of its claims
_MONTH = 30  # days between two articles of PolNeAR that are hardly about one event
_LATER = (0, 0, 0, 1, 2, 5, 12)  # days that the two are put apart: only then may they be of one event
_SHARED = (0, 0, 0, 1, 1, 2, 3, 5)  # names that invented articles are given in common, as real ones have


@dataclass(frozen=True, slots=True)
class _Placed:
    statement: Statement
    event: int
    day: date | None  # of PolNeAR's articles, whose events are not known


def read_news(data: Path, extractor: Extractor) -> Iterator[list[Statement]]:
    """Yield the statements of every third of PolNeAR's articles."""
    for row in islice(read_polnear(data), 0, None, _EVERY):
        published = f"{row['date']}T00:00:00Z"
        article = Article(row["id"], row["id"], row["text"], publisher=row["publisher"], published=published)
        found = statements_of(article, with_propositions(article, extractor.extract(article)))
        yield [statement for statement in found if len(statement.text.split()) > 3]


class Apart:
    """Draws pairs that a model thinks alike, and are not about one event."""

    def __init__(
        self, model: PairModel, stories: Sequence[Story], news: Sequence[Sequence[Statement]], chance: random.Random
    ) -> None:
        self._chance = chance
        self._placed = [
            _Placed(statement, number, None)
            for number, story in enumerate(stories)
            for statement in (
                *(chance.choice(mention.versions) for mention in story.mentions),
                *chance.sample(story.rest, min(_REST, len(story.rest))),
            )
        ]
        self._placed += [
            _Placed(statement, -number, date.fromisoformat((statement.published or "")[:10]))
            for number, statements in enumerate(news, start=1)
            for statement in statements
        ]
        self._vectors = vectors_of(model, [each.statement for each in self._placed])
        self._events = np.array([each.event for each in self._placed])
        self._days = np.array([each.day.toordinal() if each.day else 0 for each in self._placed])

    def pairs(self, count: int) -> list[Pair]:
        """Return about `count` pairs, half of them real news."""
        invented, real = np.flatnonzero(self._events >= 0), np.flatnonzero(self._events < 0)
        chosen = [self._chance.choice(among) for among in (invented, real) for _ in range(count // 2)]
        return [pair for at in chosen if (pair := self._pair(int(at)))]

    def _pair(self, at: int) -> Pair | None:
        likeness = self._vectors @ self._vectors[at]
        if self._events[at] >= 0:
            barred = (self._events == self._events[at]) | (self._events < 0)
        else:
            near = abs(self._days - self._days[at]) < _MONTH
            barred = (self._events >= 0) | near | (likeness > _TOO_NEAR)
        likeness[barred] = -1
        other = int(self._chance.choice(np.argpartition(-likeness, _NEAREST)[:_NEAREST]))
        if likeness[other] < 0:
            return None
        a, b = self._placed[at].statement, self._placed[other].statement
        b = replace(b, published=_later(a.published, self._chance.choice(_LATER)))
        if self._events[at] >= 0:
            b = replace(b, around=self._acquainted(a.around, b.around))
        return Pair(a, b, frozenset({UNRELATED}))

    def _acquainted(self, mine: frozenset[str] | None, theirs: frozenset[str] | None) -> frozenset[str] | None:
        if mine is None or theirs is None:
            return None
        shared = min(self._chance.choice(_SHARED), len(mine))
        return theirs | frozenset(self._chance.sample(sorted(mine), shared))


def _later(published: str | None, days: int) -> str | None:
    if not published:
        return None
    return f"{date.fromisoformat(published[:10]) + timedelta(days=days)}{published[10:]}"
