"""Small scenes for the tests of the rules: text in, words, cast and tagged spans out, without any model."""

import numpy as np

from claimcheck.extract.cast import Cast, assemble
from claimcheck.extract.encoder import Links, Scores
from claimcheck.extract.scene import Scene
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.tags import ENTITY_TYPES, LABELS, ROLES, tag_count
from claimcheck.extract.words import Words, split_words


def span_of(text: str, words: Words, phrase: str, kind: int = 0, after: int = 0) -> TaggedSpan:
    """Return the words of `phrase`, at its first occurrence from character `after` on."""
    start = text.index(phrase, after)
    first, last = words.starts.index(start), words.ends.index(start + len(phrase)) + 1
    return TaggedSpan(kind, first, last, 0.0)


def cast_of(text: str, **named: str) -> tuple[Words, Cast]:
    """Return the cast of `text`. `named` gives names by entity type, parted by "|": person="Ann Lee|Lee"."""
    words = split_words(text)
    entities = []
    for kind, names in named.items():
        for name in names.split("|"):
            at = text.find(name)
            while at >= 0:
                entities.append(span_of(text, words, name, ENTITY_TYPES.index(kind.upper()), at))
                at = text.find(name, at + len(name))
    entities.sort(key=lambda span: (span.first, -span.last))
    kept = [span for i, span in enumerate(entities) if not any(span.first < other.last for other in entities[:i])]
    return words, assemble(text, words, kept)


def scene_of(text: str, author: str | None = None, **named: str) -> Scene:
    """Return the scene of `text`, nobody heard yet."""
    words, cast = cast_of(text, **named)
    return Scene(text, words, cast, author)


def unsure_scores(words: int) -> Scores:
    """Scores of one window in which the model sees nothing: no tag, and everything points everywhere alike."""

    def tags(kinds: tuple[str, ...]) -> np.ndarray:
        outside = np.full((words, tag_count(kinds)), -9.0, dtype=np.float32)
        outside[:, 0] = -0.1
        return outside

    flat, flat_and_none = np.zeros((words, 4), np.float32), np.zeros((words + 1, 4), np.float32)
    return Scores(
        tags=tags(ROLES),
        inner=tags(ROLES),
        entities=tags(ENTITY_TYPES),
        labels=np.zeros((words, len(ROLES), len(LABELS) + 1), np.float32),
        windows=[Links(0, words, flat, flat_and_none, flat, flat, flat, flat_and_none)],
        window_of=np.zeros(words, np.int64),
    )
