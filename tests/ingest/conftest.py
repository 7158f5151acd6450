from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from claimcheck.ingest import Failure, read_inputs
from claimcheck.records import Article

FIXTURES = Path(__file__).parents[2] / "fixtures"
ENGLISH = "Officials in Kabul said on Tuesday that the group had lost its last stronghold in the province."


@pytest.fixture
def english() -> str:
    return ENGLISH


@pytest.fixture
def read() -> Callable[..., list[Article | Failure]]:
    """Read inputs to the end: `read("a.txt", "-", stdin=b"...")`."""

    def read_all(*inputs: str | Path, stdin: bytes = b"") -> list[Article | Failure]:
        return list(read_inputs(map(str, inputs), BytesIO(stdin)))

    return read_all


@pytest.fixture(scope="session")
def story() -> Article:
    """The agency story of the fixtures, as its plain text is read."""
    (article,) = read_inputs([str(FIXTURES / "hkpa-ghazi-execution.txt")], BytesIO())
    assert isinstance(article, Article)
    return replace(article, text=article.text.strip())
