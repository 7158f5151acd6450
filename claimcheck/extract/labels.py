"""Kind, certainty, distance and polarity of a claim, by rules over the words of its cue and content.

Most rules are lists of word beginnings: "alleg" stands for allege, alleged, allegation; "_" for a space. The first
rule that fits decides; docs/extraction.md states them with examples.
"""

import re

from claimcheck.records import Certainty, Distance, Kind, Polarity


def _starting(stems: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(stems.replace("_", r"\s+").split()) + r")\w*", re.IGNORECASE)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words.replace("_", r"\s+").split()) + r")\b", re.IGNORECASE)


_UNVERIFIED = _starting(
    """alleg(?!ian) accus claim reportedly purport rumo unconfirm unverif suppose asked asks asking wonder doubt
    question insinuat"""
)
_PROBABLE = _starting(
    """believ belief think thought suspect expect hint suggest view consider seem appear likely presum assum estimat
    predict optimis regard perceiv impression"""
)
_POSSIBLE = _starting("hope hoping fear worr may might possib perhaps concern afraid speculat")
_UNVERIFIED_CONTENT = _whole("reportedly allegedly unconfirmed purportedly supposedly rumoured rumored")
_PROBABLE_CONTENT = _whole("likely probably apparently seems seem appears appear presumably")
_POSSIBLE_CONTENT = _whole("may might possibly perhaps could")

_DISTANCING = _starting(
    """accus alleg(?!ian) boast brag claim contend insinuat insist maintain pretend profess purport reportedly rumo
    suppose unconfirm"""
)
_ENDORSING = _starting(
    """acknowledg admi[ts] conced confirm demonstrat disclos discover exposed find found kn[eo]w learn point_out
    pointed_out prov(?!id|inc|o) realis realiz recall recogni reveal show"""
)

_DENIAL = _starting("den[iy] disput reject refut rebut dismiss contradict disavow repudiat disagree")
_NEGATION = re.compile(r"\b(?:not|never|no|neither|nor|without|refus\w+|declin\w+)\b|n[’']t\b", re.IGNORECASE)

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


def certainty_of(source: str, cue: str, content: str) -> Certainty:
    """How certain the content is presented as being: by its source ("unconfirmed reports"), the cue, its own words."""
    for pattern, text, certainty in (
        (_UNVERIFIED_CONTENT, source, Certainty.UNVERIFIED),
        (_UNVERIFIED, cue, Certainty.UNVERIFIED),
        (_POSSIBLE, cue, Certainty.POSSIBLE),
        (_PROBABLE, cue, Certainty.PROBABLE),
        (_UNVERIFIED_CONTENT, content, Certainty.UNVERIFIED),
        (_POSSIBLE_CONTENT, content, Certainty.POSSIBLE),
        (_PROBABLE_CONTENT, content, Certainty.PROBABLE),
    ):
        if pattern.search(text):
            return certainty
    return Certainty.UNVERIFIED if is_question(content) else Certainty.CERTAIN


def distance_of(cue: str) -> Distance:
    """How far the reporter stands behind the content, by the cue: "claimed" keeps away, "confirmed" vouches."""
    if _DISTANCING.search(cue):
        return Distance.DISTANCING
    return Distance.ENDORSING if _ENDORSING.search(cue) else Distance.NEUTRAL


def polarity_of(cue: str) -> Polarity:
    """Whether the source rejects the content: by a verb of denial, or by a negated cue, but not by both."""
    denied = bool(_DENIAL.search(cue)) != bool(_NEGATION.search(cue))
    return Polarity.DENIED if denied else Polarity.AFFIRMED


def kind_of(cue: str, content: str) -> Kind:
    """What the content is, by the cue where it tells, else by the content's own words."""
    rules = (
        (Kind.OTHER, is_question(content)),
        (Kind.INTENT, _TO_DO.match(content) or _INTENT_CUE.search(cue)),
        (Kind.PREDICTION, _PREDICTION_CUE.search(cue)),
        (Kind.OPINION, _OPINION_CUE.search(cue)),
        (Kind.OTHER, len(content.split()) < _FEWEST_WORDS),
        (Kind.INTENT, _DEMAND.search(content)),
        (Kind.OPINION, _OPINION_CONTENT.search(content)),
        (Kind.PREDICTION, _FUTURE.search(content)),
    )
    return next((kind for kind, fits in rules if fits), Kind.FACT)


def is_question(content: str) -> bool:
    return content.rstrip("\"'”’ ").endswith("?")
