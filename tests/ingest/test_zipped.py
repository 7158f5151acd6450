import stat
import zipfile
from io import BytesIO

import pytest

from claimcheck.ingest import Failure
from claimcheck.ingest.limits import MAX_DEPTH, MAX_MEMBERS


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.zip"


def pack(files: dict[str, bytes | str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def resized(packed: bytes, size: int) -> bytes:
    """Have the one file in an archive declare another size."""
    data = bytearray(packed)
    for offset in (22, data.rindex(b"PK\x01\x02") + 24):  # where its two headers have it
        data[offset : offset + 4] = size.to_bytes(4, "little")
    return bytes(data)


def reasons(found) -> list[str]:
    return [each.reason for each in found if isinstance(each, Failure)]


def test_the_files_in_an_archive_are_read_as_those_in_a_folder(read, english, path):
    files = {
        "b.txt": english, "a/story.md": english, ".hidden.txt": english, "__MACOSX/._b.txt": english,
        "photo.jpg": b"\xff\xd8", "figures.csv": "district,dead\nAchin,900\n", "saved.html": f"<p>{english}</p>",
        "saved_files/frame.html": f"<p>{english}</p>",
    }  # fmt: skip
    path.write_bytes(pack(files))
    assert [article.source for article in read(path)] == [
        f"{path}#a/story.md", f"{path}#b.txt", f"{path}#saved.html",
    ]  # fmt: skip


def test_archives_may_hold_archives_but_not_without_end(read, english, path):
    data = english.encode()
    for number in range(MAX_DEPTH + 2):
        path.write_bytes(data)
        found = read(path) if number else []
        assert len(found) == min(number, 1)
        data = pack({f"{number}.zip" if number else "a.txt": data})
    assert reasons(found) == [f"packed more than {MAX_DEPTH} deep; unpack it, and ingest the folder"]


def test_a_file_that_fails_does_not_hide_the_others(read, english, path):
    path.write_bytes(pack({"a.txt": "", "b.txt": english}))
    failure, article = read(path)
    assert failure == Failure(f"{path}#a.txt", "no words in it; check that the article was saved")
    assert article.source == f"{path}#b.txt"


def test_what_would_unpack_to_too_much_is_refused_before_it_is_unpacked(read, path, monkeypatch):
    path.write_bytes(resized(pack({"a.jsonl": bytes(5_000_000)}), 3_000_000_000))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was opened"))
    assert reasons(read(path)) == [
        "unpacks to more than 2 GB; unpack it yourself if you trust it, and ingest the folder"
    ]


def test_a_file_that_says_it_is_small_gives_no_more_than_it_says(read, path):
    path.write_bytes(resized(pack({"a.txt": bytes(5_000_000)}), 100))
    assert reasons(read(path)) == ["damaged or cut off; get it again"]


def test_all_that_is_packed_in_one_input_counts_together(read, english, path, monkeypatch):
    inner = pack({"a.txt": english.ljust(400)})
    path.write_bytes(pack({f"{number}.zip": inner for number in range(9)}))
    assert len(read(path)) == 9
    monkeypatch.setattr("claimcheck.ingest.limits.Budget.__init__.__defaults__", (4_000,))
    assert "unpacks to more than 2 GB" in reasons(read(path))[0]


def test_too_many_files_are_refused(read, path):
    path.write_bytes(pack(dict.fromkeys(map(str, range(MAX_MEMBERS + 1)), "")))
    assert reasons(read(path)) == [f"more than {MAX_MEMBERS:,} files in it; unpack it and ingest the folder"]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_names_that_lead_out_of_the_archive_are_refused(read, english, path, name):
    path.write_bytes(pack({name: english}))
    assert reasons(read(path)) == ["its name leads out of the archive; refused"]
    assert list(path.parent.iterdir()) == [path]


def test_symbolic_links_are_refused(read, path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert reasons(read(path)) == ["a symbolic link; refused"]


def test_passwords_are_told_of(read, english, path):
    data = bytearray(pack({"a.txt": english}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert reasons(read(path)) == ["protected by a password; unpack it yourself, and ingest the folder"]


def test_damaged_archives_are_refused(read, english, path):
    data = pack({"a.txt": english * 9})
    for damaged in (data[:-30], data[:20], data.replace(b"a.txt", b"b.txt", 1), data[:50] + b"\0\0\0\0" + data[54:]):
        path.write_bytes(damaged)
        assert reasons(read(path)) == ["damaged or cut off; get it again"]


def test_an_archive_with_nothing_to_read_is_told_of(read, path):
    for data in (pack({"photo.jpg": b"\xff\xd8"}), pack({})):
        path.write_bytes(data)
        assert reasons(read(path)) == ["no file in it can be read"]


def test_names_with_newlines_and_escapes_stay_names(read, english, path):
    path.write_bytes(pack({"a\n\x1b[31m.txt": english}))
    assert read(path)[0].source == f"{path}#a\n\x1b[31m.txt"


def test_other_archives_are_told_apart(read, path):
    for magic in (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c"):
        path.write_bytes(magic + bytes(99))
        assert "unpack it and ingest the folder" in reasons(read(path))[0]


def test_an_archive_on_standard_input(read, english):
    (article,) = read("-", stdin=pack({"a.txt": english}))
    assert (article.source, article.text) == ("-#a.txt", english)


CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="O/p.opf"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The Valley Weekly</dc:title><dc:date>2016-03-22</dc:date></metadata>
<manifest><item id="a" href="two%20words.xhtml"/><item id="b" href="../one.xhtml"/><item id="c" href="gone.xhtml"/>
</manifest><spine>{}</spine></package>"""


def book(english: str, *order: str) -> bytes:
    spine = "".join(f'<itemref idref="{each}"/>' for each in order)
    chapter = f"<html><body><h1>Last stronghold lost</h1><p>{english}</p><p>{english}</p></body></html>"
    return pack(
        {
            "mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER,
            "O/p.opf": PACKAGE.format(spine), "O/two words.xhtml": chapter, "one.xhtml": "<p>Cover</p>",
        }
    )  # fmt: skip


def test_the_chapters_of_a_book_are_articles_and_its_cover_is_none(read, english, tmp_path):
    (tmp_path / "a.epub").write_bytes(book(english, "b", "a"))
    (article,) = read(tmp_path / "a.epub")
    assert (article.title, article.text) == ("Last stronghold lost", f"{english}\n\n{english}")
    assert (article.publisher, article.published) == ("The Valley Weekly", "2016-03-22T00:00:00Z")


def test_a_chapter_that_is_missing_is_told_of(read, english, tmp_path):
    (tmp_path / "a.epub").write_bytes(book(english, "c", "a"))
    failure, _ = read(tmp_path / "a.epub")
    assert failure == Failure(f"{tmp_path}/a.epub#O/gone.xhtml", "damaged: no O/gone.xhtml in it; save it again")


def test_a_book_without_words_is_told_of(read, english, tmp_path):
    (tmp_path / "a.epub").write_bytes(book(english, "b"))
    assert reasons(read(tmp_path / "a.epub")) == ["no chapter with words in it"]
