"""How many and how much, by what a claim's content says: figures, what they lie between, and what they count.

Not quantities are dates and times of day, years, ages, scores ("5-4"), fractions ("one in five"), measures before a
noun ("a three-day truce"), and numbers that are names ("Channel 12", "AK-47").
"""

import re

from claimcheck.extract.numerals import CARDINAL, SCALES, number
from claimcheck.extract.times import time_expressions
from claimcheck.records import Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text`, in its order."""
    matches = sorted((*_FIGURE.finditer(text), *_VAGUE.finditer(text)), key=lambda match: match.start())
    if not matches:  # mostly so, and this saves the search for times
        return ()
    taken = [*time_expressions(text), *(match.span() for match in _FRACTION.finditer(text))]
    found = []
    end = 0
    for match in matches:
        free = all(match.end() <= first or last <= match.start() for first, last in taken)
        if match.start() < end or not free:
            continue
        quantity = _vague(text, match) if match.re is _VAGUE else _figure(text, match)
        if quantity:
            found.append(quantity)
            end = match.start() + len(quantity.text)
    return tuple(found)


# Figures

_ROUGHLY = 0.1  # the share of a figure by which "about" and "nearly" may be off
_HEDGES = {
    "low": "at least|no fewer than|no less than|not less than|a minimum of|(?:just |well |slightly )?(?:more than|over)"
    "|upwards? of|in excess of",
    "high": "at most|up to|as many as|as much as|no more than|not more than|a maximum of|(?:fewer|less) than"
    "|(?:just |well )?under|below",
    "nearly": "nearly|almost|close to|approaching|not quite",
    "about": "about|around|roughly|approximately|some|an estimated|estimated",
}
_HEDGE = "|".join(rf"(?P<{name}>{words})" for name, words in _HEDGES.items())
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"}
_SYMBOL = "[" + "".join(_CURRENCIES) + "]"
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}
_AMOUNT = rf"{CARDINAL}(?:(?:{'|'.join(_SHORT_SCALES)})\b)?"
_JOINT = r"(?:\s?[-–]\s?| to | or |(?(between) and |(?!)))"
_FIGURE = re.compile(
    rf"(?:\b(?:{_HEDGE}) )?(?:\b(?P<between>between) )?"
    rf"(?:(?:\b(?:US|A|C))?(?P<symbol>{_SYMBOL}) ?)?(?P<first>{_AMOUNT})"
    rf"(?:{_JOINT}{_SYMBOL}?(?P<second>{_AMOUNT}))?"
    r"(?P<percent>\s?%|[ -]per ?cent(?:age points?)?\b)?(?!\w|[.,:/][0-9]|[-–]\w)",
    re.IGNORECASE | re.ASCII,  # else "ſix" would match, too
)
_TRAILING_HEDGE = re.compile(r"(?P<low>\+| or more\b)|(?P<high> or (?:fewer|less)\b)|(?P<about> or so\b)")
_SCALE = re.compile(
    rf"(?:[ -](?:{'|'.join(SCALES)}))+\Z|(?<=[0-9])(?:{'|'.join(_SHORT_SCALES)})\Z", re.IGNORECASE | re.ASCII
)


def _figure(text: str, match: re.Match[str]) -> Quantity | None:
    low, high = _range(match["first"], match["second"])
    start = match.start("first") if match["between"] and not match["second"] else match.start()
    hedge = _TRAILING_HEDGE.match(text, match.end())
    unit, end = _measure(match), match.end()
    if not unit:
        unit, end = _noun(text, hedge.end() if hedge else end, one=match["first"].lower() == "one")
    hedge = hedge or _TRAILING_HEDGE.match(text, end)
    if low > high or _is_no_quantity(text, match, unit):
        return None
    hedges = {name for name in _HEDGES if match[name]} | ({str(hedge.lastgroup)} if hedge else set())
    return Quantity(
        text=text[start : max(end, hedge.end() if hedge else 0)],
        low=None if "high" in hedges else round(low * (1 - _ROUGHLY * bool(hedges & {"nearly", "about"})), 6),
        high=None if "low" in hedges else round(high * (1 + _ROUGHLY * ("about" in hedges)), 6),
        unit=unit,
        approximate=bool(hedges & {"nearly", "about"}),
    )


def _range(first: str, second: str | None) -> tuple[float, float]:
    """What an amount, or two with "to" between them, run from and up to; "10 to 15 million" share their scale."""
    if not second:
        return _amount(first), _amount(first)
    high, scale = _amount(second), _SCALE.search(second)
    scaled = _amount(first + scale.group()) if scale and not _SCALE.search(first) else high + 1
    return (scaled if scaled <= high else _amount(first)), high


def _amount(words: str) -> float:
    short = re.search(r"(?<=[0-9])[A-Za-z]+\Z", words)
    return number(words[: short.start()]) * _SHORT_SCALES[short.group().lower()] if short else number(words)


def _measure(match: re.Match[str]) -> str:
    """The unit that stands as a sign or as "percent", or ""."""
    if match["percent"]:
        return "points" if "point" in match["percent"].lower() else "percent"
    return _CURRENCIES[match["symbol"]] if match["symbol"] else ""


# Sizes without a figure

_SIZES = {
    "dozen": (24, 99),
    "score": (40, 99),
    "hundred": (200, 999),
    "thousand": (2_000, 9_999),
    "tens of thousand": (20_000, 99_999),
    "hundreds of thousand": (200_000, 999_999),
    "million": (2_000_000, 9_999_999),
    "tens of million": (20_000_000, 99_999_999),
    "hundreds of million": (200_000_000, 999_999_999),
    "billion": (2_000_000_000, 9_999_999_999),
}
_VAGUE = re.compile(
    r"\b(?:(?P<many>dozen|(?:(?:tens|hundreds) of )?(?:thousand|million)|hundred|billion|score(?=s of\b))s"
    r"|several (?P<several>dozen|hundred|thousand|million))\b(?: of(?= [a-z]))?",
    re.IGNORECASE | re.ASCII,
)


def _vague(text: str, match: re.Match[str]) -> Quantity:
    low, high = map(float, _SIZES[(match["many"] or match["several"]).lower()])
    unit, end = _noun(text, match.end(), one=False)
    if not unit:
        end = match.end("many") + 1 if match["many"] else match.end()
    return Quantity(text[match.start() : end], low, high, unit, approximate=True)


# What is no quantity

_FRACTION = re.compile(
    rf"(?:\bone in|\b[1-9] in|{CARDINAL} out of) (?:every )?{CARDINAL}"
    rf"|{CARDINAL}[ -](?:thirds?|quarters?|fifths|tenths)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:aged?|ages|articles?|chapter|channel|district|flight|highway|level|no\.|number|page|phase|resolution|room"
    r"|route|rule|section|title) |[^\s(][-–/:]|#)\Z",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"\b[A-Z]\w*(?P<comma>,)? \Z")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:“\"‘'(]) ?\Z")
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_TIME_OR_AGE = re.compile(r"\s?[ap]\.?m\b| o[’']clock\b|[ -]years?[ -]old\b", re.IGNORECASE)
_AS_PRONOUN = frozenset("any each every no only that the this which".split())
_LONGEST_BEFORE = 30  # characters of a word before a number


def _is_no_quantity(text: str, match: re.Match[str], unit: str) -> bool:
    """Whether a number is that of a name, a year, an age, a time of day, or the pronoun "one"."""
    first, before = match["first"], text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    if _NUMBERED.search(before) or _TIME_OR_AGE.match(text, match.end()):
        return True
    if first[-1].isalpha() and first[0].isdigit() and _SCALE.search(first[-2:]) and not match["symbol"]:
        return True  # "5m" may be metres
    if first.lower() == "one" and not match["second"]:
        pronoun = unit in ("", "day", "thing", "way") or bool(_AS_PRONOUN & set(before.lower().split()[-1:]))
        return pronoun or match.group().lower().startswith(("over ", "under "))  # "over one hill"
    if match["symbol"] or match["percent"] or any(match[name] for name in _HEDGES):
        return False
    if first[0].isupper() and not _SENTENCE_START.search(before):  # "the Big Five"
        return True
    name = _BEHIND_NAME.search(before)
    if name and not unit and (not name["comma"] or text[match.end() : match.end() + 1] in (",", "")):
        return True  # "Channel 12", "Rolf Hansen, 52,"
    return bool(_YEAR.fullmatch(first)) and not match["second"]


# What is counted

_MOST_WORDS = 6  # of "other suspected foreign Islamic State fighters"
_WORD = re.compile(r" (?:\([A-Z]+\) )?([A-Za-z][\w’'-]*)")  # past the acronym in "Islamic State (IS) fighters"
_NO_NOUNS = frozenset(
    """a about after against all also although an and are as at away be because been before being between but by came
    can could did died do does down during each escaped every fell fled for from gave get go had has have he her his how
    i if in into is it its last least left less lives lost made may met might most much must not now of off on only or
    our out over per said she should since so survived than that the their them then there these they this those through
    to today together took until up us was we went were when where which while who whose will with within without would
    yet you""".split()
)
_PLURALS = frozenset("children feet men people women".split())
_LAST_RESORT = frozenset(  # police are counted, but not in "two police posts"
    "arrested cattle crew dead detained displaced injured killed missing personnel police sheep staff wounded".split()
)


def _noun(text: str, start: int, *, one: bool) -> tuple[str, int]:
    """The noun of the phrase that begins at `start`, and where it ends; ("", start) where none can be told.

    It is the phrase's first plural, or of `one` its last word; else what befell those who are counted: "30 killed".
    """
    words: list[re.Match[str]] = []
    at = start
    while len(words) < _MOST_WORDS and (match := _WORD.match(text, at)) and match[1] not in _NO_NOUNS:
        words.append(match)
        at = match.end()
    if one:
        ends = next((i for i, word in enumerate(words) if i and word[1].endswith("ed")), len(words))
        chosen = words[ends - 1] if words else None
    else:
        plurals = [word for word in words if _is_plural(word[1])]
        others = (word for word in words if word[1] in _LAST_RESORT)
        chosen = next((word for word in plurals if word[1].islower()), None) or next(iter(plurals), next(others, None))
    return (chosen[1].lower(), chosen.end()) if chosen else ("", start)


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and re.search(r"(?<![su’'i])s\Z", word) is not None)
