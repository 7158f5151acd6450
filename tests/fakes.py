"""Stand-ins for the models: claims that a test can see in its article's text, and matches that it can see in theirs."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from builders import make_claim

from claimcheck.corroborate import PROMISING, Judgement, Statement
from claimcheck.corroborate.vectors import Floats, unpacked
from claimcheck.identity import digest
from claimcheck.records import Article, Claim, ConflictReason
from claimcheck.workflow.matching import Matcher

_SAID = re.compile(r"([A-Z][\w ]*?) (said) (that [^.]+)\.")


class FakeExtractor:
    """Finds `Somebody said that something.`"""

    def __init__(self, threads: int = 0) -> None:
        self.threads = threads

    def extract(self, article: Article) -> list[Claim]:
        return [
            make_claim(article, content, source, cue, statement=content.removeprefix("that "))
            for source, cue, content in _SAID.findall(article.text)
        ]


class FakePairModel:
    """Takes statements that share most of their words for one claim, and for a conflict where their numbers differ."""

    def __init__(self) -> None:
        self.judged: list[tuple[str, str]] = []

    def vectors(self, statements: Sequence[Statement]) -> Floats:
        rows = np.zeros((len(statements), 384), dtype=np.float32)
        for row, statement in zip(rows, statements, strict=True):
            for word in _words(statement):
                row[int(digest(word), 16) % 384] = 1
            row /= max(1.0, float(np.linalg.norm(row)))
        return rows

    def judge(self, pairs: Sequence[tuple[Statement, Statement]]) -> list[Judgement]:
        self.judged += [(a.text, b.text) for a, b in pairs]
        return [self._judge(a, b) for a, b in pairs]

    def _judge(self, a: Statement, b: Statement) -> Judgement:
        mine, theirs = _words(a), _words(b)
        alike = len(mine & theirs) / len(mine | theirs) >= 0.5
        numbers = {word for word in mine ^ theirs if word.isdecimal()}
        if not alike:
            return Judgement(0.0, 0.0, 0.0, ConflictReason.OTHER)
        if numbers:
            return Judgement(0.05, 0.0, 0.9, ConflictReason.NUMBER)
        if ("not" in mine) != ("not" in theirs) or a.denied != b.denied:
            return Judgement(0.05, 0.9, 0.0, ConflictReason.DENIAL)
        return Judgement(0.9, 0.05, 0.0, ConflictReason.OTHER)


class FakeCells:
    """One cell that holds everything."""

    def of(self, vectors: Floats) -> list[list[int]]:
        return [[0] for _ in vectors]


class FakeSieve:
    """Promises more, the more two vectors are alike, and something as soon as they are so at all."""

    def promise(self, vector: bytes, others: Sequence[bytes]) -> npt.NDArray[np.int64]:
        alike = unpacked(others) @ unpacked([vector])[0] if others else np.zeros(0)
        return np.where(alike > 0.02, np.rint(100 * alike), 2 * PROMISING).astype(np.int64)


def load_fake_matcher() -> Matcher:
    return Matcher(FakePairModel(), FakeCells(), FakeSieve(), "fake")


def _words(statement: Statement) -> set[str]:
    return set(re.findall(r"\w+", statement.text.lower()))
