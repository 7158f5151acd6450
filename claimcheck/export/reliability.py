"""Source reliability, A to F, after the Admiralty code (NATO AJP-2.1): what a track record suggests, and never sets."""

from claimcheck.records import Reliability
from claimcheck.store import Track

FEWEST = 5  # judged claims without which nothing is suggested
MANY = 20  # judged claims without which neither end of the scale is
_SHARES = ((0.95, Reliability.A), (0.8, Reliability.B), (0.6, Reliability.C), (0.3, Reliability.D))

MEANINGS = {
    Reliability.A: "reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "cannot be judged",
}


def suggested(track: Track) -> Reliability:
    """Return the letter for the share of judged claims of fact that were confirmed; F where too few were judged."""
    judged = track.held + track.failed
    if judged < FEWEST:
        return Reliability.F
    share = track.held / judged
    letter = next((letter for least, letter in _SHARES if share >= least), Reliability.E)
    if judged < MANY:
        return min(max(letter, Reliability.B), Reliability.D)
    return letter


def grounds(track: Track) -> str:
    """Return what a suggestion rests on, in words."""
    judged = track.held + track.failed
    if judged < FEWEST:
        return f"{judged} of at least {FEWEST} claims of fact judged"
    return f"{track.held} of {judged} judged claims of fact confirmed"
