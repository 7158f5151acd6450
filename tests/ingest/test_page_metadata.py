import json

from claimcheck.ingest.metadata import Metadata
from claimcheck.ingest.page_metadata import read_page_metadata
from claimcheck.ingest.webpage import read_webpage
from claimcheck.records import Origin


def page(head: str = "", *scripts: object) -> str:
    ld = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in scripts)
    return f"<html><head>{head}{ld}</head><body><p>He said no.</p></body></html>"


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Last Stronghold &amp; Town Lost",
    "publisher": {"@type": "Organization", "name": "Valley Herald"},
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bob Ray"}],
    "datePublished": "2016-03-22T23:30:00-05:00",
    "mainEntityOfPage": {"@id": "https://valley.example/a"},
}
READ = Metadata(
    title="Last Stronghold & Town Lost",
    publisher="Valley Herald",
    author="Ann Lee; Bob Ray",
    published="2016-03-23T04:30:00Z",
    url="https://valley.example/a",
    origins=dict.fromkeys(("title", "publisher", "author", "published", "url"), Origin.JSON_LD),
)
OPEN_GRAPH = (
    '<meta property="og:title" content="Stronghold Lost"><meta property="og:site_name" content="The Herald">'
    '<meta property="article:author" content="A. Lee"><meta property="article:published_time" content="2016-03-21">'
    '<meta property="og:url" content="https://valley.example/b">'
)
META = (
    '<meta name="dc.title" content="Lost"><meta name="DC.Publisher" content="Herald Group">'
    '<meta name="author" content="By C. Dee"><meta name="date" content="2016-03-20"><link rel="Canonical" href="https://valley.example/c">'
)


def test_the_three_ways_are_read_apart():
    json_ld, open_graph, meta = read_page_metadata(page(OPEN_GRAPH + META, ARTICLE))
    assert json_ld == READ
    assert open_graph == Metadata(
        "Stronghold Lost",
        *("The Herald", "A. Lee", "2016-03-21T00:00:00Z", "https://valley.example/b"),
        dict.fromkeys(READ.origins, Origin.OPEN_GRAPH),
    )
    assert meta == Metadata(
        "Lost",
        *("Herald Group", "C. Dee", "2016-03-20T00:00:00Z", "https://valley.example/c"),
        dict.fromkeys(READ.origins, Origin.META),
    )


def test_what_comes_first_counts_field_by_field(english):
    html = page(OPEN_GRAPH + META, {"@type": "Article", "author": "Eve Fox"}).replace("He said no.", english)
    about = read_webpage(html).metadata
    assert (about.author, about.title, about.url) == ("Eve Fox", "Stronghold Lost", "https://valley.example/b")


def test_a_byline_counts_where_nothing_else_does(english):
    html = f'<html><body><article><h1>Lost</h1><p class="byline">By Ann Lee</p><p>{english}</p></article></body></html>'
    assert read_webpage(html).metadata.author == "Ann Lee"


def test_the_time_that_a_page_declares_counts_for_more_than_the_day_in_its_address(english):
    html = page("", {**ARTICLE, "url": "https://valley.example/2016/03/25/lost"}).replace("He said no.", english)
    assert read_webpage(html).metadata.published == "2016-03-23T04:30:00Z"


def test_articles_lie_in_graphs_and_refer_to_what_else_is_there():
    graph = [
        {"@type": "WebPage", "name": "Home", "headline": "Not this"},
        {"@type": "Organization", "@id": "#org", "name": "Valley Herald"},
        {"@type": ["ReportageNewsArticle"], "headline": "Lost", "publisher": {"@id": "#org"}},
    ]
    found = read_page_metadata(page("", {"@graph": graph}))[0]
    assert (found.title, found.publisher) == ("Lost", "Valley Herald")


def test_articles_that_are_only_listed_are_others():
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Elsewhere"}]}
    assert read_page_metadata(page("", listed))[0] == Metadata()


def test_the_address_of_a_profile_is_no_name():
    head = '<meta property="article:author" content="https://www.facebook.com/annlee">'
    _, open_graph, _ = read_page_metadata(page(head, {"@type": "Article", "author": {"url": "https://x.example"}}))
    assert open_graph.author is None


def test_what_cannot_be_read_counts_as_not_given():
    for script in (
        "{",
        "[" * 9_999,
        '{"@type": "Article", "author": 7, "publisher": [null], "url": {}}',
        "null",
        '"a"',
    ):
        html = f'<script type="application/ld+json">{script}</script>'
        assert read_page_metadata(html)[0] == Metadata()
    assert read_page_metadata("") == (Metadata(), Metadata(), Metadata())


def test_hostile_declarations_are_harmless():
    title = "Evil\x1b[31m \u202etitle"
    found = read_page_metadata(page("", {**ARTICLE, "headline": title, "url": "javascript:alert(1)"}))[0]
    assert (found.title, found.url) == ("Evil[31m title", None)
