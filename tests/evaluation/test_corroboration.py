"""The evaluation gate: corroboration, measured on development stories, may not fall below what was reached before.

The stories and their scorer are not part of the project; SHARED names the folder that holds them (`make eval`).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.export import DataFormat, write_claims
from claimcheck.store import Filter, open_reader
from claimcheck.workflow import Failure, ingest
from claimcheck.workflow.matching import load_matcher
from claimcheck.workflow.pool import load_extractor

SHARED = Path(os.environ.get("SHARED", "../shared"))
STORIES = SHARED / "data" / "stories" / "dev"
SCORER = SHARED / "eval" / "score_stories.py"
FLOORS: dict[str, float] = json.loads(Path(__file__).with_name("corroboration_floors.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason=f"EVALUATION SKIPPED: no development stories at {SHARED}")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """Every figure of the scorer by name; the error of the number of sources as what it lacks to one."""
    exports = tmp_path_factory.mktemp("exports")
    extractor, matcher = load_extractor(), load_matcher()
    for story in sorted(path.parent for path in STORIES.glob("*/gold.json")):
        database = exports / f"{story.name}.db"
        inputs = [str(path) for path in sorted(story.glob("*.txt"))]
        for outcome in ingest(inputs, None, database, lambda **_: extractor, lambda: matcher):
            assert not isinstance(outcome, Failure), outcome
        with open_reader(database) as reader, (exports / f"{story.name}.jsonl").open("w", encoding="utf-8") as stream:
            write_claims(reader.entries(Filter(narrated=True)), stream, DataFormat.JSONL)
    command = [sys.executable, str(SCORER), str(STORIES), str(exports), "--json"]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {
        "found": answer["found"],
        "same f1": answer["same"]["f1"],
        "same precision": answer["same"]["p"],
        "conflict f1": answer["conflict"]["f1"],
        "status": answer["status"],
        "sources exact": answer["sources"]["exact"],
        "sources within one": 1 - answer["sources"]["mae"],
        "hard": answer["hard"],
    }


@pytest.mark.parametrize("name", FLOORS)
def test_a_figure_keeps_to_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name], f"{name} fell to {figures[name]}"
