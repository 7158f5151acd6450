"""Articles from the web, and feeds that are watched."""

import socket
from io import BytesIO
from pathlib import Path

import pytest
from fakes import FakeExtractor, load_fake_matcher
from servers import Page, Site, html, moved

from claimcheck.ingest import Failure
from claimcheck.records import Article
from claimcheck.store import ArticleState, open_reader
from claimcheck.web import Manners, Web
from claimcheck.workflow import Ingested, Unmodified, extract, ingest, watch

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILLER = "It is of stone, has nine arches, and leads over the river to the market and to the harbour of the town."
CLOSED = f"Ann Lee said that the bridge is closed. {FILLER}"
OPEN = f"Police said that the bridge is open again, and that nobody was hurt. {FILLER}"
MANNERS = Manners(pause=0, backoff=0, seconds=5)


def page(text: str, head: str = "", root: str = "<html>") -> Page:
    return html(
        f"{root}<head><title>The bridge</title>{head}</head><body><article><p>{text}</p></article></body></html>"
    )


def feed(*items: str, etag: str = '"1"') -> Page:
    body = f"<rss version='2.0'><channel><title>Valley Herald</title>{''.join(items)}</channel></rss>"
    return Page(body.encode(), headers={"Content-Type": "application/rss+xml", "ETag": etag})


def item(link: str, summary: str = "", full: str = "") -> str:
    content = f"<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>{full}</c:encoded>" if full else ""
    return f"<item><link>{link}</link><description>{summary}</description>{content}</item>"


def web() -> Web:
    return Web(allow_private=True, manners=MANNERS)


def ingested(database: Path, *inputs: str) -> list[object]:
    return list(ingest(inputs, BytesIO(), database, FakeExtractor, load_fake_matcher, web=web()))


def watched(database: Path, *feeds: str) -> list[object]:
    return list(watch(feeds, database, web(), FakeExtractor, load_fake_matcher))


def states(outcomes: list[object]) -> list[ArticleState]:
    return [outcome.state for outcome in outcomes if isinstance(outcome, Ingested)]


def texts(database: Path) -> dict[str | None, str]:
    with open_reader(database) as reader:
        return {entry.article.url: entry.article.text for entry in reader.entries()}


def test_a_page_is_stored_with_what_its_server_sent(site: Site, database: Path) -> None:
    site.pages["/a"] = page(CLOSED)
    assert states(ingested(database, f"{site.address}/a")) == [ArticleState.NEW]
    with open_reader(database) as reader:
        entry = next(reader.entries())
        (fetch,) = reader.fetches(entry.claim.id)
        assert reader.fetched(fetch) == page(CLOSED).body
    assert entry.article.source == entry.article.url == fetch.url == f"{site.address}/a"


def test_fetching_it_again_is_put_on_record(site: Site, database: Path) -> None:
    site.pages["/a"] = [page(CLOSED), page(CLOSED), page(OPEN)]
    outcomes = [state for _ in range(3) for state in states(ingested(database, f"{site.address}/a"))]
    assert outcomes == [ArticleState.NEW, ArticleState.UNCHANGED, ArticleState.CHANGED]
    with open_reader(database) as reader:
        entry = next(reader.entries())
        assert len(reader.fetches(entry.claim.id)) == 1  # that of its version
    assert entry.claim.speaker.name == "Police"


def test_what_cannot_be_fetched_does_not_keep_others_from_being_stored(site: Site, database: Path) -> None:
    site.pages |= {"/a": page(CLOSED), "/file": moved("file:///etc/passwd")}
    addresses = [f"{site.address}/{path}" for path in ("gone", "file", "a")]
    gone, file, article = ingested(database, *addresses)
    assert gone == Failure(addresses[0], "no such page; check the address (status 404)")
    assert file == Failure(addresses[1], "leads to file:///etc/passwd, which is no web address; refused")
    assert isinstance(article, Ingested)


def test_claims_are_extracted_from_the_web_without_a_database(site: Site) -> None:
    site.pages["/a"] = page(CLOSED)
    entries = list(extract([f"{site.address}/a"], BytesIO(), FakeExtractor, web=web()))
    assert [entry.claim.speaker.name for entry in entries] == ["Ann Lee"]


def test_a_copy_for_telephones_gives_way_to_its_original(site: Site, database: Path) -> None:
    original = f"{site.address}/whole"
    link = f'<link rel="canonical" href="{original}">'
    site.pages |= {"/amp": page(CLOSED, link, "<html amp>"), "/whole": page(OPEN)}
    (outcome,) = ingested(database, f"{site.address}/amp")
    assert isinstance(outcome, Ingested)
    assert (outcome.article.source, outcome.article.url) == (f"{site.address}/amp", original)
    assert list(texts(database)) == [original]
    assert texts(database)[original].startswith("Police")


def test_and_serves_where_that_cannot_be_had(site: Site, database: Path) -> None:
    site.pages["/amp"] = page(CLOSED, f'<link rel="canonical" href="{site.address}/gone">', "<html amp>")
    assert states(ingested(database, f"{site.address}/amp")) == [ArticleState.NEW]


def test_what_a_paywall_shows_never_replaces_the_article(site: Site, database: Path) -> None:
    stub = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    site.pages["/a"] = [page(CLOSED, stub), page(f"{CLOSED} {OPEN}"), page(CLOSED, stub)]
    found = [outcome for _ in range(3) for outcome in ingested(database, f"{site.address}/a")]
    assert states(found) == [ArticleState.NEW, ArticleState.CHANGED, ArticleState.UNCHANGED]
    assert [outcome.article.excerpt for outcome in found if isinstance(outcome, Ingested)] == [True, False, True]
    assert "Police" in texts(database)[f"{site.address}/a"]


def test_a_feed_leads_to_its_pages_where_it_has_not_their_text(site: Site, database: Path) -> None:
    a, b = f"{site.address}/a", f"{site.address}/b"
    site.pages |= {
        "/feed": feed(item(a, "It is closed."), item(b, full=OPEN)),
        "/a": page(CLOSED),
        "/b": page("Never."),
    }
    assert states(ingested(database, f"{site.address}/feed")) == [ArticleState.NEW] * 2
    assert texts(database) == {a: CLOSED, b: OPEN}
    assert site.paths == ["/feed", "/a"]


def test_where_a_page_cannot_be_had_its_summary_is_kept_until_it_can(site: Site, database: Path) -> None:
    a = f"{site.address}/a"
    site.pages |= {
        "/feed": feed(item(a, "Ann Lee said that the bridge is closed.")),
        "/a": [Page(status=404), page(OPEN)],
    }
    failure, summary = watched(database, f"{site.address}/feed")
    assert failure == Failure(a, "no such page; check the address (status 404)")
    assert isinstance(summary, Ingested)
    assert summary.article.excerpt
    assert states(watched(database, f"{site.address}/feed")) == [ArticleState.CHANGED]
    assert texts(database) == {a: OPEN}


def test_a_feed_s_summary_never_replaces_the_article(site: Site, database: Path, tmp_path: Path) -> None:
    a = f"{site.address}/a"
    site.pages["/a"] = page(CLOSED)
    ingested(database, a)
    saved = tmp_path / "saved.rss"
    saved.write_bytes(feed(item(a, "Bob said that it is closed.")).body)
    assert states(ingested(database, str(saved))) == [ArticleState.UNCHANGED]
    assert texts(database) == {a: CLOSED}


def test_a_feed_that_has_not_changed_is_left_alone(site: Site, database: Path) -> None:
    site.pages |= {"/feed": feed(item(f"{site.address}/a")), "/a": page(CLOSED)}
    assert states(watched(database, f"{site.address}/feed")) == [ArticleState.NEW]
    assert watched(database, f"{site.address}/feed") == [Unmodified(f"{site.address}/feed")]
    assert site.paths == ["/feed", "/a", "/feed"]


def test_of_one_that_has_only_what_is_new_is_fetched(site: Site, database: Path) -> None:
    first, second = item(f"{site.address}/a"), item(f"{site.address}/b")
    site.pages |= {"/feed": feed(first), "/a": page(CLOSED), "/b": page(OPEN)}
    watched(database, f"{site.address}/feed")
    site.pages["/feed"] = feed(second, first, etag='"2"')
    assert states(watched(database, f"{site.address}/feed")) == [ArticleState.NEW]
    assert site.paths == ["/feed", "/a", "/feed", "/b"]


def test_what_failed_is_tried_again_though_the_feed_has_not_changed(site: Site, database: Path) -> None:
    site.pages |= {"/feed": feed(item(f"{site.address}/a")), "/a": [Page(status=404), page(CLOSED)]}
    (failure,) = watched(database, f"{site.address}/feed")
    assert isinstance(failure, Failure)
    assert states(watched(database, f"{site.address}/feed")) == [ArticleState.NEW]
    assert watched(database, f"{site.address}/feed") == [Unmodified(f"{site.address}/feed")]


def test_a_feed_cannot_lead_into_a_private_network(site: Site, database: Path) -> None:
    port = site.address.rpartition(":")[2]
    site.pages |= {"/feed": feed(item(f"http://inside.example:{port}/a")), "/a": page(CLOSED)}
    seen: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        seen.append(host)
        return ["10.0.0.1" if host == "inside.example" else "127.0.0.1"]

    strict = Web(resolve=resolve, manners=MANNERS)
    (refused,) = watch([f"http://feed.example:{port}/feed"], database, strict, FakeExtractor, load_fake_matcher)
    assert isinstance(refused, Failure)
    assert "in a private network; refused" in refused.reason
    assert seen == ["feed.example"]


def test_only_addresses_are_watched(database: Path) -> None:
    assert watched(database, "feed.xml") == [
        Failure("feed.xml", "not a web address; read files with: claimcheck ingest PATH")
    ]


def test_without_an_address_no_socket_is_opened(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither for what pages and feeds lead to, nor for what XML and HTML refer to."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    (tmp_path / "feed.xml").write_bytes(feed(item("http://valley.example/a", "Ann Lee said that it is closed.")).body)
    (tmp_path / "page.html").write_bytes(
        page(OPEN, '<link rel="canonical" href="http://valley.example/b"><img src="http://valley.example/i">').body
    )
    (tmp_path / "amp.html").write_bytes(
        page(CLOSED, '<link rel="canonical" href="http://valley.example/c">', "<html amp>").body
    )
    outcomes = list(ingest([str(tmp_path), str(FIXTURES)], BytesIO(), database, FakeExtractor, load_fake_matcher))
    assert len([each for each in outcomes if isinstance(each, Ingested)]) >= 13
    assert not any(isinstance(each, Failure) for each in outcomes)
    read = extract([str(tmp_path)], BytesIO(), FakeExtractor)
    assert not any(isinstance(each, Article | Failure) for each in read)
