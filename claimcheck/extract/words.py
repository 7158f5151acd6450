"""An article as the model reads it: words, and what their spelling and place say about each."""

import re
from dataclasses import dataclass
from enum import IntEnum

from claimcheck.paragraphs import paragraphs

_WORD = re.compile(r"\w+|[^\w\s]")
_OPENING_DOUBLE, _CLOSING_DOUBLE, _STRAIGHT_DOUBLE = "“„«", "”»", '"'
_SINGLE = "'‘’"


class Case(IntEnum):
    """The letter case of a word, which the lower-cased vocabulary cannot show."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4


class Quote(IntEnum):
    """Where a word stands with respect to quotation marks."""

    OUTSIDE = 0
    INSIDE = 1
    OPENING = 2
    CLOSING = 3


class Place(IntEnum):
    """Where a word stands in its paragraph; a heading is a paragraph that ends without punctuation."""

    WITHIN = 0
    PARAGRAPH_START = 1
    HEADING_START = 2


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text. All lists have one entry a word; offsets count characters of the text."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    cases: list[Case]
    quotes: list[Quote]
    places: list[Place]

    def __len__(self) -> int:
        return len(self.forms)


def split_words(text: str) -> Words:
    """Cut `text` into runs of letters and digits and single punctuation marks, with their features."""
    matches = list(_WORD.finditer(text))
    starts = [match.start() for match in matches]
    forms = [match.group() for match in matches]
    quotes: list[Quote] = []
    places = [Place.WITHIN] * len(forms)
    position = 0
    for _, end in paragraphs(text):
        first = position
        while position < len(forms) and starts[position] < end:
            position += 1
        heading = forms[position - 1] not in ".!?:;\"'”’)]…"
        places[first] = Place.HEADING_START if heading else Place.PARAGRAPH_START
        quotes += _quotes(text, starts[first:position], forms[first:position])
    return Words(
        starts=starts,
        ends=[match.end() for match in matches],
        forms=forms,
        cases=[_case(form) for form in forms],
        quotes=quotes,
        places=places,
    )


def _case(form: str) -> Case:
    if not any(letter.isalpha() for letter in form):
        return Case.NONE
    if form.islower():
        return Case.LOWER
    if form[:1].isupper() and (len(form) == 1 or form[1:].islower()):
        return Case.TITLE
    return Case.UPPER if form.isupper() else Case.MIXED


def _quotes(text: str, starts: list[int], forms: list[str]) -> list[Quote]:
    """The quotation state of a paragraph's words: an unclosed mark holds to the paragraph's end.

    Single marks double as apostrophes, so they count only in pairs: one that opens a word, answered
    by one that closes a word before the paragraph ends.
    """
    states = []
    double = single = False
    closers = [start for start, form in zip(starts, forms, strict=True) if form in _SINGLE and _closes(text, start)]
    last_closer = closers[-1] if closers else -1
    for start, form in zip(starts, forms, strict=True):
        if form in _OPENING_DOUBLE or (form == _STRAIGHT_DOUBLE and not double):
            double = True
            states.append(Quote.OPENING)
        elif form in _CLOSING_DOUBLE or form == _STRAIGHT_DOUBLE:
            double = False
            states.append(Quote.CLOSING)
        elif form in _SINGLE and not double and not single and start < last_closer and _opens(text, start):
            single = True
            states.append(Quote.OPENING)
        elif form in _SINGLE and single and _closes(text, start):
            single = False
            states.append(Quote.CLOSING)
        else:
            states.append(Quote.INSIDE if double or single else Quote.OUTSIDE)
    return states


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] in "'‘" and (not before or before.isspace() or before in "([—–") and after.isalnum()


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] in "'’" and bool(before) and not before.isspace() and not after.isalnum()
