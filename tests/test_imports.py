"""What starts fast stays fast: commands that only read load nothing heavy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders import STORY, make_article, make_claim

import claimcheck
from claimcheck.store import open_store

HEAVY = {
    "feedparser",
    "httpx",
    "jinja2",
    "lxml",
    "numpy",
    "onnxruntime",
    "protego",
    "py3langid",
    "pyarrow",
    "pypdfium2",
    "sqlite_utils",
    "stix2",
    "trafilatura",
    "warcio",
    "xlsxwriter",
}
PROGRAM = """
import sys
from claimcheck.cli.app import run
code = run(sys.argv[1:])
print(code, *{name.split(".")[0] for name in sys.modules}, file=sys.stderr)
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of one claim."""
    path = tmp_path / "claims.db"
    article = make_article(STORY)
    with open_store(path) as store:
        store.save(article, [make_claim(article, "The war is over", "a minister", "said")])
    return path


def loaded(database: Path, *arguments: str) -> set[str]:
    """Return the packages that a command has loaded when it is done."""
    environment = os.environ | {
        "PYTHONPATH": str(Path(claimcheck.__file__).parents[1]),
        "CLAIMCHECK_DB": str(database),
        "COLUMNS": "80",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    code, *packages = done.stderr.split()
    assert code == "0"
    return set(packages)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["list"],
        ["show", "clm_"],
        ["search", "war"],
        ["stats"],
        ["timeline"],
        ["export", "csv"],
        ["export", "jsonld"],
        ["mark", "--help"],
    ],
    ids=" ".join,
)
def test_reading_loads_nothing_heavy(database: Path, arguments: list[str]) -> None:
    assert loaded(database, *arguments) & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["list", "--json"], ["list", "-f", "csv"], ["show", "clm_", "--json"], ["history", "-f", "jsonl"]],
    ids=" ".join,
)
def test_what_programs_read_is_written_without_rich(database: Path, arguments: list[str]) -> None:
    assert "rich" not in loaded(database, *arguments)
