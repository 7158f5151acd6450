import csv
import json
from io import StringIO

import pytest
from harness import Cli

import claimcheck.workflow.doctor
from claimcheck.errors import ModelError


@pytest.fixture(autouse=True)
def _sound_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claimcheck.workflow.doctor, "models_status", lambda: "sound")


@pytest.mark.usefixtures("ids")
def test_all_is_well(cli: Cli) -> None:
    result = cli("doctor")
    assert result.code == 0
    assert [line.split()[:2] for line in result.lines] == [
        ["ok", "python"],
        ["ok", "sqlite"],
        ["ok", "terminal"],
        ["ok", "models"],
        ["ok", "database"],
    ]


def test_the_exit_code_is_that_of_the_worst_finding(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = cli("doctor")
    assert missing.code == 3
    assert "wrong  database  no database at claims.db" in missing.out

    def damaged() -> str:
        raise ModelError("the model is damaged; install claimcheck again")

    monkeypatch.setattr(claimcheck.workflow.doctor, "models_status", damaged)
    both = cli("doctor")
    assert both.code == 4
    assert "wrong  models    the model is damaged; install claimcheck again" in both.out


@pytest.mark.usefixtures("ids")
def test_it_fits_the_terminal(cli: Cli) -> None:
    assert max(map(len, cli("doctor", columns=40).lines)) <= 40


def test_for_programs(cli: Cli) -> None:
    checks = json.loads(cli("doctor", "--json").out)
    assert {check["subject"]: check["sound"] for check in checks} == {
        "python": True,
        "sqlite": True,
        "terminal": True,
        "models": True,
        "database": False,
    }
    rows = list(csv.DictReader(StringIO(cli("doctor", "-f", "csv").out)))
    assert [row["finding"] for row in rows] == [check["finding"] for check in checks]
