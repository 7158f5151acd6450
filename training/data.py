"""PolNeAR articles as arrays of word labels and links."""

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from claimcheck.extract.pieces import Pieces, cut_pieces
from claimcheck.extract.tags import ENTITY_TYPES, ROLES, begin, inside
from claimcheck.extract.words import Words, split_words

NO_ENTITY_LABELS = -100  # the loss skips it: an article without machine-made entities teaches nothing about them
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article. `tags` and `entities` are (words,); `cue_of` and `source_of` map a word to those it points at."""

    name: str
    pieces: Pieces
    tags: np.ndarray
    entities: np.ndarray
    cue_of: dict[int, frozenset[int]]
    source_of: dict[int, frozenset[int]]


def read_articles(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def label(article: dict, tokenizer: Tokenizer) -> Labelled:
    """Align an article's first annotation, and its machine-made entities, with its words.

    An attribution's content words point at its cue words, and its cue words at its source words
    (at nothing where it has no source).
    """
    words = split_words(article["text"])
    tags = np.zeros(len(words), dtype=np.int64)
    cue_of: dict[int, frozenset[int]] = {}
    source_of: dict[int, frozenset[int]] = {}
    for attribution in article["annotations"][0]["attributions"]:
        found = {}
        for role in ROLES:
            spans = [_covered(words, span) for span in attribution[role]]
            for span in spans:
                _tag(tags, span, ROLES.index(role))
            found[role] = frozenset(index for span in spans for index in span)
        for index in found["content"]:
            cue_of[index] = cue_of.get(index, frozenset()) | found["cue"]
        for index in found["cue"]:
            source_of[index] = source_of.get(index, frozenset()) | found["source"]
    silver = article.get("silver")
    entities = np.full(len(words), 0 if silver else NO_ENTITY_LABELS, dtype=np.int64)
    for start, end, kind in _parsed(silver["entities"]) if silver else ():
        if kind in ENTITY_TYPES:
            _tag(entities, _covered(words, (start, end)), ENTITY_TYPES.index(kind))
    return Labelled(article["id"], cut_pieces(words, tokenizer), tags, entities, cue_of, source_of)


def _parsed(value: str | list) -> list:
    return json.loads(value) if isinstance(value, str) else value


def _covered(words: Words, span: Span) -> list[int]:
    start, end = span
    return list(range(bisect_right(words.ends, start), bisect_left(words.starts, end)))


def _tag(labels: np.ndarray, span: list[int], kind: int) -> None:
    """Write a span's labels, unless an earlier span took any of its words (the same source serves many cues)."""
    if span and not labels[span].any():
        labels[span] = inside(kind)
        labels[span[0]] = begin(kind)
