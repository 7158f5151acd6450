"""Shared by all tests. Its presence here lets every test say `from builders import make_article, make_claim`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from servers import Site, serving

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web site on this machine, asked without a proxy."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving() as site:
        yield site


@pytest.fixture(autouse=True)
def config_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config file that says nothing, in the place of that of whoever runs the tests."""
    path = tmp_path_factory.mktemp("config") / "config.toml"
    path.touch()
    monkeypatch.setenv("CLAIMCHECK_CONFIG", str(path))
    return path
