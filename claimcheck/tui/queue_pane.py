"""The queue, as many claims as there is room for."""

from rich.text import Text
from textual.widget import Widget

from claimcheck.tui import drawing
from claimcheck.tui.desk import Desk

_WITH_SPEAKERS = 12  # lines, from which on there is room for two a claim


class QueuePane(Widget):
    """Draws the claims around the open one. Only those are ever drawn, however long the queue."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def render(self) -> Text:
        width, height = self.size
        lines = 2 if height >= _WITH_SPEAKERS else 1
        return Text("\n").join(
            drawing.row(entry, width, lines, is_open=place == self._desk.at)
            for place, entry in self._desk.rows(height // lines)
        )
