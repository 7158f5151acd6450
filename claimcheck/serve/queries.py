"""The questions that analysts ask of a database most, as SQL; claimcheck.serve.site adds the functions it calls.

They show what lists and exports show: articles as they are now, and what outlets themselves assert where it matches or
conflicts with a claim elsewhere. A parameter that is left empty asks for nothing, unless a question says otherwise.
"""

from dataclasses import dataclass

from claimcheck.records import CorroborationStatus, Kind, SpeakerType, VerdictStatus
from claimcheck.store import Filter, SourceKind
from claimcheck.store.filters import conditions
from claimcheck.store.queue import MOST_CONSEQUENTIAL_FIRST
from claimcheck.store.rows import READ
from claimcheck.store.tracks import TRACKS

# ruff: noqa: S608 (no statement here is made of anything that comes from outside)


@dataclass(frozen=True, slots=True)
class Question:
    """A question under its address, and the SQL that answers it."""

    name: str
    title: str
    description: str
    sql: str


_OUTLET = "coalesce(known_publishers.outlet, articles.publisher, articles.source)"
_STATEMENT = "iif(claims.polarity = 'denied', 'denied: ', '') || claims.statement"
_DAY = "substr(articles.published, 1, 10)"
_CLAIM = f"""
    claims.id AS claim, {_STATEMENT} AS statement,
    speakers.name AS speaker, {_OUTLET} AS outlet, {_DAY} AS day
"""
_STANDING = "claims.status AS verdict, claims.corroboration AS backing, claims.certainty, claims.kind"
_JOINED = """
JOIN articles ON articles.number = claims.article
JOIN speakers ON speakers.id = claims.speaker
LEFT JOIN known_publishers ON known_publishers.name = articles.publisher
"""
_SHOWN, _ = conditions(Filter(narrated=True))
_BY_TIME = "articles.published IS NULL, articles.published, articles.source, claims.position"


def _sides() -> str:
    """What is shown of both sides of a conflict, the propositions `one` and `other` of the claims `a` and `b`."""
    shown = {
        "words": "substr({0}_text.text, {0}.start + 1, {0}.end - {0}.start)",
        "speaker": "(SELECT name FROM speakers WHERE id = {1}.speaker)",
        "outlet": f"(SELECT {_OUTLET} || coalesce(', ' || {_DAY}, '') FROM articles LEFT JOIN known_publishers "
        "ON known_publishers.name = articles.publisher WHERE articles.number = {1}.article)",
        "verdict": "{1}.status",
        "claim": "{1}.id",
    }
    sides = (("one", "a"), ("other", "b"))
    return ",\n    ".join(f"{sql.format(*side)} AS {side[0]}_{what}" for what, sql in shown.items() for side in sides)


def _tracks(kind: SourceKind, who: str, other: str) -> str:
    """The track records of sources: `who` they are, and how many of the `other` kind they are found with."""
    counted = "held, failed, confirmed, contested, conflicting, changed"
    return (
        f"SELECT {who}, claims, {counted}, {', '.join(Kind)}, articles, {other}, first, last\n"
        f"FROM ({TRACKS[kind].format('')})\nORDER BY claims DESC, name COLLATE NOCASE"
    )


_ABOUT_ONE = f"""
WITH one AS (SELECT * FROM claims WHERE claims.id IN (:claim, 'clm_' || :claim))
SELECT facts.key AS what, facts.value AS value, NULL AS words
FROM one AS claims {_JOINED}
LEFT JOIN log ON log.number = claims.verdict
JOIN texts ON texts.article = claims.article,
json_each(json_object(
    'claim', {_STATEMENT},
    'said by', speakers.name,
    'as the article has it', claims.speaker_name || ' (' || claims.speaker_type || ')',
    'speaker', claims.speaker,
    'outlet', {_OUTLET},
    'article', coalesce(articles.title, articles.source),
    'address', articles.url,
    'published', articles.published,
    'passage', '…' || substr(
        texts.text,
        max(json_extract(claims.content, '$[0][0]') - 199, 1),
        json_extract(claims.content, '$[0][1]') - json_extract(claims.content, '$[0][0]') + 400
    ) || '…',
    'as', claims.certainty || ' ' || claims.kind || ', ' || claims.polarity || ', ' || claims.quote_type,
    'backing', claims.corroboration,
    'independent sources', claims.independent_sources,
    'group', claims.group_id,
    'verdict', claims.status,
    'judged by', log.by,
    'judged at', log.at,
    'note', log.note,
    'evidence', log.evidence
)) AS facts
WHERE facts.value <> ''
UNION ALL
SELECT 'why', propositions.explanation, NULL FROM one JOIN propositions ON propositions.claim = one.number
WHERE propositions.explanation <> ''
UNION ALL
SELECT 'the same', claims.id, speakers.name || ', ' || {_OUTLET} || ': ' || {_STATEMENT}
FROM claims {_JOINED}
WHERE claims.number IN (
    SELECT alike.claim FROM one JOIN propositions AS own ON own.claim = one.number
    JOIN propositions AS alike ON alike.group_id = own.group_id AND alike.claim <> one.number
)
UNION ALL
SELECT 'conflict: ' || against.reason, claims.id, speakers.name || ', ' || {_OUTLET} || ': ' || {_STATEMENT}
FROM (
    SELECT others.claim, min(conflicts.reason) AS reason
    FROM one JOIN propositions AS own ON own.claim = one.number
    JOIN conflicts ON conflicts.proposition = own.number
    JOIN propositions AS others ON others.number = conflicts.other
    GROUP BY others.claim
) AS against
JOIN claims ON claims.number = against.claim {_JOINED}
UNION ALL
SELECT 'linked: ' || links.link, iif(links.a = one.id, links.b, links.a), links.by || ', ' || links.at
FROM one JOIN links ON one.id IN (links.a, links.b)
UNION ALL
SELECT 'history', log.at, log.by || ': ' || log.status || coalesce(' (' || log.note || ')', '')
FROM one JOIN log ON log.claim = one.id
"""

_CHANGED = f"""
SELECT 'reads otherwise than when it was judged' AS what, {_CLAIM},
    claims.status AS verdict, mark.by AS judged_by, mark.at AS judged_at
FROM log AS mark JOIN claims ON claims.verdict = mark.number {_JOINED}
WHERE mark.claim_digest <> claim_digest({", ".join(f"claims.{name}" for name in READ)})
UNION ALL
SELECT 'its article no longer has it', {_CLAIM}, claims.status, mark.by, mark.at
FROM log AS mark JOIN claims ON claims.verdict = mark.number {_JOINED}
WHERE articles.replaced_at IS NOT NULL
UNION ALL
SELECT 'somebody had judged it otherwise: ' || mark.status, {_CLAIM}, claims.status, mark.by, mark.at
FROM standing_marks AS mark JOIN claims ON claims.id = mark.claim AND claims.status <> mark.status {_JOINED}
ORDER BY judged_at DESC
"""

QUESTIONS = (
    Question(
        "unconfirmed",
        "Claims that are neither confirmed nor contested",
        "The most consequential first: what conflicts, then what is unverified as told, then what is told in most "
        "places. looked_at is 1 where an analyst has judged it and left it unconfirmed.",
        f"""
SELECT {_CLAIM}, claims.corroboration AS backing, claims.certainty, claims.kind,
    claims.verdict IS NOT NULL AS looked_at
FROM claims {_JOINED}
WHERE {_SHOWN} AND claims.status = '{VerdictStatus.UNCONFIRMED}'
ORDER BY {MOST_CONSEQUENTIAL_FIRST}
""",
    ),
    Question(
        "side_by_side",
        "Conflicts, side by side",
        "Each two statements that cannot both be true, and why. A good part of what is found is none: look before "
        "you judge.",
        f"""
SELECT conflicts.reason, {_sides()}
FROM conflicts
JOIN propositions AS one ON one.number = conflicts.proposition
JOIN propositions AS other ON other.number = conflicts.other
JOIN claims AS a ON a.number = one.claim
JOIN claims AS b ON b.number = other.claim
JOIN texts AS one_text ON one_text.article = a.article
JOIN texts AS other_text ON other_text.article = b.article
WHERE conflicts.proposition < conflicts.other
ORDER BY conflicts.reason, conflicts.proposition
""",
    ),
    Question(
        "by_speaker",
        "Claims by speaker",
        "Give a part of any name the speaker goes by, or the speaker’s id.",
        f"""
SELECT {_CLAIM}, {_STANDING}
FROM claims {_JOINED}
WHERE {_SHOWN} AND speakers.name <> '' AND (
    claims.speaker = :speaker
    OR claims.speaker IN (SELECT speaker FROM aliases WHERE instr(folded(name), folded(:speaker)))
)
ORDER BY speakers.name COLLATE NOCASE, {_BY_TIME}
""",
    ),
    Question(
        "track_records",
        "Speakers and how their claims fared",
        "Claims by kind and verdict. held and failed are judged claims of fact, the same claim counted once.",
        _tracks(SourceKind.SPEAKER, "name, type, reliability, id AS speaker", "outlets"),
    ),
    Question(
        "outlets",
        "Outlets and how their claims fared",
        "Claims by kind and verdict. held and failed count what an outlet asserts itself or takes from people whom "
        "it does not name.",
        _tracks(SourceKind.PUBLISHER, "name AS outlet, reliability", "speakers"),
    ),
    Question(
        "one_source",
        "What stands on one source only",
        "Facts first, and of these what several outlets tell all the same: repetition adds nothing.",
        f"""
SELECT {_CLAIM}, {_STANDING}, claims.group_id AS "group"
FROM claims {_JOINED}
WHERE {_SHOWN} AND claims.independent_sources = 1 AND claims.corroboration <> '{CorroborationStatus.CONFLICTING}'
ORDER BY claims.kind <> 'fact', claims.corroboration <> '{CorroborationStatus.ECHOED}', claims.group_id, {_BY_TIME}
""",
    ),
    Question(
        "story",
        "A claim wherever it is made, in order of time",
        "Give a group, as other questions show it.",
        f"""
SELECT {_CLAIM}, {_STANDING}
FROM claims {_JOINED}
WHERE {_SHOWN} AND claims.number IN (SELECT claim FROM propositions WHERE group_id = :group)
ORDER BY {_BY_TIME}
""",
    ),
    Question(
        "verdicts",
        "Verdicts by analyst",
        "Verdicts that were not taken back, the latest first. Give a name, or none for all. counts is 1 where no later "
        "one stands on the same claim.",
        f"""
SELECT mark.by AS analyst, mark.at, mark.status AS verdict, mark.note, mark.evidence,
    mark.number = claims.verdict AS counts, {_CLAIM}
FROM standing_marks AS mark JOIN claims ON claims.id = mark.claim {_JOINED}
WHERE :analyst = '' OR folded(mark.by) = folded(:analyst)
ORDER BY mark.number DESC
""",
    ),
    Question(
        "after_verdict",
        "What changed after its verdict",
        "Judged claims that read otherwise now, that their article has dropped, or that analysts judged differently.",
        _CHANGED,
    ),
    Question(
        "changed_accounts",
        "Sources that changed their account",
        "A source’s own later figure (later), or the contrary of what it said before (contrary is 1).",
        f"""
SELECT {_CLAIM}, propositions.superseded_by AS later, propositions.changed_account AS contrary
FROM propositions JOIN claims ON claims.number = propositions.claim {_JOINED}
WHERE {_SHOWN} AND (propositions.changed_account = 1 OR propositions.superseded_by IS NOT NULL)
ORDER BY speakers.name COLLATE NOCASE, {_BY_TIME}
""",
    ),
    Question(
        "anonymous",
        "Anonymous sources by outlet",
        "Whom each outlet quotes without a name, how often, and how that fared.",
        f"""
SELECT {_OUTLET} AS outlet, claims.speaker_name AS source, count(*) AS claims,
    sum(claims.status = '{VerdictStatus.CONFIRMED}') AS confirmed,
    sum(claims.status = '{VerdictStatus.CONTESTED}') AS contested,
    min({_DAY}) AS first, max({_DAY}) AS last
FROM claims {_JOINED}
WHERE {_SHOWN} AND claims.speaker_type = '{SpeakerType.ANONYMOUS}'
GROUP BY 1, 2
ORDER BY sum(count(*)) OVER (PARTITION BY {_OUTLET}) DESC, 1, 3 DESC, 2
""",
    ),
    Question(
        "figures",
        "Figures over time",
        "What claims count, by what they count and day. Give a unit (people), or none for all. Figures of one unit "
        "need not be of the same thing. No low or no high is no bound.",
        f"""
SELECT json_extract(figure.value, '$.unit') AS unit, {_DAY} AS day, json_extract(figure.value, '$.text') AS figure,
    json_extract(figure.value, '$.low') AS low, json_extract(figure.value, '$.high') AS high,
    speakers.name AS speaker, {_OUTLET} AS outlet, claims.id AS claim, {_STATEMENT} AS statement
FROM claims {_JOINED}, json_each(claims.event, '$.quantities') AS figure
WHERE {_SHOWN} AND unit <> '' AND (low IS NOT NULL OR high IS NOT NULL) AND instr(folded(unit), folded(:unit))
ORDER BY unit, {_BY_TIME}
""",
    ),
    Question(
        "search",
        "Full-text search",
        "In statements, speakers’ names and titles: every word must occur, “quoted words” in this order; the last may "
        "be the beginning of one.",
        f"""
SELECT {_CLAIM}, {_STANDING}, snippet(claim_search, -1, '[', ']', '…', 24) AS found
FROM claim_search JOIN claims ON claims.number = claim_search.rowid {_JOINED}
WHERE claim_search MATCH match_expression(:words) AND {_SHOWN}
ORDER BY claim_search.rank
""",
    ),
    Question(
        "claim",
        "One claim, and all that stands behind it and against it",
        "Give its full id, or click one elsewhere.",
        _ABOUT_ONE,
    ),
)
