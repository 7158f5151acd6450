"""Inputs → claims → database, an article at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from claimcheck.ingest import Failure, read_inputs
from claimcheck.records import Article
from claimcheck.store import ArticleState, open_store
from claimcheck.workflow.extraction import FindsClaims, load_extractor


@dataclass(frozen=True, slots=True)
class Ingested:
    """An article that was read, whether it was new to the database, and how many claims were stored with it."""

    article: Article
    state: ArticleState
    claims: int = 0


def ingest(
    inputs: Iterable[str], stdin: BinaryIO, database: Path, load: Callable[[], FindsClaims] = load_extractor
) -> Iterator[Ingested | Failure]:
    """Store each article of `inputs` ("-" is `stdin`) with its claims, and yield what became of it, in order.

    An article is stored before the next is read, so whoever stops listening loses nothing that was yielded. An
    unchanged article costs no extraction, and `load` is called once the first new or changed one is met.

    Raises:
        DatabaseError: the database cannot be opened or written to.
        ModelError: from `load`.
    """
    extractor = cache(load)
    with open_store(database) as store:
        for article in read_inputs(inputs, stdin):
            if isinstance(article, Failure):
                yield article
            elif store.state_of(article) is ArticleState.UNCHANGED:
                yield Ingested(article, ArticleState.UNCHANGED)
            else:
                claims = extractor().extract(article)
                yield Ingested(article, store.save(article, claims), len(claims))
