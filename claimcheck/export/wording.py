"""What a claim claims, said so that nobody takes a denial for the contrary."""

from claimcheck.records import Entry, Polarity


def worded(entry: Entry) -> str:
    """Return the statement of `entry`; where the source denies it, that is said first."""
    return f"denied: {entry.claim.statement}" if entry.claim.polarity is Polarity.DENIED else entry.claim.statement


def outlet(entry: Entry) -> str:
    """Return who published it: the publisher, or else where it was read from."""
    return entry.article.publisher or entry.article.source
