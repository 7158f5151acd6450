import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from builders import make_article, make_claim

from claimcheck.errors import DatabaseError, UsageError
from claimcheck.records import Article, Claim, Entry, Verdict, VerdictStatus
from claimcheck.store import ArticleState, Filter, Store, open_reader, open_store
from claimcheck.store import connection as connection_module

CONFIRMED = Verdict(
    VerdictStatus.CONFIRMED, by="Ann", at="2016-04-01T09:00:00Z", note="seen", evidence=("https://a.example/1",)
)
ARTICLE = make_article()
WAR = make_claim(ARTICLE, "The war is over", "a minister", "said")
SHELLS = make_claim(ARTICLE, "shells fell near his barn", "A farmer", "doubts")


def listed(database: Path) -> list[Entry]:
    with open_reader(database) as reader:
        return list(reader.entries())


def entry(database: Path, claim: Claim) -> Entry:
    with open_reader(database) as reader:
        return reader.entry(claim.id)


def test_a_new_article_is_stored_with_its_claims_in_the_order_given(store: Store, database: Path) -> None:
    assert store.state_of(ARTICLE) is ArticleState.NEW
    assert store.save(ARTICLE, [SHELLS, WAR]) is ArticleState.NEW
    assert listed(database) == [Entry(SHELLS, ARTICLE), Entry(WAR, ARTICLE)]


def test_an_unchanged_article_is_not_written_again(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    assert store.state_of(ARTICLE) is ArticleState.UNCHANGED
    assert store.save(ARTICLE, [WAR, SHELLS]) is ArticleState.UNCHANGED
    assert listed(database) == [Entry(WAR, ARTICLE)]


def test_the_same_article_from_another_place_is_unchanged(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    copy = make_article(source="copies/story.txt")
    assert copy.id != ARTICLE.id
    assert store.save(copy, [make_claim(copy, "The war is over")]) is ArticleState.UNCHANGED
    assert listed(database) == [Entry(WAR, ARTICLE)]


def test_the_same_words_from_another_publisher_are_a_new_article(store: Store) -> None:
    store.save(ARTICLE, [WAR])
    assert store.save(make_article(source="b.txt", publisher="The Herald"), []) is ArticleState.NEW


def corrected(article: Article, *claims: Claim) -> tuple[Article, list[Claim]]:
    """The article with a line put before its text, and the claims where they stand now."""
    line = "Corrected. "

    def move(claim: Claim) -> Claim:
        return replace(
            claim,
            **{
                role: tuple(
                    replace(span, start=span.start + len(line), end=span.end + len(line))
                    for span in getattr(claim, role)
                )
                for role in ("source", "cue", "content")
            },
        )

    return replace(article, text=line + article.text, title="Corrected"), [move(claim) for claim in claims]


def test_a_changed_article_keeps_the_verdicts_of_claims_that_stand(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR, SHELLS])
    store.mark([WAR.id], CONFIRMED)
    article, [war] = corrected(ARTICLE, WAR)
    assert store.state_of(article) is ArticleState.CHANGED
    assert store.save(article, [war]) is ArticleState.CHANGED
    assert listed(database) == [Entry(war, article, verdict=CONFIRMED)]
    assert war.content[0].start != WAR.content[0].start


def test_a_withdrawn_claim_can_be_shown_with_the_version_it_stood_in(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR, SHELLS])
    store.mark([SHELLS.id], CONFIRMED)
    article, [war] = corrected(ARTICLE, WAR)
    store.save(article, [war])
    assert entry(database, SHELLS) == Entry(SHELLS, ARTICLE, verdict=CONFIRMED)
    with open_reader(database) as reader:
        assert [line.claim_id for line in reader.history(SHELLS.id)] == [SHELLS.id]
        assert reader.count() == 1
        assert list(reader.search("shells", 9)) == []


def test_a_withdrawn_claim_comes_back_with_its_verdict(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR, SHELLS])
    store.mark([SHELLS.id], CONFIRMED)
    store.save(*corrected(ARTICLE, WAR))
    assert store.save(ARTICLE, [WAR, SHELLS]) is ArticleState.CHANGED
    assert listed(database) == [Entry(WAR, ARTICLE), Entry(SHELLS, ARTICLE, verdict=CONFIRMED)]


def test_former_versions_are_kept_with_the_time_each_was_replaced(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    store.save(*corrected(ARTICLE, WAR))
    connection = sqlite3.connect(database, isolation_level=None)
    [first] = connection.execute("SELECT replaced_at FROM articles WHERE replaced_at GLOB '20??-??-??T??:??:??Z'")
    connection.execute("UPDATE articles SET replaced_at = 'long ago' WHERE replaced_at = ?", first)
    store.save(replace(ARTICLE, title="Again"), [WAR])
    versions = connection.execute(
        "SELECT title, text, replaced_at FROM articles JOIN texts ON article = number ORDER BY number"
    ).fetchall()
    connection.close()
    assert [version[:2] for version in versions] == [
        (None, ARTICLE.text),
        ("Corrected", f"Corrected. {ARTICLE.text}"),
        ("Again", ARTICLE.text),
    ]
    assert versions[0][2] == "long ago"
    assert versions[1][2] is not None
    assert versions[2][2] is None


def test_claims_take_the_order_they_have_in_the_new_version(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR, SHELLS])
    article, claims = corrected(ARTICLE, SHELLS, WAR)
    store.save(article, claims)
    assert [entry.claim for entry in listed(database)] == claims


def test_a_change_of_title_alone_is_a_change(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    retitled = replace(ARTICLE, title="Peace, says minister")
    assert store.save(retitled, [WAR]) is ArticleState.CHANGED
    assert listed(database) == [Entry(WAR, retitled)]


def test_an_article_with_a_bad_claim_leaves_nothing_behind(store: Store, database: Path) -> None:
    orphan = replace(SHELLS, parent="clm_missing")
    with pytest.raises(sqlite3.IntegrityError):
        store.save(ARTICLE, [WAR, orphan])
    assert listed(database) == []
    assert store.state_of(ARTICLE) is ArticleState.NEW


def test_a_failing_change_leaves_the_former_version_in_place(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR, SHELLS])
    article, [war] = corrected(ARTICLE, WAR)
    with pytest.raises(AttributeError):
        store.save(article, [war, None])  # type: ignore[list-item]
    assert listed(database) == [Entry(WAR, ARTICLE), Entry(SHELLS, ARTICLE)]
    assert store.save(article, [war]) is ArticleState.CHANGED


def test_an_article_without_claims_is_stored(store: Store, database: Path) -> None:
    assert store.save(ARTICLE, []) is ArticleState.NEW
    assert store.save(ARTICLE, []) is ArticleState.UNCHANGED
    assert listed(database) == []


def test_many_claims_are_stored_even_when_a_parent_comes_last(store: Store, database: Path) -> None:
    claims = [replace(WAR, id=f"clm_{number:04}", parent="clm_1499") for number in range(1500)]
    store.save(ARTICLE, claims)
    assert [entry.claim for entry in listed(database)] == claims


def test_a_verdict_is_read_back_whole(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    store.mark([WAR.id], CONFIRMED)
    assert entry(database, WAR).verdict == CONFIRMED


def test_marking_an_unknown_claim_marks_none(store: Store, database: Path) -> None:
    store.save(ARTICLE, [WAR])
    with pytest.raises(UsageError, match="no claim clm_unknown; see the ids with: claimcheck list"):
        store.mark([WAR.id, "clm_unknown"], CONFIRMED)
    assert entry(database, WAR).verdict == Verdict()
    with open_reader(database) as reader:
        assert list(reader.history()) == []


def test_two_stores_that_write_at_once_lose_nothing(database: Path) -> None:
    open_store(database).close()
    barrier = threading.Barrier(2)
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            with open_store(database) as store:
                barrier.wait()
                for number in range(20):
                    article = make_article(text=f"{name} said story {number} is true.", source=f"{name}/{number}")
                    claim = make_claim(article, f"story {number} is true", name, "said")
                    store.save(article, [claim])
                    store.mark([claim.id], replace(CONFIRMED, by=name))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=[name]) for name in ("Ann", "Bob")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_reader(database) as reader:
        assert reader.count(Filter(statuses=frozenset({VerdictStatus.CONFIRMED}))) == 40
        assert [line.number for line in reader.history()] == list(range(1, 41))


def test_a_writer_that_waits_too_long_says_so(store: Store, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.0)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(database) as hasty, pytest.raises(DatabaseError, match="is in use by another program"):
        hasty.save(ARTICLE, [WAR])
    other.close()
    assert store.save(ARTICLE, [WAR]) is ArticleState.NEW
