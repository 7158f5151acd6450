"""Many at work in one file: nothing is lost, and nobody is told that the file is locked.

CLAIMCHECK_CROWD=60 says for how many seconds; two unless said.
"""

import json
import os
import time
from collections import Counter
from io import BytesIO
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher

from claimcheck import workflow
from claimcheck.records import VerdictStatus
from claimcheck.store import open_reader

SECONDS = float(os.environ.get("CLAIMCHECK_CROWD", "2"))
CROWD = [f"Worker {number}" for number in range(8)]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")


def work(name: str, folder: Path, told: Connection) -> None:
    """Ingest an article, mark its claim and another, over and over; tell in the end how often, or what went wrong."""
    database, turn, until = folder / "claims.db", 0, time.monotonic() + SECONDS
    try:
        while time.monotonic() < until:
            text = f"{name} said that {turn} people crossed the bridge on day {turn % 7}."
            path = folder / f"{name} {turn}.jsonl"
            path.write_text(json.dumps({"text": text, "publisher": name, "url": f"https://a.example/{name}/{turn}"}))
            list(workflow.ingest([str(path)], BytesIO(), database, FakeExtractor, load_fake_matcher))
            with open_reader(database) as reader:
                claims = [entry.claim for entry in reader.entries()]
            own = next(
                claim.id for claim in claims if claim.speaker.name == name and f" {turn} " in f" {claim.statement} "
            )
            workflow.mark(
                database, [own, claims[turn % len(claims)].id], VerdictStatus.CONFIRMED, by=name, note=str(turn)
            )
            turn += 1
        told.send(turn)
    except BaseException as error:
        told.send(repr(error))


def test_of_what_many_do_at_once_nothing_is_lost(forking: ForkServerContext, tmp_path: Path) -> None:
    listening = {}
    for name in CROWD:
        listening[name], told = forking.Pipe(duplex=False)
        forking.Process(target=work, args=(name, tmp_path, told)).start()
    turns = {name: pipe.recv() for name, pipe in listening.items()}
    assert all(isinstance(each, int) and each > 0 for each in turns.values()), turns
    with open_reader(tmp_path / "claims.db") as reader:
        assert Counter(entry.article.publisher for entry in reader.entries()) == turns
        marks = {(line.verdict.by, line.verdict.note) for line in reader.history()}
        assert (reader.problems(), reader.audit().faults) == ([], ())
    assert marks == {(name, str(turn)) for name in CROWD for turn in range(turns[name])}
