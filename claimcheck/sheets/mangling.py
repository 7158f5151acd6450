"""What spreadsheets do to text they only open and save, and how to see through it.

They collapse spaces and line ends, compose characters, take what looks like a number or a day for one and write it
their own way, and in an encoding that lacks a character put a question mark or its bare letter in its place.
"""

import re
import unicodedata

from claimcheck.export.hostile import defused

_GUARD = re.compile(r"(?<![^\r\n])'(?=[^\S\r\n]*[=+\-@\t\r])")
_APOSTROPHES = re.compile(r"(?<![^\r\n])'+")  # guards, and what cannot be told from them
_LATER_GUARD = re.compile(r"[\r\n]'[^\S\r\n]*[=+\-@\t\r]")
_NUMBER_OR_DAY = re.compile(
    r"[\W\d_]*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)?[\W\d_]*", re.IGNORECASE
)
_UNKNOWN = "?\N{REPLACEMENT CHARACTER}"


def unguarded(text: str) -> str:
    """Return `text` without the apostrophes that an export puts before what would run as a formula."""
    bare = _GUARD.sub("", text)
    return bare[1:] if bare.startswith("'") and _LATER_GUARD.search(text) else bare


def alike(ours: str, theirs: str) -> bool:
    """Say whether a spreadsheet may have made `theirs` of `ours` with nobody changing it."""
    ours, theirs = _plain(ours), _plain(theirs)
    if ours == theirs:
        return True
    if any(char.isdecimal() for char in ours) and _NUMBER_OR_DAY.fullmatch(ours):
        return any(char.isdecimal() for char in theirs)
    return len(ours) == len(theirs) and all(map(_same_character, ours, theirs))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", _APOSTROPHES.sub("", defused(text))).split())


def _same_character(ours: str, theirs: str) -> bool:
    if ours == theirs:
        return True
    return not ours.isascii() and (theirs in _UNKNOWN or unicodedata.normalize("NFKD", ours)[0] == theirs)
