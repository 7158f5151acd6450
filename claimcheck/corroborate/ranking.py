"""Which of several pairs come first: what the pair model and the sieve think of them, together.

The sieve alone is the worse judge, and errs otherwise: its opinion at half the weight ranks the sentence pairs of ECB+
better than either does. Groups are made without it, which it did not improve.
"""

from math import log

from claimcheck.corroborate.judgement import Judgement
from claimcheck.corroborate.likes import PARTS

_SIEVE = 0.5  # the weight of its opinion
_LEAST = 1e-4  # a probability cannot be nearer to 0 or 1


def rank(judged: Judgement, promise: int) -> float:
    """Return how early a pair comes: the log-odds that its statements have to do with one another, and its promise."""
    related = min(max(judged.about_one_claim + judged.conflict, _LEAST), 1 - _LEAST)
    return log(related / (1 - related)) + _SIEVE * promise / PARTS
