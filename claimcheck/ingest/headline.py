"""The headline of a plain text, found by its looks.

Text saved from a web page opens with navigation ("Accessibility links", "Breaking News"), then comes the headline,
perhaps with byline, date and caption below, then the first paragraph of prose. So the headline is sought among the
lines before that paragraph, short ones and those without final punctuation: the last in title case, else the last.
"""

import re

from claimcheck.paragraphs import paragraphs

_TOP = 20_000  # characters in which prose must begin
_MOST_WORDS = 25  # a longer line is prose, punctuation or no
_FEWEST_IN_TITLE_CASE = 4
_FEWEST_IN_SENTENCE_CASE = 5
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_NEVER_ENDS_A_HEADING = (".", "…", ",", ";", ":")
_FURNITURE = re.compile(r"(?:by|published|posted|(?:last )?updated|share|subscribe|sign up|skip to)\b", re.IGNORECASE)


def find_headline(text: str) -> str | None:
    """Return the headline that `text` seems to open with, or None."""
    top = text[:_TOP]
    headings = [line for line in _lines_before_prose(top) if _is_heading(line)]
    in_title_case = [line for line in headings if _is_title_case(line)]
    if in_title_case:
        return in_title_case[-1]
    # Where no blank lines part the text, a line may be one of the first paragraph.
    in_sentence_case = [line for line in headings if _count_words(line) >= _FEWEST_IN_SENTENCE_CASE]
    return in_sentence_case[-1] if in_sentence_case and "\n\n" in top else None


def _lines_before_prose(text: str) -> list[str]:
    """Return the lines above the first paragraph of prose, none where there is no such paragraph."""
    lines: list[str] = []
    for start, end in paragraphs(text):
        paragraph = text[start:end]
        if _is_prose(paragraph):
            return lines
        lines += filter(None, map(str.strip, paragraph.split("\n")))
    return []


def _is_prose(paragraph: str) -> bool:
    words = _count_words(paragraph)
    is_ended = bool(_SENTENCE_END.search(paragraph)) and not _is_title_case(paragraph)
    is_long = words > _MOST_WORDS and "\n" not in paragraph
    return words >= _FEWEST_IN_TITLE_CASE and (is_ended or is_long)


def _is_heading(line: str) -> bool:
    is_furniture = bool(_FURNITURE.match(line)) or line.endswith(_NEVER_ENDS_A_HEADING)
    return not is_furniture and _FEWEST_IN_TITLE_CASE <= _count_words(line) <= _MOST_WORDS


def _is_title_case(line: str) -> bool:
    """Tell whether three in four of the longer words, those that title case capitalises, are capitalised."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(words) > 1 and 4 * sum(word[0].isupper() for word in words) >= 3 * len(words)


def _count_words(line: str) -> int:
    return len(_WORD.findall(line))
