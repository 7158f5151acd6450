import os

from claimcheck.ingest import Failure
from claimcheck.ingest.suffixes import SUFFIXES


def test_a_folder_is_read_in_the_order_of_names_its_files_before_its_folders(read, english, tmp_path):
    for name in ("b.txt", "a/z.txt", "a/inner/y.md", "c.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(english)
    sources = [os.path.relpath(article.source, tmp_path) for article in read(tmp_path)]
    assert sources == ["B.txt", "b.txt", "c.txt", "a/z.txt", "a/inner/y.md"]


def test_hidden_files_and_other_suffixes_are_passed_over_in_silence(read, english, tmp_path):
    (tmp_path / ".git").mkdir()
    for name in (".hidden.txt", ".git/notes.txt", "photo.jpg", "data.csv", "README", "read.txt"):
        (tmp_path / name).write_text(english)
    assert [article.source for article in read(tmp_path)] == [str(tmp_path / "read.txt")]


def test_links_are_not_followed(read, english, tmp_path):
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    for folder in (outside, inside):
        folder.mkdir()
        (folder / "a.txt").write_text(english)
    (inside / "secret.txt").symlink_to(outside / "a.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "round").symlink_to(inside)
    assert [article.source for article in read(inside)] == [str(inside / "a.txt")]


def test_a_folder_with_nothing_to_read_is_told_of(read, tmp_path):
    (tmp_path / "photo.jpg").touch()
    assert read(tmp_path) == [
        Failure(str(tmp_path), "no file in it can be read; expected are " + ", ".join(sorted(SUFFIXES)))
    ]


def test_a_folder_that_may_not_be_listed_does_not_hide_the_others(read, english, tmp_path, monkeypatch):
    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(english)
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    failure, article = read(tmp_path)
    assert failure == Failure(str(tmp_path / "closed"), "no permission to read it; change its permissions or copy it")
    assert article.source == str(tmp_path / "open" / "a.txt")


def test_the_working_directory_adds_nothing_to_the_source(read, english, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(english)
    monkeypatch.chdir(tmp_path)
    assert [article.source for article in read(".")] == ["a.txt"]


def test_the_folder_that_a_browser_saves_beside_a_page_holds_no_articles(read, english, tmp_path):
    names = ("Lost.html", "Lost_files/frame.html", "Found.HTM", "found-Dateien/frame.html", "other_files/story.html")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<html><body><p>{english}</p></body></html>")
    sources = [os.path.relpath(article.source, tmp_path) for article in read(tmp_path)]
    assert sources == ["Found.HTM", "Lost.html", "other_files/story.html"]


def test_a_link_out_of_the_folder_is_not_followed_whatever_its_suffix(read, english, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text(english)
    for suffix in SUFFIXES - {".txt"}:
        (tmp_path / f"secret{suffix}").write_text(english)
        (tmp_path / "folder" / f"b{suffix}").symlink_to(tmp_path / f"secret{suffix}")
    assert [article.source for article in read(tmp_path / "folder")] == [str(tmp_path / "folder" / "a.txt")]
