"""Standard output: data for programs, text for people. Nothing else writes to it."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

import typer

if TYPE_CHECKING:
    from rich.console import Console

_TRAILING_SPACE = re.compile(r" +$", re.MULTILINE)


class Format(StrEnum):
    """What a reading command writes; `table` is for people, the rest for programs."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def width() -> int | None:
    """Return the columns that text must fit into: what COLUMNS says, or the terminal has; None for a pipe or file."""
    if os.environ.get("COLUMNS", "").isdecimal() or is_terminal():
        return shutil.get_terminal_size().columns
    return None


def is_terminal() -> bool:
    """Say whether somebody looks at standard output, and not a program or a file."""
    return sys.stdout.isatty()


def fitted(line: str, indent: int) -> str:
    """Return `line` wrapped to `width()`, what follows its first line indented; as it is for a pipe.

    A word is never broken, so that an address stays one.
    """
    columns = width()
    if columns is None:
        return line
    return textwrap.fill(line, columns, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)


@contextmanager
def data() -> Iterator[TextIO]:
    """Yield standard output for data, which is UTF-8 whatever the locale, with line ends as they are written."""
    with _standard_output() as stream:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")
        yield stream


@contextmanager
def text() -> Iterator[TextIO]:
    """Yield standard output for text, in the encoding of the terminal."""
    with _standard_output() as stream:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
        yield stream


@contextmanager
def console() -> "Iterator[Console]":
    """Yield standard output for coloured text, which fits `width()`, or 80 columns; it is written at the end."""
    from rich.console import Console

    with text() as stream:
        # Were the height left out, Rich would take every dumb terminal to have 80 columns.
        console = Console(file=stream, width=width() or 80, height=25, markup=False, emoji=False, highlight=False)
        with console.capture() as shown:
            yield console
        stream.write(_TRAILING_SPACE.sub("", shown.get()))


def coloured(console: "Console") -> bool:
    """Say whether colours tell anything on `console`; where they do not, brackets must."""
    return console.color_system is not None and not console.no_color


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        # What is still in the buffer would fail again when the interpreter flushes it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # `| head` has seen enough, which is no failure
            raise typer.Exit from None
        raise
