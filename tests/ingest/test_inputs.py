import os
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.identity import make_id
from claimcheck.ingest import Failure, read_inputs
from claimcheck.records import Article

ANY_BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.lists(st.binary(max_size=40).map(b'{"text": '.__add__), max_size=4).map(b"\n".join),
    st.lists(
        st.sampled_from([b"<html>", b"<p>", b"</p>", b"<title>", b"<!--", b"He said no. ", b"&#0;", b"<table>"])
    ).map(b"".join),
)


def test_inputs_are_read_in_the_order_they_are_named(read, english, tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(english)
    found = read(tmp_path / "b.txt", "-", tmp_path / "a.txt", stdin=english.encode())
    assert [article.source for article in found] == [str(tmp_path / "b.txt"), "-", str(tmp_path / "a.txt")]


def test_an_input_is_not_touched_before_it_is_its_turn(english, tmp_path):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(english)
    reading = read_inputs([str(first), str(second)], BytesIO())
    next(reading)
    second.write_text(english)
    assert isinstance(next(reading), Article)


def test_what_fails_does_not_keep_the_rest_from_being_read(read, english, tmp_path):
    (tmp_path / "good.txt").write_text(english)
    (tmp_path / "empty.txt").touch()
    failure, article = read(tmp_path / "empty.txt", tmp_path / "good.txt")
    assert isinstance(failure, Failure)
    assert article.text == english


def test_an_empty_path_is_not_the_working_directory(read):
    assert read("") == [Failure("", "an empty path; name a file or a folder")]


@pytest.mark.parametrize("path", ["nowhere.txt", "nowhere/", "nowhere.txt/a.txt", "a\0b.txt"])
def test_a_missing_file_is_told_of(read, path):
    (failure,) = read(path)
    assert failure.reason == "no such file or folder; check the path"


def test_a_path_within_a_file_is_told_of(read, english, tmp_path):
    (tmp_path / "a.txt").write_text(english)
    (failure,) = read(tmp_path / "a.txt" / "b.txt")
    assert failure.reason == "it cannot be read (Not a directory); check the path and the disk"


def test_the_source_is_the_path_as_given_but_normalised(read, english, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(english)
    monkeypatch.chdir(tmp_path)
    (article,) = read(".//a.txt")
    assert article.source == "a.txt"


def test_the_id_depends_on_the_address_where_there_is_one_and_on_the_source_else(read, english, tmp_path):
    (tmp_path / "a.txt").write_text(english)
    (tmp_path / "b.txt").write_text(f"---\nurl: https://valley.example/b\n---\n{english}")
    with_source, with_url = read(tmp_path / "a.txt", tmp_path / "b.txt")
    assert with_source.id == make_id("art", str(tmp_path / "a.txt"))
    assert with_url.id == make_id("art", "https://valley.example/b")


def test_a_file_name_may_hold_anything(read, english, tmp_path):
    names = [b"new\nline.txt", b"\x1b[31mred.txt", b"caf\xe9.txt", "محمد.txt".encode()]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(english)
    found = read(tmp_path)
    assert len({article.source.encode() for article in found}) == len(names)


@settings(deadline=None)
@given(ANY_BYTES)
def test_whatever_comes_on_standard_input_gives_articles_or_failures(data):
    _check(list(read_inputs(["-"], BytesIO(data))))


@settings(deadline=None)
@given(ANY_BYTES, st.sampled_from([".txt", ".md", ".html", ".jsonl", ".rtf"]))
def test_whatever_is_in_a_file_gives_articles_or_failures(data, suffix):
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(data)
        _check(list(read_inputs([str(path)], BytesIO())))


@given(st.text())
def test_whatever_is_named_gives_articles_or_failures(name):
    _check(list(islice(read_inputs([f"nowhere/{name}"], BytesIO()), 1)))


def _check(found: list[Article | Failure]) -> None:
    assert found
    for each in found:
        each.source.encode()
        if isinstance(each, Article):
            assert each.text.encode()
        else:
            assert len(each.reason.splitlines()) == 1
