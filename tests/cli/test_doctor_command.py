import csv
import json
import sqlite3
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


def test_an_audit_shows_the_head_and_holds_the_ledger_to_one_that_was_kept(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed")
    kept = json.loads(cli("doctor", "--audit", "--json").out)[-1]["finding"].split()[-1]
    cli("mark", ids[1], "contested")
    result = cli("doctor", "--head", kept.upper())
    assert result.code == 0
    assert "ok     ledger    2 entries, chained without a break, unaltered since entry 1" in result.out
    lost = cli("doctor", "--head", "0" * 64)
    assert lost.code == 3
    assert f"wrong  ledger    no entry has the hash {'0' * 64}" in lost.out


def test_an_audit_names_the_entry_that_was_altered(cli: Cli, ids: list[str]) -> None:
    cli("mark", *ids, "confirmed")
    connection = sqlite3.connect("claims.db")
    connection.execute("DROP TRIGGER log_update")
    connection.execute("UPDATE log SET by = 'Bob' WHERE number = 3")
    connection.commit()
    connection.close()
    result = cli("doctor", "--audit")
    assert result.code == 3
    assert "wrong  ledger    entry 3 is not as it was written\n" in result.out
    assert "wrong  ledger    log_update, which guards the file, is gone" in result.out
