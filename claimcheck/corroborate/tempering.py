"""Judgements tempered by what a statement is: it takes more to believe that some match or conflict than others.

An outlet's own sentences may say in passing what only looks like a claim, an opinion is seldom settled by evidence, and
articles that name nobody and no place in common are hardly about one event. The weights were chosen on the development
stories, together and apart.
"""

from claimcheck.corroborate.judgement import Judgement
from claimcheck.corroborate.relations import Subject, subject_of
from claimcheck.corroborate.statements import Statement
from claimcheck.records import Kind

# Of how far two statements are one claim, and in conflict, by how many of them an outlet itself asserts.
_SAME, _CONFLICT = (1.0, 0.9, 0.9), (1.0, 0.9, 0.9)
# The same for each that is neither fact nor prediction.
_NO_FACT_SAME, _NO_FACT_CONFLICT = 0.8, 0.6
# The same for articles with little or nothing in common.
_STRANGERS = {Subject.NOTHING: 0.5, Subject.LITTLE: 0.8}
_SETTLED_BY_EVIDENCE = (Kind.FACT, Kind.PREDICTION)


def tempered(found: Judgement, a: Statement, b: Statement) -> Judgement:
    """Return what was judged of two statements, with smaller probabilities where more is needed to believe them."""
    narrated = a.narrated + b.narrated
    other = sum(each.kind not in _SETTLED_BY_EVIDENCE for each in (a, b))
    related = _STRANGERS.get(subject_of(a, b), 1.0)
    same = related * _SAME[narrated] * _NO_FACT_SAME**other
    return Judgement(
        round(same * found.same, 4),
        round(same * found.denial, 4),
        round(related * _CONFLICT[narrated] * _NO_FACT_CONFLICT**other * found.conflict, 4),
        found.reason,
    )
