"""Set phrases of conflict reporting, found by their words.

The corpus hardly has them, which is how such reporting marks what nobody vouches for ("There are unconfirmed reports
that ...": an anonymous source, the reports) and who wants to have done it ("... claimed responsibility for ..."). How
far the content goes is left to the model where that saw one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
_BEFORE_VERB = frozenset("also even has have had later quickly since soon".split())
_LONGEST_PHRASE = 6  # words of "been several unconfirmed and conflicting reports"
_LONGEST_SUBJECT = 10
_LONGEST_SENTENCE = 80


@dataclass(frozen=True, slots=True)
class _Formula:
    """Where in a text a formula's source and cue stand, as (first, last) words, and where its content begins."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: int

    @property
    def first(self) -> int:
        return min(self.source[0], self.cue[0])


def with_formulas(words: Words, tags: npt.NDArray[np.float32], found: Sequence[Attribution]) -> list[Attribution]:
    """Return `found` with an attribution for each formula of the text, in place of what overlaps it.

    `tags` are (words, role tags) log probabilities; the confidence is the mean probability of the content's words.
    """
    kept = list(found)
    cues = {word for attribution in found for word in range(attribution.cue.first, attribution.cue.last)}
    for formula in (*_ownerless_reports(words), *_responsibility(words, cues)):
        seen = (span for attribution in found for span in attribution.contents if span.first == formula.content)
        content = next(seen, None) or _rest_of_sentence(words, formula.content)
        kept = [
            attribution
            for attribution in kept
            if not any(formula.first <= span.first < content.last for span in (attribution.cue, *attribution.contents))
        ]
        own = tags[content.first : content.last][:, [begin(CONTENT), inside(CONTENT)]]
        kept.append(
            Attribution(
                source=TaggedSpan(SOURCE, *formula.source, 0.0),
                cue=TaggedSpan(CUE, *formula.cue, 0.0),
                contents=(content,),
                confidence=float(np.exp(own).sum(axis=1).mean()),
            )
        )
    return sorted(kept, key=lambda attribution: attribution.contents[0].first)


def _ownerless_reports(words: Words) -> Iterator[_Formula]:
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
                yield _Formula(source=(verb + 1, that), cue=(there, verb + 1), content=that)


def _responsibility(words: Words, cues: set[int]) -> Iterator[_Formula]:
    """Find "X claimed responsibility for ..." where the model overlooked the cue."""
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
            yield _Formula(source=(first, last), cue=(verb, verb + 1), content=verb + 1)


def _rest_of_sentence(words: Words, first: int) -> TaggedSpan:
    last = first + 1
    while last < min(len(words), first + _LONGEST_SENTENCE) and words.places[last] == Place.WITHIN:
        apart = last + 1 < len(words) and words.starts[last + 1] > words.ends[last]
        ends = last + 1 == len(words) or (apart and words.cases[last + 1] != Case.LOWER)
        if words.forms[last] in ".!?" and ends:
            break
        last += 1
    return TaggedSpan(CONTENT, first, last, 0.0)
