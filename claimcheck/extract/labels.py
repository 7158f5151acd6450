"""Speaker type, kind, certainty, distance and polarity of a claim: the model's judgement, and rules over words.

Most rules are lists of word beginnings: "alleg" stands for allege, alleged, allegation; "_" for a space. The first
rule that fits decides; docs/extraction.md states them with examples. A label that the model was not asked about is the
first of its set.
"""

import re
from math import log

from claimcheck.extract.judged import Judged
from claimcheck.extract.scene import Voice
from claimcheck.records import Certainty, Distance, Kind, Polarity, SpeakerType

_TOLD, _UNSEEN = 1.0, 1e-6  # what words weigh, in natural logarithms of probability; chosen on development articles


def _starting(stems: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(stems.replace("_", r"\s+").split()) + r")\w*", re.IGNORECASE)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words.replace("_", r"\s+").split()) + r")\b", re.IGNORECASE)


_UNCONFIRMED = _starting("unconfirm unverif uncorroborat rumo")

_DISTANCING = _starting(
    """accus alleg(?!ian) boast brag claim contend insinuat insist maintain pretend profess purport reportedly rumo
    suppose unconfirm"""
)
_ENDORSING = _starting(
    """acknowledg admi[ts] conced confirm demonstrat disclos discover exposed find found kn[eo]w learn point_out
    pointed_out prov(?!id|inc|o) realis realiz recall recogni reveal show"""
)

_INTENT_CUE = _starting(
    """want wish plan vow pledg promis urg demand order request propos hop intend intent threaten seek sought aim
    refus decid decision recommend advis encourag invit instruct direct command appeal implor beg commit willing
    ready prepar try tried effort push strateg challeng call_for calls_for called_for calling_for calls_on
    called_on agree_to agreed_to insist_on"""
)
_PREDICTION_CUE = _starting("predict expect forecast foresee anticipat project warn fear prospect outlook envision")
_OPINION_CUE = _starting(
    """critici prais blast slam attack endors support back oppos oppon favo lik lov hat admir mock ridicul condemn
    denounc decr lament complain bash compar applaud welcom disapprov approv thank blam insult rip joke apolog
    regret prefer trust distrust respect agree disagree reject feel felt believ think thought view consider regard
    optimis pessimis concern worr outrag disappoint embrac defend derid revere object excit enthus celebrat call
    describ characteri dub label argu opinion accus"""
)
_TO_DO = re.compile(r"to\s+(?!have\b|be\b)", re.IGNORECASE)  # "claimed to have", "appears to be" tell of facts
_DEMAND = re.compile(r"\b(?:should|must|ought\s+to|needs?\s+to|has\s+to|have\s+to|let[’']s|please)\b", re.IGNORECASE)
_OPINION_CONTENT = _starting(
    """best better worst worse great terrible horrible good bad wrong right important unfair fair dangerous disgrac
    shame embarrass beautiful wonderful amazing awful ridiculous absurd stupid smart crazy unfit qualified
    unacceptable proud sad happy tough strong weak fantastic incredible outrageous brilliant clear obvious
    unfortunat tragic disast crook liar racist bigot lov like hat believ think feel deserv hero respect honor"""
)
_FUTURE = re.compile(r"\b(?:will|won[’']t|would|shall|(?:is|are)\s+set\s+to|going\s+to)\b|[’']ll\b", re.IGNORECASE)
_FEWEST_WORDS = 4  # of a content that can be judged by its own words


def speaker_type_of(judged: Judged, voice: Voice) -> SpeakerType:
    """What a source is: a named one what its name is, an unnamed one what the model makes of it.

    Unconfirmed reports and rumours are nobody's in particular.
    """
    if _UNCONFIRMED.search(voice.name):
        return SpeakerType.ANONYMOUS
    if voice.characters or not voice.name or not judged:
        return voice.type
    return max((kind for kind in SpeakerType if kind is not SpeakerType.NONE), key=lambda kind: judged.get(kind, 0.0))


def certainty_of(judged: Judged, source: str) -> Certainty:
    """How certain the content is presented as being; a source that is itself called unconfirmed leaves no doubt."""
    if _UNCONFIRMED.search(source):
        return Certainty.UNVERIFIED
    return max(Certainty, key=lambda certainty: judged.get(certainty, 0.0))


def distance_of(cue: str) -> Distance:
    """How far the reporter stands behind the content, by the cue: "claimed" keeps away, "confirmed" vouches."""
    if _DISTANCING.search(cue):
        return Distance.DISTANCING
    return Distance.ENDORSING if _ENDORSING.search(cue) else Distance.NEUTRAL


def polarity_of(judged: Judged) -> Polarity:
    """Whether the source rejects the content."""
    return max(Polarity, key=lambda polarity: judged.get(polarity, 0.0))


def kind_of(judged: Judged, cue: str, content: str) -> Kind:
    """What the content is, as the model has it, whom the words of cue and content may win over."""
    told = _kind_by_words(cue, content)
    return max(Kind, key=lambda kind: log(judged.get(kind, 0.0) + _UNSEEN) + _TOLD * (kind is told))


def _kind_by_words(cue: str, content: str) -> Kind:
    rules = (
        (Kind.OTHER, _is_question(content)),
        (Kind.INTENT, _TO_DO.match(content) or _INTENT_CUE.search(cue)),
        (Kind.PREDICTION, _PREDICTION_CUE.search(cue)),
        (Kind.OPINION, _OPINION_CUE.search(cue)),
        (Kind.OTHER, len(content.split()) < _FEWEST_WORDS),
        (Kind.INTENT, _DEMAND.search(content)),
        (Kind.OPINION, _OPINION_CONTENT.search(content)),
        (Kind.PREDICTION, _FUTURE.search(content)),
    )
    return next((kind for kind, fits in rules if fits), Kind.FACT)


def _is_question(content: str) -> bool:
    return content.rstrip("\"'”’ ").endswith("?")
