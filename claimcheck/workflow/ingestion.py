"""Inputs → claims → database → what stands behind them, an article at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claimcheck.extract import with_propositions
from claimcheck.ingest import Failure
from claimcheck.records import Article
from claimcheck.store import ArticleState, Store, open_store
from claimcheck.web import Web
from claimcheck.workflow.matching import LoadMatcher, Renewal, load_matcher, match
from claimcheck.workflow.pool import Load, extracted, load_extractor
from claimcheck.workflow.reading import Read, read


@dataclass(frozen=True, slots=True)
class Ingested:
    """An article that was read, whether it was new to the database, and how many claims it has that it attributes."""

    article: Article
    state: ArticleState
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Renewed:
    """What is derived from the stored articles was made anew."""

    database: Path
    why: Renewal


def ingest(
    inputs: Iterable[str],
    stdin: BinaryIO,
    database: Path,
    load: Load = load_extractor,
    load_matching: LoadMatcher = load_matcher,
    columns: Mapping[str, str] | None = None,
    web: Web | None = None,
) -> Iterator[Ingested | Failure | Renewed]:
    """Store each article of `inputs` ("-" is `stdin`) with its claims, and yield what became of it, in order.

    `columns` is read_inputs'; `web` is what addresses are fetched with, and nothing else is.

    What is yielded is stored and matched with all else, so whoever stops listening loses nothing of it; what was
    stored but not matched, since the program was killed in between, is matched by the next run, whatever it reads. An
    unchanged article costs no extraction: `load` and `load_matching` are called once there is something to do.

    Raises:
        DatabaseError: the database cannot be opened or written to.
        ModelError: from `load` or `load_matching`.
    """
    with open_store(database) as store:
        found = read(inputs, stdin, columns or {}, web or Web(), store.was_fetched)
        yield from store_all(found, store, database, load, load_matching)


def store_all(
    found: Iterator[Read], store: Store, database: Path, load: Load, load_matching: LoadMatcher
) -> Iterator[Ingested | Failure | Renewed]:
    """Store what was found in the open `store`, which is that at `database`, as `ingest` does."""
    awaited = Counter[str]()  # ids of articles read ahead, of which the store knows nothing yet

    def to_extract(outcome: Article | Failure) -> Article | None:
        if isinstance(outcome, Failure):
            return None
        if not awaited[outcome.id] and store.state_of(outcome) is ArticleState.UNCHANGED:
            return None
        awaited[outcome.id] += 1
        return outcome

    matcher = None
    for each, claims in extracted(((each, to_extract(each.outcome)) for each in found), load):
        if isinstance(each.outcome, Failure):
            yield each.outcome
        elif claims is None:
            # A feed is fetched for what is new in it, not to see that all else stands.
            if each.answer and each.outcome.source == each.answer.fetch.url:
                store.archive(each.outcome, each.answer)
            yield Ingested(each.outcome, ArticleState.UNCHANGED)
        else:
            article = each.outcome
            state = store.save(article, with_propositions(article, claims), each.answer)
            awaited -= Counter([article.id])
            matcher = matcher or load_matching()
            if renewal := match(store, matcher):
                yield Renewed(database, renewal)
            yield Ingested(article, state, len(claims) if state is not ArticleState.UNCHANGED else 0)
    if matcher is None and store.matching.is_pending() and (renewal := match(store, load_matching())):
        yield Renewed(database, renewal)
