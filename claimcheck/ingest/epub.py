"""EPUB: books, and the issues of magazines and newspapers, an article a chapter."""

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from claimcheck.errors import InputError
from claimcheck.ingest.archive import Archive
from claimcheck.ingest.decoding import decode
from claimcheck.ingest.document import Document, Found
from claimcheck.ingest.draft import draft_of
from claimcheck.ingest.failure import failure_of
from claimcheck.ingest.limits import MAX_BYTES
from claimcheck.ingest.markup import text_of_markup
from claimcheck.ingest.metadata import Metadata, read_metadata
from claimcheck.ingest.xml import text_at
from claimcheck.records import Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_ROOT_FILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FEWEST_WORDS = 30  # a chapter with fewer is a cover, a title, a list of contents


def read_epub(archive: Archive, document: Document) -> Found:
    """Yield an article for each chapter, in reading order; its title is the first line, the rest what the book says."""
    root = next(archive.read_xml(_CONTAINER).iter(_ROOT_FILE), None)
    if root is None:
        raise InputError("damaged: it does not say where its chapters are; get it again")
    package = root.get("full-path") or ""
    book = archive.read_xml(package)
    about = read_metadata(
        {
            "publisher": text_at(book, f"{_DC}publisher") or text_at(book, f"{_DC}title"),
            "author": text_at(book, f"{_DC}creator"),
            "date": text_at(book, f"{_DC}date"),
        },
        Origin.PROPERTIES,
    )
    is_empty = True
    for chapter in _chapters(book, posixpath.dirname(package)):
        try:
            text = text_of_markup(decode(archive.read(chapter, MAX_BYTES)))
            if len(text.split()) < _FEWEST_WORDS:
                continue
            is_empty = False
            paragraphs = text.split("\n\n")
            draft = draft_of(paragraphs, read_metadata({"title": paragraphs[0]}, Origin.TEXT))
            yield _part(document, chapter, about).article(draft)
        except InputError as error:
            yield failure_of(_part(document, chapter, about).source, error)
    if is_empty:
        raise InputError("no chapter with words in it")


def _part(document: Document, chapter: str, about: Metadata) -> Document:
    return document.part(chapter, document.stream, about)


def _chapters(book: "_Element", folder: str) -> list[str]:
    """Return the names of the chapters' files in the archive, in reading order."""
    files = {item.get("id"): item.get("href") or "" for item in book.iter(f"{_OPF}item")}
    order = [files[each.get("idref")] for each in book.iter(f"{_OPF}itemref") if each.get("idref") in files]
    return [posixpath.normpath(posixpath.join(folder, unquote(href))) for href in dict.fromkeys(order)]
