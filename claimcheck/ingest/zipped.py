"""Zip files: documents that are packed so (DOCX, ODT, EPUB), web captures (WACZ), and archives of articles."""

from claimcheck.errors import InputError
from claimcheck.ingest.archive import Archive
from claimcheck.ingest.companions import without_companions
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.docx import BODY, read_docx
from claimcheck.ingest.epub import read_epub
from claimcheck.ingest.failure import failure_of
from claimcheck.ingest.limits import MAX_BYTES
from claimcheck.ingest.odt import MIME_TYPES, read_odt
from claimcheck.ingest.suffixes import CAPTURES, is_hidden, suffix_of

_MIME_TYPE = "mimetype"  # the file in which OpenDocument and EPUB say what they are
_OFFICE = "[Content_Types].xml"
_OPEN_DOCUMENT = "application/vnd.oasis."
_WACZ = "datapackage.json"
_CAPTURES = "archive/"


def read_zipped(document: Document, reading: Reading) -> Found:
    """Yield the article of a packed document, the chapters of a book, or the articles of the files in an archive.

    Of an archive those files are read that would be read in a folder.
    """
    archive = Archive(document.stream, reading.budget)
    kind = _mime_type(archive)
    if BODY in archive.names:
        yield document.article(read_docx(archive))
    elif kind in MIME_TYPES:
        yield document.article(read_odt(archive))
    elif kind == "application/epub+zip":
        yield from read_epub(archive, document)
    elif kind.startswith(_OPEN_DOCUMENT) or _OFFICE in archive.names:
        raise InputError("a spreadsheet or slides; save it as PDF, or a table of articles as CSV")
    else:
        reading.check_depth()
        yield from _members(archive, document, reading)


def _mime_type(archive: Archive) -> str:
    return archive.read(_MIME_TYPE, MAX_BYTES).decode("ascii", "replace").strip() if _MIME_TYPE in archive.names else ""


def _members(archive: Archive, document: Document, reading: Reading) -> Found:
    is_empty = True
    for name in _to_read(archive):
        try:
            member = document.part(name, archive.open(name))
        except InputError as error:
            is_empty = False
            yield failure_of(document.part(name, document.stream).source, error)
            continue
        for found in reading.inside(member):
            is_empty = False
            yield found
    if is_empty:
        raise InputError("no file in it can be read")


def _to_read(archive: Archive) -> list[str]:
    if _WACZ in archive.names:
        return [name for name in archive.names if name.startswith(_CAPTURES) and name.lower().endswith(CAPTURES)]
    return [name for name in without_companions(archive.names) if suffix_of(name) and not is_hidden(name)]
