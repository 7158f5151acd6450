"""Cardinal numbers in figures and in English words: "1,985", "twenty-five", "two dozen", "half a million"."""

import re

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {
    "dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_VALUES = {word: float(value) for value, word in enumerate(_UNITS)} | {
    word: float(value) for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}

# Fifteen digits are all that a float tells apart. A longer run is not a number, so none of its parts may match.
FIGURES = r"(?<![\w.,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?(?![0-9])"
_SIMPLE = rf"\b(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})\b"
_SCALE = rf"(?:{'|'.join(_SCALES)})\b"
CARDINAL = (
    rf"(?i:(?:(?:\bhalf an?|\ban?|{FIGURES}|{_SIMPLE})(?:[ -]{_SCALE}){{1,2}}"
    rf"(?: (?:and )?{_SIMPLE}(?: {_SCALE})?){{0,3}}|{FIGURES}|{_SIMPLE}))"
)


def number(text: str) -> float:
    """Return the value of what `CARDINAL` matched."""
    total = part = 0.0
    for token in re.split(r"[\s-]", text.lower().replace(",", "")):
        if token == "half":
            part = 0.5
        elif token in _VALUES:
            part += _VALUES[token]
        elif scale := _SCALES.get(token):
            part = (part or 1.0) * scale
            if scale >= _SCALES["thousand"]:
                total, part = total + part, 0.0
        elif token[:1].isdigit():
            part += float(token)
    return total + part
