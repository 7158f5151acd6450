"""What a test of the command line types at, and what it looks at."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Result:
    """What a command wrote, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Cli(Protocol):
    """Types a command line; `stdin` is what is piped into it, `columns` the width of the terminal, None for a pipe."""

    def __call__(self, *arguments: str, stdin: bytes = b"", columns: int | None = None) -> Result: ...
