import json
from pathlib import Path

import pytest
from builders import make_article, make_claim
from harness import Cli

from claimcheck.records import Event, Quantity
from claimcheck.store import open_store

ARTICLES = {
    "wire": ("Wire", "2031-06-12", "Ann Lee said that 14 people died aboard the Lumay Star."),
    "echo": ("Echo", "2031-06-13", "Bob Roe said that 14 people died aboard the Lumay Star today."),
    "bell": ("Bell", "2031-06-14", "Cy Poe said that 37 people died aboard the Lumay Star."),
    "fish": ("Fish", "2031-06-11", "Di Moe said that herring is dear."),
}


@pytest.fixture
def claims(cli: Cli, tmp_path: Path) -> dict[str, dict]:
    """Three claims about one ferry and one about fish, by their outlet, as they are exported."""
    for name, (publisher, day, text) in ARTICLES.items():
        head = f"---\npublisher: {publisher}\ndate: {day}\nurl: https://{name}.example/\n---\n"
        (tmp_path / f"{name}.txt").write_text(head + text, encoding="utf-8")
    assert cli("ingest", *[f"{name}.txt" for name in ARTICLES]).code == 0
    records = [json.loads(line) for line in cli("export", "jsonl").lines]
    return {record["article"]["publisher"]: record for record in records}


def outlets(cli: Cli, *arguments: str) -> list[str]:
    return [row["outlet"] for row in json.loads(cli("timeline", *arguments, "--json").out)]


@pytest.mark.usefixtures("claims")
def test_the_earliest_comes_first(cli: Cli) -> None:
    assert outlets(cli) == ["Fish", "Wire", "Echo", "Bell"]
    assert outlets(cli, "--limit", "1") == ["Fish"]


def test_a_story_is_a_claim_with_what_is_the_same_and_what_conflicts(cli: Cli, claims: dict[str, dict]) -> None:
    assert outlets(cli, claims["Echo"]["id"]) == ["Wire", "Echo", "Bell"]
    assert outlets(cli, claims["Fish"]["id"][4:12]) == ["Fish"]
    assert outlets(cli, claims["Echo"]["id"], "--speaker", "poe") == ["Bell"]


def test_a_story_may_be_named_by_its_group(cli: Cli, claims: dict[str, dict]) -> None:
    group = claims["Wire"]["corroboration"]["group"]
    assert outlets(cli, group) == outlets(cli, group[:10]) == ["Wire", "Echo", "Bell"]


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    ("name", "says"), [("grp_xyz", "no group grp_xyz; see "), ("xyz", "no claim xyz; "), ("grp_", "grp_ could be grp_")]
)
def test_an_id_that_names_nothing_or_too_much_is_said(cli: Cli, name: str, says: str) -> None:
    result = cli("timeline", name)
    assert (result.code, result.out) == (2, "")
    assert says in result.err


@pytest.mark.usefixtures("claims")
def test_a_terminal_shows_day_by_day(cli: Cli) -> None:
    lines = cli("timeline", "--search", "lumay", columns=80).lines
    days = [line for line in lines if line.startswith("2031") and len(line) == 10]
    assert days == ["2031-06-12", "2031-06-13", "2031-06-14"]
    assert "  Cy Poe (Bell, 2031-06-14)" in lines
    assert max(map(len, lines)) <= 80


def test_figures_are_shown_on_a_scale(cli: Cli) -> None:
    with open_store(Path("claims.db")) as store:
        for day, low, high in ((12, 14, 14), (13, 20, 30), (14, 37, None)):
            article = make_article(f"{low} people died.", source=f"{day}.txt", published=f"2031-06-{day}T00:00:00Z")
            quantity = Quantity(f"{low} people", low, high, "people", approximate=False)
            store.save(article, [make_claim(article, f"{low} people died", event=Event(quantities=(quantity,)))])
    assert cli("timeline", columns=80).lines[-4:] == [
        "figures     0                     50  people",
        "2031-06-12  ······●·················  14 people, 12.txt",
        "2031-06-13  ·········●━━━━●·········  20 people, 13.txt",
        "2031-06-14  ·················●······  37 people, 14.txt",
    ]


@pytest.mark.usefixtures("claims")
def test_a_screenful_says_that_there_is_more(cli: Cli) -> None:
    assert cli("timeline", "--limit", "2", columns=80).err == "the first 2 of 4 claims; --limit N shows more\n"


def test_nothing_commands_the_terminal(cli: Cli, hostile: str) -> None:
    shown = cli("timeline", hostile, columns=80).out
    assert shown
    assert set("\x1b\x00\x9b\u202e\u2066") & set(shown) == set()


@pytest.mark.usefixtures("ids")
def test_a_pipe_gets_a_line_a_claim(cli: Cli) -> None:
    assert len(cli("timeline").lines) == 5
    assert "undated" in cli("timeline", columns=80).lines
