"""Statements that need no model to be the same: one sentence, of one speaker, in the same week.

A thousand copies of an article are compared with others once.
"""

import re
from datetime import date

from claimcheck.corroborate.statements import Statement
from claimcheck.identity import digest

_WORD = re.compile(r"\w+")
_FEWEST = 8  # words of a sentence that two outlets hardly write by chance
_FEWEST_TO_COMPARE, _FEWEST_OF_OUTLETS = 3, 5


def is_comparable(statement: Statement) -> bool:
    """Whether a statement says enough to be compared with others at all."""
    return len(_WORD.findall(statement.text)) >= (_FEWEST_OF_OUTLETS if statement.narrated else _FEWEST_TO_COMPARE)


def wording(statement: Statement) -> str:
    """Return what statements share that are the same word for word; of shorter ones every one has its own."""
    parts = [" ".join(_words(part)) for part in (statement.left, statement.text, statement.right)]
    if not is_comparable(statement) or sum(len(part.split()) for part in parts) < _FEWEST:
        return digest(statement.claim, str(statement.part))
    speaker = "narrated" if statement.narrated else " ".join(_words(statement.speaker.name))
    return digest(*parts, speaker, str(statement.denied), _week(statement.published))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _week(published: str | None) -> str:
    if not published:
        return "undated"
    year, week, _ = date.fromisoformat(published[:10]).isocalendar()
    return f"{year}-{week}"
