"""When statements are near enough in time to be compared as they come in.

Reports of one event lie days, weeks, at most months apart. What was claimed long ago is found by `claimcheck check`,
which looks at all there is.
"""

_AWAY = 6  # months, before or after, in which the same may be told again
_IN_A_YEAR = 12
_FAR = 2  # months between two statements of which one looks back at what the other reported


def month(published: str | None) -> int:
    """Return how many months lie before the publication (ISO 8601), 0 where it is unknown."""
    return int(published[:4]) * _IN_A_YEAR + int(published[5:7]) if published else 0


def months_near(own: int) -> range | None:
    """Return the months whose statements one of month `own` is compared with, beside the undated; None for all."""
    return range(own - _AWAY, own + _AWAY + 1) if own else None


def are_far(one: int, other: int) -> bool:
    """Whether statements of these months lie far apart; not if the month of either is unknown."""
    return bool(one and other) and abs(one - other) >= _FAR
