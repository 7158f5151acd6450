"""What is compared: one proposition of one claim, with the words around it, who said it, and when it was published."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from claimcheck.corroborate.names import names_within
from claimcheck.paragraphs import paragraphs
from claimcheck.records import Article, Claim, Event, Kind, Polarity, QuoteType, Speaker, SpeakerType
from claimcheck.sentences import sentences

NOBODY = Speaker("", "", SpeakerType.NONE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition as the comparison sees it.

    It stands at `start` in its article's text; `left` and `right` are the rest of its sentences. `speaker` is the
    publisher where the outlet itself asserts it (`narrated`). `published` is UTC in ISO 8601. `around` are the names in
    its article, which tell what that is about; None where there is no article.
    """

    claim: str
    part: int
    text: str
    start: int = 0
    left: str = ""
    right: str = ""
    speaker: Speaker = NOBODY
    narrated: bool = False
    denied: bool = False
    kind: Kind = Kind.FACT
    event: Event = field(default_factory=Event)
    published: str | None = None
    around: frozenset[str] | None = None


def statements_of(article: Article, claims: Iterable[Claim]) -> list[Statement]:
    """Return a statement for each proposition of `claims`, in their order."""
    return [statement_of(article, claim, part) for claim in claims for part in range(len(claim.propositions))]


def statement_of(article: Article, claim: Claim, part: int) -> Statement:
    """Return proposition `part` of a claim as a statement."""
    proposition = claim.propositions[part]
    starts, ends = _sentences(article.text)
    first = starts[max(0, bisect_right(starts, proposition.start) - 1)]
    last = ends[max(0, bisect_right(starts, proposition.end - 1) - 1)]
    return Statement(
        claim=claim.id,
        part=part,
        text=" ".join(proposition.text.split()),
        start=proposition.start,
        left=article.text[first : proposition.start],
        right=article.text[proposition.end : max(last, proposition.end)],
        speaker=claim.speaker,
        narrated=claim.quote_type is QuoteType.NARRATED,
        denied=claim.polarity is Polarity.DENIED,
        kind=claim.kind,
        event=proposition.event,
        published=article.published,
        around=names_within(article.text),
    )


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[list[int], list[int]]:
    bounds = [bound for paragraph in paragraphs(text) for bound in sentences(text, *paragraph)]
    return [start for start, _ in bounds], [end for _, end in bounds]
