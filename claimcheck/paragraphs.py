"""Where an article's paragraphs begin and end."""

import re
from collections.abc import Iterator
from itertools import pairwise

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"\n")
# A blank line, or a line that opens a list item or a transcript turn ("- ...", "* ...", "SMITH: ...").
_BREAK = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*•–—]\s|[A-Z][A-Z .'’]{1,40}:))")
_SENTENCE_ENDS = ".!?:\"'”’)…"
_SHORTEST_WRAP = 40  # characters of a line that is hard-wrapped rather than short
_LAST_LINE = 0.8  # of the longest line: a line this short that ends a sentence ends its paragraph, too


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every paragraph of `text`, without surrounding white space, in order.

    Paragraphs are parted by blank lines. A text that has none holds one paragraph a line, as feeds and
    copied pages do, unless its lines break amid sentences; in a text that has some, a single line end is a hard wrap
    within its paragraph.
    """
    edges = [0, *_breaks(text), len(text)]
    spans = []
    for start, end in pairwise(edges):
        piece = text[start:end]
        if stripped := piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(stripped)))
    return spans


def _breaks(text: str) -> Iterator[int]:
    if _BLANK_LINE.search(text):
        yield from (match.start() for match in _BREAK.finditer(text))
    elif _is_wrapped(lines := text.split("\n")):
        widest = max(map(len, lines))
        at = 0
        for line in lines[:-1]:
            at += len(line)
            if len(line) < _LAST_LINE * widest and line.rstrip().endswith(tuple(_SENTENCE_ENDS)):
                yield at
            at += 1
    else:
        yield from (match.start() for match in _LINE_END.finditer(text))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines break where they are full: most of them long, amid a sentence, many before a small letter."""
    ends = [(line.rstrip(), following.lstrip()) for line, following in pairwise(lines)]
    amid = [len(line) >= _SHORTEST_WRAP and not line.endswith(tuple(_SENTENCE_ENDS)) for line, _ in ends]
    small = [following[:1].islower() for _, following in ends]
    return 2 * sum(amid) > len(ends) and 3 * sum(small) >= len(ends)
