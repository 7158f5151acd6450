"""Source phrases: their parts, their head word, and what kind of source the words alone show."""

import re

from claimcheck.extract import lexicon
from claimcheck.extract.names import clean
from claimcheck.extract.scene import Scene, Voice
from claimcheck.extract.words import Case, Words
from claimcheck.records import SpeakerType

_DANGLING = frozenset("of in on at with from for to by the a an and or that which who whose".split())
_TRAILING = re.compile(r"[\s,;:(\[–—-]+$")
# "..., who asked not to be named" and "..., a teacher"; but not "officials, lawmakers, and even leaders".
_ADDED = re.compile(r",?\s+(?:who|which|whose|whom)\b.*$|,(?!.*\b(?:and|or)\b).*$", re.DOTALL)


def segments(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Cut words `first` to `last` at commas, dashes and brackets: "X, a doctor" has two parts."""
    parts = []
    start = first
    for at in range(first, last + 1):
        if at == last or words.forms[at] in ",()[]–—;:":
            if at > start:
                parts.append((start, at))
            start = at + 1
    return parts


def core(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return the part of a noun phrase before its first postmodifier: "officials" of "officials in Minnesota"."""
    for at in range(first + 1, last):
        if words.forms[at].lower() in lexicon.POSTMODIFIERS:
            return first, at
    return first, last


def head(words: Words, first: int, last: int) -> str:
    """Return the lower-cased word that says what a noun phrase is about."""
    start, end = core(words, first, last)
    forms = [form for form in words.forms[start:end] if form[0].isalnum()]
    if len(forms) > 1 and forms[-1].lower() == "s":  # the possessive of "Clinton's", cut from its noun
        forms = forms[:-1]
    return forms[-1].lower() if forms else ""


def own_words(text: str) -> str:
    """Return an unnamed source as it is described, without what is only added: "a senior official"."""
    phrase = _TRAILING.sub("", _ADDED.sub("", " ".join(text.split()))).replace("’", "'")
    phrase = phrase.removesuffix("'s").removesuffix("'")
    while (cut := phrase.rpartition(" "))[0] and cut[2].lower() in _DANGLING:
        phrase = cut[0]
    if phrase.isupper() and " " in phrase:  # a transcript's THE WITNESS
        phrase = phrase.lower()
    first = phrase.split(" ", 1)[0]
    if first.lower() in lexicon.DETERMINERS | lexicon.INDEFINITE or (
        first.istitle() and " " not in phrase and is_plural(phrase.lower())
    ):
        return phrase[:1].lower() + phrase[1:]
    return phrase


def is_plural(noun: str) -> bool:
    return (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s"))) or noun in lexicon.COLLECTIVES


def names_a_person(noun: str) -> bool:
    """Whether a singular noun is what one person may be called: senator, nominee, mogul."""
    if noun in lexicon.PERSON_NOUNS:
        return True
    others = lexicon.NOT_PERSONS | lexicon.DOCUMENT_NOUNS | lexicon.ORGANIZATION_NOUNS
    return noun.endswith(lexicon.PERSON_ENDINGS) and noun not in others


def described_type(words: Words, first: int, last: int) -> SpeakerType:
    """Tell from its words what an unnamed source is."""
    noun = head(words, first, last)
    opening = words.forms[first].lower()
    if noun in lexicon.INFORMANT_NOUNS:
        return SpeakerType.ANONYMOUS
    if noun in lexicon.DOCUMENT_NOUNS:
        return SpeakerType.DOCUMENT
    if noun in lexicon.ORGANIZATION_NOUNS:
        return SpeakerType.ORGANIZATION
    if is_plural(noun):
        return SpeakerType.GROUP
    named = opening not in lexicon.DETERMINERS | lexicon.INDEFINITE and words.cases[last - 1] in (
        Case.TITLE,
        Case.UPPER,
    )
    return SpeakerType.PERSON if named else SpeakerType.ANONYMOUS


def described(scene: Scene, first: int, last: int) -> Voice:
    """Return the voice of an unnamed source, under its own words."""
    text = scene.text[scene.words.starts[first] : scene.words.ends[last - 1]]
    start, end = (segments(scene.words, first, last) or [(first, last)])[0]
    kind = described_type(scene.words, start, end)
    name = clean(text) if kind is SpeakerType.PERSON else own_words(text)
    return Voice(name, kind, noun=head(scene.words, start, end))
