"""A person's words to a full-text query, and what such a query finds."""

import re
from dataclasses import dataclass

from claimcheck.records import Entry

# Around each hit in a snippet.
HIT_START, HIT_END = "\x02", "\x03"

_TERM = re.compile(r'["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that a query found, and the words around each hit, which stands between HIT_START and HIT_END."""

    entry: Entry
    snippet: str


def match_expression(query: str) -> str:
    """Return `query` in the syntax of SQLite's FTS5: every word must occur, "quoted words" in this order.

    The last word may be the beginning of one. A query without a letter or digit finds nothing.
    """
    terms = [(phrase or word, bool(word)) for phrase, word in _TERM.findall(query.replace("\0", " "))]
    sayable = [(term, is_word) for term, is_word in terms if any(char.isalnum() for char in term)]
    if not sayable:
        return '""'
    ends_in_word = sayable[-1][1]
    return " ".join(f'"{term}"' for term, _ in sayable) + ("*" if ends_in_word else "")
