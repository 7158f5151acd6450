"""Source phrases to speakers: the fullest name that the article gives for whoever said it.

The rules, in the order they are tried, are set out in docs/extraction.md. Attributions are resolved in text
order, since a pronoun mostly stands for somebody who has just been heard.
"""

import itertools
from dataclasses import replace

from claimcheck.extract import lexicon
from claimcheck.extract.attributions import Attribution
from claimcheck.extract.cast import Character
from claimcheck.extract.judged import UNJUDGED, Judged, may_be
from claimcheck.extract.mentions import ORGANIZATION, PERSON, Mention
from claimcheck.extract.names import clean
from claimcheck.extract.phrases import core, described, described_type, head, names_a_person, segments
from claimcheck.extract.pronouns import likely_person, resolve_pronoun
from claimcheck.extract.scene import NOBODY, Scene, Voice, voice_of, voice_of_body, voice_of_people
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.words import Case
from claimcheck.records import SpeakerType

_SURE = 0.7  # how probable somebody must be to be heard where no source is named
_LIKELY = 0.4  # the same, where a source is described
_CALLED_OTHERWISE = frozenset("company firm".split())
_ITS = frozenset("its their the".split())  # what a description opens with that a body's name follows


def voice_in(scene: Scene, attribution: Attribution) -> Voice:
    """Return who speaks in `attribution`, by what the article says before it and whom it let be heard."""
    if attribution.source is None:
        return _unsaid(scene, attribution.cue)
    return resolve(scene, attribution.source, attribution.judged)


def resolve(scene: Scene, source: TaggedSpan, judged: Judged = UNJUDGED) -> Voice:
    """Return who `source` is; `judged` is what the model takes the speaker for."""
    first, last = source.first, source.last
    form = scene.words.forms[first].lower() if last - first == 1 else ""
    if form in lexicon.PRONOUNS:
        return resolve_pronoun(scene, first, judged)
    if form in lexicon.DETERMINERS:  # "the", cut from its noun
        return NOBODY
    found = _people(scene, first, last) or _bodies(scene, first, last) or _heard_before(scene, first, last)
    if not found and may_be(SpeakerType.PERSON, judged) and scene.words.forms[first].lower() not in ("my", "our"):
        found = (
            _person_described(scene, first, last)
            or _pointed_person(scene, first, last)
            or _likely_person(scene, first, last)
        )
    if not found and may_be(SpeakerType.ORGANIZATION, judged):
        found = _body_before(scene, first, last)
    return found or _owned(scene, first, last) or _apposed(scene, first, last) or described(scene, first, last)


def _pointed_person(scene: Scene, first: int, last: int) -> Voice | None:
    """Whoever the model points at, named before or only later: "A New York judge", in a headline."""
    noun = head(scene.words, first, last)
    if not names_a_person(noun):
        return None
    shares = scene.point(first, last)
    people = [who for who in shares if who and who.kind == PERSON]
    best = max(people, key=shares.__getitem__, default=None)
    if not best or shares[best] < _LIKELY:
        return None
    best.roles.add(noun)  # what may be called so once may be called so again
    return voice_of(best)


def _unsaid(scene: Scene, cue: TaggedSpan) -> Voice:
    """Whoever the model is sure to be meant where no source is named: "It was added that ..."."""
    shares = scene.point(cue.first, cue.last)
    best = max((who for who in shares if who), key=shares.__getitem__, default=None)
    return voice_of(best) if best and shares[best] >= _SURE else NOBODY


def _people(scene: Scene, first: int, last: int) -> Voice | None:
    """People whose names end a part of the phrase: "lawmaker X", "X and Y", "the campaign manager, X"."""
    parts = segments(scene.words, first, last)
    for start, end in parts:
        people = [
            (m, c) for m, c in scene.cast.within(start, end) if c.kind == PERSON and not _complement(scene, m, start)
        ]
        if not people or not _ends(scene, people[-1][0], end):
            continue
        if (start, end) != parts[0] and described_type(scene.words, *parts[0]) in _not_meant(len(people)):
            continue
        voice = voice_of_people([c for m, c in people if _in_row(scene, m, end)])
        return replace(voice, type=SpeakerType.ORGANIZATION) if _is_called_a_body(scene, parts, end) else voice
    return None


def _is_called_a_body(scene: Scene, parts: list[tuple[int, int]], end: int) -> bool:
    """Whether the part behind a name says that it is a body's: "Fidai Mahaz, a Taliban splinter group"."""
    return any(
        scene.words.forms[start].lower() in lexicon.DETERMINERS
        and described_type(scene.words, start, last) is SpeakerType.ORGANIZATION
        for start, last in parts
        if start == end + 1
    )


def _not_meant(people: int) -> set[SpeakerType]:
    """What a description cannot be that so many people's names follow: "his rivals, X and Y", but not "rivals, X"."""
    neither = {SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT}
    return neither if people > 1 else neither | {SpeakerType.GROUP}


def _bodies(scene: Scene, first: int, last: int) -> Voice | None:
    """Bodies whose names end the core of the phrase: "the Afghan Defence Ministry", "the Times and the Globe"."""
    parts = segments(scene.words, first, last) or [(first, last)]
    start, end = parts[0]
    if len(parts) > 1 and scene.words.forms[start].lower() in _ITS and not scene.cast.within(start, end):
        start, end = parts[1]  # "its operator, Veldt Hydro"
    _, core_end = core(scene.words, start, end)
    unnamed = not scene.cast.within(core_end - 1, core_end)  # "a study by X", but not "the Wall Street Journal"
    if unnamed and head(scene.words, start, end) in lexicon.INFORMANT_NOUNS | lexicon.DOCUMENT_NOUNS:
        return None
    bodies = [(m, c) for m, c in scene.cast.within(start, end) if c.kind != PERSON and not _complement(scene, m, start)]
    row = [c for m, c in bodies if _in_row(scene, m, end)]
    if len(row) > 1:
        return Voice("; ".join(body.name for body in row), SpeakerType.ORGANIZATION, tuple(row))
    return voice_of_body(row[0]) if row and _ends(scene, bodies[-1][0], end) else None


def _ends(scene: Scene, mention: Mention, end: int) -> bool:
    """Whether nothing follows a name in its part of the phrase, but a possessive or a postmodifier."""
    rest = scene.words.forms[mention.last : end]
    return all(form in "'’s\"”" for form in rest) or rest[0].lower() in lexicon.POSTMODIFIERS


def _complement(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a name only tells of whom or what the phrase speaks: "a spokesman for X"."""
    before = mention.first - 1
    if before > start and scene.words.forms[before].lower() in lexicon.DETERMINERS:
        before -= 1  # "the head of the X"
    return before >= start and scene.words.forms[before].lower() in lexicon.POSTMODIFIERS


def _in_row(scene: Scene, mention: Mention, end: int) -> bool:
    """Whether a name ends its part of the phrase or is joined by "and" to one that does."""
    return _ends(scene, mention, end) or scene.words.forms[mention.last] == "and"


def _person_described(scene: Scene, first: int, last: int) -> Voice | None:
    """The person whom the article described with the same words: "the police chief"."""
    definite = scene.words.forms[first].lower() in lexicon.DETERMINERS - {"a", "an"}
    if not definite and last - first > 1:  # "President", alone, is how headlines put it
        return None
    start, end = core(scene.words, first, last)
    wanted = {form.lower() for form in scene.words.forms[start + definite : end]}
    noun = head(scene.words, first, last)
    if not names_a_person(noun):
        return None
    best: Character | None = None
    most = 0
    later = (pair for pair in scene.cast.mentions if pair[0].first >= last)
    for _, character in itertools.chain(scene.cast.before(first), later):
        shared = len(wanted & character.roles)
        if noun in character.roles and shared > most:
            best, most = character, shared
    return voice_of_people([best]) if best else None


def _heard_before(scene: Scene, first: int, last: int) -> Voice | None:
    """An earlier unnamed source of the same noun: "the official", after "a senior official"."""
    if not _is_short_reference(scene, first, last):
        return None
    noun = head(scene.words, first, last)
    return next((voice for voice in reversed(scene.heard) if voice.noun == noun), None)


def _body_before(scene: Scene, first: int, last: int) -> Voice | None:
    """The body that is meant by "the ministry": one that is called so, or that the model points at.

    Companies are hardly ever called so: "the company" is the body spoken of last.
    """
    noun = head(scene.words, first, last)
    if not _is_short_reference(scene, first, last) or noun not in lexicon.ORGANIZATION_NOUNS:
        return None
    bodies = [character for _, character in scene.cast.before(first) if character.kind == ORGANIZATION]
    called = (body for body in bodies if noun in body.name.lower().split())
    shares = scene.point(first, last)
    pointed = (body for body in bodies if shares.get(body, 0.0) >= _LIKELY)
    nearest = bodies[:1] if noun in _CALLED_OTHERWISE else []
    return next((voice_of_body(body) for body in (*called, *pointed, *nearest)), None)


def _is_short_reference(scene: Scene, first: int, last: int) -> bool:
    return last - first <= 2 and scene.words.forms[first].lower() in ("the", "that", "this")


def _likely_person(scene: Scene, first: int, last: int) -> Voice | None:
    """The person being spoken of, under another name: "the Vermont senator", "the businessman"."""
    _, end = core(scene.words, first, last)
    noun = head(scene.words, first, last)
    definite = scene.words.forms[first].lower() == "the" and end == last
    if not definite or noun in lexicon.INFORMANT_NOUNS or not names_a_person(noun):
        return None
    return likely_person(scene, first, None)


def _owned(scene: Scene, first: int, last: int) -> Voice | None:
    """What is described as somebody's, under that person's name: "his campaign"."""
    form = scene.words.forms[first].lower()
    if form not in ("his", "her"):
        return None
    owner = likely_person(scene, first, "he" if form == "his" else "she")
    voice = described(scene, first, last)
    if owner is None or voice.type is SpeakerType.PERSON:
        return None
    return replace(voice, name=f"{owner.name}'s{voice.name[len(form) :]}", alternatives=owner.alternatives)


def _apposed(scene: Scene, first: int, last: int) -> Voice | None:
    """The name that follows a description, though the model took it for none: "the mining company, Serra Azul"."""
    parts = segments(scene.words, first, last)
    if len(parts) < 2 or scene.words.forms[first].lower() not in lexicon.DETERMINERS | {"one"}:
        return None
    if core(scene.words, *parts[0]) != parts[0]:
        return None  # "a statement from the mayor's counsel, Atty. Racelis" is no counsel's
    start, end = parts[1]
    small = (Case.LOWER, Case.NONE)
    if scene.words.cases[start] in small or scene.words.cases[end - 1] in small:
        return None
    name = scene.text[scene.words.starts[start] : scene.words.ends[end - 1]]
    return Voice(clean(name), described_type(scene.words, *parts[0]))
