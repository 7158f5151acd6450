"""The claims that wait for a verdict, in the order in which an analyst had best look at them."""

from claimcheck.records import Certainty, CorroborationStatus

# A claim without corroboration is told in one place, so its group need not be looked up.
_SPREAD = f"""
CASE claims.corroboration WHEN '{CorroborationStatus.SINGLE_SOURCE}' THEN 1 ELSE (
    SELECT count(*)
    FROM propositions AS own
    JOIN propositions AS others ON others.group_id = own.group_id
    WHERE own.claim = claims.number
) END
"""  # noqa: S608 (a word of our own)

# What conflicts, then what is unverified; of equals, what is told in most places.
MOST_CONSEQUENTIAL_FIRST = f"""
claims.corroboration <> '{CorroborationStatus.CONFLICTING}',
claims.certainty <> '{Certainty.UNVERIFIED}',
{_SPREAD} DESC,
claims.article,
claims.position
"""

# What has been judged, gathered once: verdicts are few beside claims, whose own rows are long.
NOT_JUDGED = """
claims.number NOT IN (
    SELECT judged.number FROM standing_marks JOIN claims AS judged ON judged.id = standing_marks.claim
)
"""
