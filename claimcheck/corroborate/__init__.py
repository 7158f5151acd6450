"""Claims → which are the same, which conflict, and how many independent sources stand behind each.

Candidates (cells, sieve, likes) → judgements of pairs (model, with relations) → groups → sources, rivalries, status,
explanation. Nothing here knows of a database: `claimcheck.workflow.matching` brings stored propositions along. What
needs numpy or the model (`model`, `cells`, `vectors`) is imported by itself, so that reading commands do without.
"""

from claimcheck.corroborate.judgement import LINKED, SUGGESTED, Judgement, Key
from claimcheck.corroborate.likes import MOST_FAR, MOST_LIKES, PROMISING, likes
from claimcheck.corroborate.months import are_far, month, months_near
from claimcheck.corroborate.origins import Report
from claimcheck.corroborate.ranking import rank
from claimcheck.corroborate.settling import Group, backings, grouped, in_order, key_of, rivalries
from claimcheck.corroborate.statements import Statement, statement_of, statements_of
from claimcheck.corroborate.tempering import tempered
from claimcheck.corroborate.wordings import is_comparable, wording

__all__ = [
    "LINKED",
    "MOST_FAR",
    "MOST_LIKES",
    "PROMISING",
    "SUGGESTED",
    "Group",
    "Judgement",
    "Key",
    "Report",
    "Statement",
    "are_far",
    "backings",
    "grouped",
    "in_order",
    "is_comparable",
    "key_of",
    "likes",
    "month",
    "months_near",
    "rank",
    "rivalries",
    "statement_of",
    "statements_of",
    "tempered",
    "wording",
]
