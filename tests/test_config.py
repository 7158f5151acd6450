import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimcheck import __version__, config
from claimcheck.errors import UsageError
from claimcheck.records import VerdictStatus


@pytest.fixture(autouse=True)
def _nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMCHECK_DB", raising=False)
    monkeypatch.delenv("CLAIMCHECK_BY", raising=False)


def test_the_database_is_the_one_given_else_the_environments_else_claims_db(monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.database_path() == Path("claims.db")
    monkeypatch.setenv("CLAIMCHECK_DB", "/data/story.db")
    assert config.database_path() == Path("/data/story.db")
    assert config.database_path(Path("other.db")) == Path("other.db")


def test_an_empty_variable_names_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_DB", "")
    assert config.database_path() == Path("claims.db")


def test_the_analyst_is_the_one_given_then_the_environments_then_gits_then_the_login(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(config.getpass, "getuser", lambda: "alee")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout="\n"))
    assert config.analyst_name() == "alee"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout="Ann Lee\n"))
    assert config.analyst_name() == "Ann Lee"
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Lee")
    assert config.analyst_name() == "A. Lee"
    assert config.analyst_name(" Ann ") == "Ann"


def test_a_verdict_by_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> str:
        raise OSError

    monkeypatch.setattr(subprocess, "run", fails)  # no git
    monkeypatch.setattr(config.getpass, "getuser", fails)  # no account
    with pytest.raises(UsageError, match="--by NAME"):
        config.analyst_name("  ")


def test_the_version_is_the_packages() -> None:
    pyproject = Path(__file__).parents[1] / "pyproject.toml"
    assert f'version = "{__version__}"' in pyproject.read_text(encoding="utf-8")


def test_without_a_config_file_no_verdict_needs_a_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CLAIMCHECK_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config.config_path().name == "config.toml"
    assert config.statuses_with_reason() == frozenset()


def test_the_config_file_says_which_verdicts_need_a_reason(config_file: Path) -> None:
    config_file.write_text('[verdicts]\nreason_required = ["contested", "confirmed"]\n')
    assert config.statuses_with_reason() == {VerdictStatus.CONTESTED, VerdictStatus.CONFIRMED}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[verdicts", "cannot be read as TOML"),
        ('[verdict]\nreason_required = ["contested"]', "unknown setting 'verdict'"),
        ('[verdicts]\nreasons = ["contested"]', "unknown setting 'reasons'"),
        ("verdicts = 1", "unknown setting 'verdicts'"),
        ('[verdicts]\nreason_required = ["debunked"]', "is a list of"),
        ("[verdicts]\nreason_required = true", "is a list of"),
        ("[verdicts]\nreason_required = [[]]", "is a list of"),
    ],
)
def test_a_config_file_that_is_not_understood_is_said_in_one_line(config_file: Path, text: str, reason: str) -> None:
    config_file.write_text(text)
    with pytest.raises(UsageError) as raised:
        config.statuses_with_reason()
    assert reason in str(raised.value)
    assert str(config_file) in str(raised.value)


def test_a_config_file_that_was_named_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CONFIG", "nowhere.toml")
    with pytest.raises(UsageError, match=r"nowhere\.toml cannot be read"):
        config.statuses_with_reason()
