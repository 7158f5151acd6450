"""The pages as a browser gets them."""

import re
from pathlib import Path

import pytest
from served import ATTACK, FIFTEEN, HOSTILE, NOON, TWELVE, Ask

from claimcheck.errors import DatabaseError
from claimcheck.records import Verdict, VerdictStatus
from claimcheck.serve.metadata import NAME, metadata
from claimcheck.serve.queries import QUESTIONS
from claimcheck.store import open_store
from claimcheck.store.migrations import fresh_database

pytest.importorskip("datasette", reason="serve is an extra, and not installed: pip install 'claimcheck[serve]'")
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")

EVERYTHING = {"claim": HOSTILE.id, "words": "script", "group": "", "speaker": "", "analyst": "", "unit": ""}


def test_the_front_page_names_the_file_and_the_questions_stand_before_the_tables(ask: Ask) -> None:
    assert "claimcheck: desk of Ann.db" in ask("/").text
    page = ask("/claims").text
    places = [page.index(f">{each.title}<") for each in QUESTIONS]
    assert places == sorted(places)
    assert places[-1] < page.index('id="tables"')


@pytest.mark.parametrize("name", [each.name for each in QUESTIONS])
def test_every_question_has_an_answer(ask: Ask, name: str) -> None:
    answer = ask(f"/claims/{name}.json", **EVERYTHING, _shape="objects").json()
    assert answer["ok"]
    assert answer["columns"]


def test_what_is_derived_or_keeps_the_books_is_hidden(ask: Ask) -> None:
    tables = ask("/claims.json").json()
    shown = {table["name"] for table in tables["tables"] if not table["hidden"]}
    assert shown == {
        *("claims", "articles", "texts", "speakers", "aliases"),
        *("log", "links", "source_log", "transfers", "fetches"),
    }
    assert ask("/claims/claim_words").status_code == 403


def test_all_tables_and_columns_that_are_described_are_there_and_no_question_bears_the_name_of_one() -> None:
    described = metadata(Path("x.db"))["databases"][NAME]["tables"]  # type: ignore[index]
    with fresh_database() as db:
        existing = dict(db.execute("SELECT name, type FROM sqlite_schema").fetchall())
        columns = {
            name: {row[1] for row in db.execute(f"PRAGMA table_info({name})")} for name in described if name in existing
        }
    assert set(described) - set(existing) == set()
    for name, about in described.items():
        assert set(about.get("columns", ())) - columns[name] == set()
        assert set(about.get("facets", ())) - columns[name] == set()
    tables = {name for name, kind in existing.items() if kind == "table" and not name.startswith("claim_search_")}
    assert tables - set(described) == set()
    assert tables & {each.name for each in QUESTIONS} == set()


@pytest.mark.parametrize("path", ["claims", "articles", "texts", "speakers", *(each.name for each in QUESTIONS)])
def test_markup_in_articles_is_shown_and_does_not_act(ask: Ask, path: str) -> None:
    query = EVERYTHING if path in {each.name for each in QUESTIONS} else {}
    answer = ask(f"/claims/{path}", **query)
    assert answer.status_code == 200
    assert "<img" not in answer.text
    assert "alert(1)</script>" not in answer.text
    assert "\u202e" not in answer.text


def test_the_hostile_claim_is_really_on_its_page(ask: Ask) -> None:
    page = ask("/claims/claim", claim=HOSTILE.id).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "https://post.example/1" in page


def test_only_scripts_of_datasette_itself_may_run_and_nothing_is_fetched_from_elsewhere(ask: Ask) -> None:
    answer = ask("/claims/claims")
    rules = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
    assert "'unsafe-inline'" not in rules["script-src"]
    assert rules["script-src"].count("'sha256-") == 3
    assert (rules["default-src"], rules["connect-src"], rules["frame-ancestors"]) == ("'none'", "'self'", "'none'")
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1)(?!datasette\.io)', answer.text) == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.5:8001", "", "[::1"])
def test_whoever_asks_under_another_name_is_refused(ask: Ask, host: str) -> None:
    answer = ask("/claims.json", headers={"host": host})
    assert answer.status_code == 403
    assert "localhost" in answer.text


@pytest.mark.parametrize("host", ["localhost:8001", "127.0.0.1", "[::1]:8001"])
def test_this_machine_may_ask_by_any_of_its_own_names(ask: Ask, host: str) -> None:
    assert ask("/claims.json", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM claims",
        "ATTACH '/etc/passwd' AS other",
        "PRAGMA journal_mode = delete",
        "SELECT load_extension('x')",
    ],
)
def test_nobody_can_write_or_reach_beyond_the_file(ask: Ask, database: Path, sql: str) -> None:
    before = database.read_bytes()
    assert ask("/claims.json", sql=sql).status_code == 400
    assert database.read_bytes() == before


def test_a_plugin_that_wants_to_write_gets_no_connection(database: Path) -> None:
    from claimcheck.serve.site import _ReadOnly

    with pytest.raises(DatabaseError, match="writes nothing"):
        _ReadOnly(None, path=str(database)).connect(write=True)


def test_the_file_itself_is_not_handed_out(ask: Ask) -> None:
    assert ask("/claims.db").status_code in (403, 404)


def test_a_verdict_that_is_given_meanwhile_shows_at_once(ask: Ask, database: Path) -> None:
    assert len(ask("/claims/verdicts.json", analyst="", _shape="array").json()) == 1
    with open_store(database) as store:
        store.mark([FIFTEEN.id], Verdict(VerdictStatus.CONFIRMED, "Bob", NOON))
        latest = ask("/claims/verdicts.json", analyst="bob", _shape="array").json()
    assert [(row["analyst"], row["claim"], row["counts"]) for row in latest] == [("Bob", FIFTEEN.id, 1)]


def test_ids_lead_on(ask: Ask) -> None:
    page = ask("/claims/figures", unit="people").text
    assert f'<a href="/claims/claim?claim={TWELVE.id}">{TWELVE.id}</a>' in page
    assert ATTACK not in page
