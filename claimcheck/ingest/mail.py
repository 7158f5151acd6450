"""Messages (EML), mailboxes (MBOX), and pages that a browser saved as a message (MHTML)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from io import BytesIO
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.failure import Failure, failure_of
from claimcheck.ingest.limits import MAX_BYTES, MAX_DOCUMENT_BYTES, TOO_LARGE, TOO_LONG, read_limited
from claimcheck.ingest.markup import text_of_markup
from claimcheck.ingest.metadata import Metadata, first_of, read_metadata
from claimcheck.ingest.suffixes import suffix_of
from claimcheck.ingest.webpage import read_webpage
from claimcheck.records import Origin

_WORD = re.compile(r"\w")
_FROM = b"From "  # what a message in a mailbox begins with, after a blank line
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_MESSAGE_ID = re.compile(rb"^message-id:\s*<([^<>\s]+)>", re.IGNORECASE | re.MULTILINE)
_HEADERS = 20_000  # bytes in which a message says its id
_NESTING = b"boundary="  # of the parts within a part
_MOST_NESTED = 200
_UNREADABLE = "damaged: it cannot be read as a message; export it again"


def read_message(document: Document, reading: Reading) -> Found:
    """Yield the article of a message, from its text or else its HTML, and those of what is attached to it.

    The subject is the title, the sender the author. Attachments in formats that are not read are passed over.
    """
    data = _read(document.stream)
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        text, about = _text(message), _metadata(message)
        attached = list(_attached(message))
    except InputError:
        raise
    except Exception as error:  # the standard library breaks on broken messages in any way
        raise InputError(_UNREADABLE) from error
    if _WORD.search(text) or not attached:
        yield document.article(Draft(text, about))
    if attached:
        reading.check_depth()
    for name, content in attached:
        reading.budget.spend(len(content))
        yield from reading.inside(
            document.part(name, BytesIO(content), read_metadata({"date": about.published}, Origin.MESSAGE))
        )


def read_saved_page(document: Document, _: Reading) -> Found:
    """Yield the article of a page that was saved with all that belongs to it in one file."""
    data = _read(document.stream)
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        page = next(part for part in message.walk() if part.get_content_type() == "text/html")
        html, address = str(page.get_content()), str(message.get("Snapshot-Content-Location", ""))
        if len(html) > MAX_BYTES:
            raise InputError(TOO_LONG)
    except InputError:
        raise
    except Exception as error:
        raise InputError("damaged: no page can be read in it; save the page again") from error
    yield replace(document, known=first_of(read_metadata({"url": address}, Origin.ADDRESS), document.known)).article(
        read_webpage(html)
    )


def read_mailbox(document: Document, reading: Reading) -> Found:
    """Yield the articles of each message of a mailbox, known by its id, else its number; one is in memory at a time."""
    seen = set[str]()
    for number, message in enumerate(_messages(document.stream), start=1):
        match = _MESSAGE_ID.search(message[:_HEADERS])
        name = match[1].decode("ascii", "backslashreplace") if match else str(number)
        part = document.part(name if name not in seen else str(number), BytesIO(message))
        seen.add(name)
        if len(message) > MAX_DOCUMENT_BYTES:
            yield Failure(part.source, TOO_LARGE)
            continue
        try:
            yield from read_message(part, reading)
        except InputError as error:
            yield failure_of(part.source, error)
    if not seen:
        raise InputError("no message in it; check that it was exported whole")


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the messages without the line that opens each, cut off one byte beyond the limit."""
    held, size, is_open, is_after_blank = list[bytes](), 0, False, True
    while line := stream.readline(MAX_DOCUMENT_BYTES):
        if is_after_blank and line.startswith(_FROM):
            if is_open:
                yield _QUOTED_FROM.sub(rb"\1", b"".join(held))
            held, size, is_open = [], 0, True
        elif is_open and size <= MAX_DOCUMENT_BYTES:
            held.append(line[: MAX_DOCUMENT_BYTES + 1 - size])
            size += len(held[-1])
        is_after_blank = not line.strip()
    if is_open:
        yield _QUOTED_FROM.sub(rb"\1", b"".join(held))


def _read(stream: BinaryIO) -> bytes:
    """Return a message; raise InputError if its parts are so many that parsing them might never end."""
    data = read_limited(stream, MAX_DOCUMENT_BYTES)
    if data.lower().count(_NESTING) > _MOST_NESTED:
        raise InputError(f"more than {_MOST_NESTED} parts with parts in them; save what you need of it as text")
    return data


def _text(message: EmailMessage) -> str:
    for kind, read in (("plain", str), ("html", text_of_markup)):
        body = message.get_body((kind,))
        content = str(body.get_content()) if body else ""
        if len(content) > MAX_BYTES:
            raise InputError(TOO_LONG)
        text = read(content).replace("\r\n", "\n").strip("\n")
        if _WORD.search(text):
            return text
    return ""


def _metadata(message: EmailMessage) -> Metadata:
    name, _ = parseaddr(str(message.get("From", "")))
    return read_metadata(
        {
            "title": str(message.get("Subject", "")),
            "publisher": str(message.get("Organization", "")),
            "author": name,
            "date": str(message.get("Date", "")),
        },
        Origin.MESSAGE,
    )


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the attachments whose format is read; a message that is passed on is one."""
    seen = set[str]()
    for number, part in enumerate(message.iter_attachments() if message.is_multipart() else (), start=1):
        if part.get_content_type() == "message/rfc822":
            yield f"{number}.eml", part.get_content().as_bytes()
        elif suffix_of(name := part.get_filename() or ""):
            content = part.get_payload(decode=True)
            yield name if name not in seen else f"{number}/{name}", content if isinstance(content, bytes) else b""
            seen.add(name)
