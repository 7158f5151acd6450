"""Sources that are pronouns: whom they stand for."""

from claimcheck.extract import lexicon
from claimcheck.extract.cast import PERSON, Character, Mention
from claimcheck.extract.phrases import described, segments
from claimcheck.extract.scene import Scene, Voice, voice_of_body, voice_of_people
from claimcheck.extract.words import Quote
from claimcheck.records import SpeakerType

_REACH = 150  # words back in which "he" and "she" find their person, if there is anybody
_WORDS_A_POINT = 25  # a mention this much nearer weighs as much as one point of the scores below
_HEARD_LAST, _HEARD_BEFORE, _SUBJECT, _POSSESSOR = 2.0, 1.0, 0.7, -1.0


def resolve_pronoun(scene: Scene, at: int) -> Voice:
    """Return the voice that the pronoun at word `at` stands for; a pronoun left unresolved keeps its own word."""
    form = scene.words.forms[at].lower()
    if form in lexicon.HE | lexicon.SHE:
        person = likely_person(scene, at, "he" if form in lexicon.HE else "she")
        return voice_of_people([person]) if person else Voice(form, SpeakerType.ANONYMOUS)
    if form in lexicon.FIRST_PERSON:
        return _first_person(scene, at)
    if form in lexicon.RELATIVE:
        return _antecedent(scene, at)
    if form in lexicon.THEY:
        return _last_heard(scene, {SpeakerType.GROUP, SpeakerType.ORGANIZATION, SpeakerType.ANONYMOUS}) or Voice(
            form, SpeakerType.GROUP
        )
    return _last_heard(scene, {SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT}) or Voice(
        form, SpeakerType.ORGANIZATION
    )


def likely_person(scene: Scene, at: int, gender: str | None) -> Character | None:
    """The likeliest person: of that gender as far as is known, near, the subject of a sentence, just heard."""
    best: Character | None = None
    most = float("-inf")
    for mention, character in scene.cast.before(at):
        if character.kind != PERSON or (gender and character.gender not in (None, gender)):
            continue
        if best and at - mention.last > _REACH:
            break
        score = _salience(scene, mention, character) - (at - mention.last) / _WORDS_A_POINT
        if score > most:
            best, most = character, score
    return best


def _salience(scene: Scene, mention: Mention, character: Character) -> float:
    score = 0.0
    if scene.heard and character in scene.heard[-1].characters:
        score += _HEARD_LAST
    elif len(scene.heard) > 1 and character in scene.heard[-2].characters:
        score += _HEARD_BEFORE
    before = scene.words.forms[max(0, mention.first - 4) : mention.first]
    if mention.first < 4 or any(form in ".!?”\"" for form in before):
        score += _SUBJECT
    if scene.words.forms[mention.last : mention.last + 1] in (["'"], ["’"]):
        score += _POSSESSOR
    return score


def _first_person(scene: Scene, at: int) -> Voice:
    """Within a quotation its speaker, who was heard last; elsewhere the author."""
    if scene.words.quotes[at] != Quote.OUTSIDE and scene.heard:
        return scene.heard[-1]
    if scene.author:
        return Voice(scene.author, SpeakerType.PERSON)
    return Voice(scene.words.forms[at].lower(), SpeakerType.ANONYMOUS)


def _last_heard(scene: Scene, types: set[SpeakerType]) -> Voice | None:
    return next((voice for voice in reversed(scene.heard) if voice.type in types), None)


def _antecedent(scene: Scene, at: int) -> Voice:
    """The noun phrase that a relative pronoun follows, or the name that the phrase stands in apposition to."""
    end = at
    while end > 0 and scene.words.forms[end - 1] in ",—–":
        end -= 1
    first = end
    while first > max(0, end - 6) and scene.words.forms[first - 1][0].isalnum():
        first -= 1
        if scene.words.forms[first].lower() in lexicon.POSTMODIFIERS | {"and"}:
            first += 1
            break
        if scene.words.forms[first].lower() in lexicon.DETERMINERS | lexicon.INDEFINITE:
            break
    for mention, character in scene.cast.before(end):
        apposed = mention.last == first - 1 and scene.words.forms[first - 1] == ","
        if mention.last == end or apposed:
            return voice_of_people([character]) if character.kind == PERSON else voice_of_body(character)
        if mention.last < first - 1:
            break
    if not segments(scene.words, first, end):
        return Voice(scene.words.forms[at].lower(), SpeakerType.ANONYMOUS)
    return described(scene, first, end)
