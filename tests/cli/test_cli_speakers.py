"""`speakers` and `publishers`, and where else a track record shows."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from harness import Cli

ARTICLES = {
    "wire": ("Wire", "Ann Lee said that 14 people died aboard the Lumay Star."),
    "echo": ("Echo", "Bob Roe said that 14 people died aboard the Lumay Star today."),
}


@pytest.fixture(autouse=True)
def stored(cli: Cli, tmp_path: Path) -> None:
    for name, (publisher, text) in ARTICLES.items():
        head = f"---\npublisher: {publisher}\ndate: 2031-06-12\nurl: https://{name}.example/\n---\n"
        (tmp_path / f"{name}.txt").write_text(head + text, encoding="utf-8")
    assert cli("ingest", "wire.txt", "echo.txt").code == 0


def exported(cli: Cli) -> dict[str, dict]:
    records = [json.loads(line) for line in cli("export", "jsonl").lines]
    return {record["article"]["publisher"]: record for record in records}


def test_a_table_on_a_terminal_and_a_line_each_on_a_pipe(cli: Cli) -> None:
    shown = cli("speakers", columns=80)
    assert shown.code == 0
    assert max(map(len, shown.lines)) <= 80
    assert shown.lines[2].split() == ["Ann", "Lee", "1", "0", "0", "2031-06-12", "-"]
    assert shown.lines[3].split() == ["person,", "1", "outlet", "1", "0", "0", "2031-06-12", "F"]
    assert [line.split()[-2:] for line in cli("speakers").lines[1:]] == [["Ann", "Lee"], ["Bob", "Roe"]]
    assert cli("publishers", columns=80).lines[2].startswith("Echo")
    assert "1 claim in 1 outlet: none judged; not rated, F" in cli("speakers", columns=59).out


def test_a_limit_is_said_on_a_terminal(cli: Cli) -> None:
    result = cli("speakers", "--limit", "1", columns=80)
    assert (len(result.lines), result.err) == (4, "1 speakers shown; --limit N shows more\n")


def test_for_programs(cli: Cli) -> None:
    record = json.loads(cli("speakers", "--json").out)[0]
    assert (record["name"], record["claims"], record["fact"], record["suggested_reliability"]) == ("Ann Lee", 1, 1, "F")
    record = json.loads(cli("speakers", "show", "ann", "--json").out)
    assert (record["names"], record["heard_in"], record["history"]) == (["Ann Lee"], {"Wire": 1}, [])
    (row,) = csv.DictReader(StringIO(cli("publishers", "show", "wire", "-f", "csv").out, newline=""))
    assert (row["name"], row["articles"], row["reliability"]) == ("Wire", "1", "")


def test_one_speaker_is_shown_with_what_was_said_of_it(cli: Cli) -> None:
    cli("speakers", "merge", "ann", "bob", "--note", "her middle name")
    cli("speakers", "rate", "ann", "B")
    shown = cli("speakers", "show", "Ann Lee", columns=120).out
    for fact in (
        "also       Bob Roe",
        "claims     2: 2 fact",
        "verdicts   0 confirmed, 0 contested, 2 unconfirmed",
        "outlets    Echo: 1 claim",
        "rated      B, usually reliable",
        "suggested  F, cannot be judged: 0 of at least 5 claims of fact judged",
        "Ann Lee: merged with Bob Roe (her middle name)",
        "Ann Lee: rated B",
    ):
        assert fact in shown


def test_what_changed_is_said(cli: Cli) -> None:
    result = cli("speakers", "merge", "Ann Lee", "Bob Roe")
    assert (result.code, result.out) == (0, "")
    assert "2 claims in 2 outlets: none judged; not rated, F suggested" in result.err
    assert cli("speakers", "undo").err == "Ann Lee: taken back: merged with Bob Roe\n"
    nothing = cli("speakers", "undo")
    assert (nothing.code, "is left to take back" in nothing.err) == (2, True)


def test_the_record_has_who_it_is_and_how_reliable(cli: Cli) -> None:
    cli("speakers", "merge", "ann", "bob")
    cli("speakers", "rate", "bob", "D")
    cli("publishers", "rate", "echo", "A")
    found = exported(cli)
    wire, echo = found["Wire"], found["Echo"]
    assert wire["speaker"]["id"] == echo["speaker"]["id"]
    assert (echo["speaker"]["name"], echo["speaker"]["known_as"]) == ("Bob Roe", "Ann Lee")
    assert (wire["speaker"]["reliability"], echo["speaker"]["reliability"]) == ("D", "D")
    assert (wire["article"]["publisher_reliability"], echo["article"]["publisher_reliability"]) == (None, "A")
    assert wire["corroboration"]["independent_sources"] == 1


def test_a_claim_is_shown_with_the_records_of_its_sources(cli: Cli) -> None:
    cli("speakers", "merge", "ann", "bob")
    echo = exported(cli)["Echo"]["id"]
    shown = " ".join(cli("show", echo, columns=200).out.split())
    assert "said by Bob Roe (person) also Ann Lee record known as Ann Lee: 2 claims in 2 outlets" in shown
    assert "record 1 claim in 1 article" in shown
    record = json.loads(cli("show", echo, "--json").out)
    assert (record["speaker_record"]["claims"], record["publisher_record"]["name"]) == (2, "Echo")
    assert "Ann Lee, as “Bob Roe”" in cli("list").out


def test_history_tells_what_was_said_of_sources_among_the_verdicts(cli: Cli) -> None:
    wire = exported(cli)["Wire"]["id"]
    cli("publishers", "rate", "wire", "C", "--by", "Bob")
    cli("mark", wire, "confirmed")
    cli("speakers", "alias", "ann", "the mayor")
    cli("speakers", "undo")
    lines = cli("history", columns=200).lines
    assert [line.split()[0] for line in lines] == ["1", "2", "3", "4", "5"]
    assert lines[1].endswith("Bob: publisher Wire: rated C")
    assert lines[4].endswith("speaker Ann Lee: 4 taken back")
    assert len(cli("history", wire).lines) == 1
    kinds = [json.loads(line)["kind"] for line in cli("history", "-f", "jsonl").lines]
    assert kinds == [None, "publisher", None, "speaker", "speaker"]
    rows = list(csv.DictReader(StringIO(cli("history", "-f", "csv").out, newline="")))
    assert [(row["number"], row["claim"], row["name"]) for row in rows] == [
        ("1", "", ""),
        ("2", "", "Wire"),
        ("3", wire, ""),
        ("4", "", "Ann Lee"),
        ("5", "", "Ann Lee"),
    ]
    assert cli("doctor", "--audit").code == 0


def test_split_tells_of_both(cli: Cli) -> None:
    cli("speakers", "merge", "ann", "bob")
    said = cli("speakers", "split", "ann", "Bob Roe", "--as", "Robert Roe").err
    assert [line.split(" (")[0] for line in said.splitlines()] == ["Ann Lee", "Robert Roe"]
    assert cli("list", "--speaker", "robert").lines[1].split()[0] == exported(cli)["Echo"]["id"]


def test_options_before_a_command_are_not_passed_over_in_silence(cli: Cli) -> None:
    result = cli("speakers", "--json", "show", "ann")
    assert (result.code, "put options behind show, not before it" in result.err) == (2, True)


def test_who_is_not_there_is_said(cli: Cli) -> None:
    result = cli("speakers", "rate", "cid", "A")
    assert (result.code, result.out) == (2, "")
    assert result.err == "claimcheck: no speaker called 'cid'; see them with: claimcheck speakers\n"


def test_names_from_articles_do_not_command_the_terminal(cli: Cli, hostile: str) -> None:
    for columns in (None, 50, 80):
        shown = cli("publishers", columns=columns).out + cli("speakers", columns=columns).out
        assert hostile
        assert not set("\x1b\x9b\x07\u202e") & set(shown)
    cli("publishers", "rate", "owned", "E")
    assert not set("\x1b\x9b\x07\u202e") & set(cli("publishers", "show", "owned").out + cli("history").out)
