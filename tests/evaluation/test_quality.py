"""The evaluation gate: extraction, measured on development articles, may not fall below what was reached before.

The articles and the scorers are not part of the project; SHARED names the folder that holds them (`make eval`).
A figure that rises is recorded by raising its floor in floors.json.
"""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.export import claim_record
from claimcheck.extract import Extractor
from claimcheck.records import Article, Entry

SHARED = Path(os.environ.get("SHARED", "../shared"))
DEV = SHARED / "data" / "polnear" / "dev.jsonl.gz"
LABELS = SHARED / "data" / "labels" / "dev.jsonl"
FLOORS: dict[str, float] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not DEV.exists(), reason=f"EVALUATION SKIPPED: no development data at {SHARED}")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """Every figure of both scorers, in percent, by name."""
    predictions = tmp_path_factory.mktemp("evaluation") / "predictions.jsonl"
    extractor = Extractor()
    with gzip.open(DEV, "rt", encoding="utf-8") as rows, predictions.open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            article = Article(id=row["id"], source=f"{row['id']}.txt", text=row["text"], author=row["author"])
            for claim in extractor.extract(article):
                out.write(json.dumps(claim_record(Entry(claim, article))) + "\n")
    claims = _score("score_claims.py", str(DEV), str(predictions))
    speakers = _score("score_speakers.py", str(LABELS), str(DEV), str(predictions))
    return {f"{name} {measure}": value for name, measure, value in _flattened({**claims, **speakers})}


def _score(script: str, *arguments: str) -> dict[str, object]:
    command = [sys.executable, str(SHARED / "eval" / script), *arguments, "--json"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, object] = json.loads(answer.stdout)
    return result


def _flattened(result: dict[str, object], prefix: str = "") -> list[tuple[str, str, float]]:
    flat = []
    for key, value in result.items():
        if isinstance(value, dict):
            flat += _flattened(value, f"{prefix}{key} " if not _is_measure(value) else f"{prefix}{key}")
        elif isinstance(value, int | float):
            flat.append((prefix.strip(), key, float(value)))
    return flat


def _is_measure(value: dict[str, object]) -> bool:
    return not any(isinstance(inner, dict) for inner in value.values())


@pytest.mark.parametrize("name", FLOORS)
def test_a_figure_keeps_to_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name], f"{name} fell to {figures[name]}"
