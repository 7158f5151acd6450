"""What a claim claims, said so that nobody takes a denial for the contrary, who says it and who published it."""

from claimcheck.records import Entry, Polarity, QuoteType


def worded(entry: Entry) -> str:
    """Return the statement of `entry`; where the source denies it, that is said first."""
    return f"denied: {entry.claim.statement}" if entry.claim.polarity is Polarity.DENIED else entry.claim.statement


def has_speaker(entry: Entry) -> bool:
    """Say whether somebody said it, and not nobody or the outlet itself."""
    return bool(entry.claim.speaker.name) and entry.claim.quote_type is not QuoteType.NARRATED


def speaker(entry: Entry) -> str:
    """Return who says it, and as whom, where analysts know better; "" for nobody."""
    name, known = entry.claim.speaker.name, entry.speaker.name
    return name if name == known else f"{known}, as “{name}”"


def outlet(entry: Entry) -> str:
    """Return who published it: the outlet as analysts know it, or else where it was read from."""
    return entry.publisher or entry.article.source
