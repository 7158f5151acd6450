import pytest

from claimcheck.ingest.markup import text_of_markup


def test_blocks_are_paragraphs_and_white_space_is_collapsed():
    assert text_of_markup("<h1>Lost</h1><p>He <b>said</b>\n  no.<div>Twice</div></p><ul><li>one<li>two</ul>end") == (
        "Lost\n\nHe said no.\n\nTwice\n\none\n\ntwo\n\nend"
    )


def test_breaks_are_lines():
    assert text_of_markup("He said no,<br>twice.<br><br>She left.") == "He said no,\ntwice.\n\nShe left."


def test_entities_are_characters():
    assert text_of_markup("&ldquo;No&rdquo; &amp; &#8216;never&#8217;&nbsp;again") == "“No” & ‘never’ again"


def test_what_no_reader_sees_is_left_out():
    html = "<head><title>T</title></head><p>a<!-- c --><script>x()</script><style>p {}</style><svg>s</svg>b</p>"
    assert text_of_markup(html) == "ab"


@pytest.mark.parametrize("html", ["", " ", "<!-- only -->", "<?xml version='1.0' encoding='utf-16'?>"])
def test_where_there_is_nothing_there_is_no_text(html):
    assert text_of_markup(html) == ""


def test_depth_does_no_harm():
    assert text_of_markup("<p>He said no.</p>" + "<div>" * 100_000) == "He said no."


def test_entities_that_multiply_do_not():
    laughs = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>'
    assert len(text_of_markup(laughs)) < 50
