"""PDF with a text layer."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.errors import InputError
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.draft import draft_of
from claimcheck.ingest.failure import Failure
from claimcheck.ingest.headline import find_headline
from claimcheck.ingest.limits import MAX_BYTES, MAX_DOCUMENT_BYTES, TOO_LONG, read_limited
from claimcheck.ingest.metadata import Metadata, first_of, read_metadata
from claimcheck.ingest.pdf_layout import Page, Paragraph, Piece, printed_address, read_layout
from claimcheck.records import Origin

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage
    from pypdfium2.raw import FS_RECTF

_MOST_PAGES = 2_000
_WIDE = 1.2  # of the height of a line: a wider gap parts pieces
_LINE_END_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line, without telling that it ends
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z.*|([+-]\d\d)'?(\d\d)?'?)?")
_BROWSERS = re.compile(r"mozilla|skia|chrom|safari|quartz|firefox|wkhtml", re.IGNORECASE)
_FILE_NAME = re.compile(r".*\.\w{2,5}|microsoft word\b.*|untitled.*|(?:unspecified|anonymous)", re.IGNORECASE)
_HEADLINE = 1.2  # of the height of the lines of the text
_FEWEST_WORDS = 3  # of a headline
_TOP = 12  # paragraphs among which the headline is


def read_pdf(document: Document, _: Reading) -> Found:
    """Yield the article of a PDF, and then, if some of its pages are pictures without text, which ones.

    Raises InputError if it is damaged, protected by a password, or holds no text at all.
    """
    pdf = _open(read_limited(document.stream, MAX_DOCUMENT_BYTES))
    try:
        pages, scanned = _read_pages(pdf)
        about = _properties(pdf)
    finally:
        pdf.close()
    if not any(page.pieces for page in pages):
        raise InputError("no text in it, only pictures of pages; make it searchable (OCR) first")
    paragraphs = read_layout(pages)
    yield document.article(draft_of((each.text for each in paragraphs), _metadata(about, paragraphs, pages)))
    if scanned:
        some = ", ".join(map(str, scanned))
        yield Failure(document.source, f"only pictures on pages {some}; make them searchable (OCR), the rest is read")


def _open(data: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError  # 30 ms
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        pdf = PdfDocument(data)
        pages = len(pdf)
    except PdfiumError as error:
        if error.err_code in {FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY}:
            raise InputError("protected by a password; save a copy without") from error
        raise InputError("damaged or cut off: no PDF reader can open it; get it again") from error
    if pages > _MOST_PAGES:
        raise InputError(f"longer than {_MOST_PAGES:,} pages; split it")
    return pdf


def _properties(pdf: "PdfDocument") -> dict[str, str]:
    """Return what the PDF says of itself; what is no text in it counts as not said."""
    found = {}
    for key in pdf.METADATA_KEYS:
        with suppress(UnicodeDecodeError):
            found[key] = pdf.get_metadata_value(key)
    return found


def _read_pages(pdf: "PdfDocument") -> tuple[list[Page], list[int]]:
    """Return the pages, and the numbers of those that are only pictures; raise InputError if the text is too long."""
    from pypdfium2 import PdfiumError
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    pages, scanned, size = [], [], 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            pieces = list(_pieces(page))
        except PdfiumError as error:
            raise InputError(f"damaged: page {number + 1} cannot be read; get it again") from error
        if not pieces and next(iter(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3)), None):
            scanned.append(number + 1)
        pages.append(Page(pieces, page.get_height()))
        size += sum(len(piece.text) for piece in pieces)
        if size > MAX_BYTES:
            raise InputError(TOO_LONG)
        page.close()
    return pages, scanned


def _pieces(page: "PdfPage") -> Iterator[Piece]:
    """Yield the lines of a page, cut at wide gaps."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    try:
        box, line = raw.FS_RECTF(), _Line()
        for index in range(text_page.count_chars()):
            character = chr(raw.FPDFText_GetUnicode(text_page, index))
            if raw.FPDFText_IsGenerated(text_page, index) == 1:
                is_over = character in "\r\n"
            else:
                raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
                is_over = line.is_left_by(box)
            if is_over:
                yield from line.pieces()
                line = _Line()
            line.add(character, box)
        yield from line.pieces()
    finally:
        text_page.close()


class _Line:
    """A line, or the piece of one, as its characters come."""

    def __init__(self) -> None:
        self._characters: list[str] = []  # from the first that can be seen
        self._left = self._right = self._bottom = self._top = 0.0

    def is_left_by(self, box: "FS_RECTF") -> bool:
        """Tell whether a character in `box` lies on another line, or far from the last one."""
        height = self._top - self._bottom
        is_elsewhere = box.top <= self._bottom or box.bottom >= self._top or box.left < self._left - height
        return bool(self._characters) and (is_elsewhere or box.left - self._right > _WIDE * height)

    def add(self, character: str, box: "FS_RECTF") -> None:
        if character.isspace():
            self._characters += [" "] if self._characters else []
            return
        if not self._characters:
            self._left, self._right, self._bottom, self._top = box.left, box.right, box.bottom, box.top
        self._characters.append("-" if character in _LINE_END_HYPHENS else character)
        self._right = max(self._right, box.right)

    def pieces(self) -> Iterator[Piece]:
        text = "".join(self._characters).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
        if text:
            yield Piece(text, self._left, self._right, self._bottom, self._top)


def _metadata(about: dict[str, str], paragraphs: list[Paragraph], pages: list[Page]) -> Metadata:
    """Return what the PDF says of itself; one that a browser printed says when that was, not when it was written."""
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    author = about.get("Author", "").strip()
    is_printed = bool(_BROWSERS.search(about.get("Creator", "") + about.get("Producer", "")))
    properties = {
        "title": _given_title(about),
        "author": author if " " in author else None,  # else it is a login name
        "date": None if is_printed else _date(about.get("CreationDate", "")),
    }
    return first_of(
        read_metadata(properties, Origin.PROPERTIES),
        read_metadata({"title": _largest(paragraphs) or find_headline(text)}, Origin.TEXT),
        read_metadata({"url": printed_address(pages)}, Origin.MARGIN),
    )


def _given_title(about: dict[str, str]) -> str | None:
    title = about.get("Title", "").strip()
    return title if len(title.split()) >= _FEWEST_WORDS and not _FILE_NAME.fullmatch(title) else None


def _largest(paragraphs: list[Paragraph]) -> str | None:
    """Return the paragraph in the largest letters near the top, if they are larger than the text's."""
    usual = max(paragraphs, key=lambda paragraph: len(paragraph.text)).height if paragraphs else 0.0
    top = [p for p in paragraphs[:_TOP] if p.height >= _HEADLINE * usual and len(p.text.split()) >= _FEWEST_WORDS]
    return max(top, key=lambda paragraph: paragraph.height).text if top else None


def _date(words: str) -> str | None:
    match = _DATE.fullmatch(words.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone, zone_minutes = match.groups()
    offset = f"{zone}:{zone_minutes or '00'}" if zone else "+00:00"
    return f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}{offset}"
