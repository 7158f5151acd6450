import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.ingest.front_matter import split_front_matter


def test_the_body_starts_after_the_closing_line():
    text = "---\ntitle: A title: with a colon\nAuthor:  Ann Lee \nurl:\n---\n\n  He said no.\n---\nMore.\n"
    assert split_front_matter(text) == (
        {"title": "A title: with a colon", "author": "Ann Lee", "url": ""},
        "\n  He said no.\n---\nMore.\n",
    )


def test_quotation_marks_around_a_value_are_taken_off():
    fields, _ = split_front_matter('---\ntitle: "Last" stronghold\nauthor: \'Ann Lee\'\npublisher: "\n---\n')
    assert fields == {"title": '"Last" stronghold', "author": "Ann Lee", "publisher": '"'}


def test_lists_and_comments_within_the_block_are_passed_over():
    text = '---\ntitle: A\ntags:\n  - "clippings"\n- war\n# saved by hand\n\nauthor: Ann Lee\n---\nHe said no.'
    assert split_front_matter(text) == ({"title": "A", "tags": "", "author": "Ann Lee"}, "He said no.")


def test_the_block_may_be_empty_or_all_there_is():
    assert split_front_matter("---\n---\nHe said no.") == ({}, "He said no.")
    assert split_front_matter("---\ntitle: A\n---") == ({"title": "A"}, "")


@pytest.mark.parametrize(
    "text",
    [
        "He said no.\n---\ntitle: A\n---\n",
        "---\ntitle: A\nHe said no.\n",
        "---\ntitle: A\nHe said no.\n---\nShe said yes.\n",
        "---\n- He said no.\n---\nShe said yes.\n",
        "----\ntitle: A\n----\nHe said no.\n",
        " ---\ntitle: A\n---\nHe said no.\n",
        "---",
        "",
    ],
)
def test_what_is_no_closed_block_of_fields_is_text(text):
    assert split_front_matter(text) == ({}, text)


@given(st.lists(st.sampled_from(["---\n", "title: A\n", "- b\n", "\n", "He said no.\n", "no line end", "a:b\n"])))
def test_nothing_is_lost_but_the_block(pieces):
    text = "".join(pieces)
    fields, body = split_front_matter(text)
    assert body in (text, text[text.find("\n---\n", 3) + 5 :]) or (fields and text.endswith("\n---") and body == "")
