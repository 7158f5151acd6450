import json
from io import BytesIO

import pytest

from claimcheck.identity import make_id
from claimcheck.ingest.dispatch import read_document
from claimcheck.ingest.document import Document, Reading
from claimcheck.ingest.failure import Failure
from claimcheck.ingest.jsonl import read_jsonl
from claimcheck.ingest.limits import MAX_BYTES


def read_lines(*lines: object, place: str = "news.jsonl", encoding: str = "utf-8"):
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(read_jsonl(Document(BytesIO(text.encode(encoding)), place), Reading(read_document)))


def test_a_line_is_an_article(english):
    record = {
        "id": "herald-7",
        "text": english,
        "title": "Last\tStronghold Lost",
        "publisher": "Valley Herald",
        "author": "Ann Lee",
        "date": "2016-03-22",
        "url": "https://valley.example/a",
        "annotations": [{"source": []}],
    }
    (article,) = read_lines(record)
    assert article.source == "news.jsonl#herald-7"
    assert article.id == make_id("art", "https://valley.example/a")
    assert (article.text, article.title, article.publisher) == (english, "Last Stronghold Lost", "Valley Herald")
    assert (article.author, article.published) == ("Ann Lee", "2016-03-22T00:00:00Z")


def test_the_source_is_the_lines_own_or_made_of_its_id_or_number(english):
    records = [{"source": "wire/7.txt", "id": 7}, {"id": 7}, {"id": "seven"}, {"id": None, "source": ""}, {}]
    articles = read_lines(*({"text": english} | record for record in records))
    sources = ["wire/7.txt", "news.jsonl#7", "news.jsonl#seven", "news.jsonl#4", "news.jsonl#5"]
    assert [article.source for article in articles] == sources
    assert [article.id for article in articles[1:]] == [make_id("art", source) for source in sources[1:]]


def test_lines_that_name_one_source_are_told_apart_by_their_ids_or_numbers(english):
    records = [{"source": "CNN", "id": "a"}, {"source": "CNN", "id": "b"}, {"source": "CNN"}]
    articles = read_lines(*({"text": english} | record for record in records))
    assert [article.id for article in articles] == [make_id("art", key) for key in ("CNN#a", "CNN#b", "CNN#3")]


def test_a_source_of_its_own_is_what_an_article_on_standard_input_is_known_by(english):
    (article,) = read_lines({"text": english, "source": "wire/7.txt"}, place="-")
    assert article.id == make_id("art", "wire/7.txt#1")


def test_the_text_is_taken_as_it_is(english):
    text = f"---\ntitle: no front matter here\n---\n\r\n  {english}\u2028\n"
    (article,) = read_lines({"text": text})
    assert (article.text, article.title) == (text, None)


def test_half_a_character_is_replaced_so_that_offsets_stand(english):
    (article,) = read_lines({"text": f"\ud800 {english} \U0001f600", "source": "\udce9.txt"})
    assert article.text == f"\N{REPLACEMENT CHARACTER} {english} \U0001f600"
    assert article.source == "\\udce9.txt"


def test_bad_lines_are_named_and_the_others_read(english):
    good = {"text": english}
    found = read_lines(
        good, "{'text': 1}", "", "[1]", {"title": "No text"}, {"text": 7}, {"text": " "}, "[" * 9_999, good
    )
    assert [article.source for article in found if not isinstance(article, Failure)] == ["news.jsonl#1", "news.jsonl#9"]
    assert [failure.reason for failure in found if isinstance(failure, Failure)] == [
        "line 2: not valid JSON; correct the line or delete it",
        "line 4: not a JSON object; correct the line or delete it",
        'line 5: no "text" in it; put the article\'s text under that key, or name its own: --map text=NAME',
        'line 6: no "text" in it; put the article\'s text under that key, or name its own: --map text=NAME',
        "line 7: no words in it; check that the article was saved",
        "line 8: not valid JSON; correct the line or delete it",
    ]


def test_a_line_in_another_language_or_of_binary_data_is_named(english):
    german = (
        "Der Polizeichef der Provinz erklärte am Dienstag, dass fast zweitausend Kämpfer getötet worden seien. " * 2
    )
    found = read_lines({"text": german}, {"text": f"{english}\0"})
    assert [failure.reason for failure in found] == [
        "line 1: not in English (language code de); only English articles can be read",
        "line 2: binary data, not text; save the article as text or HTML",
    ]


def test_a_line_over_the_limit_is_passed_over(english):
    long = {"text": "a" * MAX_BYTES}
    failure, article, last = read_lines(long, {"text": english}, long)
    assert failure == Failure("news.jsonl", "line 1: longer than 10 MB; split it into single articles")
    assert article.source == "news.jsonl#2"
    assert last.reason.startswith("line 3: longer than 10 MB")


def test_a_file_may_be_longer_than_one_article_may(english):
    class Endless(BytesIO):
        """More lines than memory could hold; what is read is forgotten."""

        def readline(self, _size=-1):
            return json.dumps({"text": english}).encode() + b"\n"

    lines = read_jsonl(Document(Endless(), "news.jsonl"), Reading(read_document))
    assert [next(lines).source for _ in range(3)] == ["news.jsonl#1", "news.jsonl#2", "news.jsonl#3"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_other_encodings_are_made_out(encoding):
    line = json.dumps({"text": "“No,” said Mr. Naïve of the Café — “never.”"}, ensure_ascii=False)
    first, second = read_lines(line, line, encoding=encoding)
    assert first.text == second.text == "“No,” said Mr. Naïve of the Café — “never.”"


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_lines_is_told_of(content):
    assert read_lines(content) == [Failure("news.jsonl", "no lines in it; an article a line is expected")]
