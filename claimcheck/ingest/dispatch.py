"""Which reader a document goes to: by its first bytes where they tell, else by its name, else by how it begins."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from claimcheck.errors import InputError
from claimcheck.ingest import archive, capture, suffixes
from claimcheck.ingest.archive import DAMAGED, UNPACKING_ERRORS
from claimcheck.ingest.capture import read_capture
from claimcheck.ingest.decoding import decode, marked_encoding
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.failure import Failure, failure_of
from claimcheck.ingest.feed import is_feed, read_feed
from claimcheck.ingest.jsonl import read_jsonl
from claimcheck.ingest.limits import read_limited
from claimcheck.ingest.mail import read_mailbox, read_message, read_saved_page
from claimcheck.ingest.markdown import read_markdown
from claimcheck.ingest.pdf import read_pdf
from claimcheck.ingest.plain import read_plain
from claimcheck.ingest.suffixes import suffix_of
from claimcheck.ingest.table import has_text_column, read_table
from claimcheck.ingest.webpage import read_webpage
from claimcheck.ingest.zipped import read_zipped

Reader = Callable[[Document, Reading], Found]

HEAD = 64_000  # bytes by which a document without a telling name is known
_TOP = 1_000  # characters in which a page shows that it is one
_PDF = b"%PDF-"
_REFUSED = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file (.doc, .msg); save it as DOCX or EML",
    b"{\\rtf": "RTF, which is not read; save it as DOCX",
    b"Rar!\x1a\x07": "a RAR archive; unpack it and ingest the folder",
    b"7z\xbc\xaf": "a 7z archive; unpack it and ingest the folder",
}
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE)
_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:.*\n(?:[ \t].*\n)*)+(?:\n|\Z)")
_MAIL_HEADERS = re.compile(r"^(from|date|subject|message-id|received|mime-version):", re.IGNORECASE | re.MULTILINE)
_FEWEST_MAIL_HEADERS = 3


def read_document(document: Document, reading: Reading) -> Found:
    """Yield the article or articles of `document`, or why there are none; nothing is raised.

    Whoever has bytes from anywhere else than files calls this: `Reading(read_document)` reads what is inside them, too.
    """
    try:
        head = document.stream.read(HEAD)
        document.stream.seek(0)
        yield from reader_for(document.name, head, reading.columns)(document, reading)
    except (InputError, OSError) as error:
        yield failure_of(document.source, error)
    except UNPACKING_ERRORS:
        yield Failure(document.source, DAMAGED)


def reader_for(name: str, head: bytes, columns: Mapping[str, str]) -> Reader:
    """Return the reader for a document that begins with `head`; raise InputError if there is none."""
    if refusal := next((why for magic, why in _REFUSED.items() if head.startswith(magic)), None):
        raise InputError(refusal)
    if reader := next((reader for magic, reader in _BY_MAGIC.items() if head.startswith(magic)), None):
        return reader
    suffix = suffix_of(name)
    if suffix in _BINARY:
        raise InputError(f"damaged, or no {suffix} file though its name says so; get it again")
    return _BY_SUFFIX.get(suffix) or _sniffed(head, columns)


def is_text(head: bytes) -> bool:
    """Tell whether a document that begins with `head` is in one of the formats that are text."""
    return not head.startswith(tuple(_BY_MAGIC))


def _one(read: Callable[[str], Draft], document: Document, _: Reading) -> Found:
    """Read a text that is an article."""
    yield document.article(read(decode(read_limited(document.stream))))


def _sniffed(head: bytes, columns: Mapping[str, str]) -> Reader:
    try:
        # A head that is cut off in a line may be so in a character.
        text = decode(head if len(head) < HEAD or marked_encoding(head) else head[: head.rfind(b"\n") + 1] or head)
    except InputError:
        return _PLAIN  # which will say what is wrong with it
    return next((reader for is_it, reader in _SNIFFERS if is_it(text)), None) or (
        read_table if has_text_column(text.partition("\n")[0], columns) else _PLAIN
    )


def _is_webpage(text: str) -> bool:
    top = text.lstrip()[:_TOP]
    return top.startswith("<") and bool(_MARKUP.search(top))


def _is_message(text: str) -> bool:
    header = _HEADER.match(text)
    return (
        header is not None and len({name.lower() for name in _MAIL_HEADERS.findall(header[0])}) >= _FEWEST_MAIL_HEADERS
    )


def _is_mailbox(text: str) -> bool:
    opening, _, rest = text.partition("\n")
    return opening.startswith("From ") and _is_message(rest)


def _is_jsonl(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(line.lstrip().startswith("{") for line in lines)


_PLAIN = partial(_one, read_plain)
_PAGE = partial(_one, read_webpage)
_SNIFFERS: tuple[tuple[Callable[[str], bool], Reader], ...] = (
    (is_feed, read_feed),
    (_is_webpage, _PAGE),
    (_is_mailbox, read_mailbox),
    (_is_message, read_message),
    (_is_jsonl, read_jsonl),
)
_BY_MAGIC: dict[bytes, Reader] = {
    _PDF: read_pdf,
    **dict.fromkeys(archive.MAGIC, read_zipped),
    capture.MAGIC: read_capture,
    capture.PACKED: read_capture,
}
_BINARY = frozenset(suffixes.PDF + suffixes.ZIPPED + suffixes.CAPTURES)
_BY_SUFFIX: dict[str, Reader] = {
    **dict.fromkeys(suffixes.PLAIN, _PLAIN),
    **dict.fromkeys(suffixes.MARKDOWN, partial(_one, read_markdown)),
    **dict.fromkeys(suffixes.PAGES, _PAGE),
    **dict.fromkeys(suffixes.FEEDS, read_feed),
    **dict.fromkeys(suffixes.MESSAGES, read_message),
    **dict.fromkeys(suffixes.SAVED_PAGES, read_saved_page),
    **dict.fromkeys(suffixes.LINES, read_jsonl),
    **dict.fromkeys(suffixes.TABLES, read_table),
    **dict.fromkeys(suffixes.MAILBOXES, read_mailbox),
}
