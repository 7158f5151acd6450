"""Pairs of statements to the arrays that the pair model reads."""

from collections.abc import Sequence
from dataclasses import astuple
from datetime import date

import numpy as np
import numpy.typing as npt

from claimcheck.corroborate.relations import Amounts, Gap, Names, Negation, Relations, Subject, Times, Voices
from claimcheck.corroborate.statements import Statement
from claimcheck.wordpieces import WordPieces

Ints = npt.NDArray[np.int64]
Arrays = tuple[Ints, Ints, npt.NDArray[np.bool_]]

PADDING, START, END = 0, 101, 102  # [PAD], [CLS] and [SEP] in the vocabulary
# Pieces of the vocabulary that stand for no word: where the proposition begins and ends, that its source denies it,
# and from _RELATION on one for each value of each relation.
OPEN, CLOSE, DENIED, _RELATION = 1, 2, 3, 10
_VALUES = (Amounts, Times, Names, Voices, Gap, Negation, Subject)
RELATION_PIECES = range(_RELATION, _RELATION + sum(map(len, _VALUES)))
# The most pieces of who and when, of the proposition, and of what stands left and right of it.
_HEAD, _TEXT, _LEFT, _RIGHT = 20, 48, 24, 16
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()


def statement_pieces(statements: Sequence[Statement], vocabulary: WordPieces) -> list[list[int]]:
    """Return the pieces of each statement: the day and the speaker, then its sentence with the proposition marked."""
    texts = [
        text
        for each in statements
        for text in (f"{_day(each.published)} : {each.speaker.name or 'none'} :", each.left, each.text, each.right)
    ]
    ids = list(map(vocabulary.spell, texts))
    return [
        [
            *head[:_HEAD],
            *left[-_LEFT:],
            *([DENIED] if each.denied else []),
            OPEN,
            *text[:_TEXT],
            CLOSE,
            *right[:_RIGHT],
        ]
        for each, head, left, text, right in zip(statements, ids[::4], ids[1::4], ids[2::4], ids[3::4], strict=True)
    ]


def relation_pieces(found: Relations) -> list[int]:
    """Return one piece for each relation: its value."""
    pieces, first = [], _RELATION
    for value, kind in zip(astuple(found), _VALUES, strict=True):
        pieces.append(first + value)
        first += len(kind)
    return pieces


def pair_arrays(pairs: Sequence[tuple[list[int], list[int], list[int]]]) -> Arrays:
    """Return ids, segments and mask, each (pairs, pieces), of pairs given as pieces of relations, left and right."""
    return _arrays([([START, *about, *left, END], [*right, END]) for about, left, right in pairs])


def single_arrays(pieces: list[int]) -> Arrays:
    """Return ids, segments and mask, each (1, pieces), of one statement alone."""
    return _arrays([([START, *pieces, END], [])])


def _arrays(rows: Sequence[tuple[list[int], list[int]]]) -> Arrays:
    length = max(len(left) + len(right) for left, right in rows)
    ids = np.full((len(rows), length), PADDING, dtype=np.int64)
    segments = np.zeros_like(ids)
    mask = np.zeros(ids.shape, dtype=bool)
    for row, (left, right) in enumerate(rows):
        size = len(left) + len(right)
        ids[row, :size] = left + right
        segments[row, len(left) : size] = 1
        mask[row, :size] = True
    return ids, segments, mask


def _day(published: str | None) -> str:
    if not published:
        return "undated"
    day = date.fromisoformat(published[:10])
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
