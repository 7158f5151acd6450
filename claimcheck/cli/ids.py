"""Ids short enough to type."""

from claimcheck.errors import UsageError
from claimcheck.store import Reader

_LENGTHS = (10, 12, 14, 16)  # "clm_" and six hexadecimal digits or more


def short_id(reader: Reader, claim_id: str) -> str:
    """Return a beginning of `claim_id` that no other claim in the database shares."""
    for length in _LENGTHS:
        try:
            reader.claim_id(claim_id[:length])
        except UsageError:
            continue
        return claim_id[:length]
    return claim_id
