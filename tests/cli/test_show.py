import json

import pytest
from harness import Cli


def test_without_colours_the_parts_are_in_brackets(cli: Cli, ids: list[str]) -> None:
    result = cli("show", ids[1])
    assert result.lines[:3] == [
        "denied: anybody was hurt",
        "  [source: Police] [cue: denied] [content: that anybody was hurt].",
        "",
    ]


def test_with_colours_there_is_a_legend(cli: Cli, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("show", ids[1]).out
    assert "[source:" not in cli("show", ids[1]).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[source: Police]" in cli("show", ids[1]).out


def test_all_that_is_known_is_shown(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed", "--note", "asked the engineers", "--evidence", "https://example.org/a")
    shown = " ".join(cli("show", ids[0], columns=200).out.split())
    for fact in (
        f"claim {ids[0]}",
        "said by Mayor Ann Lee of Upper Bridgeton (person)",
        "as certain fact, affirmed, indirect",
        "confidence 90%",
        "article Bridge closed The Bridgeton Herald, 2016-03-22, by B. Writer news/bridge.txt",
        "backing single-source. Rests on one source: Mayor Ann Lee of Upper Bridgeton, in The Bridgeton Herald.",
        "verdict confirmed, by Ann Lee",
        "Ann Lee: confirmed (asked the engineers; https://example.org/a)",
    ):
        assert fact in shown


def test_a_claim_of_nobody_says_so(cli: Cli, ids: list[str]) -> None:
    assert "said by     nobody named" in cli("show", ids[2]).lines


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_it_fits_the_terminal(cli: Cli, ids: list[str], columns: int) -> None:
    assert max(map(len, cli("show", ids[0], columns=columns).lines)) <= columns


def test_an_id_may_be_shortened(cli: Cli, ids: list[str]) -> None:
    assert cli("show", ids[0][4:12]).out == cli("show", ids[0]).out


def test_as_json_it_is_the_record_with_passage_and_history(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[1], "contested")
    (listed,) = json.loads(cli("list", "--contested", "--json").out)
    record = json.loads(cli("show", ids[1], "--json").out)
    assert {key: record[key] for key in listed} == listed
    assert [paragraph["text"] for paragraph in record["passage"]] == ["Police denied that anybody was hurt."]
    assert [line["status"] for line in record["history"]] == ["contested"]


def test_as_csv_it_is_a_row_of_the_export(cli: Cli, ids: list[str]) -> None:
    header, _, second, *_ = cli("export", "csv").lines
    assert cli("show", ids[1], "-f", "csv").lines == [header, second]
