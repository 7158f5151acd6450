"""What is compared across articles: the clauses of claims, and those the outlet itself asserts."""

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.extract.clauses import clauses, has_verb
from claimcheck.extract.quantities import quantities
from claimcheck.extract.times import event_time
from claimcheck.identity import make_id
from claimcheck.paragraphs import paragraphs
from claimcheck.records import (
    Article,
    Certainty,
    Claim,
    Event,
    Kind,
    Polarity,
    Proposition,
    QuoteType,
    Span,
    Speaker,
    SpeakerType,
)
from claimcheck.sentences import sentences

_NEAREST = 3  # spans before a sentence of which one may reach into it
_FEWEST_WORDS = 4  # of what an outlet asserts
_QUOTATION = frozenset('"“”«»')


def with_propositions(article: Article, claims: Sequence[Claim]) -> list[Claim]:
    """Return `claims` with their propositions, and among them, in the text's order, what the outlet itself asserts.

    That is every sentence in which nothing is attributed, as a claim of the publisher. What the text repeats word for
    word is asserted once.
    """
    known = [replace(claim, propositions=_of_claim(article, claim)) for claim in claims]
    asserted = {claim.id: claim for claim in _asserted(article, claims)}
    return sorted([*known, *asserted.values()], key=lambda claim: (claim.content[0].start, claim.content[-1].end))


def _of_claim(article: Article, claim: Claim) -> tuple[Proposition, ...]:
    spans = [clause for start, end in _joined(claim.content) for clause in clauses(article.text, start, end)]
    return tuple(_proposition(article, start, end) for start, end in spans)


def _joined(content: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of a content; where "he said" interrupts a clause, the halves and what is between them."""
    start = content[0].start
    for span, following in itertools.pairwise(content):
        if has_verb(span.text) and has_verb(following.text):
            yield start, span.end
            start = following.start
    yield start, content[-1].end


def _proposition(article: Article, start: int, end: int) -> Proposition:
    text = article.text[start:end]
    event = Event(time=event_time(text, article.published), quantities=quantities(text))
    return Proposition(start, end, text, event)


def _asserted(article: Article, claims: Sequence[Claim]) -> Iterator[Claim]:
    text = article.text
    taken = sorted((span.start, span.end) for claim in claims for span in (*claim.source, *claim.cue, *claim.content))
    starts = [start for start, _ in taken]
    for paragraph in paragraphs(text):
        for start, end in sentences(text, *paragraph):
            free = bisect_left(starts, start) == bisect_left(starts, end)
            reached = any(last > start for _, last in taken[: bisect_left(starts, start)][-_NEAREST:])
            if free and not reached and _is_assertion(text[start:end]):
                yield _claim(article, start, end)


def _is_assertion(sentence: str) -> bool:
    return (
        len(sentence.split()) >= _FEWEST_WORDS
        and sentence[-1] in ".!)"
        and not _QUOTATION & set(sentence)
        and has_verb(sentence)
    )


def _claim(article: Article, start: int, end: int) -> Claim:
    span = Span(start, end, article.text[start:end])
    statement = " ".join(span.text.split()).rstrip(".!")
    publisher = article.publisher or ""
    claim = Claim(
        id=make_id("clm", article.id, "narrated", statement.casefold()),
        article_id=article.id,
        statement=statement,
        speaker=Speaker(
            make_id("spk", None if publisher else article.id, "publisher", publisher.casefold()),
            publisher,
            SpeakerType.ORGANIZATION if publisher else SpeakerType.NONE,
        ),
        source=(),
        cue=(),
        content=(span,),
        quote_type=QuoteType.NARRATED,
        kind=Kind.FACT,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.AFFIRMED,
        confidence=1.0,
    )
    found = _of_claim(article, claim)
    return replace(claim, propositions=found, event=found[0].event if found else Event())
