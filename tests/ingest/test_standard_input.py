import json
from io import BytesIO

import pytest

from claimcheck.identity import digest, make_id
from claimcheck.ingest import Failure, read_inputs
from claimcheck.ingest.limits import MAX_BYTES


def test_text_is_read_with_its_front_matter(read, english):
    (article,) = read("-", stdin=f"---\ntitle: Last Stronghold Lost\n---\n{english}".encode())
    assert (article.source, article.title, article.text) == ("-", "Last Stronghold Lost", english)


@pytest.mark.parametrize("start", ["<!DOCTYPE html>\n<html>", "  <HTML lang='en'>", "<?xml version='1.0'?><html>"])
def test_a_web_page_is_recognised(read, english, start):
    (article,) = read("-", stdin=f"{start}<body><p>{english}</p></body></html>".encode())
    assert article.text == english


def test_text_that_begins_with_an_angle_bracket_is_still_text(read, english):
    text = f"<Agency copy, second edition>\n\n{english}"
    (article,) = read("-", stdin=text.encode())
    assert article.text == text


def test_lines_of_json_are_recognised(read, english):
    lines = "\n\n".join(json.dumps({"id": name, "text": english}) for name in ("a", "b"))
    assert [article.source for article in read("-", stdin=lines.encode())] == ["-#a", "-#b"]


def test_one_line_that_opens_no_object_makes_it_text(read, english):
    text = f"{{sic}}\n\n{english}"
    (article,) = read("-", stdin=text.encode())
    assert article.text == text


def test_an_article_is_known_by_its_text(read, english):
    (article,) = read("-", stdin=english.encode())
    assert article.id == make_id("art", digest(english))
    (same,) = read("-", stdin=json.dumps({"text": english}).encode())
    assert same.id == article.id


def test_an_article_with_an_address_is_known_by_it(read, english):
    (article,) = read("-", stdin=f"---\nurl: https://valley.example/a\n---\n{english}".encode())
    assert article.id == make_id("art", "https://valley.example/a")


def test_no_more_than_the_limit_is_read(english):
    endless = BytesIO((english * (MAX_BYTES // len(english) + 10)).encode())
    assert list(read_inputs(["-"], endless)) == [Failure("-", "longer than 10 MB; split it into single articles")]
    assert endless.tell() == MAX_BYTES + 1


def test_nothing_on_standard_input_is_told_of(read):
    assert read("-") == [Failure("-", "no words in it; check that the article was saved")]
