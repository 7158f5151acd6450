"""Reports without an owner: "There are unconfirmed reports that ..." has an anonymous source, the reports.

The corpus hardly has this form, which is how conflict reporting marks what nobody vouches for. So it is found by its
words; how far the content goes is left to the model where that saw one.
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
_LONGEST_PHRASE = 6  # words of "been several unconfirmed and conflicting reports"
_LONGEST_SENTENCE = 80


@dataclass(frozen=True, slots=True)
class _Opening:
    """The words of "There are", of "unconfirmed reports", and where the content begins."""

    there: int
    reports: int
    content: int


def with_ownerless_reports(
    words: Words, tags: npt.NDArray[np.float32], found: Sequence[Attribution]
) -> list[Attribution]:
    """Return `found` with an attribution for each "there are reports that", in place of what overlaps it.

    `tags` are (words, role tags) log probabilities; the confidence is the mean probability of the content's words.
    """
    kept = list(found)
    for opening in _openings(words):
        seen = (span for attribution in found for span in attribution.contents if span.first == opening.content)
        content = next(seen, None) or _rest_of_sentence(words, opening.content)
        kept = [a for a in kept if not any(opening.there <= span.first < content.last for span in (a.cue, *a.contents))]
        own = tags[content.first : content.last][:, [begin(CONTENT), inside(CONTENT)]]
        cue = TaggedSpan(CUE, opening.there, opening.reports, 0.0)
        source = TaggedSpan(SOURCE, opening.reports, opening.content, 0.0)
        kept.append(Attribution(source, cue, (content,), float(np.exp(own).sum(axis=1).mean())))
    return sorted(kept, key=lambda attribution: attribution.contents[0].first)


def _openings(words: Words) -> Iterator[_Opening]:
    forms = [form.lower() for form in words.forms]
    for there in (at for at, form in enumerate(forms) if form == "there"):
        reports = there + 1
        while reports < min(len(forms), there + 3) and forms[reports] not in _BE:
            reports += 1  # "have" of "there have been"
        phrase = forms[reports + 1 : reports + 1 + _LONGEST_PHRASE]
        if "that" in phrase and reports < len(forms) and forms[reports] in _BE:
            that = reports + 1 + phrase.index("that")
            if forms[that - 1] in _REPORTS:
                yield _Opening(there, reports + 1, that)


def _rest_of_sentence(words: Words, first: int) -> TaggedSpan:
    last = first + 1
    while last < min(len(words), first + _LONGEST_SENTENCE) and words.places[last] == Place.WITHIN:
        apart = last + 1 < len(words) and words.starts[last + 1] > words.ends[last]
        ends = last + 1 == len(words) or (apart and words.cases[last + 1] != Case.LOWER)
        if words.forms[last] in ".!?" and ends:
            break
        last += 1
    return TaggedSpan(CONTENT, first, last, 0.0)
