import gzip
import tracemalloc

import pytest

from claimcheck.ingest import Failure
from claimcheck.ingest.limits import MAX_BYTES

ADDRESS = "https://valley.example/a"


@pytest.fixture
def page(english: str) -> bytes:
    return f"<html><body><article><p>{english}</p></article></body></html>".encode()


def record(
    payload: bytes, address: str = ADDRESS, status: str = "200 OK", headers: str = "", kind: str = "text/html"
) -> bytes:
    """Return a response as crawlers write it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_each_page_is_an_article_known_by_its_address(read, english, page, tmp_path):
    (tmp_path / "a.warc").write_bytes(record(page) + record(page, "https://valley.example/b"))
    first, second = read(tmp_path / "a.warc")
    assert (first.text, first.url) == (english, ADDRESS)
    assert (second.source, second.url) == (f"{tmp_path}/a.warc#https://valley.example/b", "https://valley.example/b")


def test_records_are_packed_one_by_one_or_as_a_whole(read, english, page, tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(record(page)) + gzip.compress(record(page)))
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(record(page) + record(page)))
    assert [article.text for article in read(tmp_path)] == [english] * 4


def test_the_answer_may_come_packed_and_in_chunks(read, english, page, tmp_path):
    packed = gzip.compress(page)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:50], packed[50:])) + b"0\r\n\r\n"
    headers = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    (tmp_path / "a.warc").write_bytes(record(chunks, headers=headers))
    (article,) = read(tmp_path / "a.warc")
    assert article.text == english


def test_pictures_redirects_errors_and_frames_are_passed_over(read, english, page, tmp_path):
    others = [
        record(b"\x89PNG", kind="image/png"),
        record(page, status="301 Moved"),
        record(page, status="404 Not Found"),
        record(b"<html><body><script>show()</script></body></html>"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join([*others, record(page)]))
    (article,) = read(tmp_path / "a.warc")
    assert article.text == english


def test_a_capture_without_any_article_is_told_of(read, tmp_path):
    (tmp_path / "a.warc").write_bytes(record(b"\x89PNG", kind="image/png"))
    assert read(tmp_path / "a.warc") == [Failure(f"{tmp_path}/a.warc", "no page with an article in it")]


def test_a_page_in_another_language_is_told_of(read, page, tmp_path):
    german = (
        "<p>Die Beamten in Kabul sagten am Dienstag, die Gruppe habe ihre letzte Hochburg in der Provinz verloren.</p>"
    )
    (tmp_path / "a.warc").write_bytes(record(f"<html><body>{german * 3}</body></html>".encode()) + record(page))
    failure, _ = read(tmp_path / "a.warc")
    assert failure.source == f"{tmp_path}/a.warc#{ADDRESS}"
    assert failure.reason.startswith("not in English")


def test_a_page_that_is_too_long_does_not_hide_the_next(read, page, tmp_path):
    (tmp_path / "a.warc").write_bytes(record(page.ljust(MAX_BYTES + 1)) + record(page, "https://valley.example/b"))
    failure, article = read(tmp_path / "a.warc")
    assert failure == Failure(f"{tmp_path}/a.warc#{ADDRESS}", "longer than 10 MB; split it into single articles")
    assert article.url == "https://valley.example/b"


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_what_comes_before_a_cut_is_read_and_the_cut_is_told_of(read, page, tmp_path, pack):
    whole = pack(record(page)) + pack(record(page))
    (tmp_path / "a.warc").write_bytes(whole[:-60])
    article, failure = read(tmp_path / "a.warc")
    assert article.url == ADDRESS
    assert failure == Failure(f"{tmp_path}/a.warc", "damaged or cut off; get it again")


def test_a_trap_is_refused_before_it_is_unpacked(read, tmp_path, monkeypatch):
    monkeypatch.setattr("claimcheck.ingest.capture._TOLERATED", 1_000_000)
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(record(b"<p>" + bytes(9_000_000)), 9))
    assert read(tmp_path / "a.warc.gz")[-1].reason == "packed more tightly than any text, as a trap; refused"


def test_a_header_that_never_ends_does_not_fill_the_memory(read, tmp_path):
    with (tmp_path / "a.warc").open("wb") as file:
        file.write(b"WARC/1.0\r\nWARC-Type: ")
        file.truncate(60_000_000)
    tracemalloc.start()
    assert [failure.reason for failure in read(tmp_path / "a.warc")] == ["no page with an article in it"]
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_other_packed_files_are_told_apart(read, english, tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(english.encode()))
    assert read(tmp_path / "a.txt.gz") == [
        Failure(f"{tmp_path}/a.txt.gz", "no web capture (WARC) in it; if it is packed, unpack it first")
    ]


def test_nothing_is_written_on_standard_error(read, page, tmp_path, capfd):
    packed = "Content-Encoding: gzip\r\n"
    records = (record(page, headers=packed), b"junk\r\n", record(gzip.compress(page)[:90], headers=packed))
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    read(tmp_path / "a.warc")
    assert capfd.readouterr().err == ""
