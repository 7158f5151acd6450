"""Inputs → claims → database → what stands behind them, an article at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claimcheck.extract import with_propositions
from claimcheck.ingest import Failure, read_inputs
from claimcheck.records import Article
from claimcheck.store import ArticleState, open_store
from claimcheck.workflow.matching import LoadMatcher, load_matcher, match
from claimcheck.workflow.pool import Load, extracted, load_extractor


@dataclass(frozen=True, slots=True)
class Ingested:
    """An article that was read, whether it was new to the database, and how many claims it has that it attributes."""

    article: Article
    state: ArticleState
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Rematched:
    """What is stored had been matched by another model, and was matched anew."""

    database: Path


def ingest(
    inputs: Iterable[str],
    stdin: BinaryIO,
    database: Path,
    load: Load = load_extractor,
    load_matching: LoadMatcher = load_matcher,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Ingested | Failure | Rematched]:
    """Store each article of `inputs` ("-" is `stdin`) with its claims, and yield what became of it, in order.

    `columns` is read_inputs'.

    What is yielded is stored and matched with all else, so whoever stops listening loses nothing of it; what was
    stored but not matched, since the program was killed in between, is matched along with the next. An unchanged
    article costs no extraction, and `load` and `load_matching` are called once the first new or changed one is met.

    Raises:
        DatabaseError: the database cannot be opened or written to.
        ModelError: from `load` or `load_matching`.
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

        matcher = None
        outcomes = ((each, to_extract(each)) for each in read_inputs(inputs, stdin, columns))
        for outcome, claims in extracted(outcomes, load):
            if isinstance(outcome, Failure):
                yield outcome
            elif claims is None:
                yield Ingested(outcome, ArticleState.UNCHANGED)
            else:
                state = store.save(outcome, with_propositions(outcome, claims))
                awaited -= Counter([outcome.id])
                matcher = matcher or load_matching()
                if match(store, matcher):
                    yield Rematched(database)
                yield Ingested(outcome, state, len(claims) if state is not ArticleState.UNCHANGED else 0)
