"""The clauses of a text: each says something that can be true or false on its own.

Without a parser: a text is cut where punctuation or a conjunction parts two stretches that each hold a finite verb,
the second of them with a subject of its own.
"""

import re
from collections.abc import Iterator

from claimcheck.sentences import sentences

_CUT = re.compile(
    r"""\s*;\s+ | \s+[–—]\s+ | \s*:\s+
    | ,?\s+(?:and|but|or|so|yet|nor)\s+(?:that\s+)?
    | ,?\s+(?:when|while|whereas|because|although|though)\s+ | ,\s+(?:as|after|before|where)\s+
    | ,\s+(?:which|who|whose|whom)\s+
    | ,\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FEWEST = 3  # words of a clause
_SUBJECT_AND_VERB = 9  # words within which a clause has its verb
_FINITE = frozenset(
    """am are aren't can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't have
    haven't is isn't may might must need shall should shouldn't was wasn't were weren't will won't would wouldn't
    ain't arose ate beat became began bent bet bit bled blew bore bought bound bred broke brought built burst came
    cast caught chose clung cost crept cut dealt died dove drew drove drank fed fell felt fled flew forbade forgot
    fought found froze gave got grew heard held hid hit hung hurt kept knew laid lay led left lent let lit lost made
    meant met paid put quit ran rang read rode rose said sang sank sat saw sent set shone shook shot shut slept slid
    sold sought spent split spoke spread sprang stole stood struck stuck swam swept swore swung taught thought threw
    told took tore understood upset went woke won wore wept withdrew withheld wrote believes belongs carries comes
    contains counts expects faces gives goes holds includes keeps knows lacks lies lives makes means needs owes owns
    remains runs says seems shows stands takes tells thinks turns wants works believe know think want agree deny
    expect hope understand regret remain""".split()
)
_ENDINGS = ("ed", "'ll", "'ve", "'d", "'re", "'m", "n't")
_NOUNS_IN_ED = frozenset(
    """bed bleed breed creed deed feed greed hundred indeed kindred naked need red sacred seed shed speed steed united
    unmanned weed""".split()
)
_OPENERS = frozenset(
    """a an the this that these those he she it they we you i there his her its their our your my no nobody none all
    some several many most both each every one two three four five six seven eight nine ten at more than about
    nearly what who which""".split()
)
_CORE = re.compile(
    r"""[\s,;:–—"“”«»]*(?:that\s+)?[\s"“”«»]*(?P<core>\S(?:.*[^\s,;:–—"“”«».])?)""", re.IGNORECASE | re.DOTALL
)
_CONTRACTED = re.compile(r"(?:he|she|it|that|there|who|what)['’]s\Z", re.IGNORECASE)


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the (start, end) of every clause of `text[start:end]`, in its order: at least one, unless it is blank."""
    return [clause for sentence in sentences(text, start, end) for clause in _within(text, *sentence)]


def has_verb(text: str) -> bool:
    """Whether a stretch of text seems to hold a finite verb."""
    return any(_is_finite(word) for word in _WORD.findall(text))


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    cuts = list(_CUT.finditer(text, start, end))
    for number, cut in enumerate(cuts):
        following = cuts[number + 1 :]
        if _is_clause(text[at : cut.start()]) and _opens_clause(text, cut, following, end):
            yield _bare(text, at, cut.start())
            at = cut.end()
    yield _bare(text, at, end)


def _opens_clause(text: str, cut: re.Match[str], following: list[re.Match[str]], end: int) -> bool:
    """Whether a clause of its own begins behind `cut`."""
    rest = text[cut.end() : end]
    words = _WORD.findall(rest)[:_SUBJECT_AND_VERB]
    if len(words) < _FEWEST:
        return False
    mark = cut.group().strip().lower()
    verb = next((at for at, word in enumerate(words) if _is_finite(word)), None)
    if verb is None:
        return False
    if mark.lstrip(", ") in ("which", "who", "whose", "whom"):
        return True
    if verb == 0 and not _CONTRACTED.search(words[0]):
        return mark[:1] in ";:–—"  # a shared subject: "was marked and carries"
    opens = words[0].lower() in _OPENERS or words[0][0].isupper() or words[0][0].isdigit() or mark[-1:].isalpha()
    nearest = following[0].start() if following else end
    if mark == ",":  # a list, or an apposition, unless subject and verb follow at once
        return opens and has_verb(text[cut.end() : nearest]) and words[0].lower() in _OPENERS
    return opens


def _is_clause(piece: str) -> bool:
    return len(_WORD.findall(piece)) >= _FEWEST and has_verb(piece)


def _is_finite(word: str) -> bool:
    plain = word.lower().replace("’", "'")
    if plain in _FINITE or _CONTRACTED.match(plain):
        return True
    return plain.endswith(_ENDINGS) and len(plain) > 3 and plain not in _NOUNS_IN_ED


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off what says nothing: white space, quotation marks and other marks at the ends, "that" at the start."""
    core = _CORE.match(text, start, end)
    return core.span("core") if core else (start, end)
