import sqlite3
from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher

import claimcheck.workflow.doctor
from claimcheck.errors import DatabaseError, ModelError
from claimcheck.workflow import Check, examine, ingest


@pytest.fixture(autouse=True)
def _sound_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claimcheck.workflow.doctor, "models_status", lambda: "extractor.onnx is sound")


def checks(database: Path) -> dict[str, Check]:
    return {check.subject: check for check in examine(database)}


def test_all_is_well(article: Path, database: Path) -> None:
    list(ingest([str(article)], BytesIO(), database, FakeExtractor, load_fake_matcher))
    found = checks(database)
    assert [check.subject for check in found.values() if check.problem] == []
    assert "articles 1, claims 2, speakers 2, verdicts 0" in found["database"].finding
    assert found["models"].finding == "extractor.onnx is sound"


def test_a_missing_database_is_a_problem_and_the_rest_is_checked_too(database: Path) -> None:
    found = checks(database)
    assert isinstance(found["database"].problem, DatabaseError)
    assert "claimcheck ingest" in found["database"].finding
    assert found["models"].problem is None


def test_a_damaged_model_is_a_problem(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> str:
        raise ModelError("the model is damaged; install claimcheck again")

    monkeypatch.setattr(claimcheck.workflow.doctor, "models_status", damaged)
    assert isinstance(checks(database)["models"].problem, ModelError)


def test_faults_inside_the_database_are_listed(article: Path, database: Path) -> None:
    list(ingest([str(article)], BytesIO(), database, FakeExtractor, load_fake_matcher))
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE claims SET content = '[[0, 100000]]' WHERE position = 0")
    connection.close()
    faults = [check for check in examine(database) if check.problem]
    assert [check.subject for check in faults] == ["database"]
    assert "restore a copy" in faults[0].finding


def test_a_terminal_that_cannot_show_every_character_is_told_what_to_do(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        encoding = "iso8859-1"

    monkeypatch.setattr("sys.stdout", Terminal())
    found = checks(database)["terminal"]
    assert "PYTHONUTF8=1" in found.finding
    assert found.problem is None
