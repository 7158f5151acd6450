"""Where an article names people, bodies and places: the model's entity spans, set right by what surrounds them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
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
    entities = _joined(words, _spelt_out(words, entities))
    kinds = _kinds_by_name(words, entities)
    opens = {word: source.first for source in sources for word in range(source.first, source.last)}
    mentions = [
        _mention(text, words, _name_start(words, span, opens), span.last, kinds[_form(words, span)])
        for span in entities
    ]
    return sorted([*mentions, *_overlooked(text, words, mentions)], key=lambda mention: mention.first)


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
        if whole and span.kind == whole[-1].kind == PERSON and between in ([], ["-"]):
            whole[-1] = TaggedSpan(PERSON, whole[-1].first, span.last, min(whole[-1].score, span.score))
        else:
            whole.append(span)
    return whole


def _name_start(words: Words, span: TaggedSpan, opens: dict[int, int]) -> int:
    """Where a name begins: in a source, with the first of the capitalised words before it that are no title."""
    first = span.first
    while span.kind == PERSON and first > opens.get(span.first, first):
        if words.cases[first - 1] != Case.TITLE or words.forms[first - 1].lower() in NO_NAMES:
            break
        first -= 1
    return first


def _form(words: Words, span: TaggedSpan) -> str:
    return " ".join(words.forms[span.first : span.last]).casefold()


def _kinds_by_name(words: Words, entities: Sequence[TaggedSpan]) -> dict[str, int]:
    """What each name names, by the vote of all its occurrences, weighed by how sure the model is of each."""
    votes: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for span in entities:
        votes[_form(words, span)][span.kind] += exp(span.score)
        if span.kind == PERSON and span.last - span.first == 1 and words.forms[span.first - 1].lower() in _WHERE:
            votes[_form(words, span)][LOCATION] += _WHERE_WEIGHT
    return {form: max(counts, key=counts.__getitem__) for form, counts in votes.items()}


def _mention(text: str, words: Words, first: int, last: int, kind: int) -> Mention:
    title = words.forms[first - 1 - (words.forms[first - 1] == ".")].lower() if first > 1 else ""
    given = words.forms[first].lower()
    gender = None
    if kind == PERSON:
        if title in MALE_TITLES or (last - first > 1 and given in MALE):
            gender = "he"
        elif title in FEMALE_TITLES or (last - first > 1 and given in FEMALE):
            gender = "she"
    return Mention(first, last, kind, text[words.starts[first] : words.ends[last - 1]], gender)


def _overlooked(text: str, words: Words, mentions: list[Mention]) -> list[Mention]:
    """Surnames that stand alone and were not taken for names, of people whom the article names in full."""
    surnames = {parts[-1].casefold() for m in mentions if m.kind == PERSON and len(parts := tokens(m.text)) > 1}
    taken = {word for mention in mentions for word in range(mention.first, mention.last)}
    return [
        _mention(text, words, at, at + 1, PERSON)
        for at, form in enumerate(words.forms)
        if words.cases[at] != Case.LOWER and form.casefold() in surnames and at not in taken
    ]
