"""What the rules for speakers look at: the article so far, its cast, and who has been heard in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from claimcheck.extract.antecedents import Pointer, no_pointer
from claimcheck.extract.cast import Cast, Character
from claimcheck.extract.mentions import PERSON
from claimcheck.extract.words import Words
from claimcheck.records import SpeakerType


@dataclass(frozen=True, slots=True)
class Voice:
    """A resolved source: its name and type, the characters it stands for, the noun that described an unnamed one.

    Once it has been heard, `until` is the word at which its phrase ended. `alternatives` are the names of others it
    may as well be.
    """

    name: str
    type: SpeakerType
    characters: tuple[Character, ...] = ()
    noun: str = ""
    until: int = 0
    alternatives: tuple[str, ...] = ()


NOBODY = Voice("", SpeakerType.NONE)


@dataclass(frozen=True, slots=True)
class Scene:
    """One article, resolved in text order; `heard` holds the voices of the sources so far, latest last.

    `point` tells whom the model takes a source for.
    """

    text: str
    words: Words
    cast: Cast
    author: str | None
    point: Pointer = no_pointer
    heard: list[Voice] = field(default_factory=list)

    def hear(self, voice: Voice, until: int) -> None:
        """Note that `voice` was heard; its phrase ended at word `until`."""
        self.heard.append(replace(voice, until=until))


def voice_of_people(people: Iterable[Character]) -> Voice:
    """Return the voice of one named person, or of several together."""
    unique = tuple(dict.fromkeys(people))
    return Voice("; ".join(person.name for person in unique), SpeakerType.PERSON, unique)


def voice_of_body(body: Character) -> Voice:
    """Return the voice of a named body, or of a named people or party: the Taliban, Republicans."""
    plural = body.name.endswith("s") and " " not in body.name and not body.name.isupper()
    return Voice(body.name, SpeakerType.GROUP if plural else SpeakerType.ORGANIZATION, (body,))


def voice_of(character: Character) -> Voice:
    return voice_of_people([character]) if character.kind == PERSON else voice_of_body(character)
