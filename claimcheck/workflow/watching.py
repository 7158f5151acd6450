"""Feeds → what is new in them → database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.ingest import Failure, failure_of, is_address
from claimcheck.store import Store, open_store
from claimcheck.web import Web
from claimcheck.workflow.ingestion import Ingested, Renewed, store_all
from claimcheck.workflow.matching import LoadMatcher, load_matcher
from claimcheck.workflow.pool import Load, load_extractor
from claimcheck.workflow.reading import read_fetched


@dataclass(frozen=True, slots=True)
class Unmodified:
    """A feed that is as it was when all that it leads to was stored."""

    feed: str


def watch(
    feeds: Iterable[str],
    database: Path,
    web: Web,
    load: Load = load_extractor,
    load_matching: LoadMatcher = load_matcher,
) -> Iterator[Ingested | Failure | Renewed | Unmodified]:
    """Store what is new in feeds, as `ingest` does, and yield what became of it.

    Servers are asked for a feed only if it has changed since it was last stored to the end, without a failure; pages
    that were fetched are not fetched again.

    Raises as `ingest` does.
    """
    with open_store(database) as store:
        for feed in feeds:
            if is_address(feed):
                yield from _watch(feed, store, database, web, load, load_matching)
            else:
                yield Failure(feed, "not a web address; read files with: claimcheck ingest PATH")


def _watch(
    feed: str, store: Store, database: Path, web: Web, load: Load, load_matching: LoadMatcher
) -> Iterator[Ingested | Failure | Renewed | Unmodified]:
    try:
        answer = web.get(feed, *store.feed_state(feed))
    except InputError as error:
        yield failure_of(feed, error)
        return
    if answer is None:
        yield Unmodified(feed)
        return
    is_complete = True
    for outcome in store_all(read_fetched(answer, {}, web, store.was_fetched), store, database, load, load_matching):
        is_complete = is_complete and not isinstance(outcome, Failure)
        yield outcome
    if is_complete:
        store.save_feed_state(feed, answer)
