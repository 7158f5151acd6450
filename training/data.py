"""PolNeAR articles as arrays of word labels and links, with what annotators judged of their claims."""

import gzip
import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from claimcheck.extract.lexicon import TITLES
from claimcheck.extract.names import tokens
from claimcheck.extract.pieces import Pieces, cut_pieces
from claimcheck.extract.tags import ENTITY_TYPES, ROLES, begin, inside
from claimcheck.extract.words import Words, split_words
from claimcheck.records import SpeakerType
from claimcheck.wordpieces import WordPieces

UNKNOWN = -100  # a label that the losses skip
OWN_ANNOTATIONS = Path(__file__).with_name("annotations")
Span = tuple[int, int]
Key = tuple[str, int]  # an article's id and the number of an attribution in it


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution, as word numbers of each role, with the labels judged by an annotator, field by field."""

    words: tuple[tuple[int, ...], ...]
    labels: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article. `tags`, `inner` and `entities` are (words,); the others map a word to those it should point at.

    `inner` are the roles within the contents of others' attributions; `name_of` leads from a source without a name,
    or a cue without a source, to the speaker's name (to nothing where there is none). A text without annotations
    has UNKNOWN everywhere and no attributions.
    """

    name: str
    pieces: Pieces
    tags: np.ndarray
    inner: np.ndarray
    entities: np.ndarray
    source_of: dict[int, frozenset[int]]
    cue_of: dict[int, frozenset[int]]
    name_of: dict[int, frozenset[int]]
    attributions: tuple[Attributed, ...]

    @property
    def is_polnear(self) -> bool:
        """Whether the article has machine-made entities, as all of PolNeAR and no others have."""
        return len(self.entities) > 0 and self.entities[0] != UNKNOWN


@dataclass(frozen=True, slots=True)
class Judgements:
    """What annotators said of attributions: `labels` of each, and the spans of attributions `inner` to them."""

    labels: dict[Key, dict[str, str]]
    inner: dict[Key, list[dict[str, list[Span]]]]
    searched: frozenset[str]  # articles that were searched for inner attributions


def read_judgements(data: Path) -> Judgements:
    """Read the labels of `data`/labels/train.jsonl and those of OWN_ANNOTATIONS."""
    own = list(_lines(OWN_ANNOTATIONS / "labels.jsonl"))
    inner = defaultdict(list)
    for row in _lines(OWN_ANNOTATIONS / "inner.jsonl"):
        inner[row["article"], row["i"]].append(row)
    labels = {(row["article"], row["i"]): row for row in [*_lines(data / "labels" / "train.jsonl"), *own]}
    return Judgements(labels, dict(inner), frozenset(row["article"] for row in own))


def read_polnear(data: Path) -> Iterator[dict]:
    with gzip.open(data / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def label(article: dict, judgements: Judgements, vocabulary: WordPieces) -> Labelled:
    """Align an article's first annotation, its machine-made entities and its judgements with its words.

    An attribution's content words point at its cue words, and its cue words at its source words
    (at nothing where it has no source).
    """
    words = split_words(article["text"])
    tags = np.zeros(len(words), dtype=np.int64)
    inner = np.full(len(words), UNKNOWN, dtype=np.int64)
    cue_of: dict[int, frozenset[int]] = {}
    source_of: dict[int, frozenset[int]] = {}
    name_of: dict[int, frozenset[int]] = {}
    attributions = []
    for number, attribution in enumerate(_in_order(article)):
        key = article["id"], number
        found = _tag_roles(tags, words, attribution)
        for index in found["content"]:
            cue_of[index] = cue_of.get(index, frozenset()) | found["cue"]
        for index in found["cue"]:
            source_of[index] = source_of.get(index, frozenset()) | found["source"]
        if article["id"] in judgements.searched:
            inner[list(found["content"])] = 0
            for within in judgements.inner.get(key, ()):
                _tag_roles(inner, words, within)
        if key in judgements.labels:
            name_of |= _named(words, found["source"] or found["cue"], judgements.labels[key])
        attributions.append(Attributed(tuple(tuple(sorted(found[role])) for role in ROLES), judgements.labels.get(key)))
    silver = article.get("silver")
    entities = np.full(len(words), 0 if silver else UNKNOWN, dtype=np.int64)
    for start, end, kind in _parsed(silver["entities"]) if silver else ():
        if kind in ENTITY_TYPES:
            _tag(entities, covered(words, (start, end)), ENTITY_TYPES.index(kind))
    return Labelled(
        article["id"],
        cut_pieces(words, vocabulary),
        tags,
        inner,
        entities,
        source_of,
        cue_of,
        name_of,
        tuple(attributions),
    )


def unlabelled(name: str, text: str, vocabulary: WordPieces) -> Labelled:
    words = split_words(text)
    unknown = np.full(len(words), UNKNOWN, dtype=np.int64)
    return Labelled(name, cut_pieces(words, vocabulary), unknown, unknown, unknown, {}, {}, {}, ())


def _named(words: Words, asking: frozenset[int], labels: dict[str, str]) -> dict[int, frozenset[int]]:
    """Where the speaker of an attribution is named, for each of the `asking` words, unless they are the name.

    Only people and bodies have names; a word of theirs counts where no other capitalised word stands before it,
    which would make it somebody else's.
    """
    if labels["speaker_type"] == SpeakerType.NONE:
        return dict.fromkeys(asking, frozenset())
    if labels["speaker_type"] not in (SpeakerType.PERSON, SpeakerType.ORGANIZATION):
        return {}
    name = {token.lower() for token in tokens(labels["speaker"]) if len(token.rstrip(".")) > 1}
    if any(words.forms[index].lower() in name for index in asking):
        return {}
    found = set()
    for index, form in enumerate(words.forms):
        before = words.forms[index - 1] if index else ""
        stranger = before.istitle() and before.lower() not in name | TITLES
        if form[0].isupper() and form.lower() in name and not stranger:
            found.add(index)
    return dict.fromkeys(asking, frozenset(found)) if found else {}


def _in_order(article: dict) -> list[dict]:
    """An article's attributions by their cues, as those who judged them numbered them."""
    attributions = article["annotations"][0]["attributions"]
    return sorted(attributions, key=lambda each: (each["cue"] or each["content"] or [[0, 0]])[0][0])


def _lines(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _parsed(value: str | list) -> list:
    return json.loads(value) if isinstance(value, str) else value


def covered(words: Words, span: Span) -> list[int]:
    start, end = span
    return list(range(bisect_right(words.ends, start), bisect_left(words.starts, end)))


def _tag_roles(labels: np.ndarray, words: Words, attribution: dict) -> dict[str, frozenset[int]]:
    """Write an attribution's spans into `labels`, and return the words of each role."""
    found = {}
    for role in ROLES:
        spans = [covered(words, span) for span in attribution[role]]
        for span in spans:
            _tag(labels, span, ROLES.index(role))
        found[role] = frozenset(index for span in spans for index in span)
    return found


def _tag(labels: np.ndarray, span: Iterable[int], kind: int) -> None:
    """Write a span's labels, unless an earlier span took any of its words (the same source serves many cues)."""
    span = list(span)
    if span and (labels[span] <= 0).all():
        labels[span] = inside(kind)
        labels[span[0]] = begin(kind)
