import os
from pathlib import Path

import pytest

from claimcheck.ingest import Failure
from claimcheck.ingest.limits import MAX_BYTES


def test_the_suffix_tells_the_format_in_any_letter_case(read, english, tmp_path):
    (tmp_path / "a.HTM").write_text(f"<html><body><p>{english}</p></body></html>")
    (tmp_path / "b.MD").write_text(f"# Last Stronghold Lost\n\n{english}")
    page, note = read(tmp_path)
    assert page.text == english
    assert note.title == "Last Stronghold Lost"


def test_a_file_with_another_suffix_is_read_as_text_when_it_is_named(read, english, tmp_path):
    (tmp_path / "story.wire").write_text(english)
    (article,) = read(tmp_path / "story.wire")
    assert article.text == english


def test_a_file_without_words_is_refused(read, tmp_path):
    for name, content in {
        "a.txt": "",
        "b.txt": " \n\n\t",
        "c.txt": "--- 1,950 ---",
        "d.md": "---\ntitle: A\n---\n",
    }.items():
        (tmp_path / name).write_text(content)
    found = read(tmp_path)
    assert len(found) == 4
    assert {failure.reason for failure in found} == {"no words in it; check that the article was saved"}


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\0\0", b"a\x01b\x02c\x03d"])
def test_binary_data_is_refused(read, tmp_path, data):
    (tmp_path / "a.dat").write_bytes(data)
    assert read(tmp_path / "a.dat") == [
        Failure(str(tmp_path / "a.dat"), "binary data, not text; save the article as text or HTML")
    ]


def test_a_stray_control_character_does_not_make_a_text_binary(read, english, tmp_path):
    (tmp_path / "a.txt").write_text(english + "\x07")
    (article,) = read(tmp_path / "a.txt")
    assert article.text == english + "\x07"


def test_a_file_over_the_limit_is_refused_without_being_opened(read, tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2**31)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    assert read(path) == [Failure(str(path), "longer than 10 MB; split it into single articles")]


def test_a_file_at_the_limit_is_read(read, english, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text(english.ljust(MAX_BYTES))
    (article,) = read(path)
    assert len(article.text) == MAX_BYTES


def test_a_file_that_may_not_be_read_is_told_of(read, english, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(english)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # file modes do not stop root, as whom tests may run
    (failure,) = read(tmp_path / "a.txt")
    assert failure.reason == "no permission to read it; change its permissions or copy it"


def test_a_named_pipe_is_not_waited_for(read, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (failure,) = read(tmp_path / "pipe.txt")
    assert failure.reason == 'neither a file nor a folder; pipe its content to "-"'


def test_a_link_that_is_named_is_followed(read, english, tmp_path):
    (tmp_path / "a.txt").write_text(english)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (article,) = read(tmp_path / "link.txt")
    assert article.source == str(tmp_path / "link.txt")


def test_a_link_that_leads_to_itself_is_told_of(read, tmp_path):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (failure,) = read(tmp_path / "loop.txt")
    assert failure.reason.startswith("it cannot be read")
