"""DOCX, Word's format: what its body says, corrections under review taken as accepted."""

from typing import TYPE_CHECKING

from claimcheck.errors import InputError
from claimcheck.ingest.archive import Archive
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.office import office_draft
from claimcheck.ingest.xml import text_at

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DATES = "{http://purl.org/dc/terms/}"
_FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box once more, for old programs
)
_MOVED_AWAY = f"{_W}moveFrom"
_TITLE_STYLES = {"title", "heading1"}


def read_docx(archive: Archive) -> Draft:
    """Return the text of the paragraphs, those of tables and boxes included; raise InputError if it is damaged."""
    body = archive.read_xml(BODY).find(f"{_W}body")
    if body is None:
        raise InputError("damaged: no text body in it; save it again")
    paragraphs = [paragraph for paragraph in body.iter(f"{_W}p") if not _is_passed_over(paragraph)]
    texts = list(map(_text, paragraphs))
    about = archive.read_xml(_PROPERTIES) if _PROPERTIES in archive.names else None
    styled = next((_text(p) for p in paragraphs if _style(p) in _TITLE_STYLES), "")
    properties = {
        "title": text_at(about, f"{_DC}title"),
        "author": text_at(about, f"{_DC}creator"),
        "date": text_at(about, f"{_DATES}created"),
    }
    return office_draft(texts, styled, properties)


def _is_passed_over(element: "_Element") -> bool:
    return next(element.iterancestors(_FALLBACK, _MOVED_AWAY), None) is not None


def _style(paragraph: "_Element") -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else (style.get(f"{_W}val") or "").replace(" ", "").lower()


def _text(paragraph: "_Element") -> str:
    """Return the words of a paragraph, without those of boxes in it, which have paragraphs of their own."""
    pieces = [
        _piece(element)
        for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen")
        if next(element.iterancestors(f"{_W}p"), None) is paragraph and not _is_passed_over(element)
    ]
    return "".join(pieces).strip()


def _piece(element: "_Element") -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag == f"{_W}noBreakHyphen":
        return "-"
    return "\n" if element.tag in {f"{_W}br", f"{_W}cr"} else " "
