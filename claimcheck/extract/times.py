"""When it happened, by what a claim's content says, seen from the day on which the article was published.

Words before a simple period narrow it ("early", "the third week of") or open it ("since", "by"); words between two join
them ("from May to July"). "Early" and "late" are the first and the last third.
"""

import re
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from claimcheck.extract.periods import DAY, NTH, Days, Period, View, months, simple_periods
from claimcheck.records import EventTime


def event_time(text: str, published: str | None) -> EventTime | None:
    """Return the first time expression of `text` that can be resolved, with its first and last day.

    `published` is when the article was published (ISO 8601, UTC). Without it only expressions that give their own
    year are resolved.
    """
    try:
        today = date.fromisoformat((published or "")[:10])
    except ValueError:
        today = None
    periods = simple_periods(text)
    for period, following in zip_longest(periods, periods[1:]):
        whole = _joined(text, period, following) if following else None
        whole = _opened(text, _narrowed(text, period)) if whole is None else whole
        if whole is None or not (today or whole.dated):
            continue
        try:
            days = whole.days(View(today or date.max, _looks_ahead(text, whole.start, period.start)))
        except (OverflowError, ValueError):  # years that a date cannot hold
            continue
        if days and days[0] <= days[1]:
            return EventTime(text[whole.start : whole.end], days[0].isoformat(), days[1].isoformat())
    return None


def time_expressions(text: str) -> list[tuple[int, int]]:
    """Return where the simple time expressions of `text` start and end, resolvable or not."""
    return [(period.start, period.end) for period in simple_periods(text)]


# What a text looks at

_TENSE = re.compile(
    r"(?P<future>\A(?:that )?to (?!have\b)|\b(?:(?:will|would(?! have\b)|shall)(?: not)?(?: have)?|won[’']t|going to"
    r"|(?:plan(?:s|ned|ning)?|due|set|scheduled|expected|likely|is|are) to)\b|[’']ll\b)"
    r"|\b(?:was|were|had|did|has|have(?! to\b))\b",
    re.IGNORECASE,
)


def _looks_ahead(text: str, whole: int, period: int) -> bool:
    """Whether the verb nearest before an expression, else the first behind it, is of the future.

    "By" and "until" need no verb for that.
    """
    verbs = list(_TENSE.finditer(text))
    before = [verb for verb in verbs if verb.start() < period]
    if not before and text[whole:period].lower().startswith(("by ", "until ", "till ")):
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
    re.IGNORECASE | re.ASCII,
)
_OPENING = re.compile(r"\b(since|by|until|till|before)(?: the)? \Z", re.IGNORECASE | re.ASCII)
_JOINT = re.compile(r"\s?[-–—]\s?|\s(to|and|until|through)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from) \Z", re.IGNORECASE)
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


def _before(text: str, pattern: re.Pattern[str], end: int) -> re.Match[str] | None:
    return pattern.search(text[max(0, end - _LONGEST_PREFIX) : end])


def _narrowed(text: str, period: Period) -> Period:
    """The part of a period that the words before it speak of."""
    match = _before(text, _PART, period.start)
    if not match:
        return period
    found = match  # for the closure

    def days(view: View) -> Days | None:
        whole = period.days(view)
        return _part(found, whole, view.today) if whole else None

    named_day = re.match(r"\w+day\b", text[period.start : period.end])  # "late Thursday" is Thursday
    return period if named_day else replace(period, start=period.start - len(match.group()), days=days)


def _part(match: re.Match[str], whole: Days, today: date) -> Days:
    first, last = whole
    if match["clip"]:
        return (today, last) if match["clip"].lower() == "later" else (first, min(last, today))
    if first == last:
        return whole
    if match["part"]:
        return _nth_part(match["part"].lower(), NTH[match["nth"].lower()], whole)
    length = (last - first).days + 1
    third = _THIRDS[(match["third"] or match["edge"]).lower()]
    return first + DAY * round(third * length / 3), first + DAY * (round((third + 1) * length / 3) - 1)


def _nth_part(part: str, nth: int, whole: Days) -> Days:
    """A week or a half of a month, a half or a quarter of a year."""
    first, last = whole
    if part == "week":
        start = last - DAY * 6 if nth < 0 else first + DAY * (7 * nth)
        return start, start + DAY * 6
    if (last - first).days <= 31:
        middle = first + (last - first + DAY) / 2
        return (first, middle - DAY) if nth == 0 else (middle, last)
    size = {"half": 6, "quarter": 3}[part]
    return months(first.year * 12 + nth % (12 // size) * size, size)


def _opened(text: str, period: Period) -> Period | None:
    """From the period on, "since" it, or up to its end, "by" it; what was "before" it is nobody's guess."""
    match = _before(text, _OPENING, period.start)
    if not match:
        return period
    word = match[1].lower()
    if word == "before":
        return None

    def days(view: View) -> Days | None:
        found = period.days(view)
        if not found:
            return None
        if word == "since":
            return found[0], view.today
        return (view.today, found[1]) if view.ahead else found

    return replace(period, start=period.start - len(match.group()), dated=False, days=days)


def _joined(text: str, period: Period, following: Period) -> Period | None:
    """From the beginning of one period to the end of the next, where words between say so."""
    joint = _JOINT.fullmatch(text, period.end, following.start)
    between = _before(text, _BETWEEN, period.start)
    if not joint or (joint[1] == "and" and not between):
        return None

    def days(view: View) -> Days | None:
        end = following.days(view)
        begin = period.days(View(end[1], ahead=False)) if end else None
        return (begin[0], end[1]) if begin and end else None

    start = period.start - len(between.group()) if between else period.start
    return Period(start, following.end, following.dated, days)
