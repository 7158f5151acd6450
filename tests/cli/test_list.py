import csv
import json
import unicodedata
from io import StringIO

import pytest
from harness import Cli


def shown(cli: Cli, *options: str) -> list[str]:
    """Return the statements that `list` shows."""
    return [json.loads(line)["statement"] for line in cli("list", "--format", "jsonl", *options).lines]


@pytest.mark.parametrize("columns", [200, 80, 60, 40, 20])
def test_the_table_fits_the_terminal(cli: Cli, ids: list[str], hostile: str, columns: int) -> None:
    result = cli("list", columns=columns)
    assert result.code == 0
    assert max(map(len, result.lines)) <= columns
    for claim_id in [*ids, hostile]:
        assert any(claim_id[:10] in line for line in result.lines), "an id is never broken"


def test_at_80_columns_a_claim_can_be_read(cli: Cli, ids: list[str]) -> None:
    assert cli("list", "--speaker", "bridgeton", columns=80).lines == [
        "            verdict      said by",
        "claim       certainty    outlet, day           statement",
        f"{ids[0][:10]}  unconfirmed  Mayor Ann Lee of      the old stone bridge is closed to",
        "            certain      Upper Bridgeton       all traffic until Friday, when",
        "                         The Bridgeton         engineers will have looked at",
        "                         Herald, 2016-03-22    every one of its arches and at …",
    ]


def test_at_40_columns_a_claim_is_a_block(cli: Cli, ids: list[str]) -> None:
    assert cli("list", "--speaker", "police", columns=40).lines == [
        f"{ids[1][:10]} unconfirmed certain",
        "Police (The Bridgeton Herald,",
        "2016-03-22)",
        "  denied: anybody was hurt",
    ]


def test_on_a_pipe_a_claim_is_a_line_and_nothing_is_cropped(cli: Cli, ids: list[str]) -> None:
    header, *lines = cli("list").lines
    assert header.split() == ["claim", "verdict", "certainty", "day", "outlet", "said", "by", "statement"]
    assert [line.split()[0] for line in lines] == ids
    assert lines[0].endswith("at the road that leads to it from the east")
    assert "denied: anybody was hurt" in lines[1]


def test_a_table_ends_after_50_claims_and_says_so(cli: Cli) -> None:
    story = " ".join(f"Number {number} said that it rains." for number in range(60))
    cli("ingest", "-", stdin=story.encode())
    result = cli("list", columns=40)
    assert sum(line.startswith("clm_") for line in result.lines) == 50
    assert result.err == "50 of 60 claims; --limit N shows more\n"
    assert sum(line.startswith("clm_") for line in cli("list", "--limit", "60", columns=40).lines) == 60
    assert len(cli("list").lines) == 61
    assert len(shown(cli)) == 60
    assert len(shown(cli, "--limit", "7")) == 7


@pytest.mark.usefixtures("ids")
def test_no_claims_are_said_and_nothing_is_written(cli: Cli) -> None:
    for columns in (None, 40, 80):
        result = cli("list", "--confirmed", columns=columns)
        assert (result.code, result.out) == (0, "")
        assert result.err == "no claims; ingest articles, or choose less narrowly\n"


def test_verdicts_may_be_combined(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[1], "confirmed")
    cli("mark", ids[2], "contested")
    assert shown(cli, "--confirmed") == ["anybody was hurt"]
    assert shown(cli, "--confirmed", "--contested") == ["anybody was hurt", "to be the owner"]
    assert len(shown(cli, "--unconfirmed")) == 2


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--speaker", "POLICE"], [1]),
        (["--publisher", "herald"], [0, 1]),
        (["--article", "road"], [2, 3]),
        (["--certainty", "unverified"], [2]),
        (["--kind", "fact"], [0, 1, 2, 3]),
        (["--kind", "opinion"], []),
        (["--corroboration", "single-source"], [0, 1, 2, 3]),
        (["--since", "2016-03-22"], [0, 1]),
        (["--until", "2016-03-22"], [0, 1]),
        (["--until", "2016-03-21"], []),
        (["--search", "bridge closed"], [0, 1]),
        (["--narrated"], [0, 1, 2, 3]),
        (["--publisher", "herald", "--speaker", "mayor"], [0]),
        (["--sort", "confidence", "--limit", "3"], [0, 1, 2]),
        (["--sort", "speaker"], [3, 0, 1, 2]),
        (["--by-group"], [0, 1, 2, 3]),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_options_choose_and_sort(cli: Cli, ids: list[str], options: list[str], expected: list[int]) -> None:
    records = [json.loads(line) for line in cli("list", "--format", "jsonl", *options).lines]
    assert [ids.index(record["id"]) for record in records] == expected


def test_formats_hold_the_same_claims(cli: Cli, ids: list[str]) -> None:
    assert [record["id"] for record in json.loads(cli("list", "--json").out)] == ids
    assert [json.loads(line)["id"] for line in cli("list", "-f", "jsonl").lines] == ids
    assert [row["id"] for row in csv.DictReader(StringIO(cli("list", "-f", "csv").out, newline=""))] == ids


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json"],
        ["list", "-f", "csv"],
        ["search", "content"],
        ["show", "ID"],
        ["mark", "ID", "confirmed", "--note", "\x1b[31m"],
        ["history"],
        ["ingest", "\x1b[31m\u202e.txt"],
        ["show", "\x1b[31m"],
    ],
    ids=lambda value: " ".join(value).encode("unicode_escape").decode(),
)
@pytest.mark.parametrize("columns", [None, 40, 80])
def test_nothing_in_an_article_commands_the_terminal(
    cli: Cli, hostile: str, arguments: list[str], columns: int | None
) -> None:
    result = cli(*[hostile if argument == "ID" else argument for argument in arguments], columns=columns)
    written = result.out.replace("\r\n", "") + result.err
    commanding = {character for character in written if unicodedata.category(character) in ("Cc", "Cf", "Cs")}
    assert commanding <= {"\n"}


@pytest.mark.usefixtures("hostile")
def test_what_looks_like_markup_is_shown_as_it_is(cli: Cli) -> None:
    assert "[bold]red[/bold]:smile:" in cli("list", columns=200).out
