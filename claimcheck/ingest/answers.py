"""What a web address answered: bytes with an address and a declared type in place of a file's name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import Message
from io import BytesIO
from urllib.parse import unquote, urlsplit

from claimcheck.addresses import web_address
from claimcheck.errors import InputError
from claimcheck.identity import make_id
from claimcheck.ingest.decoding import declared_encoding, marked_encoding
from claimcheck.ingest.dispatch import HEAD, is_text, read_document
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.excerpts import is_amp
from claimcheck.ingest.failure import Failure, failure_of
from claimcheck.ingest.feed import is_feed, read_entries
from claimcheck.ingest.metadata import read_metadata
from claimcheck.ingest.page_metadata import read_page_metadata
from claimcheck.records import Answer, Article, Origin

_ADDRESSES = ("http://", "https://")
_PAGES = ("text/html", "application/xhtml+xml")
_CALLED_LATIN = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")  # what really is Windows' own, mostly


def is_address(given: str) -> bool:
    """Tell whether an input is a web address and not a path."""
    return given.lower().startswith(_ADDRESSES)


def is_feed_answer(answer: Answer) -> bool:
    """Tell whether an answer is a feed, which many servers declare to be something else."""
    return is_text(answer.body) and is_feed(answer.body[:HEAD].decode("utf-8", "replace").lstrip("\ufeff"))


def read_answer(answer: Answer, columns: Mapping[str, str]) -> Found:
    """Yield the article or articles of an answer; their source is the address asked for. `columns` is read_inputs'.

    A page is known by the address that answered, unless it names another one of its own site: what a stranger's page
    says of other sites must not replace what is stored of them.
    """
    for found in read_document(_document(answer), Reading(read_document, columns)):
        if isinstance(found, Article) and found.source == answer.fetch.url:
            yield _at_home(found, answer.fetch.address)
        else:
            yield found


def read_entry_links(answer: Answer) -> Iterator[tuple[str | None, Article | Failure]]:
    """Yield for each entry of a feed what it has itself, and the address of the page if that has more.

    Raises InputError if the answer is no feed that can be read.
    """
    for part, draft in read_entries(_document(answer)):
        link = draft.metadata.url if draft.excerpt else None
        try:
            yield link, part.article(draft)
        except InputError as error:
            yield link, failure_of(part.source, error)


def original_of(answer: Answer) -> str | None:
    """Return the address of the page that an answer is a copy of for telephones (AMP), None if it is none."""
    if not is_text(answer.body) or not is_amp(answer.body[:HEAD].decode("utf-8", "replace")):
        return None
    _, _, declared = read_page_metadata(answer.body.decode("utf-8", "replace"))
    return declared.url if declared.url != answer.fetch.address else None


def _document(answer: Answer) -> Document:
    declared = Message()
    declared["Content-Type"] = answer.fetch.content_type
    kind, body = declared.get_content_type(), answer.body
    if is_feed_answer(answer):
        name = "feed.xml"
    else:
        is_page = kind in _PAGES
        name = "page.html" if is_page else unquote(urlsplit(answer.fetch.address).path).rpartition("/")[2]
        if kind.startswith("text/") and is_text(body):
            body = _in_utf8(body, declared.get_content_charset() or (declared_encoding(body) if is_page else None))
    return Document(BytesIO(body), answer.fetch.url, name, read_metadata({"url": answer.fetch.address}, Origin.ADDRESS))


def _in_utf8(body: bytes, encoding: str | None) -> bytes:
    """Return a text whose encoding is declared in UTF-8; as it is, to be looked at, where the declaration is wrong."""
    if encoding is None or marked_encoding(body):
        return body
    try:
        return body.decode("cp1252" if encoding.lower() in _CALLED_LATIN else encoding).encode()
    except (LookupError, UnicodeError):
        return body


def _at_home(article: Article, address: str) -> Article:
    declared = web_address(article.url)
    if declared and _is_one_site(declared, address):
        return article
    origins = {**article.origins, "url": Origin.ADDRESS}
    return replace(article, url=address, id=make_id("art", address), origins=origins)


def _is_one_site(one: str, other: str) -> bool:
    a, b = (f".{(urlsplit(url).hostname or '').removeprefix('www.')}" for url in (one, other))
    return a.endswith(b) or b.endswith(a)
