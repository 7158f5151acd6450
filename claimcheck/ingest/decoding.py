"""Bytes to text."""

import codecs
import re

from claimcheck.errors import InputError

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WESTERN = "cp1252"
_META = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_TOP = 4_096  # bytes in which a page declares its encoding


def decode(data: bytes) -> str:
    """Return `data` as text, without byte order mark, with LF line ends.

    A byte order mark decides; else it is UTF-8 if it can be, else what charset-normalizer takes it for.
    Raises InputError for binary data and for bytes that are no text in any encoding.
    """
    try:
        text = _decode(data)
    except UnicodeError as error:
        raise InputError("its text encoding cannot be made out; save it as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark at the start of `data` stands for."""
    return next((encoding for mark, encoding in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)


def declared_encoding(page: bytes) -> str | None:
    """Return the encoding that an HTML page says it is in, where it is in one that says so legibly."""
    found = _META.search(page[:_TOP])
    return found[1].decode("ascii") if found else None


def _decode(data: bytes) -> str:
    if encoding := marked_encoding(data):
        return data.decode(encoding)
    if b"\0" in data:
        raise InputError("binary data, not text; save the article as text or HTML")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(data):
            raise InputError(f"damaged UTF-8 at byte {error.start}; save it again") from error
        return data.decode(_guess_encoding(data))


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell a cut-off file from one in another encoding: of its characters beyond ASCII more are whole than broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return sum(not character.isascii() for character in text) > 2 * broken


def _guess_encoding(data: bytes) -> str:
    """Return the encoding that fits best; raise UnicodeError where none does."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise UnicodeError
    # English in an old encoding is nearly always Western, and hardly any letter tells Western from Central
    # European: where both read as well, Western it is.
    as_good = (match for match in matches if match.chaos == best.chaos)
    return _WESTERN if any(_WESTERN in match.could_be_from_charset for match in as_good) else best.encoding
