"""The program in a process of its own, with the fakes for models."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import claimcheck

ROOT, TESTS = Path(claimcheck.__file__).parents[1], Path(__file__).parents[1]
PATIENCE = 60  # seconds

# An article in which something "never ends" keeps the extractor busy for ever.
_PROGRAM = """
import time
import fakes, claimcheck.extract, claimcheck.corroborate.model, claimcheck.corroborate.cells
from claimcheck.cli import main

class Extractor(fakes.FakeExtractor):
    def extract(self, article):
        if "never ends" in article.text:
            print("begun", flush=True)
            time.sleep(600)
        return super().extract(article)

claimcheck.extract.Extractor = Extractor
claimcheck.corroborate.model.PairModel = fakes.FakePairModel
claimcheck.corroborate.cells.Cells = fakes.FakeCells
main()
"""


def start(*arguments: str, extra: dict[str, str] | None = None, **options: Any) -> "subprocess.Popen[str]":
    """Start `claimcheck` with these arguments; `extra` are variables of its environment."""
    return start_python("-c", _PROGRAM, *arguments, extra=extra, **options)


def start_python(*command: str, extra: dict[str, str] | None = None, **options: Any) -> "subprocess.Popen[str]":
    paths = {"PYTHONPATH": os.pathsep.join(map(str, (ROOT, TESTS)))}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    surroundings = os.environ | paths | {"CLAIMCHECK_BY": "Ann"} | (extra or {})
    return subprocess.Popen([sys.executable, *command], env=surroundings, **pipes | options)


def finished(*arguments: str, extra: dict[str, str] | None = None, **options: Any) -> tuple[int, str, str]:
    """Run `claimcheck` to its end; return its exit code and what it wrote on standard output and standard error."""
    with start(*arguments, extra=extra, **options) as process:
        out, said = process.communicate(timeout=PATIENCE)
    return process.returncode, out or "", said or ""
