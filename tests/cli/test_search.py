import json

import pytest
from harness import Cli


def test_what_was_found_is_marked(cli: Cli, ids: list[str]) -> None:
    assert cli("search", "hurt", columns=80).lines == [
        f"{ids[1][:10]} unconfirmed certain",
        "Police (The Bridgeton Herald, 2016-03-22)",
        "  anybody was [hurt]",
    ]


@pytest.mark.usefixtures("ids")
def test_on_a_terminal_with_colours_it_is_marked_by_them(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = cli("search", "hurt", columns=80).out
    assert "[hurt]" not in shown
    assert "hurt" in shown


def test_all_words_must_occur_and_phrases_stand_together(cli: Cli, ids: list[str]) -> None:
    def found(*query: str) -> list[int]:
        return [ids.index(json.loads(line)["id"]) for line in cli("search", *query, "-f", "jsonl").lines]

    assert found("stone", "bridge") == [0]
    assert found('"stone bridge"') == [0]
    assert found('"bridge stone"') == []
    assert found("stone", "hurt") == []


@pytest.mark.usefixtures("ids")
def test_nothing_found_is_said(cli: Cli) -> None:
    result = cli("search", "dragons", columns=80)
    assert (result.code, result.out, result.err) == (0, "", "no claim has all these words\n")
    assert json.loads(cli("search", "dragons", "--json").out) == []


@pytest.mark.usefixtures("ids")
def test_at_most_so_many(cli: Cli) -> None:
    assert len(cli("search", "the", "--limit", "1", "-f", "jsonl").lines) == 1


def test_on_a_pipe_a_claim_is_a_line(cli: Cli, ids: list[str]) -> None:
    header, line = cli("search", "hurt").lines
    assert header.startswith("claim")
    assert line.startswith(ids[1])
