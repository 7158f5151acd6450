"""How many independent sources stand behind one claim: who really knows, however many outlets carry it.

Who is who, an analyst's word decides first. One speaker in several outlets is one source, and so are a body and who
speaks for it. Whoever has no name counts as the outlet's: its anonymous sources and what it asserts itself are one
source. An outlet that reprints or cites another one adds none, nor does what an outlet asserts in an article that also
says who told it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from claimcheck.corroborate.copies import is_copy, sketch
from claimcheck.corroborate.names import same_name, words_of_name
from claimcheck.corroborate.statements import Statement
from claimcheck.records import Article, Assessment, Speaker, SpeakerType
from claimcheck.transliteration import folded

_MOST = 200  # witnesses that are compared with one another
_UNNAMED = (SpeakerType.NONE, SpeakerType.ANONYMOUS)


@dataclass(frozen=True, slots=True)
class Report:
    """A statement in its article, and what analysts have said of who speaks and who publishes."""

    statement: Statement
    article: Article
    assessment: Assessment = field(default_factory=Assessment)


@dataclass(frozen=True, slots=True)
class _Witness:
    """A report, and the id of the first article of which its own is a copy, or its own."""

    report: Report
    text_of: str

    @property
    def statement(self) -> Statement:
        return self.report.statement

    @property
    def article(self) -> Article:
        return self.report.article


def origins(reports: Sequence[Report]) -> list[int]:
    """Return for each report the number of its original source, counted from 0 in the order of `reports`."""
    texts = first_of_copies([report.article for report in reports])
    witnesses: dict[tuple[str, str, bool], _Witness] = {}  # copies of a text have the same
    keys = []
    for report in reports:
        text_of = texts[report.article.id]
        told_apart = is_named(report) or report.assessment.speaker or report.assessment.apart
        keys.append((text_of, who(report).id if told_apart else "", report.statement.narrated))
        witnesses.setdefault(keys[-1], _Witness(report, text_of))
    root = {key: key for key in witnesses}

    def find(key: tuple[str, str, bool]) -> tuple[str, str, bool]:
        while root[key] != key:
            key = root[key]
        return key

    # Of a great many, only the same speakers and outlets are told apart: their number is what matters no more.
    for a, b in combinations(witnesses, 2) if len(witnesses) <= _MOST else ():
        if find(a) != find(b) and _one_source(witnesses[a], witnesses[b]):
            root[find(b)] = find(a)
    numbers: dict[tuple[str, str, bool], int] = {}
    return [numbers.setdefault(find(key), len(numbers)) for key in keys]


def first_of_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article, by id, the first of `articles` that it is a copy of, or itself."""
    firsts: dict[str, Article] = {}
    found: dict[str, str] = {}
    for article in articles:
        if article.id not in found:
            like = (id_ for id_, first in firsts.items() if is_copy(sketch(article.text), sketch(first.text)))
            found[article.id] = next(like, article.id)
            if found[article.id] == article.id:
                firsts[article.id] = article
    return found


def who(report: Report) -> Speaker:
    """Return who speaks, by the analysts' word if there is one."""
    return report.assessment.speaker or report.statement.speaker


def house(report: Report) -> str:
    """Return what the outlet is told by, by the analysts' word if there is one."""
    return report.assessment.publisher or outlet(report.article)


def is_named(report: Report) -> bool:
    """Whether the speaker is somebody or some body with a name: not "officials", not the outlet itself."""
    speaker = who(report)
    if report.statement.narrated or speaker.type in _UNNAMED or not speaker.name:
        return False
    return any(word[:1].isupper() for word in speaker.name.split())


def outlet(article: Article) -> str:
    """Return what an article's outlet is told by."""
    return article.publisher or article.id


def cites(article: Article, other: Article) -> bool:
    """Whether the text of `article` names the outlet of `other`: in full, by its last word, by its initials."""
    name = other.publisher
    if not name or name == article.publisher:
        return False
    return bool(_pattern_of(name).search(f"{article.text}\n{article.author or ''}"))


@lru_cache(maxsize=1024)
def _pattern_of(name: str) -> re.Pattern[str]:
    words = name.split()
    forms = [re.escape(name)]
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
        forms.append(re.escape(" ".join(words)))
    if len(words) > 1 and words[-1][:1].isupper() and len(words[-1]) > 3:
        forms.append(rf"the {re.escape(words[-1])}")
    initials = "".join(word[0] for word in words if word[:1].isupper())
    if len(initials) > 1:
        forms.append(rf"{initials}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _one_source(a: _Witness, b: _Witness) -> bool:
    """Whether two have one source: never where analysts have split their speakers, always where they merged them."""
    mine, theirs = a.report.assessment, b.report.assessment
    if who(b.report).id in mine.apart or who(a.report).id in theirs.apart:
        return False
    if mine.speaker and theirs.speaker and mine.speaker.id == theirs.speaker.id:
        return True
    return any(same(a, b) for same in _RULES)


def _one_speaker(a: _Witness, b: _Witness) -> bool:
    if not (is_named(a.report) and is_named(b.report)):
        return False
    mine, theirs = who(a.report), who(b.report)
    return mine.id == theirs.id or same_name(_name(mine.name), _name(theirs.name))


def _name(phrase: str) -> str:
    """The words of a source that are a name: of "an Arlen Police spokeswoman" those with a capital."""
    return " ".join(word for word in phrase.split() if word[:1].isupper()) or phrase


def _one_voices_the_other(a: _Witness, b: _Witness) -> bool:
    return _speaks_for(a, b) or _speaks_for(b, a)


def _speaks_for(one: _Witness, other: _Witness) -> bool:
    """Whether one is told apart by what is said of the other, a name: "X, a Coast Guard spokeswoman", "the statement".

    For a name this is what stands around it, in either article; for "the statement" or "a spokeswoman" what was named
    just before it, or the other way round a role that stands around the other's name.
    """
    if not is_named(other.report):
        return False
    name = words_of_name(_name(who(other.report).name))
    if is_named(one.report):
        known = one.statement.speaker.name
        return bool(name) and any(name <= standing(each.article.text, known) for each in (one, other))
    if one.statement.narrated:
        sentence = f"{one.statement.left} {one.statement.right}"
        return bool(name) and bool(_TOLD.search(sentence)) and name <= words_of_name(sentence)
    phrase = one.statement.speaker.name
    if not _POINTS_BACK.match(phrase):
        return False
    roles = words_of_name(_POINTS_BACK.sub("", phrase, count=1))
    if roles and roles <= standing(other.article.text, other.statement.speaker.name):
        return True
    before = one.article.text[max(0, one.statement.start - _BEFORE) : one.statement.start + len(one.statement.text)]
    return bool(name) and name <= words_of_name(before)


def _one_outlet(a: _Witness, b: _Witness) -> bool:
    """Whether neither has a name and both are one outlet's, or one article's copies."""
    if is_named(a.report) or is_named(b.report):
        return False
    return house(a.report) == house(b.report) or a.text_of == b.text_of


def _told_in_the_article(a: _Witness, b: _Witness) -> bool:
    """Whether the outlet asserts what its article, or the one it copies, also says who told it."""
    return a.text_of == b.text_of and (a.statement.narrated or b.statement.narrated)


def _relayed(a: _Witness, b: _Witness) -> bool:
    """Whether what has no name in one article comes from the outlet of the other."""
    return house(a.report) != house(b.report) and (
        (not is_named(a.report) and cites(a.article, b.article))
        or (not is_named(b.report) and cites(b.article, a.article))
    )


def _outlet_speaks(a: _Witness, b: _Witness) -> bool:
    """Whether the speaker of one is the outlet of the other, which asserts it."""
    return _is_outlet_of(a, b) or _is_outlet_of(b, a)


def _is_outlet_of(speaking: _Witness, asserting: _Witness) -> bool:
    if not asserting.statement.narrated or not is_named(speaking.report):
        return False
    names = {outlet(asserting.article), house(asserting.report)}
    return any(same_name(who(speaking.report).name, name) for name in names)


_RULES: tuple[Callable[[_Witness, _Witness], bool], ...] = (
    _one_speaker,
    _one_voices_the_other,
    _one_outlet,
    _told_in_the_article,
    _relayed,
    _outlet_speaks,
)

_TOLD = re.compile(r"\b(?:said|says|told|tells|announced|according to|wrote|writes|added|reported|confirmed)\b")
# A source that was introduced before, or belongs to one that was.
_POINTS_BACK = re.compile(
    r"(?:the|its|his|her|their|that|this|an?)\s+(?=\S)(?!(?:senior|former|local|unnamed|named)\b)|(?=spokes)",
    re.IGNORECASE,
)
_BEFORE = 400  # characters before a source in which what it belongs to is named
_AROUND = 9  # words on either side of a name that may say whom somebody speaks for
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=1024)
def standing(text: str, name: str) -> frozenset[str]:
    """Return the folded words that stand around `name` in `text`, itself included, not across a sentence's end."""
    found = {folded(word) for word in _WORD.findall(name)}
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        before = re.split(r"[.!?\n][\"”’]?\s", text[max(0, match.start() - 120) : match.start()])[-1]
        after = re.split(r"[.!?](?=[\"”’]?\s)|\n", text[match.end() : match.end() + 120])[0]
        words = (*_WORD.findall(before)[-_AROUND:], *_WORD.findall(after)[:_AROUND])
        found |= {folded(word.removesuffix("'s").removesuffix("’s")) for word in words}
    return frozenset(found) - {""}
