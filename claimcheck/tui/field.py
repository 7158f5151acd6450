"""A line to write in."""

from textual.events import Paste
from textual.widgets import Input

from claimcheck.export.hostile import one_line


class Field(Input):
    """A line of text. What is pasted may come from anywhere, and is made harmless first."""

    def _on_paste(self, event: Paste) -> None:
        event.text = one_line(event.text.strip())
        super()._on_paste(event)
