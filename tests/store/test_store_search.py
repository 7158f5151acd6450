import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from builders import make_article, make_claim
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store import Store, open_reader
from claimcheck.store.search import match_expression

ARTICLE = make_article(
    "Police in Zabul said the U.S. drone killed nearly 2,000 fighters. José Núñez-Ortiz denied the killing. "
    "A drone was killed off, the U.S. film board said.",
    title="Drones over Zabul",
)
STRIKE = make_claim(ARTICLE, "the U.S. drone killed nearly 2,000 fighters", "Police in Zabul", "said")
DENIAL = make_claim(ARTICLE, "the killing", "José Núñez-Ortiz", "denied")
FILM = make_claim(ARTICLE, "A drone was killed off", "the U.S. film board", "said")


@pytest.fixture(autouse=True)
def some_claims(store: Store) -> None:
    store.save(ARTICLE, [STRIKE, DENIAL, FILM])


def found(database: Path, query: str) -> set[str]:
    with open_reader(database) as reader:
        return {hit.entry.claim.id for hit in reader.search(query, 10)}


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ("drone", {STRIKE, FILM, DENIAL}),  # the title has "Drones", and the last word may be a beginning
        ("drone killed", {STRIKE, FILM}),
        ("drone kill", {STRIKE, FILM}),
        ("kill drone", set()),  # only the last word may be a beginning
        ('"drone killed"', {STRIKE}),
        ('"drone kill"', set()),  # a phrase is whole
        ("“drone killed” fighters", {STRIKE}),
        ('"drone killed', {STRIKE}),
        ("zabul FIGHTERS", {STRIKE}),
        ("police", {STRIKE}),
        ("U.S.", {STRIKE, FILM}),
        ("2,000", {STRIKE}),
        ("nunez-ortiz", {DENIAL}),
        ("José", {DENIAL}),
        ("drone -- killed", {STRIKE, FILM}),
        ("drone ...", {STRIKE, FILM, DENIAL}),  # "..." is no word
        ("NOT drone", set()),
        ("statement:drone", set()),
        ("drone*", {STRIKE, FILM, DENIAL}),
        ("", set()),
        ("?! -- \" '", set()),
    ],
)
def test_every_word_must_occur(database: Path, query: str, claims: set) -> None:
    assert found(database, query) == {claim.id for claim in claims}


def test_a_snippet_marks_what_was_found(database: Path) -> None:
    with open_reader(database) as reader:
        [hit] = reader.search("nearly fight", 10)
    assert hit.entry.claim == STRIKE
    assert hit.snippet == "the U.S. drone killed \x02nearly\x03 2,000 \x02fighters\x03"


def test_the_best_match_comes_first_and_no_more_than_asked_for(database: Path) -> None:
    with open_reader(database) as reader:
        assert [hit.entry.claim for hit in reader.search("killed drone", 1)] == [FILM]


def test_a_changed_article_is_found_by_its_new_words_only(store: Store, database: Path) -> None:
    changed = replace(ARTICLE, title="Strike in Paktika")
    store.save(changed, [replace(STRIKE, statement="the drone killed many")])
    assert found(database, "paktika") == {STRIKE.id}
    assert found(database, "many") == {STRIKE.id}
    assert found(database, "zabul drones") == set()
    assert found(database, "fighters") == set()


def test_the_search_index_stays_in_step_with_the_claims(store: Store, database: Path) -> None:
    store.save(replace(ARTICLE, title="Strike in Paktika"), [FILM, replace(STRIKE, statement="nothing")])
    store.save(replace(ARTICLE, title=None), [DENIAL])
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("DELETE FROM claims WHERE id = ?", [FILM.id])
    connection.execute("UPDATE claims SET article = 3 WHERE id = ?", [STRIKE.id])
    connection.execute("VACUUM")
    connection.execute("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)")
    connection.close()
    assert found(database, "the killing") == {DENIAL.id}
    assert found(database, "nothing") == {STRIKE.id}


SIGNS = st.text(alphabet='"“”„a \0*():^-+{}')


@given(st.text() | SIGNS)
def test_no_query_is_a_syntax_error(query: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    assert connection.execute("SELECT * FROM words WHERE words MATCH ?", [match_expression(query)]).fetchall() == []
    connection.close()
