"""Cardinal numbers in figures and in English words: "1,985", "twenty-five", "two dozen", "half a million"."""

import re

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {
    "dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_VALUES = {word: float(value) for value, word in enumerate(_UNITS)} | {
    word: float(value) for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}

# Fifteen digits are all that a float tells apart. A longer run is not a number, so none of its parts may match.
_FIGURES = r"(?<![\w.,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?(?![0-9])"
_SIMPLE = rf"\b(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})\b"
_SCALE = rf"(?:{'|'.join(SCALES)})\b"
# The look-ahead, at the letters that numbers begin with, makes the search four times as fast.
CARDINAL = (
    rf"(?i:\b(?=[0-9aefhnostz])(?:(?:half an?|an?|{_FIGURES}|{_SIMPLE})(?:[ -]{_SCALE}){{1,2}}"
    rf"(?: (?:and )?{_SIMPLE}(?: {_SCALE})?){{0,3}}|{_FIGURES}|{_SIMPLE}))"
)


def number(text: str) -> float:
    """Return the value of what `CARDINAL` matched."""
    total = part = 0.0
    for word in re.split(r"[\s-]", text.lower().replace(",", "")):
        if word == "half":
            part = 0.5
        elif word in _VALUES:
            part += _VALUES[word]
        elif scale := SCALES.get(word):
            part = (part or 1.0) * scale
            if scale >= SCALES["thousand"]:
                total, part = total + part, 0.0
        elif word[:1].isdigit():
            part += float(word)
    return total + part
