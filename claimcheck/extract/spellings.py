"""One person's name under its several spellings: a key that Uthman, Usman and Osman share.

A key is made of the name alone, so that the same people meet under it whatever the order in which articles come.
"""

from claimcheck.extract.given_names import FEMALE, MALE
from claimcheck.extract.names import tokens
from claimcheck.transliteration import folded

_ARTICLES = frozenset("al el ul".split())
_FATHERS = frozenset("abu abd abdul".split())  # the second word belongs to these


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
    return " ".join(filter(None, map(folded, words))) or name.casefold()
