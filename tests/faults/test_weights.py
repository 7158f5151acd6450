"""Whatever is wrong with a model file, the command that needs it ends with 4, names it, and says what to do."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from fakes import FakeExtractor

import claimcheck.extract
import claimcheck.models
from claimcheck.cli.app import run
from claimcheck.models import CELLS, EXTRACTOR, MANIFEST, MATCHER, SIEVE, TOKENIZER, shipped_folder
from claimcheck.store import open_reader


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The installed weights, as far as the program knows; files in it are to be replaced, never written to."""
    folder = tmp_path / "weights"
    folder.mkdir()
    for path in shipped_folder().iterdir():
        (folder / path.name).symlink_to(path)
    monkeypatch.setattr(claimcheck.models, "files", lambda _: tmp_path)
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text("Ann Lee said that the bridge is closed.")
    return folder


def missing(path: Path) -> None:
    path.unlink()


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    _replace(path, bytes(content))


def cut_short(path: Path) -> None:
    _replace(path, path.read_bytes()[:-1])


def of_another_checksum(path: Path) -> None:
    _rewrite_manifest(path, "0" * 64)


def no_model_though_its_checksum_is_right(path: Path) -> None:
    _replace(path, b"no model")
    _rewrite_manifest(path, sha256(b"no model").hexdigest())


FAULTS = [missing, damaged, cut_short, of_another_checksum, no_model_though_its_checksum_is_right]


def _replace(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def _rewrite_manifest(path: Path, checksum: str) -> None:
    manifest = path.with_name(MANIFEST)
    said = json.loads(manifest.read_text())
    said["sha256"][path.name] = checksum
    _replace(manifest, json.dumps(said).encode())


def assert_said(said: str, name: str, fault: Callable[[Path], None]) -> None:
    (line,) = [line for line in said.splitlines() if line.startswith("claimcheck: ")]
    assert line.endswith("; install claimcheck again")
    if fault is not no_model_though_its_checksum_is_right:
        assert name in line
        assert ("is missing" if fault is missing else "is damaged (its checksum is wrong)") in line


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", [EXTRACTOR, TOKENIZER])
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_what_is_wrong_with_the_extractor_is_said(
    command: str, name: str, fault: Callable[[Path], None], weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fault(weights / name)
    assert run([command, "article.txt"]) == 4
    assert_said(capsys.readouterr().err, name, fault)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", [MATCHER, CELLS, SIEVE])
def test_what_is_wrong_with_the_matcher_is_said_and_what_was_read_is_stored(
    name: str,
    fault: Callable[[Path], None],
    weights: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(claimcheck.extract, "Extractor", FakeExtractor)
    fault(weights / name)
    for command in (
        ["ingest", "article.txt"],
        ["ingest", "article.txt"],
        ["rematch"],
        ["check", "The bridge is closed"],
    ):
        if command[0] != "check" or name == MATCHER:
            assert run(command) == 4, command
            assert_said(capsys.readouterr().err, name, fault)
    with open_reader(Path("claims.db")) as reader:
        assert [entry.claim.statement for entry in reader.entries()] == ["the bridge is closed"]


@pytest.mark.parametrize("fault", FAULTS[:-1])
@pytest.mark.parametrize("name", [EXTRACTOR, TOKENIZER, MATCHER, CELLS, SIEVE])
def test_doctor_finds_it(
    name: str, fault: Callable[[Path], None], weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fault(weights / name)
    assert run(["doctor"]) == 4
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("wrong  models")]
    assert name in line
    assert line.endswith("; install claimcheck again")


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b"{}", b'{"sha256": []}', b"\xff"])
def test_a_list_of_files_that_is_missing_or_damaged_is_said(
    content: bytes | None, weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (weights / MANIFEST).unlink()
    if content is not None:
        (weights / MANIFEST).write_bytes(content)
    assert run(["extract", "article.txt"]) == 4
    assert capsys.readouterr().err == (
        "claimcheck: the model's list of files is missing or damaged; install claimcheck again\n"
    )
