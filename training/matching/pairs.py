"""A pair of statements and what it may be, as the pair model reads it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.corroborate.pieces import relation_pieces, statement_pieces
from claimcheck.corroborate.relations import relations
from claimcheck.corroborate.statements import Statement
from claimcheck.extract.quantities import quantities
from claimcheck.extract.times import event_time
from claimcheck.identity import make_id
from claimcheck.records import ConflictReason, Event, Speaker, SpeakerType
from claimcheck.wordpieces import WordPieces
from training.matching.model import REASONS

UNKNOWN = -1  # a reason that the loss skips
_ALONE = 0.15  # how often statements are read without what their articles are about, as `claimcheck check` reads them
Pieces = tuple[list[int], list[int], list[int]]  # of the relations, of the earlier statement, of the later one


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, what they may be to one another (of SAME, DENIAL, CONFLICT, UNRELATED), and why they conflict."""

    a: Statement
    b: Statement
    allowed: frozenset[int]
    reason: ConflictReason | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A pair in pieces."""

    pieces: Pieces
    allowed: frozenset[int]
    reason: int

    def __len__(self) -> int:
        return sum(map(len, self.pieces)) + 3


def made_statement(
    sentence: str, clause: str, speaker: str = "", date: str | None = None, around: frozenset[str] | None = None
) -> Statement:
    """Return a statement of training data: `clause` within `sentence`, in an article with the names `around`."""
    at = sentence.index(clause)
    kind = SpeakerType.PERSON if speaker else SpeakerType.NONE
    return Statement(
        claim="",
        part=0,
        text=" ".join(clause.split()),
        left=sentence[:at],
        right=sentence[at + len(clause) :],
        speaker=Speaker(make_id("spk", speaker), speaker, kind),
        event=Event(time=event_time(clause, date), quantities=quantities(clause)),
        published=date,
        around=around,
    )


def read(pairs: Sequence[Pair], vocabulary: WordPieces, chance: random.Random) -> list[Read]:
    """Return `pairs` in pieces, each in the order of publication, in either order where that is unknown."""
    ids = statement_pieces([statement for pair in pairs for statement in (pair.a, pair.b)], vocabulary)
    found = []
    for pair, left, right in zip(pairs, ids[::2], ids[1::2], strict=True):
        days = (pair.a.published or "", pair.b.published or "")
        later_first = days[0] > days[1] if all(days) and days[0] != days[1] else chance.random() < 0.5
        ordered = (right, left) if later_first else (left, right)
        a = replace(pair.a, around=None) if chance.random() < _ALONE else pair.a
        reason = REASONS.index(pair.reason) if pair.reason else UNKNOWN
        found.append(Read((relation_pieces(relations(a, pair.b)), *ordered), pair.allowed, reason))
    return found
