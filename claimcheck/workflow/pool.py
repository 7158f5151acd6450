"""Extraction on all cores: a few articles in this process, many in a process a core."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Protocol, TypeVar

from claimcheck.errors import ModelError
from claimcheck.records import Article, Claim

Item = TypeVar("Item")

_FEW = 12  # articles that are sooner read in one process than others are started
_AHEAD = 4  # articles a process that are read before the first of them must be done


class FindsClaims(Protocol):
    """What is asked of an extractor."""

    def extract(self, article: Article) -> list[Claim]: ...


Load = Callable[..., FindsClaims]  # called as load() or, where other processes do the same work, as load(threads=1)


def load_extractor(threads: int = 0) -> FindsClaims:
    """Load the shipped model, which is costly; `threads` it runs on, 0 for one a core.

    Raises:
        ModelError: a model file is missing or damaged.
    """
    from claimcheck.extract import Extractor

    return Extractor(threads=threads)


def extracted(
    items: Iterator[tuple[Item, Article | None]], load: Load, processes: int | None = None
) -> Iterator[tuple[Item, list[Claim] | None]]:
    """Yield each item with the claims of its article, None where it has none, in order.

    `load` is called once the first article is met, and, in other processes, where there are many; `processes` is how
    many, one a core unless given. Where they work, articles are read ahead.

    Raises:
        ModelError: from `load`, or a process was killed.
    """
    processes = processes or _cores()
    extractor: FindsClaims | None = None
    done = 0
    for item, article in items:
        if article is None:
            yield item, None
            continue
        extractor = extractor or load()
        yield item, extractor.extract(article)
        done += 1
        if done >= _FEW and processes > 1:
            break
    extractor = None  # the others load their own
    yield from _in_processes(items, load, processes)


def _cores() -> int:
    """How many cores this process may use, as far as the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_processes(
    items: Iterator[tuple[Item, Article | None]], load: Load, processes: int
) -> Iterator[tuple[Item, list[Claim] | None]]:
    waiting: deque[tuple[Item, Future[list[Claim]] | None]] = deque()
    pool = None
    try:
        for item, article in items:
            if article is not None and pool is None:
                # A fresh interpreter each: a copy of this one would share the model's threads and not have them.
                spawn = multiprocessing.get_context("spawn")
                pool = ProcessPoolExecutor(processes, spawn, initializer=_begin, initargs=(load,))
            waiting.append((item, pool.submit(_extract, article) if pool and article is not None else None))
            while len(waiting) > _AHEAD * processes:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    finally:
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)


def _finished(item: Item, future: Future[list[Claim]] | None) -> tuple[Item, list[Claim] | None]:
    try:
        return item, future.result() if future else None
    except BrokenProcessPool as error:
        raise ModelError(
            "a process that reads articles was killed, for want of memory perhaps; run it again"
        ) from error


_own: list[FindsClaims] = []  # the extractor of a process of the pool


def _begin(load: Load) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was interrupted ends the others
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    _own.append(load(threads=1))


def _end_with(parent: BaseProcess | None) -> None:
    """End this process once `parent` is gone: a killed one cannot see to it."""
    if parent:
        parent.join()
        os._exit(1)


def _extract(article: Article) -> list[Claim]:
    return _own[0].extract(article)
