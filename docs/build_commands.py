"""Write docs/commands.md from the help texts: python docs/build_commands.py"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from claimcheck.cli.app import app

PAGE = Path(__file__).with_name("commands.md")
PROGRAM = str(Path(sys.executable).with_name("claimcheck"))
HEAD = """# The commands

`docs/build_commands.py` writes this page from the commands' own help. Data goes to standard output, everything else to
standard error, so that what is piped on is only data.

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | failed |
| 2 | wrong usage |
| 3 | the database is missing, locked, or newer than this version |
| 4 | model files are missing or damaged |
| 5 | some inputs failed, the others are stored |
| 130 | interrupted |
"""


def main() -> None:
    sections = [f"## claimcheck {name}\n\n```\n{help_of(*name.split())}\n```\n" for name in commands()]
    PAGE.write_text("\n".join([HEAD, f"```\n{help_of()}\n```\n", *sections]), encoding="utf-8")


def commands() -> Iterator[str]:
    """Every command, as it is typed, in the order of `claimcheck --help`."""
    for name, command in typer.main.get_command(app).commands.items():
        yield name
        yield from (f"{name} {within}" for within in getattr(command, "commands", ()))


def help_of(*command: str) -> str:
    surroundings = os.environ | {"COLUMNS": "100"}
    answer = subprocess.run([PROGRAM, *command, "--help"], capture_output=True, text=True, check=True, env=surroundings)
    return answer.stdout.strip()


if __name__ == "__main__":
    main()
