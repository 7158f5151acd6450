"""The pair model: what two statements have to do with one another, and where each stands among all.

One small transformer (six layers, from all-MiniLM-L6-v2) reads a pair side by side and judges it, or a statement
alone and gives a vector by which its likes are found. Each is read by itself, never in a batch: with 8-bit weights
what stands beside a text in a batch changes its figures a little, and the same articles would not always give the
same groups.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from claimcheck.corroborate.judgement import Judgement
from claimcheck.corroborate.pieces import pair_arrays, relation_pieces, single_arrays, statement_pieces
from claimcheck.corroborate.relations import Gap, relations
from claimcheck.corroborate.statements import Statement
from claimcheck.corroborate.vectors import Floats
from claimcheck.models import MATCHER, Model, shipped_folder
from claimcheck.records import ConflictReason

In = TypeVar("In")
Out = TypeVar("Out")

WIDTH = 384  # of a vector
_DIGITS = 4  # of a probability


class PairModel:
    """Judges pairs of statements with the shipped model, or one in another folder."""

    def __init__(self, weights: Path | None = None) -> None:
        """Load the model, which takes a good part of a second.

        Raises:
            ModelError: a model file is missing or damaged.
        """
        self._model = Model(weights or shipped_folder(), MATCHER, threads=1)
        self._workers = os.cpu_count() or 1

    def vectors(self, statements: Sequence[Statement]) -> Floats:
        """Return a vector of length 1 for each statement, (statements, WIDTH); likes have a large product."""
        pieces = statement_pieces(statements, self._model.vocabulary)
        rows = self._each(self._vector, pieces)
        return np.stack(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)

    def judge(self, pairs: Sequence[tuple[Statement, Statement]]) -> list[Judgement]:
        """Return what is thought of each pair; the earlier statement of a pair comes first.

        The model knows reports that lie days apart. Those that lie further apart it reads without their days.
        """
        pairs = [_undated(a, b) if relations(a, b).gap is Gap.LONGER else (a, b) for a, b in pairs]
        flat = [statement for pair in pairs for statement in pair]
        unique = {id(statement): statement for statement in flat}
        pieces = dict(zip(unique, statement_pieces(list(unique.values()), self._model.vocabulary), strict=True))
        items = [(relation_pieces(relations(a, b)), pieces[id(a)], pieces[id(b)]) for a, b in pairs]
        return self._each(self._judgement, items)

    def _each(self, work: Callable[[In], Out], items: Iterable[In]) -> list[Out]:
        with ThreadPoolExecutor(self._workers) as threads:  # the model runs outside of the interpreter's lock
            return list(threads.map(work, items))

    def _vector(self, pieces: list[int]) -> Floats:
        ids, segments, mask = single_arrays(pieces)
        (vectors,) = self._model.run(["vector"], {"ids": ids, "segments": segments, "mask": mask})
        return np.asarray(vectors[0], dtype=np.float32)

    def _judgement(self, pair: tuple[list[int], list[int], list[int]]) -> Judgement:
        ids, segments, mask = pair_arrays([pair])
        verdicts, reasons = self._model.run(["verdict", "reason"], {"ids": ids, "segments": segments, "mask": mask})
        same, denial, conflict, _ = (round(float(each), _DIGITS) for each in _softmax(verdicts[0]))
        return Judgement(same, denial, conflict, list(ConflictReason)[int(np.argmax(reasons[0]))])


def _undated(a: Statement, b: Statement) -> tuple[Statement, Statement]:
    return replace(a, published=None), replace(b, published=None)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)
