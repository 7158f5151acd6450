from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.store import Store, open_store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database of a test is, or will be."""
    return tmp_path / "claims.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with open_store(database) as store:
        yield store
