"""Simple periods in a text ("November", "last week", "March 18, 2016"), and the days they stand for.

What a text leaves open is settled by convention: weeks begin on Mondays, seasons are the northern and meteorological
ones. A period that has no year of its own is the latest not after the day of publication, or, where the text looks
ahead, the next.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import ceil

from claimcheck.extract.numerals import CARDINAL, number

Days = tuple[date, date]  # the first and the last
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class View:
    """From where a text is read: the day of publication, and whether it speaks of what is to come."""

    today: date
    ahead: bool


@dataclass(frozen=True, slots=True)
class Period:
    """Where a period stands in the text, and how to find its days. `dated` periods give their own year."""

    start: int
    end: int
    dated: bool
    days: Callable[[View], Days | None]


NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


# Reckoning with days

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7}
_FARTHEST = 8  # years or weeks; so many years may pass between two leap days


def months(start: int, count: int) -> Days:
    """`count` whole months. `start` counts months from the beginning of the year 0."""
    begin, end = divmod(start, 12), divmod(start + count - 1, 12)
    return date(begin[0], begin[1] + 1, 1), date(end[0], end[1] + 1, monthrange(end[0], end[1] + 1)[1])


def _shifted(today: date, unit: str, shift: int) -> date:
    """The day so many units after `today`, or before it."""
    if unit == "hour":
        return today + DAY * ceil(shift / 24)
    if unit in _DAYS_IN:
        return today + DAY * (_DAYS_IN[unit] * shift)
    month, _ = months(today.year * 12 + today.month - 1 + _MONTHS_IN[unit] * shift, 1)
    return month.replace(day=min(today.day, monthrange(month.year, month.month)[1]))


def _calendar_unit(unit: str, day: date) -> Days:
    """The week, weekend (of that week), month, quarter, year or decade that a day is in; of hours and days, the day."""
    if unit in ("week", "weekend"):
        monday = day - DAY * day.weekday()
        return monday + DAY * (5 if unit == "weekend" else 0), monday + DAY * 6
    if unit in _MONTHS_IN:
        month, size = day.year * 12 + day.month - 1, _MONTHS_IN[unit]
        return months(month // size * size, size)
    return day, day


def _pick(which: str, nth: Callable[[int], Days | None], view: View) -> Days | None:
    """That of the days that come round again which is meant. `nth(0)` are those of this year, or week.

    Without a word like "last" the latest that have begun are meant or, where the text looks ahead, the next to end.
    """
    rounds = [days for shift in range(-_FARTHEST, _FARTHEST + 1) if (days := nth(shift))]
    if which == "this":
        return next((days for days in rounds if days[0] <= view.today <= days[1]), nth(0))
    if which == "last":
        return max((days for days in rounds if days[1] < view.today), default=None)
    if which == "next":
        return min((days for days in rounds if days[0] > view.today), default=None)
    if view.ahead:
        return min((days for days in rounds if days[1] >= view.today), default=None)
    return max((days for days in rounds if days[0] <= view.today), default=None)


# Simple periods: a pattern, and how to find the days of its match. What counts is the group "it", or all.

_WHICH = r"(?P<which>(?i:last|next|this past|this|past))"
_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?!\w|[.,][0-9]|%)"
_DAY_OF_MONTH = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])"
_DAYS_OF_MONTH = rf"(?<![\w.,])(?P<day>{_DAY_OF_MONTH})(?:(?:\s?[-–]\s?| to )(?P<to>{_DAY_OF_MONTH}))?"
_PLAIN_MONTH = r"(?P<month>January|February|July|September|October|November|December)\b"
_MONTH = (
    r"(?P<month>\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
_SEASON = r"(?P<season>spring|summer|fall|autumn|winter)\b"
_UNITS = "hour|day|week|month|quarter|year|decade"
_WITHIN = r"\b(?:early|late|mid|(?:week|half|quarter|beginning|start|middle|end) of)(?: in)?(?: the)?[ -]"
_AT = r"\b(?:in|since|by|until|till|during|before|after|from|through|throughout|between|to|the) "
_AGAIN = r"(?:\s?[-–]\s?| (?:to|and|or|until|through) )"
_NAMED_DAYS = r"(?<!Black )(?<!Good )(?<!Bloody )(?<!Ash )(?<!Palm )(?<!Easter )"
_NAMED_BY_DAY = r"(?! (?:Times|Telegraph|Post|Mail|Express|Mirror|Herald|Tribune|Night)\b)"

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SEASON_STARTS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
_NEAR_DAYS = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}


def _which(match: re.Match[str]) -> str:
    which = (match.groupdict().get("which") or "").lower()
    return "" if which in ("past", "this past") else which


def _month_number(match: re.Match[str]) -> int:
    return _MONTH_NAMES.index(match["month"][:3].lower()) + 1


def _day_of_month(match: re.Match[str], view: View) -> Days | None:
    month = _month_number(match)
    first, last = (int(re.sub(r"\D", "", match[group] or match["day"])) for group in ("day", "to"))

    def days(year: int) -> Days | None:
        length = monthrange(year, month)[1]
        return (date(year, month, first), date(year, month, last)) if first <= length >= last else None

    return days(int(match["year"])) if match["year"] else _pick("", lambda shift: days(view.today.year + shift), view)


def _iso_day(match: re.Match[str], _: View) -> Days:
    day = date.fromisoformat(match.group())
    return day, day


def _month(match: re.Match[str], view: View) -> Days | None:
    month, year = _month_number(match) - 1, match.groupdict().get("year")
    if year:
        return months(int(year) * 12 + month, 1)
    return _pick(_which(match), lambda shift: months((view.today.year + shift) * 12 + month, 1), view)


def _season(match: re.Match[str], view: View) -> Days | None:
    """A winter goes by the year in which it begins."""
    month, year = _SEASON_STARTS[match["season"].lower()] - 1, match.groupdict().get("year")
    if year:
        return months(int(year) * 12 + month, 3)
    return _pick(_which(match), lambda shift: months((view.today.year + shift) * 12 + month, 3), view)


def _year(match: re.Match[str], _: View) -> Days:
    return months(int(match["year"]) * 12, 12)


def _decade(match: re.Match[str], _: View) -> Days:
    return months(int(match["year"]) * 12, 120)


def _quarter(match: re.Match[str], view: View) -> Days | None:
    """Business reports on a quarter that is over, the calendar's unless it says otherwise."""
    start = NTH[match["nth"].lower()] * 3
    which = "" if view.ahead else "last"
    return _pick(which, lambda shift: months((view.today.year + shift) * 12 + start, 3), view)


def _weekday(match: re.Match[str], view: View) -> Days | None:
    day = view.today + DAY * (_WEEKDAYS.index(match["weekday"].lower()) - view.today.weekday())
    return _pick(_which(match), lambda shift: (day + DAY * (7 * shift),) * 2, view)


def _weekend(match: re.Match[str], view: View) -> Days | None:
    return _pick(_which(match), lambda shift: _calendar_unit("weekend", view.today + DAY * (7 * shift)), view)


def _near_day(match: re.Match[str], view: View) -> Days:
    day = view.today + DAY * _NEAR_DAYS.get(match.group().lower(), 0)
    return day, day


def _this_unit(match: re.Match[str], view: View) -> Days:
    """The calendar's week, month or year; but "the past year" is the twelve months up to now."""
    which, unit = match.groupdict().get("which") or "this", match["unit"].lower()
    if "past" in which.lower() or unit == "decade":
        return _window(match, view)
    shift = {"last": -1, "this": 0, "next": 1}[which.lower()]
    return _calendar_unit(unit, _shifted(view.today, unit, shift))


def _window(match: re.Match[str], view: View) -> Days:
    """So many units up to the day of publication, or from it on."""
    count, unit = int(number(match.groupdict().get("count") or "one")), match["unit"].lower()
    if match["which"].lower() in ("next", "coming"):
        return view.today, _shifted(view.today, unit, count) - DAY * (unit != "hour")
    return _shifted(view.today, unit, -count) + DAY * (unit != "hour"), view.today


def _ago(match: re.Match[str], view: View) -> Days:
    """All of the week that was "two weeks ago": who counts in weeks does not mean a day."""
    count, unit = int(number(match["count"]) or 1), match["unit"].lower()
    return _calendar_unit("year" if unit == "decade" else unit, _shifted(view.today, unit, -count))


_RULES: Mapping[re.Pattern[str], Callable[[re.Match[str], View], Days | None]] = {
    re.compile(pattern, re.ASCII): days  # else "laſt" would match, too
    for pattern, days in (
        (rf"(?:{_WEEKDAY}[, (]+)?{_MONTH} {_DAYS_OF_MONTH}(?:,? {_YEAR})?", _day_of_month),
        (rf"(?:{_WEEKDAY}[, (]+)?{_DAYS_OF_MONTH}(?: of)? {_MONTH}(?:,? {_YEAR})?", _day_of_month),
        (r"(?<![\w-])(?P<year>[12][0-9]{3})-[01][0-9]-[0-3][0-9](?![\w-])", _iso_day),
        (rf"\b{_WHICH} {_MONTH}", _month),
        (rf"{_MONTH},? (?:of )?{_YEAR}", _month),
        (rf"\b{_PLAIN_MONTH}", _month),
        (rf"(?i:{_AT}|{_WITHIN})(?P<it>{_MONTH})", _month),  # elsewhere May, or April, may be a name
        (rf"(?:{_MONTH.replace('?P<month>', '?:')}){_AGAIN}(?P<it>{_MONTH})(?! [A-Z])", _month),
        (rf"(?i:\b{_WHICH} {_SEASON})", _season),
        (rf"(?i:\b{_SEASON} (?:of )?{_YEAR})", _season),
        (rf"(?i:\b(?:in|since|by|until|during) (?:the )?(?P<it>{_SEASON})(?! of\b))", _season),
        (rf"(?i:{_AT}|{_WITHIN})(?P<it>{_YEAR})", _year),
        (rf"\bof (?P<it>{_YEAR})(?! \w)", _year),
        (rf"[0-9]{{4}}{_AGAIN}(?P<it>{_YEAR})", _year),
        (rf"\b{_YEAR}(?={_AGAIN}[0-9]{{4}}\b)", _year),
        (r"\b(?P<year>(?:1[5-9]|20)[0-9]0)s\b", _decade),
        (r"(?i:\b(?P<nth>first|second|third|fourth)[ -]quarter\b(?! of\b))", _quarter),
        (
            rf"{_NAMED_DAYS}(?:\b{_WHICH} )?{_WEEKDAY}(?: (?:morning|afternoon|evening|night)\b)?{_NAMED_BY_DAY}",
            _weekday,
        ),
        (rf"(?i:\b(?:{_WHICH}|over the) weekend\b)", _weekend),
        (r"(?<!USA )(?i:\b(?:yesterday|today|tomorrow)\b)", _near_day),
        (r"(?i:\b(?:tonight|last (?:night|evening)|this (?:morning|afternoon|evening))\b)", _near_day),
        (
            rf"(?i:\b{_WHICH} (?:\w+ )?(?:calendar |fiscal )?(?P<unit>week|month|quarter|year|decade)\b(?! of\b))",
            _this_unit,
        ),
        (rf"(?i:{_WITHIN})(?<=the )(?P<it>(?P<unit>week|month|quarter|year)\b)", _this_unit),
        (rf"(?i:\b(?P<which>last|past|previous|next|coming) (?P<count>{CARDINAL}) (?P<unit>{_UNITS})s?\b)", _window),
        (rf"(?i:(?P<count>\ban?|{CARDINAL}) (?P<unit>{_UNITS})s? ago\b)", _ago),
    )
}  # fmt: skip


def simple_periods(text: str) -> list[Period]:
    """The periods of a text, in its order; of those that overlap the first, and then the longest."""
    found = []
    for pattern, days in _RULES.items():
        for match in pattern.finditer(text):
            start, end = match.span("it" if "it" in pattern.groupindex else 0)
            dated = bool(match.groupdict().get("year"))
            found.append(Period(start, end, dated, partial(days, match)))
    periods: list[Period] = []
    for period in sorted(found, key=lambda period: (period.start, -period.end)):
        if not periods or period.start >= periods[-1].end:
            periods.append(period)
    return periods
