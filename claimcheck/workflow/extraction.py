"""Inputs → claims, touching no database."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import BinaryIO, Protocol

from claimcheck.ingest import Failure, read_inputs
from claimcheck.records import Article, Claim, Entry


class FindsClaims(Protocol):
    """What is asked of an extractor."""

    def extract(self, article: Article) -> list[Claim]: ...


def load_extractor() -> FindsClaims:
    """Load the shipped model, which is costly.

    Raises:
        ModelError: a model file is missing or damaged.
    """
    from claimcheck.extract import Extractor

    return Extractor()


def extract(
    inputs: Iterable[str], stdin: BinaryIO, load: Callable[[], FindsClaims] = load_extractor
) -> Iterator[Entry | Failure]:
    """Yield the claims of each article of `inputs` ("-" is `stdin`), or why one could not be read, in order.

    Raises:
        ModelError: from `load`, which is called once there is an article to read.
    """
    extractor = cache(load)
    for article in read_inputs(inputs, stdin):
        if isinstance(article, Failure):
            yield article
        else:
            yield from (Entry(claim, article) for claim in extractor().extract(article))
