"""Headlines and captions repeat what the story claims: such repetitions are no claims of their own."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.extract.words import Place, Words
from claimcheck.records import Claim

_WORD = re.compile(r"\w{3,}")
_MOSTLY = 0.6  # the share of a headline's words that a claim of the story must have to be the same


def without_repeats(words: Words, claims: Sequence[Claim]) -> list[Claim]:
    """Return `claims` without those of headings that a later claim says again, and those of a paragraph's second copy.

    A heading is a paragraph that ends without punctuation. What stands within a claim goes with it.
    """
    openings = [at for at, place in enumerate(words.places) if place != Place.WITHIN]
    gone: set[str] = set()
    seen: set[tuple[str, str, str]] = set()
    for position, claim in enumerate(claims):
        cue = claim.cue[0]
        key = (claim.speaker.id, " ".join(span.text for span in claim.cue), claim.statement)
        opening = openings[bisect_right(openings, bisect_right(words.starts, cue.start) - 1) - 1]
        heading = words.places[opening] == Place.HEADING_START
        if key in seen or claim.parent in gone or (heading and _said_again(claim, claims[position + 1 :])):
            gone.add(claim.id)
        seen.add(key)
    return [claim for claim in claims if claim.id not in gone]


def _said_again(claim: Claim, later: Sequence[Claim]) -> bool:
    mine = _words(claim)
    return any(len(mine & _words(other)) >= _MOSTLY * len(mine) for other in later if mine)


def _words(claim: Claim) -> set[str]:
    return set(_WORD.findall(claim.statement.lower()))
