"""Sources that are pronouns: whom they stand for."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import log

from claimcheck.extract import lexicon
from claimcheck.extract.cast import Character
from claimcheck.extract.judged import UNJUDGED, Judged, may_be
from claimcheck.extract.mentions import PERSON, Mention
from claimcheck.extract.phrases import described, is_plural, names_a_person, segments
from claimcheck.extract.scene import Scene, Voice, voice_of, voice_of_people
from claimcheck.extract.words import Quote
from claimcheck.records import SpeakerType

_REACH = 150  # words back in which "he" and "she" find their person, if there is anybody
_APPOSITION = 15  # words that may stand between a name and the "who" that follows it
_WORDS_A_POINT = 25  # a mention this much nearer weighs as much as one point of the scores below
_TIE = 0.5  # points by which two people must differ for one of them to be meant
_POINTED = 2.0  # points for a natural logarithm of the probability that the model gives a person
_UNSEEN = 0.01  # a probability for those out of its sight
_HEARD_LAST, _HEARD_BEFORE, _SUBJECT, _POSSESSOR = 1.5, 0.5, 1.2, -2.0  # chosen on labelled training articles


def resolve_pronoun(scene: Scene, at: int, judged: Judged = UNJUDGED) -> Voice:
    """Return the voice that the pronoun at word `at` stands for; a pronoun left unresolved keeps its own word.

    `judged` is what the model takes the speaker for.
    """
    form = scene.words.forms[at].lower()
    if form in lexicon.HE | lexicon.SHE:
        sure = judged.get(SpeakerType.ANONYMOUS, 0.0) > 0.5
        if may_be(SpeakerType.ANONYMOUS, judged) and (unnamed := _unnamed_just_heard(scene, at, sure=sure)):
            return unnamed
        voice = likely_person(scene, at, "he" if form in lexicon.HE else "she")
        return voice or Voice(form, SpeakerType.ANONYMOUS)
    if form in lexicon.FIRST_PERSON:
        return _first_person(scene, at)
    if form in lexicon.RELATIVE:
        return _antecedent(scene, at)
    if form in lexicon.THEY:
        several = _last_heard(scene, {SpeakerType.GROUP, SpeakerType.ORGANIZATION, SpeakerType.ANONYMOUS})
        pair = _pair_before(scene, at)
        latest = max((voice for voice in (several, pair) if voice), key=lambda voice: voice.until, default=None)
        return latest or Voice(form, SpeakerType.GROUP)
    return _last_heard(scene, {SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT}) or Voice(form, SpeakerType.ORGANIZATION)


def _unnamed_just_heard(scene: Scene, at: int, *, sure: bool) -> Voice | None:
    """The unnamed person heard last: "an officer ... He". Unless that is `sure`, nobody may have been named since."""
    last = scene.heard[-1] if scene.heard else None
    if last is None or last.characters or last.type not in (SpeakerType.ANONYMOUS, SpeakerType.PERSON):
        return None
    named_since = any(m.first >= last.until and c.kind == PERSON for m, c in scene.cast.before(at))
    one_person = (
        (last.noun == "one" or names_a_person(last.noun))
        and not is_plural(last.noun)
        and last.noun not in lexicon.ASKERS
    )
    return last if one_person and (sure or not named_since) else None


def likely_person(scene: Scene, at: int, gender: str | None) -> Voice | None:
    """The likeliest person: of that gender as far as is known, near, the subject of a sentence, just heard.

    Others hardly less likely are the voice's alternatives.
    """
    scores: dict[Character, float] = {}
    for last, character, salience in _candidates(scene, at):
        if scores and at - last > _REACH:
            break
        if not gender or character.gender in (None, gender):
            score = salience - (at - last) / _WORDS_A_POINT
            scores[character] = max(score, scores.get(character, score))
    if not scores:
        return None
    shares = scene.point(at, at + 1)
    for person in scores if shares else ():
        scores[person] += _POINTED * log(shares.get(person, 0.0) + _UNSEEN)
    best, *others = sorted(scores, key=scores.__getitem__, reverse=True)
    alike = tuple(person.name for person in others if scores[best] - scores[person] < _TIE)
    return replace(voice_of_people([best]), alternatives=alike)


def _candidates(scene: Scene, at: int) -> Iterator[tuple[int, Character, float]]:
    """Yield whoever was heard or named before `at`: where that ended, who, and how much stands out about it."""
    heard = dict[Character, float]()
    for voice, bonus in zip(reversed(scene.heard), (_HEARD_LAST, _HEARD_BEFORE), strict=False):
        for person in voice.characters:
            if person.kind == PERSON:
                heard.setdefault(person, bonus)
                yield voice.until, person, bonus
    quoted = _quoted(scene, at)
    for mention, character in scene.cast.before(at):
        # Whom a quotation speaks of is hardly ever who says it.
        if character.kind == PERSON and (quoted or not _quoted(scene, mention.first)):
            yield mention.last, character, heard.get(character, 0.0) + _prominence(scene, mention)


def _prominence(scene: Scene, mention: Mention) -> float:
    """How much a mention stands out by its place: it opens a sentence, or it is but a possessor."""
    before = scene.words.forms[max(0, mention.first - 4) : mention.first]
    opens = mention.first < 4 or any(form in '.!?”"' for form in before)
    possesses = scene.words.forms[mention.last : mention.last + 1] in (["'"], ["’"])
    return _SUBJECT * opens + _POSSESSOR * possesses


def _quoted(scene: Scene, at: int) -> bool:
    return scene.words.quotes[at] != Quote.OUTSIDE


def _first_person(scene: Scene, at: int) -> Voice:
    """Within a quotation its speaker, who was heard last; elsewhere "I" is the author, "we" whoever is meant."""
    form = scene.words.forms[at].lower()
    if _quoted(scene, at) and scene.heard:
        return scene.heard[-1]
    if form in lexicon.FIRST_PERSON_PLURAL:
        return Voice(form, SpeakerType.GROUP)
    if scene.author:
        return Voice(scene.author, SpeakerType.PERSON)
    return Voice(form, SpeakerType.ANONYMOUS)


def _last_heard(scene: Scene, types: set[SpeakerType]) -> Voice | None:
    return next((voice for voice in reversed(scene.heard) if voice.type in types), None)


def _pair_before(scene: Scene, at: int) -> Voice | None:
    """The two people named together last: "X and Y ... They"."""
    for (second, latter), (first, former) in pairwise(scene.cast.before(at)):
        if at - second.last > _REACH:
            break
        joined = scene.words.forms[first.last : second.first] == ["and"]
        if joined and former.kind == latter.kind == PERSON:
            return replace(voice_of_people([former, latter]), until=second.last)
    return None


def _antecedent(scene: Scene, at: int) -> Voice:
    """The noun phrase that a relative pronoun follows, or the name that the phrase stands in apposition to."""
    end = at
    while end > 0 and scene.words.forms[end - 1] in ",—–":
        end -= 1
    for mention, character in scene.cast.before(end):
        between = scene.words.forms[mention.last : end]
        if not between or _is_apposition(between):
            return voice_of(character)
        if len(between) > _APPOSITION:
            break
    first = _phrase_start(scene, end)
    if not segments(scene.words, first, end):
        return Voice(scene.words.forms[at].lower(), SpeakerType.ANONYMOUS)
    return described(scene, first, end)


def _is_apposition(forms: list[str]) -> bool:
    """Whether the words between a name and a relative pronoun only describe the name: "X, a local teacher who"."""
    return len(forms) > 1 and forms[0] == "," and forms[1].lower() in lexicon.DETERMINERS and "," not in forms[1:]


def _phrase_start(scene: Scene, end: int) -> int:
    """Where the noun phrase that ends at `end` begins, as far as its words tell."""
    first = end
    while first > max(0, end - 6) and scene.words.forms[first - 1][0].isalnum():
        first -= 1
        form = scene.words.forms[first].lower()
        if form in lexicon.POSTMODIFIERS or form == "and":
            return first + 1
        if form in lexicon.DETERMINERS | lexicon.INDEFINITE:
            break
    return first
