"""Names as strings: cut free of titles and possessives, compared, matched with their short forms."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from claimcheck.extract.lexicon import INFORMANT_NOUNS, PERSON_NOUNS, TITLES

_POSSESSIVE = re.compile(r"['’]s?$")
_TOKEN = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*\.?")
# What may stand before a name as a title or trade, but is no part of it: "Senator", "lawmaker".
_BEFORE_NAMES = (TITLES | PERSON_NOUNS | INFORMANT_NOUNS | {"the"}) - {"guest", "host", "king", "man", "page", "star"}
_AFTER_NAMES = frozenset("CBE KC MBE MEP MP MSP OBE QC".split())
_SMALL_WORDS = frozenset("of the and for de la".split())
# How alike two given names must be, of 100, to be taken for spellings of one: Uthman and Usman, not John and Joan.
_SAME_SPELLING = 80


def tokens(name: str) -> list[str]:
    """Return the words of `name`, without surrounding titles, articles and possessive endings."""
    words = [_POSSESSIVE.sub("", word) for word in _TOKEN.findall(_POSSESSIVE.sub("", name.strip().replace("’", "'")))]
    while len(words) > 1 and words[0].rstrip(".").lower() in _BEFORE_NAMES:
        words = words[1:]
    while len(words) > 2 and words[-1] in _AFTER_NAMES:
        words = words[:-1]
    return words


def clean(name: str) -> str:
    """Return `name` on one line, without titles, a leading article or a possessive ending."""
    line = " ".join(name.split())
    kept = tokens(line)
    if not kept:
        return line
    start = line.replace("’", "'").index(kept[0])
    line = _POSSESSIVE.sub("", line[start:].rstrip(" ,;:"))
    while len(kept) > 1 and line.rpartition(" ")[2] in _AFTER_NAMES:
        line = line.rpartition(" ")[0].rstrip(",")
    return line


def is_short_form(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a person called `full` may be called `short`: by surname, by given name, without middle names."""
    if not short or len(short) > len(full) or (len(short) == len(full) and list(short) != list(full)):
        return False
    small, big = _folded(short), _folded(full)
    if len(small) == 1:
        return small[0] in (big[-1], big[0]) or big[-1].endswith("-" + small[0])
    return small[-1] == big[-1] and (small[0] == big[0] or set(small) <= set(big))


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names are spellings of one: equal surnames and given names that sound alike."""
    left, right = _folded(a), _folded(b)
    if left == right:
        return True
    if len(left) < 2 or len(right) < 2:
        return False
    return fuzz.ratio(left[-1], right[-1]) >= _SAME_SPELLING and fuzz.ratio(left[0], right[0]) >= _SAME_SPELLING


def same_body(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names of bodies or places are one, case aside."""
    return _folded(a) == _folded(b)


def is_acronym(short: str, full: Sequence[str]) -> bool:
    """Whether `short` is made of the initials of `full`: IMU, of Islamic Movement of Uzbekistan."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    initials = "".join(word[0] for word in full if word.lower() not in _SMALL_WORDS)
    every = "".join(word[0] for word in full)
    return len(letters) >= 2 and letters.isupper() and letters.lower() in (initials.lower(), every.lower())


def is_part_of_body(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a body called `full` may be called `short`: the Post, of The Washington Post."""
    small, big = _folded(short), _folded(full)
    return len(small) < len(big) and (small == big[-len(small) :] or small == big[: len(small)])


def _folded(words: Sequence[str]) -> list[str]:
    return [word.rstrip(".").lower() for word in words]
