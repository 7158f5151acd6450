"""ODT, LibreOffice's format for texts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.errors import InputError
from claimcheck.ingest.archive import Archive
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.office import office_draft
from claimcheck.ingest.xml import text_at

if TYPE_CHECKING:
    from lxml.etree import _Element

MIME_TYPES = tuple(
    f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "text-template", "text-web", "text-master")
)
_BODY = "content.xml"
_ABOUT = "meta.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
# What is not read where it stands: deleted text under review, comments, footnotes.
_PASSED_OVER = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note"}
_MOST_SPACES = 100


def read_odt(archive: Archive) -> Draft:
    """Return the text of the paragraphs and headings; raise InputError if it is damaged."""
    body = archive.read_xml(_BODY).find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError("damaged: no text body in it; save it again")
    paragraphs = [each for each in body.iter(*_PARAGRAPHS) if next(each.iterancestors(*_PASSED_OVER), None) is None]
    texts = list(map(_text, paragraphs))
    about = archive.read_xml(_ABOUT) if _ABOUT in archive.names else None
    heading = next((_text(each) for each in paragraphs if each.tag == f"{_TEXT}h"), "")
    properties = {
        "title": text_at(about, f"{_DC}title"),
        "author": text_at(about, f"{_META}initial-creator") or text_at(about, f"{_DC}creator"),
        "date": text_at(about, f"{_META}creation-date"),
    }
    return office_draft(texts, heading, properties)


def _text(paragraph: "_Element") -> str:
    return "".join(_pieces(paragraph)).strip()


def _pieces(paragraph: "_Element") -> Iterator[str]:
    """Yield the words of a paragraph; paragraphs within it, those of boxes, are read on their own."""
    from lxml.etree import iterwalk

    walk = iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield element.tail or "" if element is not paragraph else ""
        elif element is not paragraph and (element.tag in _PASSED_OVER or element.tag in _PARAGRAPHS):
            walk.skip_subtree()
        else:
            yield _blank(element)
            yield element.text or ""


def _blank(element: "_Element") -> str:
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c", "1")
        return " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
    return {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": " "}.get(str(element.tag), "")
