import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.webpage import read_webpage
from claimcheck.paragraphs import paragraphs

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>IS On The Run, Ghani Says | Valley Herald</title>
<meta property="og:title" content="IS On The Run, Ghani Says">
<meta property="og:site_name" content="Valley &amp; Hills Herald">
<meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2016-03-22T23:30:00-05:00">
<link rel="canonical" href="https://valley.example/is-on-the-run">
<script>document.write("Injected, said nobody.")</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article>
<h1>IS On The Run, Ghani Says</h1>
<p>KABUL &mdash; “Daesh is on the <b>run</b>,” President Ashraf Ghani told
   reporters on <a href="/march">March 18</a>, beside his guest.</p>
<p>Police chief Fazal Ahmad Sherzad said nearly 2,000 militants were dead.<br>He added: "They're finished."</p>
<table><tr><th>District</th><th>Dead</th></tr><tr><td>Achin</td><td>900</td></tr></table>
<blockquote><p>‘No quarter would be given,’ he said.</p></blockquote>
</article></main>
<section id="comments"><p>Great article, said a troll.</p></section>
<footer><p>Copyright 2019 Valley Herald</p></footer>
</body></html>"""


def test_the_article_is_found_without_its_headline_with_quotation_marks_and_paragraphs():
    draft = read_webpage(PAGE)
    assert [draft.text[start:end] for start, end in paragraphs(draft.text)] == [
        "KABUL — “Daesh is on the run,” President Ashraf Ghani told reporters on March 18, beside his guest.",
        "Police chief Fazal Ahmad Sherzad said nearly 2,000 militants were dead.",
        'He added: "They\'re finished."',
        "‘No quarter would be given,’ he said.",
    ]
    assert draft.text.count("\n\n") == draft.text.count("\n") / 2 == 3


def test_a_headline_is_left_out_where_the_title_is_worded_otherwise(english):
    page = f"""<html><head><meta property="og:title" content="IS flees the valley"></head><body><article>
        <h1>IS On <i>The</i> Run, Ghani Says</h1><p>{english}</p><h2>What next</h2><p>He said no.</p>
        </article></body></html>"""
    draft = read_webpage(page)
    assert draft.metadata.title == "IS flees the valley"
    assert draft.text.startswith(english)


def test_the_page_tells_title_publisher_author_time_and_address():
    about = read_webpage(PAGE).metadata
    assert about.title == "IS On The Run, Ghani Says"
    assert about.publisher == "Valley & Hills Herald"
    assert about.author == "Ann Lee"
    assert about.published == "2016-03-23T04:30:00Z"
    assert about.url == "https://valley.example/is-on-the-run"


def test_a_table_that_lays_out_the_page_does_not_run_paragraphs_together(english):
    page = f"<html><body><table><tr><td><p>{english}</p><p>“So be it,” he said.</p></td></tr></table></body></html>"
    assert read_webpage(page).text == f"{english}\n\n“So be it,” he said."


def test_a_year_in_the_footer_is_no_date(english):
    page = f"<html><body><article><p>{english}</p></article><footer>Copyright 2019</footer></body></html>"
    assert read_webpage(page).metadata.published is None


def test_hostile_metadata_is_harmless(english):
    page = (
        '<html><head><title>Evil\x1b[31m &#x202e;title</title><link rel="canonical" href="javascript:alert(1)"></head>'
        f"<body><article><p>{english}</p></article></body></html>"
    )
    about = read_webpage(page).metadata
    assert about.url is None
    assert about.title is not None
    assert not {"\x1b", "\u202e"} & set(about.title)


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><script>x</script></body></html>", "<div>" * 5_000])
def test_a_page_without_article_is_refused(page):
    with pytest.raises(InputError, match="no article found in the page; save the article as text"):
        read_webpage(page)


def test_whatever_the_parser_raises_is_told_in_one_line(monkeypatch):
    def fail(*_, **__):
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    with pytest.raises(InputError, match="its HTML cannot be read; save the article as text"):
        read_webpage(PAGE)


def test_the_parser_writes_nothing_on_standard_error(capfd):
    with pytest.raises(InputError):
        read_webpage("")
    assert capfd.readouterr().err == ""
