"""Small scenes for the tests of the rules: text in, words, cast and tagged spans out, without any model."""

from claimcheck.extract.cast import Cast, assemble
from claimcheck.extract.scene import Scene
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.tags import ENTITY_TYPES
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
