"""The cast of an article: every named person and body, with all the mentions that are theirs."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from claimcheck.extract.lexicon import ABBREVIATIONS, DETERMINERS, POSTMODIFIERS, PRONOUNS
from claimcheck.extract.mentions import LOCATION, PERSON, Mention, find_mentions
from claimcheck.extract.names import clean, is_acronym, is_part_of_body, is_short_form, same_body, same_person, tokens
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.words import Case, Words

_ADJECTIVES = ("an", "i", "ish", "ese", "ite")
_CLOSES = frozenset(',.;:"“”')
_BEFORE, _AFTER = 6, 10  # words looked at for a role: "police chief X", "X, the police chief of Y,"


@dataclass(frozen=True, slots=True)
class _Name:
    """What names are matched by."""

    parts: tuple[str, ...]
    gender: str | None
    is_place: bool


@dataclass(slots=True, eq=False)
class Character:
    """One person, body or place. `roles` are the words that describe a person: police, chief."""

    kind: int
    mentions: list[Mention] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest name; of a person's full names, which misspellings and initials vary, the commonest."""
        names = [clean(mention.text) for mention in self.mentions]
        if self.kind == PERSON:
            full = [name for name in names if " " in name and not name.isupper()] or names
            return Counter(full).most_common(1)[0][0]
        plain = [name for name in names if not _only_described(name, names)]
        return max(plain, key=lambda name: (len(tokens(name)), len(name)))

    @property
    def gender(self) -> str | None:
        genders = Counter(mention.gender for mention in self.mentions if mention.gender)
        return genders.most_common(1)[0][0] if genders else None


def _only_described(name: str, names: Sequence[str]) -> bool:
    """Whether a name is another one with an adjective before it: "Afghan Taliban", where "Taliban" occurs too."""
    first, _, rest = name.partition(" ")
    return first.endswith(_ADJECTIVES) and rest in names


@dataclass(frozen=True, slots=True)
class Cast:
    """Every mention of an article, in text order, with its character."""

    mentions: list[tuple[Mention, Character]]

    def within(self, first: int, last: int) -> list[tuple[Mention, Character]]:
        """Return the mentions that share a word with words `first` to `last` (excluded)."""
        return [(m, c) for m, c in self.mentions if m.first < last and m.last > first]

    def before(self, word: int) -> Iterator[tuple[Mention, Character]]:
        """Yield the mentions that end at or before `word`, nearest first."""
        for index in range(bisect_right(self.mentions, word, key=lambda pair: pair[0].last) - 1, -1, -1):
            yield self.mentions[index]


def assemble(text: str, words: Words, entities: Sequence[TaggedSpan], sources: Sequence[TaggedSpan] = ()) -> Cast:
    """Sort the entity spans of a text into characters; `sources` are the spans of its sources.

    A short form joins the nearest earlier name it may stand for, or else the first later one.
    """
    mentions = find_mentions(text, words, entities, sources)
    bodies = [mention for mention in mentions if mention.kind != PERSON]
    owner = _sort([m for m in mentions if m.kind == PERSON], same=same_person, short=is_short_form)
    owner |= _sort(bodies, same=same_body, short=is_part_of_body)
    _join_acronyms(words, bodies, owner)
    people = {word for mention in mentions if mention.kind == PERSON for word in range(mention.first, mention.last)}
    for mention in mentions:
        owner[mention].mentions.append(mention)
        if mention.kind == PERSON:
            owner[mention].roles |= _roles(words, mention, people)
    return Cast([(mention, owner[mention]) for mention in mentions])


def _sort(
    mentions: list[Mention],
    same: Callable[[Sequence[str], Sequence[str]], bool],
    short: Callable[[Sequence[str], Sequence[str]], bool],
) -> dict[Mention, Character]:
    """Give every mention a character: full names first, then the short forms."""
    owner: dict[Mention, Character] = {}
    parts = {mention: tuple(tokens(mention.text)) for mention in mentions}
    places: dict[tuple[_Name, Character], list[int]] = {}  # where each name of each character was used, in order

    @cache  # a long article names the same few again and again
    def match(mine: _Name, other: _Name) -> bool:
        fits = same(mine.parts, other.parts) or short(mine.parts, other.parts) or short(other.parts, mine.parts)
        apart = mine.gender and other.gender and mine.gender != other.gender
        return fits and not apart and mine.is_place == other.is_place

    for mention in sorted(mentions, key=lambda m: (len(parts[m]) == 1, m.first)):
        mine = _Name(parts[mention], mention.gender, mention.kind == LOCATION)
        fitting = [(character, used) for (name, character), used in places.items() if match(mine, name)]
        character = _nearest(mention.first, fitting) or Character(mention.kind)
        owner[mention] = character
        insort(places.setdefault((mine, character), []), mention.first)
    return owner


def _nearest(at: int, used: Sequence[tuple[Character, list[int]]]) -> Character | None:
    """The character whose name was used last before word `at`, or else the first of all; `used` says where."""
    earlier = [(words[bisect_left(words, at) - 1], character) for character, words in used if words[0] < at]
    if earlier:
        return max(earlier, key=lambda place: place[0])[1]
    return used[0][0] if used else None


def _join_acronyms(words: Words, bodies: list[Mention], owner: dict[Mention, Character]) -> None:
    """Join "IMU" to the Islamic Movement of Uzbekistan, by its initials or by "... of Uzbekistan (IMU)"."""
    by_last = {mention.last: mention for mention in bodies}
    short = [mention for mention in bodies if mention.text.isupper() and mention.last - mention.first == 1]
    for name in sorted({mention.text for mention in short}):
        mine = [mention for mention in short if mention.text == name]
        bracketed = [
            by_last[m.first - 1]
            for m in mine
            if words.forms[m.first - 1] == "(" and m.first - 1 in by_last and by_last[m.first - 1].kind != LOCATION
        ]
        spelt = [mention for mention in bodies if is_acronym(name, tokens(mention.text))]
        for full in (bracketed or spelt)[:1]:
            owner.update(dict.fromkeys(mine, owner[full]))


def _roles(words: Words, mention: Mention, people: set[int]) -> set[str]:
    """The words that describe somebody, right before the name or set off behind it by a comma."""
    roles = set()
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _BEFORE), -1):
        form = words.forms[at].lower()
        if form == "." and at == mention.first - 1:
            continue  # "Gov. X"
        if at in people or words.cases[at] == Case.NONE or form in DETERMINERS | POSTMODIFIERS | PRONOUNS:
            break
        roles.add(ABBREVIATIONS.get(form, form))
    if words.forms[mention.last : mention.last + 1] == [","]:
        after = words.forms[mention.last + 1 : mention.last + 1 + _AFTER]
        close = next((at for at, form in enumerate(after) if form in _CLOSES), 0)
        roles |= {form.lower() for form in after[:close]}
    return roles
