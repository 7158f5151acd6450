"""The progress bar, on the standard error of a terminal."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from claimcheck.export.hostile import one_line


class Bar:
    """Shows how many inputs are done, and the last; it goes when the work is done, failures stay to be read.

    How many there will be is not known: folders and collections are read as they are met.
    """

    def __init__(self) -> None:
        self._progress = Progress(
            BarColumn(bar_width=20),
            TextColumn("{task.completed} read"),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._progress.stop()

    def done(self, message: str) -> None:
        self._progress.update(self._task, advance=1, description=one_line(message))

    def failed(self, message: str) -> None:
        self._progress.console.print(Text(f"claimcheck: {one_line(message)}"), soft_wrap=True)
        self._progress.advance(self._task)
