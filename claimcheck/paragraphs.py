"""Where an article's paragraphs begin and end."""

import re
from itertools import pairwise

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"\n")
# A blank line, or a line that opens a list item or a transcript turn ("- ...", "* ...", "SMITH: ...").
_BREAK = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*•–—]\s|[A-Z][A-Z .'’]{1,40}:))")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every paragraph of `text`, without surrounding white space, in order.

    Paragraphs are parted by blank lines. A text that has none holds one paragraph a line, as feeds and
    copied pages do; in a text that has some, a single line end is a hard wrap within its paragraph.
    """
    breaks = _BREAK if _BLANK_LINE.search(text) else _LINE_END
    edges = [0, *(match.start() for match in breaks.finditer(text)), len(text)]
    spans = []
    for start, end in pairwise(edges):
        piece = text[start:end]
        if stripped := piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(stripped)))
    return spans
