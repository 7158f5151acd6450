import pytest

from claimcheck.ingest import Failure

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Valley Herald</title><link>https://valley.example/</link>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Herald</title>{}</feed>"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.xml"


def test_an_entry_is_read_with_its_full_text(read, english, path):
    path.write_text(
        RSS.format(
            "<item><title>Lost &amp;amp; found</title><link>https://valley.example/a</link><guid>a1</guid>"
            "<dc:creator>Ann Lee</dc:creator><pubDate>Tue, 22 Mar 2016 23:30:00 -0500</pubDate>"
            f"<description>It is lost.</description><content:encoded><![CDATA[<p>{english}</p><p>He said no.</p>"
            "<script>alert(1)</script>]]></content:encoded></item>"
        )
    )
    (article,) = read(path)
    assert article.text == f"{english}\n\nHe said no."
    assert (article.title, article.publisher, article.author) == ("Lost & found", "Valley Herald", "Ann Lee")
    assert (article.published, article.url) == ("2016-03-23T04:30:00Z", "https://valley.example/a")
    assert article.source == f"{path}#a1"
    assert not article.excerpt


def test_an_entry_that_has_only_a_summary_is_read_as_such(read, path):
    path.write_text(
        ATOM.format(
            '<entry><id>a1</id><title>Lost</title><link href="https://valley.example/a"/>'
            "<updated>2016-03-22T00:00:00Z</updated>"
            '<summary type="html">&lt;b&gt;He&lt;/b&gt; said no.</summary></entry>'
        )
    )
    (article,) = read(path)
    assert (article.text, article.url) == ("He said no.", "https://valley.example/a")
    assert article.published == "2016-03-22T00:00:00Z"
    assert article.excerpt


def test_an_entry_without_words_does_not_hide_the_others(read, english, path):
    path.write_text(RSS.format(f"<item><guid>a</guid></item><item><description>{english}</description></item>"))
    failure, article = read(path)
    assert failure == Failure(f"{path}#a", "no words in it; check that the article was saved")
    assert (article.source, article.text) == (f"{path}#2", english)


def test_a_feed_is_known_without_a_suffix(read, english):
    feed = RSS.format(f"<item><description>{english}</description></item>")
    assert read("-", stdin=feed.encode())[0].text == english


def test_only_web_addresses_are_taken_for_links(read, english, path):
    for link in ("file:///etc/passwd", "javascript:alert(1)"):
        path.write_text(RSS.format(f"<item><link>{link}</link><description>{english}</description></item>"))
        assert read(path)[0].url is None


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">', "<!entity x 'ha'>"],
    ids=["external", "laughs", "small letters"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(read, path, entity, encoding):
    feed = RSS.format("<item><description>&x; said no.</description></item>").partition("?>")[2]
    path.write_bytes(f"<!DOCTYPE rss [{entity}]>{feed}".encode(encoding))
    (failure,) = read(path)
    assert failure.reason == "it declares XML entities, which can read other files or fill the memory; refused"


def test_xml_of_other_kinds_is_refused_when_named_and_passed_over_in_a_folder(read, english, tmp_path):
    (tmp_path / "sitemap.xml").write_text("<urlset><url><loc>https://valley.example/</loc></url></urlset>")
    (tmp_path / "a.txt").write_text(english)
    assert read(tmp_path / "sitemap.xml")[0].reason == "no RSS or Atom feed; save the article as text or HTML"
    assert [article.source for article in read(tmp_path)] == [f"{tmp_path}/a.txt"]


def test_a_feed_without_entries_is_told_of(read, path):
    path.write_text(RSS.format(""))
    assert read(path)[0].reason == "no entries in the feed"


def test_a_feed_that_is_cut_off_is_read_as_far_as_it_goes(read, english, path):
    path.write_text(RSS.format(f"<item><description>{english}</description></item><item><title>Cu")[:-20])
    assert read(path)[0].text == english


def test_hostile_titles_are_harmless(read, english, path):
    title = "Evil &#27;[31m &#x202e;title<script>x</script>"
    path.write_text(RSS.format(f"<item><title>{title}</title><description>{english}</description></item>"))
    title = read(path)[0].title
    assert not {"\x1b", "\u202e", "<"} & set(title)
