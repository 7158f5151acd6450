"""`import`: an exported sheet that an editor sends back."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from harness import Cli, Result

Rows = list[dict[str, str]]


@pytest.fixture
def sheet(cli: Cli, ids: list[str]) -> Rows:
    """The sheet that is sent to the editor, one row a claim."""
    rows = list(csv.DictReader(StringIO(cli("export", "csv").out, newline="")))
    assert [row["id"] for row in rows] == ids
    return rows


@pytest.fixture
def send_back(cli: Cli) -> Callable[..., Result]:
    """Send rows back, in a dialect and an encoding, and import them."""

    def sent(rows: Rows, *options: str, encoding: str = "utf-8", **dialect: str) -> Result:
        with Path("back.csv").open("w", encoding=encoding, errors="replace", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), **dialect)  # type: ignore[arg-type]
            writer.writeheader()
            writer.writerows(rows)
        return cli("import", "back.csv", "--by", "Ed", *options)

    return sent


def history(cli: Cli) -> list[dict[str, object]]:
    return [json.loads(line) for line in cli("history", "-f", "jsonl").lines]


def verdict(cli: Cli, claim_id: str) -> dict[str, object]:
    return json.loads(cli("show", claim_id, "--json").out)["verdict"]


def test_changed_cells_become_verdicts_by_the_editor(
    cli: Cli, ids: list[str], sheet: Rows, send_back: Callable[..., Result]
) -> None:
    sheet[0] |= {
        "verdict_status": "confirmed",
        "verdict_note": "'=seen",
        "verdict_evidence": "https://a.example; https://b.example",
    }
    sheet[2] |= {"verdict_note": "ask the mayor"}
    result = send_back(sheet)
    assert result.code == 0
    assert len(result.err.splitlines()) == 2
    given = verdict(cli, ids[0])
    assert given == {
        "status": "confirmed",
        "by": "Ed",
        "at": given["at"],
        "note": "=seen",
        "evidence": ["https://a.example", "https://b.example"],
    }
    assert (verdict(cli, ids[2])["status"], verdict(cli, ids[2])["note"]) == ("unconfirmed", "ask the mayor")
    assert verdict(cli, ids[1])["by"] is None


def test_the_same_sheet_again_changes_nothing(cli: Cli, sheet: Rows, send_back: Callable[..., Result]) -> None:
    sheet[0]["verdict_status"] = "confirmed"
    send_back(sheet)
    before = history(cli)
    again = send_back(sheet)
    assert (again.code, again.err) == (0, "no verdict was changed\n")
    assert history(cli) == before


def test_one_undo_takes_back_a_whole_import(
    cli: Cli, ids: list[str], sheet: Rows, send_back: Callable[..., Result]
) -> None:
    sheet[0]["verdict_status"] = "confirmed"
    sheet[1]["verdict_status"] = "contested"
    send_back(sheet)
    assert cli("undo").err.count("\n") == 2
    assert [verdict(cli, claim_id)["status"] for claim_id in ids] == ["unconfirmed"] * 4


def test_a_dry_run_shows_the_changes_and_writes_nothing(
    cli: Cli, ids: list[str], sheet: Rows, send_back: Callable[..., Result]
) -> None:
    sheet[1] |= {"verdict_status": "contested", "verdict_note": "\x1b[31mdenied"}
    before = history(cli)
    result = send_back(sheet, "--dry-run")
    assert result.code == 0
    assert result.out == (
        f"{ids[1]}: contested, “\N{REPLACEMENT CHARACTER}[31mdenied”; was unconfirmed: anybody was hurt\n"
    )
    assert history(cli) == before


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "clm_nothere"}, "no claim clm_nothere"),
        ({"id": ""}, "no id"),
        ({"verdict_status": "debunked"}, "'debunked' is no verdict; write one of unconfirmed, confirmed, contested"),
        ({"verdict_status": ""}, "'' is no verdict"),
        ({"statement": "everybody was hurt"}, "statement was changed; only verdicts and notes can be"),
        ({"certainty": "unverified"}, "certainty was changed"),
        ({"verdict_evidence": "file:///etc/passwd"}, "'file:///etc/passwd' is no web address"),
    ],
)
def test_what_does_not_fit_is_listed_and_nothing_is_written(
    cli: Cli, sheet: Rows, send_back: Callable[..., Result], change: dict[str, str], reason: str
) -> None:
    before = history(cli)
    sheet[0]["verdict_status"] = "confirmed"
    sheet[1] |= change
    result = send_back(sheet)
    assert result.code == 1
    assert result.err.startswith("claimcheck: back.csv, row 3: ")
    assert reason in result.err
    assert result.err.endswith("nothing was written\n")
    assert history(cli) == before


def test_every_row_that_does_not_fit_is_listed(cli: Cli, sheet: Rows, send_back: Callable[..., Result]) -> None:
    sheet[0]["verdict_status"] = "false"
    sheet[3]["statement"] = "else"
    sheet.append(sheet[1])
    told = send_back(sheet, "--dry-run").err.splitlines()
    assert [line.split(":")[1].strip() for line in told] == ["back.csv, row 2", "back.csv, row 5", "back.csv, row 6"]
    assert "stands in row 3 already" in told[2]
    assert cli("list", "--confirmed").lines == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_spreadsheets_mangling_is_survived(
    cli: Cli, ids: list[str], sheet: Rows, send_back: Callable[..., Result], encoding: str, delimiter: str
) -> None:
    gone = ("source_offsets", "confidence", "source", "event_time_from")
    mangled = [
        {
            name: row[name].replace("2016-03-22T06:30:00Z", "22/03/2016 06:30")
            for name in reversed(row)
            if name not in gone
        }
        for row in reversed(sheet)
    ]
    mangled[0] |= {"verdict_status": " Confirmed", "verdict_note": "seen"}
    result = send_back(mangled, encoding=encoding, delimiter=delimiter)
    assert result.code == 0
    assert [line["claim"] for line in history(cli) if line["action"] == "mark"] == [ids[3]]


def test_a_row_that_nobody_edited_takes_no_later_verdict_back(
    cli: Cli, ids: list[str], sheet: Rows, send_back: Callable[..., Result]
) -> None:
    cli("mark", ids[0], "contested", "--by", "Bob")
    sheet[1]["verdict_status"] = "confirmed"
    assert send_back(sheet).code == 0
    assert verdict(cli, ids[0])["by"] == "Bob"
    assert verdict(cli, ids[1])["by"] == "Ed"


def test_a_claim_that_was_judged_since_the_export_is_reported(
    cli: Cli, ids: list[str], sheet: Rows, send_back: Callable[..., Result]
) -> None:
    cli("mark", ids[0], "contested", "--by", "Bob")
    sheet[0]["verdict_status"] = "confirmed"
    result = send_back(sheet)
    assert result.code == 1
    assert f"{ids[0]} was judged since it was exported: contested by Bob, 20" in result.err
    assert verdict(cli, ids[0])["by"] == "Bob"


def test_without_its_version_a_row_counts_as_exported_just_now_and_that_is_said(
    cli: Cli, ids: list[str], send_back: Callable[..., Result]
) -> None:
    cli("mark", ids[0], "contested", "--note", "denied", "--evidence", "https://a.example")
    result = send_back([{"id": ids[0], "verdict_status": "confirmed"}])
    assert result.code == 0
    assert "has no column version" in result.err
    assert (verdict(cli, ids[0])["note"], verdict(cli, ids[0])["evidence"]) == (None, [])


def test_a_reason_is_asked_of_an_editor_too(
    ids: list[str], config_file: Path, send_back: Callable[..., Result]
) -> None:
    config_file.write_text('[verdicts]\nreason_required = ["contested"]\n')
    assert "contested needs a reason" in send_back([{"id": ids[0], "verdict_status": "contested"}]).err


@pytest.mark.usefixtures("ids")
def test_a_workbook_is_refused_in_one_line(cli: Cli) -> None:
    Path("claims.xlsx").write_bytes(b"PK\x03\x04")
    result = cli("import", "claims.xlsx")
    assert (result.code, result.err) == (
        1,
        "claimcheck: claims.xlsx: a workbook; save it as CSV (UTF-8) and import that\n",
    )
