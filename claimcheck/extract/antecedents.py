"""Whom a source stands for, as the model has it: its pointers from speakers to names, gathered by character."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache

from claimcheck.extract.cast import Cast, Character
from claimcheck.extract.encoder import Scores

# Words `first` to `last` of a source, or of a cue without one → how probably each character is the speaker, and
# under None that nobody named is. What is lacking to one points elsewhere, or out of the window.
Pointer = Callable[[int, int], Mapping[Character | None, float]]


def pointer(scores: Scores, cast: Cast) -> Pointer:
    """Return the pointer of a text with these scores, whose cast knows all mentions."""

    @cache  # rule after rule asks about the same source
    def point(first: int, last: int) -> Mapping[Character | None, float]:
        links = scores.links(first)
        pointed = links.pointed(first, last, links.speaker_query, links.name_key)
        shares: dict[Character | None, float] = defaultdict(float)
        shares[None] = float(pointed[-1])
        for mention, character in cast.within(links.first, links.last):
            inside = slice(max(0, mention.first - links.first), mention.last - links.first)
            shares[character] += float(pointed[:-1][inside].sum())
        return shares

    return point


def no_pointer(_first: int, _last: int) -> Mapping[Character | None, float]:
    """Know nothing."""
    return {}
