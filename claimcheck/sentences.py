"""Where sentences begin and end."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_SHORTENED = re.compile(
    r"\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Cmdr|Maj|Sgt|Supt|Insp|Adm|Rev|Hon|St|No"
    r"|Nos|Jr|Sr|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[ap]\.m)\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 8  # characters that hold the longest abbreviation


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of every sentence of `text[start:end]`, without the white space around it."""
    at = start
    for match in _END.finditer(text, start, end):
        dot = match.start()
        if (
            text[dot] == "."
            and match.group()[1:].isspace()
            and _SHORTENED.search(text[max(at, dot - _LOOK_BACK) : dot])
        ):
            continue
        yield from _stripped(text, at, match.end())
        at = match.end()
    yield from _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if inner := piece.strip():
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(inner)
