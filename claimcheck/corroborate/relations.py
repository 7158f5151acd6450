"""What plain rules can say about two statements: how their quantities, times, names and speakers relate.

The pair model reads these relations beside the words, and they are the reasons that a judgement is explained by.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from claimcheck.corroborate.names import names_in, same_name
from claimcheck.corroborate.statements import Statement
from claimcheck.records import Quantity, SpeakerType


class Amounts(IntEnum):
    """How the quantities of two statements relate; MISSING where only one has any."""

    NONE = 0
    MISSING = 1
    EQUAL = 2
    COMPATIBLE = 3
    DIFFERENT = 4
    OTHER_UNITS = 5


class Times(IntEnum):
    """How the times that two statements speak of relate."""

    NONE = 0
    MISSING = 1
    OVERLAPPING = 2
    APART = 3


class Names(IntEnum):
    """How the names in two statements relate."""

    NONE = 0
    MISSING = 1
    SHARED = 2
    DIFFERENT = 3


class Voices(IntEnum):
    """Whether two statements have one speaker."""

    UNKNOWN = 0
    SAME = 1
    DIFFERENT = 2


class Gap(IntEnum):
    """How much time lies between the publications of two statements."""

    UNKNOWN = 0
    HALF_A_DAY = 1
    TWO_DAYS = 2
    A_WEEK = 3
    LONGER = 4


class Subject(IntEnum):
    """How much the articles of two statements have in common, by the names in both: strangers are of other events."""

    UNKNOWN = 0
    NOTHING = 1
    LITTLE = 2
    SOME = 3
    MUCH = 4


class Negation(IntEnum):
    """Whether both statements are negated, or neither, or one of them."""

    ALIKE = 0
    DIFFERENT = 1


@dataclass(frozen=True, slots=True)
class Relations:
    """How two statements relate, in all respects. Symmetric: their order makes no difference."""

    amounts: Amounts
    times: Times
    names: Names
    voices: Voices
    gap: Gap
    negation: Negation
    subject: Subject


def relations(a: Statement, b: Statement) -> Relations:
    """Compare two statements by rule."""
    return Relations(
        amounts=_amounts(a.event.quantities, b.event.quantities),
        times=_times(a, b),
        names=_names(a, b),
        voices=_voices(a, b),
        gap=_gap(a.published, b.published),
        negation=Negation.ALIKE if _is_negated(a) == _is_negated(b) else Negation.DIFFERENT,
        subject=subject_of(a, b),
    )


# Quantities

_MEASURES = frozenset(
    "percent points dollars euros pounds yen rupees kilometres kilometers miles metres meters".split()
)


def _amounts(left: Iterable[Quantity], right: Iterable[Quantity]) -> Amounts:
    mine, theirs = tuple(left), tuple(right)
    if not mine and not theirs:
        return Amounts.NONE
    if not mine or not theirs:
        return Amounts.MISSING
    pairs = [(a, b) for a in mine for b in theirs if _comparable(a.unit, b.unit)]
    if not pairs:
        return Amounts.OTHER_UNITS
    if any((a.low, a.high) == (b.low, b.high) for a, b in pairs):
        return Amounts.EQUAL
    return Amounts.COMPATIBLE if any(overlap(a, b) for a, b in pairs) else Amounts.DIFFERENT


def overlap(a: Quantity, b: Quantity) -> bool:
    """Whether one number can be both: "more than two dozen" and "31", but not "nearly 2,000" and "1,200"."""
    return _at_most(a.low, b.high) and _at_most(b.low, a.high)


def _at_most(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


def _comparable(a: str, b: str) -> bool:
    """Whether what is counted may be one thing: all nouns may (passengers, people), but no measures of another kind."""
    return a == b or not _MEASURES & {a, b}


# Times


def _times(a: Statement, b: Statement) -> Times:
    mine, theirs = a.event.time, b.event.time
    if not mine and not theirs:
        return Times.NONE
    if not mine or not theirs:
        return Times.MISSING
    return Times.OVERLAPPING if mine.first <= theirs.last and theirs.first <= mine.last else Times.APART


_NEAR, _SOON = 2, 7  # days


def _gap(a: str | None, b: str | None) -> Gap:
    if not a or not b:
        return Gap.UNKNOWN
    days = abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    if days == 0:
        return Gap.HALF_A_DAY
    return Gap.TWO_DAYS if days <= _NEAR else Gap.A_WEEK if days <= _SOON else Gap.LONGER


# Names


def _names(a: Statement, b: Statement) -> Names:
    mine, theirs = names_in(a.text), names_in(b.text)
    if not mine and not theirs:
        return Names.NONE
    if not mine or not theirs:
        return Names.MISSING
    return Names.SHARED if mine & theirs else Names.DIFFERENT


# Speakers


def _voices(a: Statement, b: Statement) -> Voices:
    mine, theirs = a.speaker, b.speaker
    nobody = (SpeakerType.NONE, SpeakerType.ANONYMOUS)
    if mine.type in nobody or theirs.type in nobody or not mine.name or not theirs.name:
        return Voices.UNKNOWN
    if mine.id == theirs.id or same_name(mine.name, theirs.name):
        return Voices.SAME
    return Voices.DIFFERENT


# Negation

_NOT = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|un(?:true|founded)|false|wrong|denie[sd]|deny"
    r"|den(?:ying|ial)|reject(?:s|ed)?|dismiss(?:es|ed)?|refus(?:es|ed)?|fail(?:s|ed)?|\w+n['’]t)\b",
    re.IGNORECASE,
)


def _is_negated(statement: Statement) -> bool:
    return bool(len(_NOT.findall(statement.text)) % 2) != statement.denied


# Articles

_FEW = 1  # names that unrelated articles, too, often share
_LITTLE, _SOME = 0.1, 0.25  # shares of the names of the article that has fewer


def subject_of(a: Statement, b: Statement) -> Subject:
    """Return how much the articles of two statements have in common."""
    if a.around is None or b.around is None:
        return Subject.UNKNOWN
    shared = len(a.around & b.around)
    if not shared:
        return Subject.NOTHING
    share = shared / min(len(a.around), len(b.around))
    if shared <= _FEW or share < _LITTLE:
        return Subject.LITTLE
    return Subject.SOME if share < _SOME else Subject.MUCH
