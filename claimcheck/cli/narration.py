"""Standard error: what happens, said in lines, and the exit codes. Nothing else writes to it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Protocol

from claimcheck.errors import ChangedError, ClaimcheckError, DatabaseError, InputError, ModelError, UsageError
from claimcheck.export.hostile import one_line


class ExitCode(IntEnum):
    """How a command ended, for scripts."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    DATABASE = 3
    MODEL = 4
    SOME_INPUTS_FAILED = 5
    INTERRUPTED = 130


_CODES: dict[type[ClaimcheckError], ExitCode] = {
    InputError: ExitCode.FAILED,
    UsageError: ExitCode.USAGE,
    ChangedError: ExitCode.FAILED,
    DatabaseError: ExitCode.DATABASE,
    ModelError: ExitCode.MODEL,
}


def exit_code(error: ClaimcheckError) -> ExitCode:
    """Return the code that a command ends with which `error` stops."""
    return next(code for kind, code in _CODES.items() if isinstance(error, kind))


def say(message: str) -> None:
    """Say `message` on one line. Where nobody listens any more, the work goes on all the same."""
    try:
        sys.stderr.write(one_line(message) + "\n")
        sys.stderr.flush()
    except OSError:
        # What is still in the buffer would fail again when the interpreter flushes it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def complain(message: str) -> None:
    """Say what went wrong, and who says so."""
    say(f"claimcheck: {message}")


class Progress(Protocol):
    """Where a long command tells how it gets on."""

    def done(self, message: str) -> None:
        """One more input is done."""

    def failed(self, message: str) -> None:
        """One more input failed, which is always said."""


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Yield a progress bar on a terminal, elsewhere a line for each input; for the `quiet`, failures alone."""
    if quiet or not sys.stderr.isatty():
        yield _Lines(quiet=quiet)
        return
    from claimcheck.cli.bar import Bar

    with Bar() as bar:
        yield bar


class _Lines:
    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def done(self, message: str) -> None:
        if not self._quiet:
            say(message)

    def failed(self, message: str) -> None:
        complain(message)
