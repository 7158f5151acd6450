"""Names as they stand in news, compared under all spellings."""

import re
from functools import lru_cache

from claimcheck.transliteration import folded

_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")
_NO_NAMES = frozenset(
    """a about after all an and as at before both but by during each every few for four from he her his how if in it its
    many more most my nearly no nobody none not now of on one only our over she since six some ten that the their there
    these they this those three to two under until up was we were what when where which while who why with yes you i
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december mr mrs ms dr""".split()
)
_POSSESSIVE = re.compile(r"['’]s?\Z")


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """Return the words of `text` that are names by their capital, folded as transliterations vary."""
    words = (_POSSESSIVE.sub("", match.group()) for match in _NAME.finditer(text))
    return frozenset(folded(word) for word in words if len(word) > 1 and word.lower() not in _NO_NAMES) - {""}


# What may stand between the end of a sentence, or of a line, and the first word of the next.
_BEGINS = re.compile(r"(?:\A|[.!?:;\n])[\s\"'“”‘’(\[*#>—–-]*\Z")
_REACH = 8  # characters before a word that tell whether a sentence begins there


@lru_cache(maxsize=1024)
def names_within(text: str) -> frozenset[str]:
    """Return the names of a whole text: words that have a capital elsewhere, too, than where a sentence begins."""
    inside = (
        match.group()
        for match in _NAME.finditer(text)
        if not _BEGINS.search(text[max(0, match.start() - _REACH) : match.start()] if match.start() else "")
    )
    return names_in(" ".join(inside))


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL = frozenset("a an and at by for from in of on the to who with".split())


def same_name(a: str, b: str) -> bool:
    """Whether one name may be short for the other: all its words, folded, occur in that."""
    mine, theirs = words_of_name(a), words_of_name(b)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> frozenset[str]:
    """Return the folded words of a name, small words and numbers left out."""
    return frozenset(folded(word) for word in _WORD.findall(name) if word.lower() not in _SMALL) - {""}
