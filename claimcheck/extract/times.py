"""When it happened, by what a claim's content says, seen from the day on which the article was published.

A small grammar finds simple periods ("November", "last week", "March 18, 2016"). Words before one narrow it ("early",
"the third week of") or open it ("since", "by"); words between two join them ("from May to July"). What a text leaves
open is settled by convention: weeks begin on Mondays, seasons are the northern and meteorological ones, "early" and
"late" are the first and the last third.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from claimcheck.extract.numerals import CARDINAL, number
from claimcheck.records import EventTime

_Days = tuple[date, date]  # the first and the last
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _View:
    """From where a text is read: the day of publication, and whether it speaks of what is to come."""

    today: date
    ahead: bool


@dataclass(frozen=True, slots=True)
class _Period:
    """Where a period stands in the text, and how to find its days. `dated` periods give their own year."""

    start: int
    end: int
    dated: bool
    days: Callable[[_View], _Days | None]


def event_time(text: str, published: str | None) -> EventTime | None:
    """Return the first time expression of `text` that can be resolved, with its first and last day.

    `published` is when the article was published (ISO 8601, UTC). Without it only expressions that give their own
    year are resolved.
    """
    try:
        today = date.fromisoformat((published or "")[:10])
    except ValueError:
        today = None
    periods = _simple_periods(text)
    for period, following in zip(periods, [*periods[1:], None], strict=True):
        whole = _joined(text, period, following) if following else None
        whole = _opened(text, _narrowed(text, period)) if whole is None else whole
        if whole is None or not (today or whole.dated):
            continue
        try:
            days = whole.days(_View(today or date.max, _looks_ahead(text, whole.start, period.start)))
        except (OverflowError, ValueError):  # years that a date cannot hold
            continue
        if days and days[0] <= days[1]:
            return EventTime(text[whole.start : whole.end], days[0].isoformat(), days[1].isoformat())
    return None


def time_expressions(text: str) -> list[tuple[int, int]]:
    """Return where the simple time expressions of `text` start and end, resolvable or not."""
    return [(period.start, period.end) for period in _simple_periods(text)]


# What a text looks at

_TENSE = re.compile(
    r"(?P<future>\A(?:that )?to (?!have\b)|\b(?:(?:will|would(?! have\b)|shall)(?: not)?(?: have)?|won[’']t|going to"
    r"|(?:plan(?:s|ned|ning)?|due|set|scheduled|expected|likely|is|are) to)\b|[’']ll\b)"
    r"|\b(?:was|were|had|did|has|have(?! to\b))\b",
    re.IGNORECASE,
)


def _looks_ahead(text: str, whole: int, period: int) -> bool:
    """Whether the verb nearest before an expression, else the first behind it, is of the future; so is a bare "by"."""
    verbs = list(_TENSE.finditer(text))
    before = [verb for verb in verbs if verb.start() < period]
    if not before and text[whole:period].lower().startswith("by "):
        return True
    nearest = before[-1] if before else next(iter(verbs), None)
    return bool(nearest and nearest["future"])


# What stands around a period

_LONGEST_PREFIX = 40  # characters of "the first or second half of the"
_PART = re.compile(
    r"\b(?:(?P<clip>earlier|later|so far) "
    r"|(?P<third>early|late|mid)(?: in)?[ -]"
    r"|(?P<edge>beginning|start|middle|end) of "
    r"|(?P<nth>first|second|third|fourth|last) (?P<part>week|half|quarter) of )(?:the )?\Z",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\b(since|by|until|till|before)(?: the)? \Z", re.IGNORECASE)
_JOINT = re.compile(r"\s?[-–—]\s?|\s(to|and|until|through)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from) \Z", re.IGNORECASE)
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


def _before(text: str, pattern: re.Pattern[str], end: int) -> re.Match[str] | None:
    return pattern.search(text[max(0, end - _LONGEST_PREFIX) : end])


def _narrowed(text: str, period: _Period) -> _Period:
    """The part of a period that the words before it speak of."""
    match = _before(text, _PART, period.start)
    if not match:
        return period
    found = match  # for the closure

    def days(view: _View) -> _Days | None:
        whole = period.days(view)
        return _part(found, whole, view.today) if whole else None

    single_day = re.match(r"\w+day\b", text[period.start : period.end])  # "late Thursday" is Thursday
    return period if single_day else replace(period, start=period.start - len(match.group()), days=days)


def _part(match: re.Match[str], whole: _Days, today: date) -> _Days | None:
    first, last = whole
    if match["clip"]:
        return (today, last) if match["clip"].lower() == "later" else (first, min(last, today))
    length = (last - first).days + 1
    if match["part"]:
        nth, part = _NTH[match["nth"].lower()], match["part"].lower()
        size, count = {"week": (7, length // 7), "half": (length / 2, 2), "quarter": (length / 4, 4)}[part]
        nth = count - 1 if nth < 0 else nth
        if nth >= count or (part == "week") != (length <= 31):
            return None
        return first + _DAY * round(nth * size), first + _DAY * (round((nth + 1) * size) - 1)
    third = _THIRDS[(match["third"] or match["edge"]).lower()]
    return first + _DAY * round(third * length / 3), first + _DAY * (round((third + 1) * length / 3) - 1)


def _opened(text: str, period: _Period) -> _Period | None:
    """From the period on, "since" it, or up to its end, "by" it; what was "before" it is nobody's guess."""
    match = _before(text, _OPENING, period.start)
    if not match:
        return period
    word = match[1].lower()
    if word == "before":
        return None

    def days(view: _View) -> _Days | None:
        found = period.days(view)
        if not found:
            return None
        if word == "since":
            return found[0], view.today
        return (view.today, found[1]) if view.ahead else found

    return replace(period, start=period.start - len(match.group()), dated=False, days=days)
