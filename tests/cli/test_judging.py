"""`mark`, `undo` and `history`."""

import csv
import json
from io import StringIO

import pytest
from harness import Cli


def test_marking_says_what_changed(cli: Cli, ids: list[str]) -> None:
    result = cli("mark", ids[1][:10], "confirmed")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{ids[1]}: confirmed, was unconfirmed: anybody was hurt\n"
    assert "contested, was confirmed" in cli("mark", ids[1], "contested").err


def test_several_claims_get_one_verdict(cli: Cli, ids: list[str]) -> None:
    assert cli("mark", *ids, "contested", "--note", "one hoax").err.count("\n") == 4
    assert len(cli("list", "--contested", "-f", "jsonl").lines) == 4


def test_the_analyst_is_named_by_the_option_or_the_environment(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed")
    cli("mark", ids[0], "confirmed", "--by", "Bob")
    assert [line["by"] for line in json.loads(cli("history", "--json").out)] == ["Ann Lee", "Bob"]


def test_undo_goes_back_to_the_verdict_before(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed")
    cli("mark", ids[0], "contested")
    assert cli("undo").err == f"{ids[0]}: confirmed again, 2 taken back\n"
    assert cli("undo", ids[0]).err == f"{ids[0]}: unconfirmed again, 1 taken back\n"
    nothing = cli("undo")
    assert nothing.code == 2
    assert "no verdict to take back" in nothing.err


def test_history_keeps_all_and_can_be_of_one_claim(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed", "--note", "seen", "--evidence", "https://example.org/a")
    cli("mark", ids[1], "contested")
    cli("undo")
    first, second, third = cli("history").lines
    assert first.startswith("   1  20")
    assert first.endswith(f"Z Ann Lee: {ids[0]} confirmed (seen; https://example.org/a)")
    assert second.endswith(f"{ids[1]} contested")
    assert third.endswith(f"{ids[1]} unconfirmed again, 2 taken back")
    assert cli("history", ids[0][:10]).lines == [first]


@pytest.mark.parametrize("columns", [40, 80])
def test_history_fits_the_terminal(cli: Cli, ids: list[str], columns: int) -> None:
    cli("mark", ids[0], "confirmed", "--note", "a long reason " * 10, "--evidence", "https://example.org/a")
    lines = cli("history", columns=columns).lines
    assert max(map(len, lines)) <= columns
    assert any(ids[0] in line for line in lines)


@pytest.mark.usefixtures("ids")
def test_no_history_is_said(cli: Cli) -> None:
    result = cli("history")
    assert (result.code, result.out) == (0, "")
    assert "claimcheck mark" in result.err


def test_history_for_programs(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed", "--note", "=1+1", "--evidence", "https://example.org/a")
    cli("undo")
    mark, undo = map(json.loads, cli("history", "-f", "jsonl").lines)
    at = mark["at"]
    assert mark == {
        "number": 1,
        "action": "mark",
        "claim": ids[0],
        "status": "confirmed",
        "by": "Ann Lee",
        "at": at,
        "note": "=1+1",
        "evidence": ["https://example.org/a"],
        "undoes": None,
    }
    assert (undo["action"], undo["undoes"]) == ("undo", 1)
    rows = list(csv.DictReader(StringIO(cli("history", "-f", "csv").out, newline="")))
    assert rows[0]["note"] == "'=1+1"
    assert rows[0]["evidence"] == "https://example.org/a"
