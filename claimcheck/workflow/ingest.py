"""Inputs → claims → database, an article at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claimcheck.ingest import Failure, read_inputs
from claimcheck.records import Article
from claimcheck.store import ArticleState, open_store
from claimcheck.workflow.pool import Load, extracted, load_extractor


@dataclass(frozen=True, slots=True)
class Ingested:
    """An article that was read, whether it was new to the database, and how many claims were stored with it."""

    article: Article
    state: ArticleState
    claims: int = 0


def ingest(
    inputs: Iterable[str], stdin: BinaryIO, database: Path, load: Load = load_extractor
) -> Iterator[Ingested | Failure]:
    """Store each article of `inputs` ("-" is `stdin`) with its claims, and yield what became of it, in order.

    What is yielded is stored, so whoever stops listening loses nothing of it. An unchanged article costs no
    extraction, and `load` is called once the first new or changed one is met.

    Raises:
        DatabaseError: the database cannot be opened or written to.
        ModelError: from `load`.
    """
    with open_store(database) as store:
        awaited = Counter[str]()  # ids of articles read ahead, of which the store knows nothing yet

        def to_extract(outcome: Article | Failure) -> Article | None:
            if isinstance(outcome, Failure):
                return None
            if not awaited[outcome.id] and store.state_of(outcome) is ArticleState.UNCHANGED:
                return None
            awaited[outcome.id] += 1
            return outcome

        outcomes = ((each, to_extract(each)) for each in read_inputs(inputs, stdin))
        for outcome, claims in extracted(outcomes, load):
            if isinstance(outcome, Failure):
                yield outcome
            elif claims is None:
                yield Ingested(outcome, ArticleState.UNCHANGED)
            else:
                state = store.save(outcome, claims)
                awaited -= Counter([outcome.id])
                yield Ingested(outcome, state, len(claims) if state is not ArticleState.UNCHANGED else 0)
