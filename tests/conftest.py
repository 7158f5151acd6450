"""Shared by all tests. Its presence here lets every test say `from builders import make_article, make_claim`."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def config_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config file that says nothing, in the place of that of whoever runs the tests."""
    path = tmp_path_factory.mktemp("config") / "config.toml"
    path.touch()
    monkeypatch.setenv("CLAIMCHECK_CONFIG", str(path))
    return path
