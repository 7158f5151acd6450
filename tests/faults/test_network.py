"""No command touches the network, but for the addresses it is given."""

from pathlib import Path

import pytest
from program import ROOT, start_python

from claimcheck.store import open_reader

# An audit hook sees every use of a socket, whichever library makes it, and cannot be taken away again.
FORBIDDEN = """
import os, runpy, sys

def forbid(event, arguments):
    if event == "socket.bind" and arguments[1] == ("::1", 0):
        return  # so a library that stix2 brings sees whether there is IPv6; nothing is sent
    if event.startswith("socket.") and event != "socket.__new__":
        os.write(2, f"the network was used: {event} {arguments}\\n".encode())
        os._exit(99)

sys.addaudithook(forbid)
sys.argv[0] = "claimcheck"
runpy.run_module("claimcheck", run_name="__main__")
"""
FIXTURES = ROOT / "fixtures"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the shipped models make of two articles, read without a network."""
    path = tmp_path_factory.mktemp("network") / "claims.db"
    articles = sorted(map(str, FIXTURES.glob("*.md")))[:2]
    assert without_network("ingest", *articles, "--db", str(path))[0] == 0
    return path


def without_network(*arguments: str) -> tuple[int, str, str]:
    with start_python("-c", FORBIDDEN, *arguments) as process:
        out, said = process.communicate(timeout=120)
    return process.returncode, out, said


@pytest.mark.skipif(not FIXTURES.exists(), reason="the fixtures are not part of this copy")
@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["show", "ID"],
        ["search", "said"],
        ["check", "The Taliban have executed Usman Ghazi"],
        ["mark", "ID", "confirmed", "--evidence", "https://claimcheck.invalid/a"],
        ["undo"],
        ["history"],
        ["stats"],
        ["timeline", "ID"],
        ["speakers"],
        ["export", "html"],
        ["export", "stix"],
        ["export", "jsonld"],
        ["rematch"],
        ["doctor", "--audit"],
        ["backup", "COPY"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_it_works_without_a_network_and_does_not_ask_for_one(
    command: list[str], database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_reader(database) as reader:
        claim = next(reader.entries()).claim.id
    stands_for = {"ID": claim, "COPY": str(tmp_path / "copy.db")}
    monkeypatch.setenv("CLAIMCHECK_DB", str(database))
    if command == ["undo"]:
        assert without_network("mark", claim, "contested")[0] == 0
    code, _, said = without_network(*(stands_for.get(word, word) for word in command))
    assert (code, "the network was used" in said) == (0, False), said


def test_an_address_is_where_the_test_would_see_it() -> None:
    code, _, said = without_network("extract", "http://192.0.2.1/")
    assert (code, said.startswith("the network was used: socket.")) == (99, True)
