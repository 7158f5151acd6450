"""Words to word pieces: the numbers in a model's vocabulary that spell a text.

Text is taken apart as BERT's uncased models have it (Devlin et al. 2019): small letters, accents and control characters
dropped, words parted at blanks, punctuation marks and Chinese characters. A word is spelt by its longest known
beginning, then by the longest that continues it, and so on (WordPiece, Schuster and Nakajima 2012).

The library that this is usually left to brings, and imports, the client of a model hub: a network, and 40 MB.
"""

import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Self

_LONGEST = 100  # characters of a word; a longer one is unknown
_CONTINUES = "##"
_REMEMBERED = 50_000  # words
_ASCII_SYMBOLS = frozenset("$+<=>^`|~")  # which count as punctuation here, and nowhere else
_CHINESE = (
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF)),
    *((0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0x2F800, 0x2FA1F)),
)


class WordPieces:
    """A vocabulary, and how words are spelt in it."""

    def __init__(self, vocabulary: Mapping[str, int], unknown: int) -> None:
        """Take the number of each piece, those that continue a word with "##" before them, and what to call others."""
        self._vocabulary = vocabulary
        self._unknown = unknown
        self._spelling = lru_cache(_REMEMBERED)(self._spell_word)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the vocabulary of a tokenizer.json; OSError, ValueError, KeyError or TypeError if there is none."""
        model = json.loads(path.read_text(encoding="utf-8"))["model"]
        return cls(model["vocab"], model["vocab"][model["unk_token"]])

    def spell(self, text: str) -> list[int]:
        """Return the numbers of the pieces that spell `text`; a word that cannot be spelt is one unknown piece."""
        words = unicodedata.normalize("NFD", text).translate(_BARE).split(" ")
        return [piece for word in words if word for piece in self._spelling(word)]

    def _spell_word(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return (self._unknown,)
        pieces: list[int] = []
        start, before = 0, ""
        while start < len(word):
            end = len(word)
            while end > start and before + word[start:end] not in self._vocabulary:
                end -= 1
            if end == start:
                return (self._unknown,)
            pieces.append(self._vocabulary[before + word[start:end]])
            start, before = end, _CONTINUES
        return tuple(pieces)


class _Bare(dict[int, str]):
    """What becomes of each character of a decomposed text, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _bare(chr(code))
        return self[code]


def _bare(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\t\n\r" or category in ("Zs", "Zl", "Zp"):
        return " "
    if category in ("Cc", "Cf", "Co", "Cs", "Mn") or character == "\N{REPLACEMENT CHARACTER}":
        return ""
    if category[0] == "P" or character in _ASCII_SYMBOLS or _is_chinese(ord(character)):
        return f" {character} "
    return character.lower()


def _is_chinese(code: int) -> bool:
    return any(first <= code <= last for first, last in _CHINESE)


_BARE = _Bare()
