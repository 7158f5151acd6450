"""Inputs → articles, from this machine and, where an address is named, from the web."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.ingest import (
    Failure,
    failure_of,
    is_address,
    is_feed_answer,
    original_of,
    read_answer,
    read_entry_links,
    read_inputs,
)
from claimcheck.records import Answer, Article
from claimcheck.web import Web

WasFetched = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of an input, or a part of it, and what the web answered if it was fetched."""

    outcome: Article | Failure
    answer: Answer | None = None


def read(
    inputs: Iterable[str], stdin: BinaryIO, columns: Mapping[str, str], web: Web, was_fetched: WasFetched
) -> Iterator[Read]:
    """Yield the articles of files, folders, "-" (which is `stdin`) and web addresses, or why there are none, in order.

    `columns` is read_inputs'. The web is asked for nothing but addresses among the inputs and, where they are feeds
    without the full text, the pages that these lead to, unless `was_fetched` knows them.
    """
    for given in inputs:
        if not is_address(given):
            yield from map(Read, read_inputs([given], stdin, columns))
            continue
        try:
            answer = web.get(given)
        except InputError as error:
            yield Read(failure_of(given, error))
        else:
            if answer:
                yield from read_fetched(answer, columns, web, was_fetched)


def read_fetched(answer: Answer, columns: Mapping[str, str], web: Web, was_fetched: WasFetched) -> Iterator[Read]:
    """Yield what `read` does of one address, which answered with `answer`."""
    if is_feed_answer(answer):
        yield from _read_feed(answer, columns, web, was_fetched)
    else:
        yield from _read_page(answer, columns, web)


def _read_page(answer: Answer, columns: Mapping[str, str], web: Web) -> Iterator[Read]:
    if original := original_of(answer):
        with suppress(InputError):  # the copy says the same, or nearly
            found = web.get(original) or answer
            answer = replace(found, fetch=replace(found.fetch, url=answer.fetch.url))
    for outcome in read_answer(answer, columns):
        yield Read(outcome, answer)


def _read_feed(answer: Answer, columns: Mapping[str, str], web: Web, was_fetched: WasFetched) -> Iterator[Read]:
    try:
        for link, outcome in read_entry_links(answer):
            if link is None:
                yield Read(outcome, answer)
            elif not was_fetched(link):
                yield from _read_linked(link, Read(outcome, answer), columns, web)
    except InputError as error:
        yield Read(failure_of(answer.fetch.url, error))


def _read_linked(link: str, summary: Read, columns: Mapping[str, str], web: Web) -> Iterator[Read]:
    """Yield the article at `link`; where there is none, why, and what the feed says of it."""
    try:
        page = web.get(link)
        found = list(_read_page(page, columns, web)) if page else []
    except InputError as error:
        found = [Read(failure_of(link, error))]
    yield from found
    if isinstance(summary.outcome, Article) and not any(isinstance(each.outcome, Article) for each in found):
        yield summary
