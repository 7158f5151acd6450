"""Kind, certainty and polarity of a claim, by rules over the words of its cue and content.

A rule is a list of word beginnings: "alleg" stands for allege, alleged, allegation. The first rule that fits
decides; docs/extraction.md states them with examples.
"""

import re

from claimcheck.records import Certainty, Kind, Polarity


def _starting(stems: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(stems.split()) + r")\w*", re.IGNORECASE)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(word.replace("_", r"\s+") for word in words.split()) + r")\b", re.IGNORECASE)


_UNVERIFIED = _starting("alleg accus claim reportedly purport rumo unconfirm unverif suppose asked asks asking wonder doubt question insinuat")
_PROBABLE = _starting("believ belief think thought suspect expect expectation hint suggest view consider seem appear likely presum assum estimat predict optimis regard perceiv impression")
_POSSIBLE = _starting("hope hoping fear worr may might possib perhaps concern afraid speculat")
_POSSIBLE_CONTENT = _whole("may might possibly perhaps could_be could_have could_not_rule")
_UNVERIFIED_CONTENT = _whole("reportedly allegedly unconfirmed purportedly supposedly rumoured rumored")
_PROBABLE_CONTENT = _whole("likely probably apparently seems seem appears appear presumably")

_DENIAL = _starting("den[iy] disput reject refut rebut dismiss contradict disavow repudiat disagree")
_NEGATION = re.compile(r"\b(?:not|never|no|neither|nor|without|refus\w+|declin\w+)\b|n[’']t\b", re.IGNORECASE)

_OPINION_CUE = _starting(
    """critici prais blast slam attack endors support back oppos oppon favo lik love hat admir mock ridicul condemn denounc
    decr lament complain bash compar applaud welcom disapprov approv thank blam insult rip joke apolog regret prefer trust
    distrust respect agree disagree reject feel felt feeling believ think thought view consider regard optimis pessimis
    concern worr fear rais_eyebrow outrag disappoint embrac defend derid revere object excit enthus celebrat call[es]d
    calling describ characteri dub label argu opinion accus""".replace("rais_eyebrow ", "")
)
_INTENT_CUE = _starting(
    """want wish wants plan vow pledg promis urg demand order request propos propose hop intend intent threaten seek sought
    aim agree[ds]?_to refus decid decision recommend advis encourag invit instruct direct command appeal implor beg
    insist_on committed commit willing ready prepar try tried effort push consider_?ing strateg campaign for challeng asked_to
    call[es]?d?_for calls_on called_on calling_for""".replace("\n", " ").replace("_", r"\s+")
)
_PREDICTION_CUE = _starting("predict expect forecast foresee anticipat project warn fear prospect outlook envision")
_FUTURE = re.compile(r"\b(?:will|won[’']t|would|shall|going\s+to|is\s+set\s+to|are\s+set\s+to)\b|[’']ll\b", re.IGNORECASE)
_DEMAND = re.compile(r"\b(?:should|must|ought\s+to|need(?:s|ed)?\s+to|has\s+to|have\s+to|let[’']s|please)\b", re.IGNORECASE)
_OPINION_CONTENT = _starting(
    """best better worst worse great terrible horrible good bad wrong right important unfair fair dangerous disgrac shame
    embarrass beautiful wonderful amazing awful ridiculous absurd stupid smart crazy unfit qualified unacceptable
    proud sad happy tough strong weak fantastic incredible outrageous brilliant clear obvious unfortunat tragic
    disast crook liar racist bigot lov lik hat believ think feel deserv hero respect honor""".replace("lik ", "like ")
)


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


def polarity_of(cue: str) -> Polarity:
    """Whether the source rejects the content: by a verb of denial, or by a negated cue, but not by both."""
    denied = bool(_DENIAL.search(cue)) != bool(_NEGATION.search(cue))
    return Polarity.DENIED if denied else Polarity.AFFIRMED


def kind_of(cue: str, content: str) -> Kind:
    """What the content is, by the cue where it tells, else by the content's own words."""
    wanted = bool(_INTENT_CUE.search(cue))
    if is_question(content):
        return Kind.OTHER
    if content.lower().startswith("to ") or wanted:
        return Kind.INTENT
    if _PREDICTION_CUE.search(cue):
        return Kind.PREDICTION
    if _OPINION_CUE.search(cue):
        return Kind.OPINION
    if len(content.split()) < 4:
        return Kind.OTHER
    if _DEMAND.search(content):
        return Kind.INTENT
    if _OPINION_CONTENT.search(content):
        return Kind.OPINION
    return Kind.PREDICTION if _FUTURE.search(content) else Kind.FACT


def is_question(content: str) -> bool:
    return content.rstrip("\"'”’ ").endswith("?")
