"""A command line to type at, an empty folder to do it in, and a database with four claims."""

import io
import sys
from pathlib import Path

import pytest
from builders import make_article, make_claim
from fakes import FakeCells, FakeExtractor, FakePairModel
from harness import Cli, Result

import claimcheck.corroborate.cells
import claimcheck.corroborate.model
import claimcheck.extract
from claimcheck.cli.app import run
from claimcheck.records import Certainty, Polarity
from claimcheck.store import open_store


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CLAIMCHECK_DB", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMCHECK_BY", "Ann Lee")
    monkeypatch.setattr(claimcheck.extract, "Extractor", FakeExtractor)
    monkeypatch.setattr(claimcheck.corroborate.model, "PairModel", FakePairModel)
    monkeypatch.setattr(claimcheck.corroborate.cells, "Cells", FakeCells)


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Type a command line; `stdin` is what is piped into it, `columns` the width of the terminal."""

    def typed(*arguments: str, stdin: bytes = b"", columns: int | None = None) -> Result:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            if columns:
                patch.setenv("COLUMNS", str(columns))
            capsys.readouterr()
            code = run(arguments)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return typed


@pytest.fixture
def ids() -> list[str]:
    """A database of four claims in two articles, in the order that `list` has them; their ids."""
    bridge = make_article(
        "Mayor Ann Lee of Upper Bridgeton said that the old stone bridge is closed to all traffic until Friday, when "
        "engineers will have looked at every one of its arches and at the road that leads to it from the east.\n\n"
        "Police denied that anybody was hurt.",
        source="news/bridge.txt",
        title="Bridge closed",
        publisher="The Bridgeton Herald",
        author="B. Writer",
        published="2016-03-22T06:30:00Z",
    )
    road = make_article(
        "The dead man is said to be the owner. “It was his road,” an official who asked not to be named said.",
        source="news/road.txt",
    )
    closed = bridge.text[bridge.text.index("that the old") : bridge.text.index(".\n")]
    claims = {
        bridge: [
            make_claim(bridge, closed, "Mayor Ann Lee of Upper Bridgeton", "said", statement=closed[5:]),
            make_claim(
                bridge,
                "that anybody was hurt",
                "Police",
                "denied",
                statement="anybody was hurt",
                polarity=Polarity.DENIED,
            ),
        ],
        road: [
            make_claim(road, "to be the owner", cue="is said", certainty=Certainty.UNVERIFIED),
            make_claim(road, "“It was his road,”", "an official who asked not to be named", "said", confidence=0.5),
        ],
    }
    with open_store(Path("claims.db")) as store:
        for article, found in claims.items():
            store.save(article, found)
    return [claim.id for found in claims.values() for claim in found]


@pytest.fixture
def hostile() -> str:
    """A database with a claim in which every text is an attack on the terminal; its id."""
    attack = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202eesrever\u2066\r\n\x00[bold]red[/bold]:smile:"
    article = make_article(
        f"{attack} source said {attack} content", source=f"news/{attack}", title=attack, publisher=attack, author=attack
    )
    claim = make_claim(article, f"{attack} content", f"{attack} source", "said")
    with open_store(Path("claims.db")) as store:
        store.save(article, [claim])
    return claim.id
