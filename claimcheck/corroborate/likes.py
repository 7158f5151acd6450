"""Which pairs are judged: those of which each is among the other's likes.

How much a pair promises depends on the two alone, and whether that is among the most, on what else there is: never on
the order in which it came.
"""

from collections.abc import Mapping

PROMISING = -390  # hundredths of log-odds: the least promise of a pair worth judging, one in fifty
# What is added for two statements published long after one another: vectors know the day, and the sieve thinks little
# of what is told again months later. So much more it thinks of such pairs without their days (pairs of the fixtures).
LONG_AGO = 190
MOST_LIKES = 25  # of one statement; all that promise as much as the last of these count, too


def likes(promises: Mapping[int, int]) -> dict[int, int]:
    """Return those of `promises`, by number, that are among the MOST_LIKES greatest."""
    if len(promises) <= MOST_LIKES:
        return dict(promises)
    least = sorted(promises.values(), reverse=True)[MOST_LIKES - 1]
    return {number: promise for number, promise in promises.items() if promise >= least}
