from io import BytesIO

import pytest

from claimcheck.errors import UsageError
from claimcheck.ingest import Failure, parse_columns, read_inputs
from claimcheck.ingest.limits import MAX_BYTES


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.csv"


def read_mapped(path, *pairs: str):
    return list(read_inputs([str(path)], BytesIO(), parse_columns(pairs)))


def test_each_row_is_an_article(read, english, path):
    path.write_text(f'Title,Text,id\nLost,"{english}\n\n""No,"" he said.",a1\nFound,{english},\n\n')
    first, second = read(path)
    assert (first.title, first.text) == ("Lost", f'{english}\n\n"No," he said.')
    assert [first.source, second.source] == [f"{path}#a1", f"{path}#3"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_first_row_tells_what_parts_the_columns(read, english, path, delimiter):
    path.write_text(f"title{delimiter}text{delimiter}date\nLost{delimiter}{english}{delimiter}2016-03-22\n")
    (article,) = read(path)
    assert (article.title, article.text, article.published) == ("Lost", english, "2016-03-22T00:00:00Z")


def test_columns_with_other_names_are_named(english, path):
    path.write_text(f"Headline,Full Text,Outlet\nLost,{english},Valley Herald\n")
    (article,) = read_mapped(path, "title=headline", "text=Full Text", "publisher=Outlet")
    assert (article.title, article.text, article.publisher) == ("Lost", english, "Valley Herald")


def test_the_same_goes_for_lines_of_json(english, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(f'{{"headline": "Lost", "body": "{english}"}}\n{{"text": "Not it."}}\n')
    article, failure = read_mapped(path, "title=headline", "text=body")
    assert (article.title, article.text) == ("Lost", english)
    assert failure.reason == (
        'line 2: no "body" in it; put the article\'s text under that key, or name its own: --map text=NAME'
    )


@pytest.mark.parametrize("pair", ["headline", "=a", "title=", "headline=title"])
def test_a_pair_that_makes_no_sense_is_refused(pair):
    with pytest.raises(UsageError, match=f"^--map {pair}: expected FIELD=COLUMN, FIELD one of text, title"):
        parse_columns([pair])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_undone(read, path, encoding):
    path.write_bytes('title,text\r\nCafé,"“No,” he said."\r\n'.encode(encoding))
    (article,) = read(path)
    assert (article.title, article.text) == ("Café", "“No,” he said.")


def test_bad_rows_are_named_and_the_others_read(read, english, path):
    path.write_text(f"title,text\nOnly a title\nEmpty,\nLost,{english}\n")
    *failures, article = read(path)
    assert [failure.reason for failure in failures] == [
        'row 2: no "text" in it; put the article\'s text under that key, or name its own: --map text=NAME',
        "row 3: no words in it; check that the article was saved",
    ]
    assert article.title == "Lost"


def test_a_table_of_something_else_is_refused_when_named_and_passed_over_in_a_folder(read, english, path):
    path.write_text("district,dead\nAchin,900\n")
    (path.parent / "a.txt").write_text(english)
    assert read(path)[0].reason.startswith('no "text" in it')
    assert [article.text for article in read(path.parent)] == [english]


def test_a_table_without_rows_is_told_of(read, path):
    path.write_text("title,text\n")
    assert read(path) == [Failure(str(path), "no rows in it; an article a row is expected")]


def test_a_quotation_mark_that_is_never_closed_does_not_fill_the_memory(read, path):
    with path.open("wb") as file:
        file.write(b'title,text\nLost,"')
        file.write(b"He said no.\n" * (MAX_BYTES // 6))
    assert read(path) == [Failure(str(path), "row 2: not valid CSV; correct it or delete it")]


def test_a_line_that_never_ends_does_not_fill_the_memory(read, path):
    with path.open("wb") as file:
        file.write(b"title,text\n")
        file.truncate(100_000_000)
    assert read(path) == [Failure(str(path), "longer than 10 MB; split it into single articles")]


def test_a_table_is_known_on_standard_input_by_its_first_row(read, english):
    (article,) = read("-", stdin=f"title,text\nLost,{english}\n".encode())
    assert (article.title, article.text) == ("Lost", english)
