"""In which words two statements differ."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from claimcheck.records import ConflictReason

Piece = tuple[str, bool]  # a stretch of a statement, and whether the other one lacks it

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)*")
# Words that tell nothing by being there or not.
_SMALL = frozenset(
    "a an and are as at be been but by for from had has have in is it its of on or that the their they this to was "
    "were which who with".split()
)
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand "
    "thousands million millions billion half none no".split()
)


def differences(a: str, b: str, reason: ConflictReason) -> tuple[list[Piece], list[Piece]]:
    """Return both statements in pieces, those words marked that the other one lacks, in whatever order they come.

    Where some of these are of the kind that `reason` speaks of, such as numbers or names, only they are marked.
    """
    mine, theirs = _differing(a, b, reason)
    return _pieces(a, mine), _pieces(b, theirs)


def differences_from_all(
    text: str, others: Sequence[tuple[str, ConflictReason]]
) -> tuple[list[Piece], list[list[Piece]]]:
    """Return a statement in pieces, all words marked in which any of `others` differs from it, and each of those so."""
    sides = [_differing(text, other, reason) for other, reason in others]
    mine = {word for own, _ in sides for word in own}
    return _pieces(text, mine), [_pieces(other, theirs) for (other, _), (_, theirs) in zip(others, sides, strict=True)]


def _differing(a: str, b: str, reason: ConflictReason) -> tuple[set[str], set[str]]:
    mine, theirs = _lacking(a, b), _lacking(b, a)
    tells = _TELLING.get(reason)
    if tells and any(map(tells, mine | theirs)):
        return set(filter(tells, mine)), set(filter(tells, theirs))
    return mine, theirs


def _lacking(text: str, other: str) -> set[str]:
    """The words of `text`, as they are written there, that `other` does not have as often."""
    surplus = Counter(map(str.casefold, _WORD.findall(text))) - Counter(map(str.casefold, _WORD.findall(other)))
    return {word for word in _WORD.findall(text) if word.casefold() in surplus and word.casefold() not in _SMALL}


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word.casefold() in _NUMBER_WORDS


def _is_name(word: str) -> bool:
    return word[0].isupper()


_TELLING: dict[ConflictReason, Callable[[str], bool]] = {
    ConflictReason.NUMBER: _is_number,
    ConflictReason.IDENTITY: _is_name,
    ConflictReason.PLACE: _is_name,
    ConflictReason.TIME: lambda word: _is_number(word) or _is_name(word),
}


def _pieces(text: str, marked: set[str]) -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for match in _WORD.finditer(text):
        if match[0] in marked:
            pieces += [(text[end : match.start()], False), (match[0], True)]
            end = match.end()
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]
