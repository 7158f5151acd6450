"""A paragraph with the words of a claim marked in it."""

from typing import TYPE_CHECKING

from claimcheck.export.hostile import one_line
from claimcheck.export.passage import Paragraph
from claimcheck.presentation.style import ROLE

if TYPE_CHECKING:
    from rich.text import Text


def marked(paragraph: Paragraph, *, coloured: bool) -> "Text":
    """Return the paragraph with source, cue and content in their colours, or named in brackets."""
    from rich.text import Text

    shown = Text()
    for piece in paragraph.pieces:
        words = one_line(piece.text)
        if piece.role is None:
            shown.append(words)
        elif coloured:
            shown.append(words, ROLE[piece.role])
        else:
            shown.append(f"[{piece.role}: {words}]")
    return shown
