"""Where an article names people, bodies and places: the model's entity spans, set right by what surrounds them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp

from claimcheck.extract.given_names import FEMALE, MALE
from claimcheck.extract.lexicon import FEMALE_TITLES, MALE_TITLES, NO_NAMES
from claimcheck.extract.names import is_acronym, tokens
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.tags import ENTITY_TYPES
from claimcheck.extract.words import Case, Words

PERSON, ORGANIZATION, LOCATION, OTHER = range(len(ENTITY_TYPES))
# Hardly anybody stands behind these: as much as three sure tags says a word after them that it names a place.
_WHERE, _WHERE_WEIGHT = frozenset("in at near across outside inside fled reached entered".split()), 3.0
_PARTICLES = frozenset("De Del Della Di Da Dos El Al Van Von Le La Bin Ben Abu Ibn Mac St".split())
_SMALL_PARTICLES = frozenset(form.lower() for form in _PARTICLES)
_LONGEST_NAME = 8  # words of a name that an acronym stands for


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (excluded) name somebody, some body or some place of type `kind`.

    `gender` is "he" or "she" where the name or a title before it tells.
    """

    first: int
    last: int
    kind: int
    text: str
    gender: str | None = None


def find_mentions(
    text: str, words: Words, entities: Sequence[TaggedSpan], sources: Sequence[TaggedSpan]
) -> list[Mention]:
    """Return the mentions of a text, in its order; `sources` are the spans of its sources, where names begin early."""
    entities = _clipped(_joined(words, _spelt_out(words, list(_names(words, entities)))), sources)
    kinds = _kinds_by_name(words, entities)
    opens = {word: source.first for source in sources for word in range(source.first, source.last)}
    mentions = [
        _mention(text, words, _name_start(words, span, opens), span.last, kinds[_form(words, span)])
        for span in entities
    ]
    return sorted([*mentions, *_overlooked(text, words, mentions)], key=lambda mention: mention.first)


def _names(words: Words, entities: Sequence[TaggedSpan]) -> Iterator[TaggedSpan]:
    """Leave out people without a capital in their name, which the model sees where there is none."""
    for span in entities:
        if span.kind != PERSON or any(
            words.cases[at] not in (Case.LOWER, Case.NONE) for at in range(span.first, span.last)
        ):
            yield span


def _spelt_out(words: Words, entities: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """Take the words that a bracketed acronym is made of for one name: "Islamic Movement of Uzbekistan (IMU)"."""
    whole = []
    for at in range(1, len(words) - 1):
        short = words.forms[at]
        if words.forms[at - 1] != "(" or words.cases[at] != Case.UPPER:
            continue
        for first in range(at - 2, max(-1, at - 2 - _LONGEST_NAME), -1):
            if words.cases[first] != Case.LOWER and is_acronym(short, words.forms[first : at - 1]):
                whole += [TaggedSpan(ORGANIZATION, first, at - 1, 0.0), TaggedSpan(ORGANIZATION, at, at + 1, 0.0)]
                break
    rest = [span for span in entities if not any(span.first < new.last and span.last > new.first for new in whole)]
    return sorted([*rest, *whole], key=lambda span: span.first)


def _joined(words: Words, entities: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """Join the halves of a person's name that the model cut in the middle: nobody stands right beside another."""
    whole: list[TaggedSpan] = []
    for span in entities:
        between = words.forms[whole[-1].last : span.first] if whole else None
        if whole and span.kind == whole[-1].kind == PERSON and (between in ([], ["-"]) or _is_nickname(between)):
            whole[-1] = TaggedSpan(PERSON, whole[-1].first, span.last, min(whole[-1].score, span.score))
        else:
            whole.append(span)
    return whole


def _is_nickname(between: Sequence[str] | None) -> bool:
    """Whether the words between two parts of a name are one in quotation marks: John "Tig" Tiegen."""
    return between is not None and len(between) == 3 and between[0] in '"“' and between[2] in '"”'


def _clipped(entities: Sequence[TaggedSpan], sources: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """Cut names that reach out of a source: in a headline, where all words are capitalised, they run on."""
    clipped = []
    for span in entities:
        source = next((s for s in sources if s.first <= span.first < s.last < span.last), None)
        clipped.append(replace(span, last=source.last) if source else span)
    return clipped


def _name_start(words: Words, span: TaggedSpan, opens: dict[int, int]) -> int:
    """Where a name begins: with its particle, and in a source with the first capitalised word that is no title."""
    first = span.first
    if span.kind != PERSON:
        return first
    while first < span.last - 1 and words.cases[first] == Case.LOWER and words.forms[first] not in _SMALL_PARTICLES:
        first += 1  # "crofter", a trade
    if first and words.forms[first - 1] in _PARTICLES:
        first -= 1  # "De Blasio"
    while first > opens.get(span.first, first):
        initial = words.forms[first - 1] == "." and len(words.forms[first - 2]) == 1
        if not initial and (words.cases[first - 1] != Case.TITLE or words.forms[first - 1].lower() in NO_NAMES):
            break
        first -= 1 + initial  # "G.K. Butterfield"
    return first


def _form(words: Words, span: TaggedSpan) -> str:
    return " ".join(words.forms[span.first : span.last]).casefold()


def _kinds_by_name(words: Words, entities: Sequence[TaggedSpan]) -> dict[str, int]:
    """What each name names, by the vote of all its occurrences, weighed by how sure the model is of each."""
    votes: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for span in entities:
        votes[_form(words, span)][span.kind] += exp(span.score)
        owns = words.forms[span.last : span.last + 1] in (["'"], ["’"])  # "in Clinton's words"
        if span.kind == PERSON and not owns and words.forms[span.first - 1].lower() in _WHERE:
            votes[_form(words, span)][LOCATION] += _WHERE_WEIGHT
    kinds = {form: max(counts, key=counts.__getitem__) for form, counts in votes.items()}
    surnames = {form.split()[-1] for form, kind in kinds.items() if kind == PERSON and " " in form}
    # "Trump" alone is hardly a body where Donald Trump is named, but Washington may well be a place beside George.
    return {
        form: PERSON if form in surnames and kind in (ORGANIZATION, OTHER) else kind for form, kind in kinds.items()
    }


def _mention(text: str, words: Words, first: int, last: int, kind: int) -> Mention:
    title = words.forms[first - 1 - (words.forms[first - 1] == ".")].lower() if first > 1 else ""
    name = text[words.starts[first] : words.ends[last - 1]]
    gender = None
    if kind == PERSON:
        given, *more = tokens(name) or [""]
        if title in MALE_TITLES or (more and given.lower() in MALE):
            gender = "he"
        elif title in FEMALE_TITLES or (more and given.lower() in FEMALE):
            gender = "she"
    return Mention(first, last, kind, name, gender)


def _overlooked(text: str, words: Words, mentions: list[Mention]) -> list[Mention]:
    """Surnames that stand alone and were not taken for names, of people whom the article names in full."""
    surnames = {parts[-1].casefold() for m in mentions if m.kind == PERSON and len(parts := tokens(m.text)) > 1}
    taken = {word for mention in mentions for word in range(mention.first, mention.last)}
    return [
        _mention(text, words, at, at + 1, PERSON)
        for at, form in enumerate(words.forms)
        if words.cases[at] != Case.LOWER and form.casefold() in surnames and at not in taken
    ]
