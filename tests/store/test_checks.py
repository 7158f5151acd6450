import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from builders import make_article, make_claim

from claimcheck.records import Span, Verdict, VerdictStatus
from claimcheck.store import SCHEMA_VERSION, Store, open_reader

ARTICLE = make_article()
WAR = make_claim(ARTICLE, "The war is over", "a minister", "said")
SHELLS = make_claim(ARTICLE, "shells fell near his barn", "A farmer", "doubts")


def problems(database: Path) -> list[str]:
    with open_reader(database) as reader:
        return reader.problems()


def tamper(database: Path, sql: str) -> None:
    connection = sqlite3.connect(database)
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_the_summary_counts_what_lists_show(store: Store, database: Path) -> None:
    nobody = make_claim(ARTICLE, "his barn")
    store.save(ARTICLE, [WAR, SHELLS, nobody])
    store.save(make_article("Other.", source="other.txt"), [])
    store.save(replace(ARTICLE, title="Changed"), [WAR, nobody])
    store.mark([WAR.id], Verdict(VerdictStatus.CONFIRMED, by="Ann", at="2016-04-01T09:00:00Z"))
    with open_reader(database) as reader:
        found = reader.summary()
    assert (found.articles, found.claims, found.speakers, found.verdicts) == (2, 2, 2, 1)
    assert found.schema_version == SCHEMA_VERSION
    store.close()
    assert found.size == database.stat().st_size


def test_a_sound_database_has_no_problems(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR, SHELLS])
    store.save(replace(ARTICLE, text="The war is over."), [])
    assert problems(database) == []


def test_characters_are_counted_as_the_text_has_them(store: Store, database: Path) -> None:
    article = make_article("\0 🙂 naïve, he said")
    store.save(article, [make_claim(article, "naïve, he said")])
    assert problems(database) == []


def test_a_span_outside_the_text_is_a_problem(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR, replace(SHELLS, cue=(Span(5, 9999, "?"),))])
    assert problems(database) == [f"{SHELLS.id} points outside its article's text"]


def test_a_broken_reference_is_a_problem(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    tamper(database, "DELETE FROM speakers")
    assert sorted(problems(database)) == [
        "row 1 of aliases names a row of speakers that is not there",
        "row 1 of claims names a row of speakers that is not there",
    ]


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("DELETE FROM claim_search_docsize", "claims that the search index lacks: 2"),
        ("INSERT INTO claim_search_docsize VALUES (9, x'00')", "claims that only the search index has: 1"),
    ],
)
def test_a_search_index_out_of_step_is_a_problem(store: Store, database: Path, sql: str, problem: str) -> None:
    store.save(ARTICLE, [WAR, SHELLS])
    tamper(database, sql)
    assert problems(database) == [problem]


def test_a_value_that_does_not_fit_its_column_is_a_problem(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'language TEXT', 'language INTEGER')")
    connection.commit()
    connection.close()
    [problem] = problems(database)
    assert problem.startswith("the file is damaged: ")
    assert "articles.language" in problem
