"""What the command line shows of corroboration."""

import json
from pathlib import Path

import pytest
from harness import Cli

ARTICLES = {
    "wire": ("Wire", "Ann Lee said that 14 people died aboard the Lumay Star."),
    "echo": ("Echo", "Bob Roe said that 14 people died aboard the Lumay Star today."),
    "bell": ("Bell", "Cy Poe said that 37 people died aboard the Lumay Star."),
}


@pytest.fixture
def claims(cli: Cli, tmp_path: Path) -> dict[str, dict]:
    """Three claims about one ferry, by their outlet, as they are exported."""
    for name, (publisher, text) in ARTICLES.items():
        head = f"---\npublisher: {publisher}\ndate: 2031-06-12\nurl: https://{name}.example/\n---\n"
        (tmp_path / f"{name}.txt").write_text(head + text, encoding="utf-8")
    assert cli("ingest", *[f"{name}.txt" for name in ARTICLES]).code == 0
    return exported(cli)


def exported(cli: Cli) -> dict[str, dict]:
    records = [json.loads(line) for line in cli("export", "jsonl").lines]
    return {record["article"]["publisher"]: record for record in records}


def test_the_record_names_what_is_the_same_and_what_conflicts(claims: dict[str, dict]) -> None:
    wire, echo, bell = (claims[name] for name in ("Wire", "Echo", "Bell"))
    assert wire["corroboration"]["same"] == [echo["id"]]
    assert wire["corroboration"]["conflicts"] == [{"claim": bell["id"], "part": 0, "reason": "number"}]
    assert wire["corroboration"]["status"] == "conflicting"
    assert wire["corroboration"]["independent_sources"] == 2
    assert wire["corroboration"]["credibility"] == 4
    assert bell["corroboration"]["group"] != wire["corroboration"]["group"] == echo["corroboration"]["group"]


def test_show_draws_sources_and_conflicts_as_a_tree(cli: Cli, claims: dict[str, dict]) -> None:
    shown = cli("show", claims["Wire"]["id"], columns=80).out
    assert "├── Ann Lee" in shown
    assert "│   └── Wire, 2031-06-12 this claim" in shown
    assert "├── Bob Roe" in shown
    assert "conflict, number: “37 people died aboard the Lumay Star” Cy Poe" in shown


def test_the_conflicting_can_be_listed(cli: Cli, claims: dict[str, dict]) -> None:
    assert len(cli("list", "--corroboration", "conflicting").lines) == 1 + len(claims)
    assert cli("list", "--corroboration", "corroborated").lines == []


def test_what_is_the_same_is_listed_together(cli: Cli, claims: dict[str, dict]) -> None:
    outlets = [json.loads(line)["article"]["publisher"] for line in cli("list", "--by-group", "-f", "jsonl").lines]
    assert {"Wire", "Echo"} in (set(outlets[:2]), set(outlets[1:]))
    assert len(claims) == len(outlets)


def test_an_analyst_has_the_last_word(cli: Cli, claims: dict[str, dict]) -> None:
    wire, echo = claims["Wire"]["id"], claims["Echo"]["id"]
    result = cli("link", wire, echo, "unrelated", "--note", "two ferries")
    assert (result.code, result.err) == (0, f"{wire} and {echo}: unrelated, by Ann Lee\n")
    assert cli("rematch").err == "3 claims matched anew\n"
    now = exported(cli)
    assert now["Wire"]["corroboration"]["group"] != now["Echo"]["corroboration"]["group"]
    assert f"linked: unrelated as {echo}" in cli("show", wire).out


def test_check_finds_what_was_claimed_and_judged(cli: Cli, claims: dict[str, dict]) -> None:
    cli("mark", claims["Wire"]["id"], "confirmed", "--with-same")
    found = cli("check", "14 people died aboard the Lumay Star", columns=80)
    assert found.code == 0
    assert "confirmed" in found.out
    assert "the same" in found.out
    record = json.loads(cli("check", "14 people died aboard the Lumay Star", "--json").out)[0]
    assert (record["link"], record["verdict"]["status"]) == ("same", "confirmed")
    assert len(claims) == 3


def test_check_says_when_there_is_nothing(cli: Cli, claims: dict[str, dict]) -> None:
    result = cli("check", "The harvest was poor this year")
    assert (result.code, result.out) == (0, "")
    assert result.err == "nothing like it has been claimed in the articles stored\n"
    assert claims


def test_who_joins_a_judged_group_is_flagged(cli: Cli, claims: dict[str, dict], tmp_path: Path) -> None:
    cli("mark", claims["Wire"]["id"], "confirmed", "--with-same")
    late = tmp_path / "late.txt"
    late.write_text("Dee Moe said that 14 people died aboard the Lumay Star then.", encoding="utf-8")
    cli("ingest", "late.txt")
    joined = exported(cli)[None]
    assert joined["verdict"]["status"] == "unconfirmed"
    assert "after a verdict on the same claim" in cli("show", joined["id"]).out
    assert "a date: its claims are compared with those of every time" in cli("show", joined["id"]).out
    assert "lacks" not in cli("show", claims["Wire"]["id"]).out


def test_of_many_places_a_few_are_drawn_and_all_are_in_the_record(cli: Cli, tmp_path: Path) -> None:
    for number in range(20):
        text = f"---\npublisher: Outlet {number}\n---\nAnn Lee said that 14 people died aboard the Lumay Star."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    cli("ingest", *[f"{number}.txt" for number in range(20)])
    claim = json.loads(cli("list", "-f", "jsonl", "--limit", "1").out)["id"]
    assert "and 8 more places" in cli("show", claim).out
    assert len(json.loads(cli("show", claim, "--json").out)["sources"][0][0]["told"]) == 20
