"""What is thought of a pair of statements, by the model or by an analyst."""

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.records import ConflictReason, Link

Key = tuple[str, int]  # a claim's id, and the number of the proposition in it
SUGGESTED = 0.3  # the least probability of one claim, or of a conflict, worth an analyst's look
SURE = 1e6  # an analyst's word, which no mean of the model's outweighs


@dataclass(frozen=True, slots=True)
class Judgement:
    """How probably two statements make the same claim, one denying what the other affirms, or conflict, and why.

    The three exclude one another; what is left of 1 is the probability that they have nothing to do with one another.
    """

    same: float
    denial: float
    conflict: float
    reason: ConflictReason

    @property
    def about_one_claim(self) -> float:
        """How probably one piece of evidence would settle both."""
        return self.same + self.denial


# What was judged of each statement and others; every pair stands under both.
Judgements = Mapping[Key, Mapping[Key, Judgement]]


LINKED = {
    Link.SAME: Judgement(SURE, 0.0, 0.0, ConflictReason.OTHER),
    Link.CONFLICT: Judgement(-SURE, 0.0, SURE, ConflictReason.OTHER),
    Link.UNRELATED: Judgement(-SURE, 0.0, -SURE, ConflictReason.OTHER),
}
