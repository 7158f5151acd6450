"""Characters of an article that would command a terminal or a program instead of being shown.

They are the control characters but for tab and line ends (an escape sequence opens with one), the line and
paragraph separators, the embeddings, overrides and isolates that reorder text, and the halves of surrogate pairs.
"""

import re

_COMMANDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HALVES = re.compile("[\ud800-\udfff]")
_LINE_BREAKERS = str.maketrans("\t\n\r", "   ")


def defused(text: str) -> str:
    """Return `text` with a replacement character in place of each such character; its length stays the same."""
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return `text` defused, with spaces for tabs and line ends; its length stays the same."""
    return defused(text).translate(_LINE_BREAKERS)


def escaped(json: str) -> str:
    """Return the JSON text `json` with each such character in its strings written as an escape: the same value."""
    return _COMMANDS.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def encodable(text: str) -> str:
    """Return `text` with a replacement character in place of halves of surrogate pairs, which no UTF-8 holds."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)
