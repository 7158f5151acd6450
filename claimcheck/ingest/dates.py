"""Dates as articles give them, to UTC in ISO 8601."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_MONTH_FIRST = re.compile(_WEEKDAY + r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_DAY_FIRST = re.compile(_WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})")


def parse_date(words: str) -> str | None:
    """Return the time that `words` stand for, like "2016-03-22T00:00:00Z", or None if they cannot be read.

    Read are ISO 8601, dates in English words ("March 22, 2016", "22 Sept. 2016") and e-mail dates (RFC 2822).
    A day alone is its midnight, and a time without an offset is taken for UTC. What could be
    either of two days ("03/04/2016") is not read.
    """
    for read in (datetime.fromisoformat, _read_english, parsedate_to_datetime):
        try:
            return _in_utc(read(words.strip()))
        except (ValueError, TypeError, IndexError, OverflowError):  # whatever the words, only None comes of them
            continue
    return None


def _read_english(words: str) -> datetime:
    match = _MONTH_FIRST.fullmatch(words.lower()) or _DAY_FIRST.fullmatch(words.lower())
    if match is None:
        raise ValueError(words)
    month = next((month for month, name in enumerate(_MONTHS, start=1) if name.startswith(match["month"])), 0)
    return datetime(int(match["year"]), month, int(match["day"]), tzinfo=UTC)


def _in_utc(moment: datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
