"""Pieces of lines, as they lie on the pages of a PDF, to paragraphs in the order in which they are read.

A page is cut into columns where a gutter runs between many lines and few lie across it; those that do part what is
above from what is below (after the recursive cuts of Nagy and Seth 1984). A paragraph ends where more white than usual
follows, where the next line is indented or of another size, or where a line breaks off short at a sentence's end.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

_GUTTER = 0.6  # of the height of a line: narrower is white space between words
_MOST_PIECES, _DEEPEST = 1_000, 8  # of a page, of columns within columns; no page that is read has more
_FEWEST_IN_COLUMN = 3  # pieces
_SHORTEST_IN_COLUMN = 12  # characters of half of them; where they are shorter, it is a table or a list of names
_OTHER_SIZE = 0.12  # a line that differs by more of its height is a heading, or comes after one
_WHITE = 1.25  # of the usual distance between lines
_INDENT = 0.7, 5.0  # of the height: more is a line that was centred
_FULL = 0.8  # of the width of its column, as in claimcheck.paragraphs
_MARGIN = 0.15  # of the height of the page, at its top and bottom
_SENTENCE_ENDS = tuple(".!?:\"'”’)…")
_HYPHENS = ("-", "\N{SOFT HYPHEN}", "\N{HYPHEN}")
_DIGITS = re.compile(r"\d+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")
# What browsers and word processors print on every page: the number, the time of printing, the address.
_FURNITURE = re.compile(
    r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d\d.*|https?://\S+|file://\S+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s…]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line without wide gaps, and where it lies: points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of a page in any order, and its height."""

    pieces: Sequence[Piece]
    height: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the height of its lines."""

    text: str
    height: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a column, and from where to where the column goes."""

    piece: Piece
    column: tuple[float, float]

    @property
    def is_full(self) -> bool:
        left, right = self.column
        return self.piece.right - left >= _FULL * (right - left)


def read_layout(pages: Sequence[Page]) -> list[Paragraph]:
    """Return the paragraphs of `pages`, without what stands above and below the text of every page."""
    repeated = _repeated(pages)
    columns = [
        [_Line(piece, (min(p.left for p in column), max(p.right for p in column))) for piece in column]
        for page in pages
        for column in _columns(_without_furniture(page, repeated))
    ]
    usual = _usual_distance(columns)
    paragraphs: list[list[_Line]] = []
    for column in columns:
        for before, line in pairwise([None, *column]):
            assert line is not None  # noqa: S101 (only the first is None)
            is_next = (
                _goes_on(before, line, usual)
                if before
                else bool(paragraphs) and _carries_over(paragraphs[-1][-1], line)
            )
            if is_next:
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
    compounds = {word.lower() for line in _pieces(columns) for word in _COMPOUND.findall(line.text)}
    return [Paragraph(_joined(lines, compounds), median(line.piece.height for line in lines)) for lines in paragraphs]


def printed_address(pages: Sequence[Page]) -> str | None:
    """Return the address that a browser printed in the margin of every page, None if there is none."""
    on_pages = [
        {p.text.strip() for p in page.pieces if _in_margin(p, page) and _ADDRESS.fullmatch(p.text.strip())}
        for page in pages
    ]
    shared = set.intersection(*on_pages) if on_pages else set()
    return min(shared, default=None)


def _in_margin(piece: Piece, page: Page) -> bool:
    return piece.bottom > (1 - _MARGIN) * page.height or piece.top < _MARGIN * page.height


def _without_furniture(page: Page, repeated: set[str]) -> list[Piece]:
    """Leave out the lines of the margins in which anything is printed that is on every page."""
    printed = {
        round(piece.bottom) + near
        for piece in page.pieces
        if _in_margin(piece, page)
        and (_FURNITURE.fullmatch(piece.text.strip()) or _DIGITS.sub("#", piece.text.strip()) in repeated)
        for near in (-1, 0, 1)
    }
    return [piece for piece in page.pieces if not _in_margin(piece, page) or round(piece.bottom) not in printed]


def _repeated(pages: Sequence[Page]) -> set[str]:
    """Return what stands in the margins of most pages; numbers, which may be those of the pages, count as one."""
    counts = Counter[str]()
    for page in pages:
        counts.update({_DIGITS.sub("#", p.text.strip()) for p in page.pieces if _in_margin(p, page)})
    return {text for text, count in counts.items() if count > 1 and 2 * count >= len(pages) - 1}


def _columns(pieces: list[Piece], depth: int = 0) -> list[list[Piece]]:
    """Return the lines of each column from top to bottom, the columns as they are read."""
    gutter = _gutter(pieces) if depth < _DEEPEST and len(pieces) <= _MOST_PIECES else None
    if gutter is None:
        return [_lines(pieces)] if pieces else []
    columns: list[list[Piece]] = []
    falling = sorted(pieces, key=lambda piece: -piece.top)
    for across, run in groupby(falling, key=lambda piece: _side(piece, gutter) == 0):
        strip = list(run)
        if across:
            columns += _columns(strip, depth + 1)
        else:
            for side in (-1, 1):
                columns += _columns([piece for piece in strip if _side(piece, gutter) == side], depth + 1)
    return columns


def _side(piece: Piece, gutter: tuple[float, float]) -> int:
    """Tell whether `piece` lies left of the gutter (-1), right of it (1), or across (0)."""
    if piece.right <= gutter[0]:
        return -1
    return 1 if piece.left >= gutter[1] else 0


def _gutter(pieces: list[Piece]) -> tuple[float, float] | None:
    """Return the gutter that parts the most pieces, if it parts more than lie across it."""
    if len(pieces) < 2 * _FEWEST_IN_COLUMN:
        return None
    width = _GUTTER * median(piece.height for piece in pieces)
    best, most = None, _FEWEST_IN_COLUMN - 1
    starts = Counter(round(piece.left) for piece in pieces)
    for left in sorted(start for start, count in starts.items() if count >= _FEWEST_IN_COLUMN):
        gutter = (left - 1 - width, left - 1)
        sides = [_side(piece, gutter) for piece in pieces]
        parted = min(sides.count(-1), sides.count(1))
        if parted > max(most, sides.count(0)) and _are_columns(pieces, sides):
            best, most = gutter, parted
    return best


def _are_columns(pieces: list[Piece], sides: list[int]) -> bool:
    left, right = ([p for p, s in zip(pieces, sides, strict=True) if s == side] for side in (-1, 1))
    beside = min(max(p.top for p in left), max(p.top for p in right)) > max(
        min(p.bottom for p in left), min(p.bottom for p in right)
    )
    return beside and all(median(len(p.text) for p in side) >= _SHORTEST_IN_COLUMN for side in (left, right))


def _lines(pieces: Iterable[Piece]) -> list[Piece]:
    """Join the pieces of one line, from left to right; return the lines from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.top + piece.bottom)):
        middle = (piece.top + piece.bottom) / 2
        if rows and rows[-1][0].bottom < middle < rows[-1][0].top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_one_line(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _one_line(row: list[Piece]) -> Piece:
    if len(row) == 1:
        return row[0]
    tallest = max(row, key=lambda piece: piece.height)  # not a footnote's mark
    text = " ".join(piece.text.strip() for piece in row)
    return Piece(text, row[0].left, max(p.right for p in row), tallest.bottom, tallest.top)


def _pieces(columns: list[list[_Line]]) -> Iterable[Piece]:
    return (line.piece for column in columns for line in column)


def _usual_distance(columns: list[list[_Line]]) -> float:
    """Return how far a line lies under the one before it, in heights, where that one was full: within paragraphs."""
    distances = [
        (above.piece.bottom - below.piece.bottom) / above.piece.height
        for column in columns
        for above, below in pairwise(column)
        if above.is_full and _same_size(above.piece, below.piece)
    ]
    return median(distances) if distances else 1.0


def _same_size(one: Piece, other: Piece) -> bool:
    return abs(one.height - other.height) <= _OTHER_SIZE * max(one.height, other.height)


def _goes_on(before: _Line, line: _Line, usual: float) -> bool:
    """Tell whether `line` continues the paragraph of the line above it."""
    distance = (before.piece.bottom - line.piece.bottom) / before.piece.height
    is_amid = before.is_full and line.piece.text[:1].islower()  # a sentence, so that only its letters change
    if distance > _WHITE * usual or not (is_amid or _same_size(before.piece, line.piece)):
        return False
    least, most = _INDENT
    indent = (line.piece.left - max(before.piece.left, before.column[0])) / line.piece.height
    if least < indent < most:
        return False
    return before.is_full or not before.piece.text.rstrip().endswith(_SENTENCE_ENDS)


def _carries_over(last: _Line, first: _Line) -> bool:
    """Tell whether the first line of a column continues the paragraph that the column before it ended with."""
    text, following = last.piece.text.rstrip(), first.piece.text.lstrip()
    if not _same_size(last.piece, first.piece) or text.endswith(_SENTENCE_ENDS):
        return False
    return following[:1].islower() or last.is_full


def _joined(lines: list[_Line], compounds: set[str]) -> str:
    text = ""
    for line in lines:
        piece = " ".join(line.piece.text.split())
        text = _with_next(text, piece, compounds) if text else piece
    return text


def _with_next(text: str, piece: str, compounds: set[str]) -> str:
    """Append a line; a word that was parted at the line's end is whole again, a compound keeps its hyphen."""
    head = text[:-1]
    first, last = _LAST_WORD.search(head), _FIRST_WORD.search(piece)
    if not text.endswith(_HYPHENS) or not first:
        return f"{text} {piece}"
    is_compound = last is None or not last[0].islower() or f"{first[0]}-{last[0]}".lower() in compounds
    return f"{head}-{piece}" if is_compound else head + piece
