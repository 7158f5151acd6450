import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.identity import make_id
from claimcheck.ingest import Failure, is_feed_answer, original_of, read_answer, read_entry_links
from claimcheck.records import Answer, Article, Fetch, Origin

URL = "https://valley.example/news/a"
PAGE = """<html><head><title>Lost</title>{}</head><body><article><h1>Lost</h1><p>{}</p>
<p>“We have lost it,” President Ann Lee told reporters, beside her guest.</p></article></body></html>"""
FEED = "<rss version='2.0'><channel><title>Valley Herald</title>{}</channel></rss>"


def answered(body, content_type="text/html", address=URL):
    data = body if isinstance(body, bytes) else body.encode()
    return Answer(Fetch(URL, address, "2016-03-22T00:00:00Z", content_type, "0" * 64, len(data)), data)


def read(*args, **kwargs):
    return list(read_answer(answered(*args, **kwargs), {}))


def test_a_page_is_known_by_the_address_that_answered(english):
    (article,) = read(PAGE.format("", english), address=f"{URL}/final")
    assert isinstance(article, Article)
    assert article.text.startswith(english)
    assert (article.source, article.url, article.title) == (URL, f"{URL}/final", "Lost")
    assert article.origins == {"title": Origin.PAGE, "url": Origin.ADDRESS}


@pytest.mark.parametrize(
    "canonical", ["https://valley.example/a", "https://www.valley.example/a", "https://news.valley.example/a"]
)
def test_or_by_the_one_it_names_on_its_own_site(english, canonical):
    (article,) = read(PAGE.format(f"<link rel=canonical href={canonical}>", english))
    assert (article.url, article.id) == (canonical, make_id("art", canonical))


@pytest.mark.parametrize(
    "canonical", ["https://hills.example/a", "https://evilvalley.example/a", "http://[valley.example/a"]
)
def test_a_page_cannot_pass_for_one_of_another_site(english, canonical):
    (article,) = read(PAGE.format(f"<meta property=og:url content={canonical}>", english))
    assert (article.url, article.id) == (URL, make_id("art", URL))
    assert article.origins["url"] is Origin.ADDRESS


@pytest.mark.parametrize(
    ("content_type", "head", "encoding"),
    [
        ("text/html; charset=windows-1251", "", "windows-1251"),
        ("text/html", "<meta charset=windows-1251>", "windows-1251"),
        ("text/html; charset=ISO-8859-1", "", "cp1252"),
        ("text/html; charset=utf-8", "", "utf-8"),
        ("text/html; charset=no-such-thing", "", "utf-8"),
        ("", "", "utf-8"),
    ],
)
def test_the_declared_encoding_counts(english, content_type, head, encoding):
    quoted = f"“{english}”"
    (article,) = read(PAGE.format(head, quoted).encode(encoding), content_type)
    assert article.text.startswith(quoted)


def test_the_type_tells_the_format_where_the_address_does_not(english):
    (article,) = read(f"He said <html> is fine. {english}", "text/plain; charset=utf-8")
    assert article.text.startswith("He said <html> is fine.")


def test_and_the_address_where_the_type_does_not(english):
    (article,) = read(f"text\n{english}\n", "application/octet-stream", f"{URL}/export%20a.csv")
    assert (article.text, article.source) == (english, f"{URL}#2")


def test_a_page_without_an_article_is_told_of():
    assert read("<html><body></body></html>") == [
        Failure(URL, "no article found in the page; save the article as text")
    ]


def test_a_feed_is_known_whatever_its_server_calls_it():
    feed = FEED.format("<item><link>https://valley.example/a</link></item>")
    for content_type in ("text/html", "text/plain", "application/rss+xml", ""):
        assert is_feed_answer(answered(f"\ufeff<?xml version='1.0'?>\n{feed}", content_type))
    assert not is_feed_answer(answered(PAGE.format("", "a")))
    assert not is_feed_answer(answered(b"%PDF-1.7 <rss>", "application/pdf"))


def test_entries_lead_to_their_page_unless_their_text_is_there(english):
    item = "<item><link>https://valley.example/{}</link>{}</item>"
    full = "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{}</content:encoded>"
    feed = FEED.format(
        item.format("a", full.format(english))
        + item.format("b", f"<description>{english}</description>")
        + item.format("c", full.format(f"{english} And …"))
        + item.format("d", "")
    )
    found = list(read_entry_links(answered(feed)))
    links = [None, *(f"https://valley.example/{page}" for page in "bcd")]
    assert [link for link, _ in found] == links
    assert [getattr(outcome, "excerpt", None) for _, outcome in found] == [False, True, True, None]


def test_links_of_entries_may_be_relative_to_the_feed():
    feed = FEED.format("<item><link>/a</link></item><item><link>b</link></item>")
    links = [link for link, _ in read_entry_links(answered(feed))]
    assert links == ["https://valley.example/a", "https://valley.example/news/b"]


@given(
    st.text(st.characters(codec="latin-1", exclude_categories=["Cc"])).flatmap(
        lambda text: st.sampled_from([text, f"text/html; charset={text}"])
    ),
    st.binary(max_size=200),
)
def test_whatever_a_server_sends_nothing_is_raised(content_type, body):
    for found in read(body, content_type):
        assert isinstance(found, Article | Failure)


def test_a_copy_for_telephones_leads_to_its_original(english):
    head = "<link rel=canonical href=https://valley.example/whole>"
    page = PAGE.format(head, english)
    assert original_of(answered(page)) is None
    copy = page.replace("<html>", "<html amp>")
    assert original_of(answered(copy)) == "https://valley.example/whole"
    assert original_of(answered(copy, address="https://valley.example/whole")) is None
