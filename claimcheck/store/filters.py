"""Which claims a list or an export shows, and in what order."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claimcheck.errors import UsageError
from claimcheck.records import Certainty, CorroborationStatus, Kind, QuoteType, VerdictStatus
from claimcheck.store.search import match_expression


@dataclass(frozen=True, slots=True)
class Filter:
    """What a claim must be to be chosen; a field left as it is asks for nothing.

    `speaker` (any of its names), `publisher` and `article` (its path or URL) are parts of the name, in any letter
    case. `since` and `until` are days (ISO 8601) of publication, both included. `search` is a full-text query. With
    `narrated`, what the outlet itself asserts is chosen, too, where it matches or conflicts with a claim elsewhere.
    `claims` are full ids.
    """

    statuses: frozenset[VerdictStatus] = frozenset()
    speaker: str | None = None
    publisher: str | None = None
    certainty: Certainty | None = None
    kind: Kind | None = None
    corroboration: CorroborationStatus | None = None
    since: str | None = None
    until: str | None = None
    search: str | None = None
    article: str | None = None
    narrated: bool = False
    claims: frozenset[str] | None = None


class Sort(StrEnum):
    """The order of claims; claims that are equal in it keep the order of their articles and of the text."""

    ARTICLE = "article"
    NEWEST = "newest"
    OLDEST = "oldest"
    SPEAKER = "speaker"
    CONFIDENCE = "confidence"
    CERTAINTY = "certainty"
    GROUP = "group"


# Undated articles, nameless speakers and claims without a group come last.
ORDERS = {
    Sort.ARTICLE: "articles.source, articles.number, claims.position",
    Sort.NEWEST: "articles.published DESC, articles.source, articles.number, claims.position",
    Sort.OLDEST: "articles.published IS NULL, articles.published, articles.source, articles.number, claims.position",
    Sort.SPEAKER: "speakers.name = '', speakers.name COLLATE NOCASE, speakers.id, claims.article, claims.position",
    Sort.CONFIDENCE: "claims.confidence DESC, claims.article, claims.position",
    Sort.CERTAINTY: f"instr('{' '.join(Certainty)}', claims.certainty), claims.article, claims.position",
    Sort.GROUP: "claims.group_id DESC, claims.article, claims.position",
}

ALL = Filter()

# Every name of each outlet that has the text in one of its names.
_OUTLETS = """
WITH named AS (SELECT DISTINCT publisher AS name FROM articles UNION SELECT name FROM known_publishers),
outlets AS (
    SELECT named.name, coalesce(known_publishers.outlet, named.name) AS outlet
    FROM named LEFT JOIN known_publishers ON known_publishers.name = named.name
)
SELECT name FROM outlets WHERE outlet IN (SELECT outlet FROM outlets WHERE instr(folded(name), folded(?)))
"""


def conditions(chosen: Filter) -> tuple[str, list[str]]:
    """Return the WHERE clause that `chosen` stands for, over claims, speakers and articles, and its parameters.

    Raises UsageError for a day that is none.
    """
    wanted = (
        ("claims.status IN (SELECT value FROM json_each(?))", _json_array(chosen.statuses or None)),
        ("claims.speaker IN (SELECT speaker FROM aliases WHERE instr(folded(name), folded(?)))", chosen.speaker),
        (f"claims.article IN (SELECT number FROM articles WHERE publisher IN ({_OUTLETS}))", chosen.publisher),  # noqa: S608
        ("claims.article IN (SELECT number FROM articles WHERE instr(folded(source), folded(?)))", chosen.article),
        ("claims.certainty = ?", chosen.certainty),
        ("claims.kind = ?", chosen.kind),
        ("claims.corroboration = ?", chosen.corroboration),
        ("articles.published >= ?", _day(chosen.since)),
        ("articles.published <= ? || '~'", _day(chosen.until)),  # "~" sorts behind every time of the day
        ("claims.id IN (SELECT value FROM json_each(?))", _json_array(chosen.claims)),
        ("claims.number IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?)", _match(chosen.search)),
    )
    asked = [(sql, value) for sql, value in wanted if value is not None]
    elsewhere = f" OR claims.corroboration <> '{CorroborationStatus.SINGLE_SOURCE}'" if chosen.narrated else ""
    always = ["articles.replaced_at IS NULL", f"(claims.quote_type <> '{QuoteType.NARRATED}'{elsewhere})"]
    return " AND ".join([*always, *(sql for sql, _ in asked)]), [value for _, value in asked]


def _json_array(words: frozenset[VerdictStatus] | frozenset[str] | None) -> str | None:
    return None if words is None else json.dumps(sorted(words))


def _match(query: str | None) -> str | None:
    return None if query is None else match_expression(query)


def _day(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"not a day: {text!r}; write it as in 2016-03-22") from None
