"""Which pairs are judged: those of which each is among the other's likes.

How much a pair promises depends on the two alone, and whether that is among the most, on what else there is: never on
the order in which it came. What looks back at events of months ago is ranked apart from reports of the same weeks:
vectors know the day, and the sieve thinks little of what is told again long after.
"""

from collections.abc import Mapping

from claimcheck.records import Promise

PARTS = 100  # of log-odds: promises are whole numbers of them
PROMISING = -390  # the least promise of a pair worth judging, one in fifty
MOST_LIKES = 25  # of one statement; all that promise as much as the last of these count, too
MOST_FAR = 10  # beside them, published long before or after


def likes(promises: Mapping[int, Promise]) -> dict[int, Promise]:
    """Return those of `promises`, by number, that are among the greatest."""
    found: dict[int, Promise] = {}
    for far, most in ((False, MOST_LIKES), (True, MOST_FAR)):
        among = {number: promise for number, promise in promises.items() if promise.far is far}
        if len(among) > most:
            least = sorted((promise.odds for promise in among.values()), reverse=True)[most - 1]
            among = {number: promise for number, promise in among.items() if promise.odds >= least}
        found |= among
    return found
