"""One person's name under its several spellings: a key that Uthman, Usman and Osman share.

A key is made of the name alone, so that the same people meet under it whatever the order in which articles come. What
is alike but not folded here stays apart: two records of one person are mended sooner than one record of two people.
"""

import re
import unicodedata

from claimcheck.extract.given_names import FEMALE, MALE
from claimcheck.extract.names import tokens

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|az|an|ul)[-’'](?=\w{3})")
_ARTICLES = frozenset("al el ul".split())
_FATHERS = frozenset("abu abd abdul".split())  # the second word belongs to these
# What transliterations of Arabic, Persian, Cyrillic and other scripts waver between; applied in this order.
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z]", ""),
        (r"sch", "sh"),
        (r"ph", "f"),
        (r"th", "s"),  # Uthman, Usman
        (r"dh", "d"),
        (r"gh", "g"),
        (r"dj", "j"),
        (r"c(?=[eiy])", "s"),
        (r"kh|q|c(?!h)", "k"),
        (r"w", "v"),
        (r"ou|oo|u", "o"),
        (r"[ey]", "i"),
        (r"h(?![aio])", ""),  # Abdullah, Abdulla; but Hassan
        (r"(.)\1+", r"\1"),
    )
)
# Given names so frequent, and spelt in so many ways, that folding letters would not do.
_SPELLINGS = {
    spelling: spellings[0]
    for spellings in (
        "mohammed muhammad muhammed mohammad mohamed mohamad muhamad mohamet mohd".split(),
        "ahmed ahmad achmed".split(),
        "hussein hussain husain husein hossein hussen".split(),
        "yusuf yousef youssef yousuf yusef yousaf".split(),
        "abdul abdel abd abdal".split(),
        "ali aly".split(),
        "said saeed sayed saied syed".split(),
        "omar umar".split(),
        "sergei sergey serhiy".split(),
    )
    for spelling in spellings
}


def spelling_key(name: str) -> str:
    """Return what the spellings of a full name have in common: folded words, without a middle initial.

    A middle name goes where the first is a known given name: Hillary Rodham Clinton is Hillary Clinton, but George
    H.W. Bush is not George Bush, nor Abu Bakr al-Baghdadi Abu Omar al-Baghdadi.
    """
    first, *rest = tokens(name) or [name]
    words = [first, *(word for word in rest if len(word.rstrip(".")) > 1 and word.casefold() not in _ARTICLES)]
    given = first.casefold() in (MALE | FEMALE) - _FATHERS
    if len(words) == 3 and given and words[1].isalpha() and words[1][0].isupper():
        del words[1]
    return " ".join(filter(None, map(_folded, words))) or name.casefold()


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    plain = _ARTICLE.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    plain = _SPELLINGS.get(plain, plain)
    for pattern, to in _FOLDS:
        plain = pattern.sub(to, plain)
    return plain
