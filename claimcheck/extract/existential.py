"""Reports without an owner: "There are unconfirmed reports that ..." has an anonymous source, the reports."""

from dataclasses import replace

from claimcheck.extract.attributions import SOURCE, Attribution
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.words import Words

_BE = frozenset("is are was were been".split())
_REPORTS = frozenset(
    """account accounts accusation accusations allegation allegations claim claims fears hint hints indication
    indications report reports rumor rumors rumour rumours speculation suggestion suggestions suspicion suspicions talk
    word""".split()
)


def with_reports_as_source(words: Words, attribution: Attribution) -> Attribution:
    """Return `attribution` with the noun phrase of "there are ... reports" as its source and the rest as its cue.

    The model was taught to read all of it as the cue. Any other attribution is returned as it is.
    """
    cue = attribution.cue
    forms = [form.lower() for form in words.forms[cue.first : cue.last]]
    noun = next((at for at, form in enumerate(forms) if form in _REPORTS), None)
    if noun is None:
        return attribution
    verb = next((at for at, form in enumerate(forms[:noun]) if form in _BE), None)
    there = "there" in [form.lower() for form in words.forms[max(0, cue.first - 2) : cue.first + 1]]
    if verb is None or not there or verb + 1 > noun:
        return attribution
    first = cue.first - 1 if words.forms[cue.first - 1].lower() == "there" else cue.first
    source = TaggedSpan(SOURCE, cue.first + verb + 1, cue.first + noun + 1, cue.score)
    return replace(attribution, source=source, cue=replace(cue, first=first, last=cue.first + verb + 1))
