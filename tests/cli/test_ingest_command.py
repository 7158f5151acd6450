import json
import sys
from pathlib import Path

import pytest
from harness import Cli


@pytest.fixture
def story() -> Path:
    """A folder with two articles."""
    folder = Path("story")
    folder.mkdir()
    (folder / "bridge.txt").write_text("Ann Lee said that the bridge is closed.")
    (folder / "road.txt").write_text("Police said that the road is closed. Bob said that it is open.")
    return folder


@pytest.mark.usefixtures("story")
def test_each_article_is_named_with_its_claims(cli: Cli) -> None:
    result = cli("ingest", "story")
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines() == [
        "story/bridge.txt: new, 1 claim",
        "story/road.txt: new, 2 claims",
        "2 articles read: 2 new; 3 claims (2 without a date, 2 without a publisher)",
    ]


@pytest.mark.usefixtures("story")
def test_the_second_time_nothing_changes_and_that_is_said(cli: Cli) -> None:
    cli("ingest", "story")
    before = cli("export", "json").out
    assert cli("ingest", "story").err.splitlines() == [
        "story/bridge.txt: unchanged",
        "story/road.txt: unchanged",
        "2 articles read: 2 unchanged; nothing to store",
    ]
    assert cli("export", "json").out == before


def test_a_changed_article_keeps_the_verdicts_of_claims_that_stand(cli: Cli, story: Path) -> None:
    cli("ingest", "story")
    cli("mark", *[json.loads(line)["id"] for line in cli("list", "-f", "jsonl").lines], "confirmed")
    (story / "road.txt").write_text("Police said that the road is closed. Bob said that it is closed.")
    assert "story/road.txt: changed, 2 claims" in cli("ingest", "story").err
    statuses = {row["statement"]: row["verdict"]["status"] for row in json.loads(cli("list", "--json").out)}
    assert statuses == {
        "the bridge is closed": "confirmed",
        "the road is closed": "confirmed",
        "it is closed": "unconfirmed",
    }


def test_what_cannot_be_read_is_named_and_the_rest_is_stored(cli: Cli, story: Path) -> None:
    (story / "empty.txt").touch()
    result = cli("ingest", "story", "missing.txt")
    assert result.code == 5
    failures = [line for line in result.err.splitlines() if line.startswith("claimcheck: ")]
    assert [failure.split(": ")[1] for failure in failures] == ["story/empty.txt", "missing.txt"]
    assert (
        result.err.splitlines()[-1]
        == "2 articles read: 2 new, 2 failed; 3 claims (2 without a date, 2 without a publisher)"
    )
    assert len(cli("list", "-f", "jsonl").lines) == 3


def test_nothing_but_failures(cli: Cli) -> None:
    result = cli("ingest", "missing.txt")
    assert result.code == 5
    assert result.err.splitlines()[-1] == "0 articles read: 1 failed; nothing to store"


@pytest.mark.usefixtures("story")
def test_the_quiet_hear_of_failures_alone(cli: Cli) -> None:
    assert cli("ingest", "-q", "story").err == ""
    assert cli("ingest", "-q", "story", "missing.txt").err.count("\n") == 1


@pytest.mark.usefixtures("story")
def test_the_counts_are_there_for_programs(cli: Cli) -> None:
    counts = {"new": 2, "changed": 0, "unchanged": 0, "failed": 1, "claims": 3, "undated": 2, "without_publisher": 2}
    assert json.loads(cli("ingest", "--json", "story", "missing.txt").out) == counts


def test_standard_input_is_an_article_too(cli: Cli) -> None:
    assert cli("ingest", "-", stdin=b"Ann Lee said that the bridge is closed.").code == 0
    assert len(cli("list", "-f", "jsonl").lines) == 1


@pytest.mark.usefixtures("story")
def test_on_a_terminal_there_is_a_bar_and_failures_stay(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    result = cli("ingest", "story", "missing.txt", "--json")
    assert "claimcheck: missing.txt: " in result.err
    assert "story/bridge.txt: new" not in result.err.splitlines()
    assert json.loads(result.out)["new"] == 2


def test_the_columns_of_a_table_are_named(cli: Cli) -> None:
    Path("news.csv").write_text("headline,body\nBridge closed,Ann Lee said that the bridge is closed.\n")
    assert cli("ingest", "news.csv", "--map", "title=headline", "--map", "text=body").code == 0
    (claim,) = json.loads(cli("list", "--json").out)
    assert claim["article"]["title"] == "Bridge closed"
    assert len(cli("extract", "news.csv", "--map", "text=body").lines) == 1


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_column_for_a_field_that_articles_do_not_have_is_wrong_usage(cli: Cli, command: str) -> None:
    result = cli(command, "news.csv", "--map", "headline=title")
    assert result.code == 2
    assert result.err.startswith("claimcheck: --map headline=title: expected FIELD=COLUMN, FIELD one of text, title")


def test_names_of_files_and_titles_do_not_reach_the_terminal_as_they_are(cli: Cli) -> None:
    Path("a\n\x1b[31m\u202eb.txt").write_text("---\ntitle: \x1b[31m\u202eEvil\n---\nAnn said that it is closed.")
    result = cli("ingest", ".")
    assert "\x1b" not in result.err
    assert "\u202e" not in result.err
    assert len(result.err.splitlines()) == 2
