"""Information credibility, 1 to 6, after the Admiralty code (NATO AJP-2.1): derived, never set."""

from claimcheck.records import Certainty, CorroborationStatus, Entry, VerdictStatus

CONFIRMED, PROBABLY_TRUE, POSSIBLY_TRUE, DOUBTFUL, IMPROBABLE, CANNOT_BE_JUDGED = range(1, 7)


def credibility(entry: Entry) -> int:
    """Return how credible a claim is: by the verdict, else by what stands behind it, else by its certainty."""
    if entry.verdict.status is VerdictStatus.CONFIRMED:
        return CONFIRMED
    if entry.verdict.status is VerdictStatus.CONTESTED:
        return IMPROBABLE
    if entry.corroboration.status is CorroborationStatus.CONFLICTING:
        return DOUBTFUL
    if entry.corroboration.status is CorroborationStatus.CORROBORATED:
        return PROBABLY_TRUE
    vouched = entry.claim.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
    return POSSIBLY_TRUE if vouched else CANNOT_BE_JUDGED
