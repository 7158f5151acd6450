from pathlib import Path

import pytest

ARTICLE = "Ann Lee said that the bridge is closed. Police said that it will open on Friday."


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database of a test is, or will be."""
    return tmp_path / "claims.db"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of two claims."""
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path
