import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from builders import STORY, make_article, make_claim
from sqlite_utils import Database

from claimcheck.errors import DatabaseError
from claimcheck.records import Answer, Article, Claim, Fetch
from claimcheck.store import ArticleState, Store, open_reader, open_store
from claimcheck.store.migrations import MIGRATIONS

URL = "https://valley.example/a"
WHOLE = make_article(STORY, url=URL)
EXCERPT = make_article("The war is over, a minister said on Monday.", url=URL, excerpt=True)


def answer(body: bytes = b"<p>The war is over</p>", at: str = "2016-03-22T00:00:00Z") -> Answer:
    fetch = Fetch(URL, f"{URL}/final", at, "text/html", sha256(body).hexdigest(), len(body))
    return Answer(fetch, body, etag='"1"')


def claims(article: Article) -> list[Claim]:
    return [make_claim(article, "The war is over", "a minister", "said")]


def test_what_was_fetched_comes_back_byte_for_byte(store: Store, database: Path) -> None:
    body = bytes(range(256)) * 100
    store.save(WHOLE, claims(WHOLE), answer(body))
    with open_reader(database) as reader:
        (fetch,) = reader.fetches(claims(WHOLE)[0].id)
        assert fetch == answer(body).fetch
        assert reader.fetched(fetch) == body
        assert reader.problems() == []


def test_every_fetch_is_on_record_and_the_same_bytes_are_kept_once(store: Store, database: Path) -> None:
    store.save(WHOLE, claims(WHOLE), answer())
    store.archive(WHOLE, answer(at="2016-03-23T00:00:00Z"))
    with open_reader(database) as reader:
        assert [fetch.at[:10] for fetch in reader.fetches(claims(WHOLE)[0].id)] == ["2016-03-22", "2016-03-23"]
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM bodies").fetchone() == (1,)
    connection.close()


def test_a_fetch_belongs_to_the_version_it_brought(store: Store, database: Path) -> None:
    store.save(WHOLE, claims(WHOLE), answer())
    later = make_article(f"Corrected. {STORY}", url=URL)
    farmer = make_claim(later, "shells fell near his barn", "A farmer", "doubts")
    store.save(later, [farmer], answer(b"<p>Corrected.</p>"))
    with open_reader(database) as reader:
        bodies = [reader.fetched(*reader.fetches(claim.id)) for claim in (claims(WHOLE)[0], farmer)]
    assert bodies == [b"<p>The war is over</p>", b"<p>Corrected.</p>"]


@pytest.mark.parametrize("deed", ["DELETE FROM {}", "UPDATE {} SET sha256 = 'x'"])
@pytest.mark.parametrize("table", ["fetches", "bodies"])
def test_nothing_is_taken_out_of_the_archive(store: Store, database: Path, deed: str, table: str) -> None:
    store.save(WHOLE, claims(WHOLE), answer())
    connection = sqlite3.connect(database)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(deed.format(table))
    connection.close()


@pytest.mark.parametrize("packed", [b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"], ids=["damaged", "other bytes"])
def test_bytes_that_are_not_what_they_were_are_not_given_out(store: Store, database: Path, packed: bytes) -> None:
    store.save(WHOLE, claims(WHOLE), answer())
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TRIGGER bodies_update")
        connection.execute("UPDATE bodies SET packed = ?", [packed])
    connection.close()
    with open_reader(database) as reader:
        (fetch,) = reader.fetches(claims(WHOLE)[0].id)
        with pytest.raises(DatabaseError, match="damaged; take them from a copy"):
            reader.fetched(fetch)
        assert reader.problems() == [f"archived bytes are damaged: sha256 {fetch.sha256}"]


def test_a_fetch_is_not_put_in_the_place_of_another(store: Store, database: Path) -> None:
    store.save(WHOLE, claims(WHOLE), answer())
    connection = sqlite3.connect(database)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("REPLACE INTO fetches SELECT * FROM fetches")
    connection.close()


@pytest.mark.parametrize(
    ("forgery", "fault"),
    [
        ("UPDATE fetches SET at = '2016-03-21T00:00:00Z' WHERE number = 1", "entry 1 is not as it was written"),
        ("UPDATE fetches SET article = 2 WHERE number = 2", "entry 2 is not as it was written"),
        ("DELETE FROM fetches WHERE number = 1", "entry 1: the fetch it stands for was dropped"),
    ],
)
def test_whoever_tampers_with_a_fetch_is_found_out(store: Store, database: Path, forgery: str, fault: str) -> None:
    store.save(WHOLE, claims(WHOLE), answer())
    store.archive(WHOLE, answer(at="2016-03-23T00:00:00Z"))
    with open_reader(database) as reader:
        assert [(each.number, each.what.at[:10]) for each in reader.ledger()] == [(1, "2016-03-22"), (2, "2016-03-23")]
        assert reader.audit().faults == ()
    with sqlite3.connect(database) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'fetches' AND type = 'trigger'"
        )
        guards = guards.fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(forgery)
        for _, sql in guards:
            connection.execute(sql)
    connection.close()
    with open_reader(database) as reader:
        assert reader.audit().faults == (fault,)


def test_what_an_older_version_fetched_is_chained_as_it_stands(database: Path) -> None:
    db = Database(database)
    MIGRATIONS.apply(db, stop_before="m007_origins")
    db.conn.executescript(
        """
        INSERT INTO articles (number, id, fingerprint, source, language) VALUES (1, 'art_1', 'f', 'a.txt', 'en');
        INSERT INTO texts VALUES (1, 'so');
        INSERT INTO bodies VALUES ('ab', 2, x'00');
        INSERT INTO fetches VALUES (1, 1, 'https://a.b', 'https://a.b', '2016-03-22T00:00:00Z', 'text/html', 'ab');
        INSERT INTO fetches VALUES (2, 1, 'https://a.b', 'https://a.b', '2016-03-23T00:00:00Z', 'text/html', 'ab');
        """
    )
    db.close()
    with open_store(database) as store:
        assert [dict(article.origins) for _, article, _ in store.articles()] == [{}]
        store.save(WHOLE, claims(WHOLE), answer())
    with open_reader(database) as reader:
        assert [each.number for each in reader.ledger()] == [1, 2, 3]
        assert reader.audit().faults == ()


def test_an_excerpt_never_replaces_the_whole(store: Store, database: Path) -> None:
    store.save(WHOLE, claims(WHOLE))
    assert store.save(EXCERPT, claims(EXCERPT), answer()) is ArticleState.UNCHANGED
    with open_reader(database) as reader:
        (entry,) = reader.entries()
        assert entry.article == WHOLE
        assert reader.fetches(entry.claim.id) == []  # the archive has nothing that the article did not come from


def test_the_whole_replaces_an_excerpt(store: Store, database: Path) -> None:
    assert store.save(EXCERPT, claims(EXCERPT)) is ArticleState.NEW
    assert store.save(WHOLE, claims(WHOLE)) is ArticleState.CHANGED
    with open_reader(database) as reader:
        assert [entry.article for entry in reader.entries()] == [WHOLE]


def test_what_was_fetched_before_is_known(store: Store) -> None:
    assert not store.was_fetched(URL)
    store.save(WHOLE, [], answer())
    assert store.was_fetched(URL)


def test_what_a_feed_was_called_last_is_known(store: Store) -> None:
    assert store.feed_state(URL) == (None, None)
    for etag in ('"1"', '"2"'):
        store.save_feed_state(URL, Answer(answer().fetch, b"", etag, "Tue, 22 Mar 2016 00:00:00 GMT"))
    assert store.feed_state(URL) == ('"2"', "Tue, 22 Mar 2016 00:00:00 GMT")
