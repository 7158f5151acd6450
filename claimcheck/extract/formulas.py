"""Attributions of a fixed form, found by that.

The corpus hardly has them: how conflict and court reporting marks what nobody vouches for ("There are unconfirmed
reports that ...": an anonymous source, the reports; "allegedly": none), who wants to have done it ("... claimed
responsibility for ..."), and the turns of a transcript ("SMITH: ...").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from claimcheck.extract.attributions import CONTENT, CUE, SOURCE, Attribution
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.tags import begin, inside
from claimcheck.extract.words import Case, Place, Words

_BE = frozenset("is are was were been".split())
_REPORTS = frozenset(
    """accounts accusations allegations claims fears hints indications report reports rumor rumors rumour rumours
    speculation suggestions suspicions talk word""".split()
)
_HEDGES = frozenset("allegedly purportedly reportedly supposedly".split())
_BEFORE_VERB = frozenset("also even has have had later quickly since soon".split())
_LONGEST_PHRASE = 6  # words of "been several unconfirmed and conflicting reports"
_LONGEST_SUBJECT = 10
_LONGEST_SENTENCE = 80
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class _Formula:
    """Where in a text a formula's parts stand, as (first, last) words.

    With `open_end` the model may know better where the content ends.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    open_end: bool = True


def with_formulas(words: Words, tags: npt.NDArray[np.float32], found: Sequence[Attribution]) -> list[Attribution]:
    """Return `found` with an attribution for each formula of the text, in place of what overlaps it.

    `tags` are (words, role tags) log probabilities; the confidence is the mean probability of the content's words.
    """
    kept = list(found)
    for rule in (_ownerless_reports, _turns, _responsibility, _hedges):
        for formula in list(rule(words, kept)):  # each rule sees what those before it found
            made = _attribution(formula, tags, kept)
            first = min(formula.cue[0], made.contents[0].first)
            last = made.contents[-1].last
            kept = [a for a in kept if not any(first <= span.first < last for span in (a.cue, *a.contents))]
            kept.append(made)
    return sorted(kept, key=lambda attribution: attribution.contents[0].first)


def _attribution(formula: _Formula, tags: npt.NDArray[np.float32], found: Sequence[Attribution]) -> Attribution:
    contents = [TaggedSpan(CONTENT, first, last, 0.0) for first, last in formula.contents]
    if formula.open_end:
        seen = (span for attribution in found for span in attribution.contents if span.first == contents[-1].first)
        contents[-1] = next(seen, contents[-1])
    own = np.concatenate([tags[span.first : span.last] for span in contents])[:, [begin(CONTENT), inside(CONTENT)]]
    return Attribution(
        source=TaggedSpan(SOURCE, *formula.source, 0.0) if formula.source else None,
        cue=TaggedSpan(CUE, *formula.cue, 0.0),
        contents=tuple(contents),
        confidence=float(np.exp(own).sum(axis=1).mean()),
    )


def _ownerless_reports(words: Words, _: Sequence[Attribution]) -> Iterator[_Formula]:
    """Find "There are unconfirmed reports that ...": the reports are the source."""
    forms = [form.lower() for form in words.forms]
    for there in (at for at, form in enumerate(forms) if form == "there"):
        verb = there + 1
        while verb < min(len(forms), there + 3) and forms[verb] not in _BE:
            verb += 1  # "have" of "there have been"
        phrase = forms[verb + 1 : verb + 1 + _LONGEST_PHRASE]
        if "that" in phrase and verb < len(forms) and forms[verb] in _BE:
            that = verb + 1 + phrase.index("that")
            if forms[that - 1] in _REPORTS:
                end = _sentence_end(words, that)
                yield _Formula(source=(verb + 1, that), cue=(there, verb + 1), contents=((that, end),))


def _responsibility(words: Words, found: Sequence[Attribution]) -> Iterator[_Formula]:
    """Find "X claimed responsibility for ..." where the model overlooked the cue."""
    cues = {word for attribution in found for word in range(attribution.cue.first, attribution.cue.last)}
    forms = [form.lower() for form in words.forms]
    for verb in range(1, len(forms) - 2):
        if forms[verb : verb + 3] != ["claimed", "responsibility", "for"] or verb in cues:
            continue
        last = verb
        while last > 0 and forms[last - 1] in _BEFORE_VERB:
            last -= 1
        first = last
        while first > max(0, last - _LONGEST_SUBJECT) and forms[first - 1].isalnum() and forms[first - 1] != "and":
            first -= 1
        if first < last:
            content = (verb + 1, _sentence_end(words, verb + 1))
            yield _Formula(source=(first, last), cue=(verb, verb + 1), contents=(content,))


def _hedges(words: Words, found: Sequence[Attribution]) -> Iterator[_Formula]:
    """Find "The inspector allegedly kept a watch", outside of all that is attributed: nobody is the source."""
    taken = {word for a in found for span in (a.cue, *a.contents) for word in range(span.first, span.last)}
    for at, form in enumerate(words.forms):
        if form.lower() not in _HEDGES or at in taken:
            continue
        parts = ((_sentence_start(words, at), at), (at + 1, _sentence_end(words, at + 1)))
        contents = tuple((first, last) for first, last in parts if first < last)
        if contents and not taken & set(range(contents[0][0], contents[-1][1])):
            yield _Formula(source=None, cue=(at, at + 1), contents=contents, open_end=False)


def _turns(words: Words, _: Sequence[Attribution]) -> Iterator[_Formula]:
    """Find the turns of a transcript: paragraphs that open with a name in capitals and a colon, two at least."""
    openings = [at for at, place in enumerate(words.places) if place != Place.WITHIN]
    turns = []
    for first, last in pairwise([*openings, len(words)]):
        colon = first
        while colon < min(last, first + _LONGEST_NAME) and words.cases[colon] == Case.UPPER:
            colon += 1
        if first < colon < last - 1 and words.forms[colon] == ":":
            parts = (first, colon), (colon, colon + 1), ((colon + 1, last),)
            turns.append(_Formula(*parts, open_end=False))
    return iter(turns if len(turns) > 1 else ())


def _sentence_start(words: Words, at: int) -> int:
    first = at
    while first > 0 and words.places[first] == Place.WITHIN and words.forms[first - 1] not in ".!?":
        first -= 1
    return first


def _sentence_end(words: Words, first: int) -> int:
    last = first
    while last < min(len(words), first + _LONGEST_SENTENCE) and (last == first or words.places[last] == Place.WITHIN):
        apart = last + 1 < len(words) and words.starts[last + 1] > words.ends[last]
        ends = last + 1 == len(words) or (apart and words.cases[last + 1] != Case.LOWER)
        if words.forms[last] in ".!?" and ends:
            break
        last += 1
    return last
