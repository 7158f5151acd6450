"""Killed at any moment, whatever it was doing: nothing is lost, nothing is half there, and the next run carries on.

CLAIMCHECK_KILLS=200 says how many processes are killed of each command; ten unless said.
"""

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import replace
from multiprocessing.context import ForkServerContext
from pathlib import Path

import deeds
import pytest
from deeds import COPY, DATABASE, DEEDS, EXPORTED, TOLD, do
from former import FORMER_SCHEMAS, make_former

from claimcheck.records import Entry
from claimcheck.store import SCHEMA_VERSION, Filter, Transfer, open_reader

KILLS = int(os.environ.get("CLAIMCHECK_KILLS", "10"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    with chdir(folder):
        deeds.prepare()
    return folder


def run(context: ForkServerContext, deed: Callable[[], None], folder: Path, seconds: float | None = None) -> float:
    """Do `deed` in a process of its own, and kill it after so many seconds if any; return how long it took."""
    begun, begins = context.Pipe(duplex=False)
    process = context.Process(target=do, args=(deed, folder, begins))
    process.start()
    begun.recv()
    start = time.perf_counter()
    process.join(seconds)
    took = time.perf_counter() - start
    process.kill()
    process.join()
    assert seconds is not None or process.exitcode == 0
    return took


def moments(longest: float, kills: int = KILLS) -> Iterator[float]:
    """Yield the moments, in seconds, at which so many processes are killed that would take `longest` otherwise."""
    for _ in range(kills):
        yield random.uniform(0, longest)  # noqa: S311


def claims(database: Path) -> list[Entry]:
    """All that the database says of each claim, but for the time of its verdict."""
    with open_reader(database) as reader:
        entries = sorted(reader.entries(Filter(narrated=True)), key=lambda entry: entry.claim.id)
    return [replace(entry, verdict=replace(entry.verdict, at=None)) for entry in entries]


def by_article(database: Path) -> dict[str, set[tuple[object, ...]]]:
    """The text of each article, and the id, place and words of each of its claims."""
    found: dict[str, set[tuple[object, ...]]] = {}
    for entry in claims(database):
        claim = (entry.article.text, entry.claim.id, entry.claim.content, entry.claim.statement)
        found.setdefault(entry.article.id, set()).add(claim)
    return found


def marks(database: Path) -> list[tuple[str, str, str | None]]:
    """Every mark on record: on which claim, which verdict, by whom."""
    with open_reader(database) as reader:
        return [(line.claim_id, line.verdict.status, line.verdict.by) for line in reader.history()]


def transfers(database: Path) -> set[str]:
    with open_reader(database) as reader:
        return {each.what.action for each in reader.ledger() if isinstance(each.what, Transfer)}


def assert_sound(database: Path) -> None:
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with open_reader(database) as reader:
        assert (reader.problems(), reader.audit().faults) == ([], ())


def assert_whole_or_absent(folder: Path, prepared: Path, undisturbed: Path) -> None:
    """Articles are as before or as after, no mark is lost, import is all or nothing, files are whole if they are."""
    former, later = by_article(prepared / DATABASE), by_article(undisturbed / DATABASE)
    for article, found in by_article(folder / DATABASE).items():
        assert found in (former.get(article), later.get(article))
    given, first, last = (marks(each / DATABASE) for each in (folder, prepared, undisturbed))
    assert given[: len(first)] == first
    assert given == last[: len(given)]
    if "import" in transfers(folder / DATABASE):
        assert given == last
    told = (folder / TOLD).read_text().split() if (folder / TOLD).exists() else []
    assert {claim_id for claim_id, *_ in given} >= set(told)
    if (folder / EXPORTED).exists():
        assert (folder / EXPORTED).read_bytes() == (undisturbed / EXPORTED).read_bytes()
    if (folder / COPY).exists():
        assert_sound(folder / COPY)
        assert claims(folder / COPY) == claims(prepared / DATABASE)


@pytest.mark.parametrize("name", DEEDS)
def test_what_is_killed_loses_nothing_and_the_next_run_carries_on(
    name: str, forking: ForkServerContext, prepared: Path, tmp_path: Path
) -> None:
    deed = DEEDS[name]
    undisturbed = Path(shutil.copytree(prepared, tmp_path / "undisturbed"))
    longest = run(forking, deed, undisturbed)
    for moment in moments(longest):
        folder = Path(shutil.copytree(prepared, tmp_path / "killed"))
        run(forking, deed, folder, moment)
        assert_sound(folder / DATABASE)
        assert_whole_or_absent(folder, prepared, undisturbed)
        run(forking, deed, folder)
        assert_sound(folder / DATABASE)
        assert claims(folder / DATABASE) == claims(undisturbed / DATABASE)
        assert marks(folder / DATABASE) == marks(undisturbed / DATABASE)
        assert transfers(folder / DATABASE) == transfers(undisturbed / DATABASE)
        shutil.rmtree(folder)


@pytest.mark.parametrize("schema", FORMER_SCHEMAS)
def test_a_database_is_of_the_former_schema_or_of_this_one_whenever_its_migration_is_killed(
    schema: int, forking: ForkServerContext, tmp_path: Path
) -> None:
    former, undisturbed = tmp_path / "former", tmp_path / "undisturbed"
    former.mkdir()
    make_former(former / DATABASE, schema)
    shutil.copytree(former, undisturbed)
    longest = run(forking, deeds.migrate, undisturbed)
    for moment in moments(longest, kills=-(-KILLS // len(FORMER_SCHEMAS))):
        folder = Path(shutil.copytree(former, tmp_path / "killed"))
        run(forking, deeds.migrate, folder, moment)
        connection = sqlite3.connect(folder / DATABASE)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA user_version").fetchone()[0] in (schema, SCHEMA_VERSION)
        connection.close()
        run(forking, deeds.migrate, folder)
        assert_sound(folder / DATABASE)
        assert claims(folder / DATABASE) == claims(undisturbed / DATABASE)
        assert marks(folder / DATABASE) == marks(undisturbed / DATABASE)
        shutil.rmtree(folder)
