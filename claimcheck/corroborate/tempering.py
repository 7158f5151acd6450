"""Judgements tempered by what a statement is: it takes more to believe that some match or conflict than others.

An outlet's own sentences may say in passing what only looks like a claim, an opinion is seldom settled by evidence, and
articles that name nobody and no place in common are hardly about one event. The weights were chosen on the development
stories.
"""

from claimcheck.corroborate.judgement import Judgement
from claimcheck.corroborate.relations import names_in
from claimcheck.corroborate.statements import Statement
from claimcheck.records import Article, Kind

# Of how far two statements are one claim, and in conflict, by how many of them an outlet itself asserts.
_SAME, _CONFLICT = (1.0, 0.7, 0.55), (1.0, 0.7, 0.5)
# The same for each that is neither fact nor prediction.
_NO_FACT_SAME, _NO_FACT_CONFLICT = 0.8, 0.6
_SETTLED_BY_EVIDENCE = (Kind.FACT, Kind.PREDICTION)


# The weight of both by how many names the two articles share; of more it is 1.
_BY_NAMES = (0.5, 0.75)


def tempered(found: Judgement, a: Statement, b: Statement, names: int) -> Judgement:
    """Return what was judged of two statements, with smaller probabilities where more is needed to believe them.

    `names` are how many their articles share.
    """
    related = _BY_NAMES[names] if names < len(_BY_NAMES) else 1.0
    narrated = a.narrated + b.narrated
    other = sum(each.kind not in _SETTLED_BY_EVIDENCE for each in (a, b))
    same = related * _SAME[narrated] * _NO_FACT_SAME**other
    return Judgement(
        round(same * found.same, 4),
        round(same * found.denial, 4),
        round(related * _CONFLICT[narrated] * _NO_FACT_CONFLICT**other * found.conflict, 4),
        found.reason,
    )


def shared_names(a: Article, b: Article) -> int:
    """Return how many names two articles have in common; one article has all in common with itself."""
    return len(_BY_NAMES) if a.id == b.id else len(_names(a) & _names(b))


def _names(article: Article) -> frozenset[str]:
    return names_in(f"{article.title or ''}\n{article.text}")
