"""Web captures (WARC): the pages that a crawler or a browser was answered with."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from functools import partial
from io import BufferedIOBase, StringIO
from typing import TYPE_CHECKING, BinaryIO, cast

from claimcheck.errors import InputError
from claimcheck.ingest.archive import DAMAGED, UNPACKING_ERRORS
from claimcheck.ingest.decoding import decode
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.failure import failure_of
from claimcheck.ingest.limits import MAX_BYTES, TOO_LONG
from claimcheck.ingest.metadata import read_metadata
from claimcheck.ingest.webpage import read_webpage
from claimcheck.records import Origin

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAGIC = b"WARC/"
PACKED = b"\x1f\x8b"
_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = 1_000_000
_LONGEST_LINE = 1_000_000  # bytes of a header
_TOLERATED = 100_000_000  # bytes: up to here anything may be packed however tightly
_TIGHTEST = 200  # bytes unpacked from one; pages are packed into a tenth, what is packed tighter is a trap


def read_capture(document: Document, reading: Reading) -> Found:
    """Yield the article of each page that was answered with success, known by the address it was fetched from.

    Pages without an article (frames, lists of headlines) are passed over. Raises InputError if there is none at all, or
    if the capture is damaged, once what comes before has been read.
    """
    reading.check_depth()
    is_empty = True
    if _Unpacked(document.stream).read(len(MAGIC)) != MAGIC:
        raise InputError("no web capture (WARC) in it; if it is packed, unpack it first")
    for record in _records(_Unpacked(document.stream)):
        address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
        part = document.part(address, document.stream, read_metadata({"url": address}, Origin.ADDRESS))
        html = _payload(record)
        if len(html) > MAX_BYTES:
            is_empty = False
            yield failure_of(part.source, InputError(TOO_LONG))
            continue
        try:
            draft = read_webpage(decode(html))
        except InputError:
            continue
        is_empty = False
        try:
            yield part.article(draft)
        except InputError as error:
            yield failure_of(part.source, error)
    if is_empty:
        raise InputError("no page with an article in it")


def _records(stream: "_Unpacked") -> Iterator["ArcWarcRecord"]:
    """Yield the pages among the responses; raise InputError where the capture is damaged."""
    from warcio.archiveiterator import ArchiveIterator  # 30 ms

    records = ArchiveIterator(stream)
    records.INC_RECORD = ""  # its warning on standard error
    records.reader.readline = partial(_read_line, records.reader.readline)
    try:
        for record in records:
            if record.rec_type == "response" and _is_page(record):
                yield record
    except InputError:
        raise
    except Exception as error:  # a capture made to break parsers may break them in any way
        raise InputError(DAMAGED) from error


def _read_line(read: Callable[[int], bytes], length: int | None = None) -> bytes:
    """Read a line, but none that never ends."""
    return read(length or _LONGEST_LINE)


def _is_page(record: "ArcWarcRecord") -> bool:
    headers = record.http_headers
    if headers is None or headers.get_statuscode() != "200":
        return False
    return (headers.get_header("Content-Type") or "").lower().strip().startswith(_PAGES)


def _payload(record: "ArcWarcRecord") -> bytes:
    """Return what was answered, unpacked, or more than MAX_BYTES of it; raise InputError if it is cut off."""
    from warcio.bufferedreaders import ChunkedDataException

    data = b""
    try:
        with redirect_stderr(StringIO()):  # where it tells of what is packed badly
            stream = record.content_stream()
            while len(data) <= MAX_BYTES and (more := stream.read(_CHUNK)):
                data += more
    except (ChunkedDataException, ValueError, *UNPACKING_ERRORS) as error:
        raise InputError(DAMAGED) from error
    if len(data) <= MAX_BYTES and getattr(record.raw_stream, "limit", 0) > 0:
        raise InputError(DAMAGED)
    return data


class _Unpacked:
    """A capture as warcio reads it, unpacked if it is packed, and no trap."""

    def __init__(self, stream: BinaryIO) -> None:
        stream.seek(0)
        self._packed = stream
        is_packed = stream.read(len(PACKED)) == PACKED
        stream.seek(0)
        self._stream = gzip.GzipFile(fileobj=stream) if is_packed else cast(BufferedIOBase, stream)
        self._read = 0

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._read

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes; raise InputError if they are packed badly, or as a trap."""
        try:
            data = self._stream.read1(size)  # and not on into the next record, which may be damaged
        except (OSError, *UNPACKING_ERRORS) as error:
            raise InputError(DAMAGED) from error
        self._read += len(data)
        if self._read > max(_TOLERATED, _TIGHTEST * self._packed.tell()):
            raise InputError("packed more tightly than any text, as a trap; refused")
        return data
