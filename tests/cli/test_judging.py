"""`mark`, `undo` and `history`."""

import csv
import hashlib
import json
from io import StringIO
from pathlib import Path

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
        "hash": mark["hash"],
    } | dict.fromkeys(
        "other link kind source name reliability path format chosen claims sha256 url address content_type size".split()
    )
    assert len(mark["hash"]) == 64
    assert (undo["action"], undo["undoes"]) == ("undo", 1)
    rows = list(csv.DictReader(StringIO(cli("history", "-f", "csv").out, newline="")))
    assert rows[0]["note"] == "'=1+1"
    assert rows[0]["evidence"] == "https://example.org/a"


def test_ids_come_from_standard_input_as_a_list_writes_them(cli: Cli, ids: list[str]) -> None:
    listed = cli("list", "--publisher", "herald").out
    assert listed.startswith("claim ")
    assert cli("mark", "-", "contested", stdin=listed.encode()).code == 0
    assert [json.loads(line)["id"] for line in cli("list", "--contested", "-f", "jsonl").lines] == ids[:2]
    plain = f"{ids[2][:10]}\r\n\n{ids[3]}\n".encode()
    assert cli("mark", "-", "confirmed", stdin=plain).err.count("\n") == 2


def test_a_claim_is_marked_only_in_the_version_that_was_read(cli: Cli, ids: list[str]) -> None:
    version = json.loads(cli("show", ids[0], "--json").out)["version"]
    assert f"version     {version}" in cli("show", ids[0]).out
    assert cli("mark", f"{ids[0][:10]}@{version[:12]}", "confirmed", "--by", "Bob").code == 0
    late = cli("mark", ids[1], f"{ids[0]}@{version}", "contested")
    assert late.code == 1
    assert f"{ids[0]} has changed since it was read: it is confirmed by Bob, 20" in late.err
    assert "nothing was marked" in late.err
    assert [line["by"] for line in json.loads(cli("history", "--json").out)] == ["Bob"]
    assert "the version that show tells" in cli("mark", f"{ids[0]}@", "contested").err


def test_whose_verdict_was_there_before_is_said(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed", "--by", "Bob")
    assert "contested, was confirmed by Bob, 20" in cli("mark", ids[0], "contested").err


def test_history_has_links_exports_and_imports_too(cli: Cli, ids: list[str]) -> None:
    Path("sheet.csv").write_text(f"id,verdict_status\n{ids[0]},confirmed\n")
    cli("export", "csv", "-o", "claims.csv", "--speaker", "police")
    cli("export", "jsonl")
    cli("import", "sheet.csv")
    told = [line.split("Ann Lee: ")[1] for line in cli("history").lines]
    assert told == [
        "export of 1 claim as csv to claims.csv",
        "export of 4 claims as jsonl to standard output",
        "import of sheet.csv, verdicts on 1 claim",
        f"{ids[0]} confirmed",
    ]
    first = json.loads(cli("history", "-f", "jsonl").lines[0])
    assert first["sha256"] == hashlib.sha256(Path("claims.csv").read_bytes()).hexdigest()
    assert json.loads(first["chosen"]) == {"speaker": "police", "narrated": True}
    assert [line.split()[0] for line in cli("history", ids[0]).lines] == ["4"]


def test_the_config_file_may_ask_for_a_reason(cli: Cli, ids: list[str], config_file: Path) -> None:
    config_file.write_text('[verdicts]\nreason_required = ["contested"]\n')
    refused = cli("mark", ids[0], "contested", "--note", " ")
    assert refused.code == 2
    assert "contested needs a reason" in refused.err
    assert cli("mark", ids[0], "confirmed").code == 0
    assert cli("mark", ids[0], "contested", "--note", "denied").code == 0
