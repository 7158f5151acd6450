import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimcheck import __version__, config
from claimcheck.errors import UsageError


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
