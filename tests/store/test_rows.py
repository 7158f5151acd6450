from dataclasses import replace
from itertools import count
from pathlib import Path

from builders import make_article
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import (
    Article,
    Certainty,
    Claim,
    Distance,
    Entity,
    Entry,
    Event,
    EventTime,
    Kind,
    Origin,
    Polarity,
    Quantity,
    QuoteType,
    Span,
    Speaker,
    SpeakerType,
)
from claimcheck.store import Store, open_reader
from claimcheck.store.rows import fingerprint

WORDS = st.text(max_size=20)
MAYBE_WORDS = st.none() | WORDS
BOUNDS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
QUANTITIES = st.builds(Quantity, text=WORDS, low=BOUNDS, high=BOUNDS, unit=WORDS, approximate=st.booleans())
EVENTS = st.builds(
    Event,
    time=st.none() | st.builds(EventTime, text=WORDS, first=WORDS, last=WORDS),
    quantities=st.lists(QUANTITIES, max_size=3).map(tuple),
    entities=st.lists(st.builds(Entity, name=WORDS, type=WORDS), max_size=3).map(tuple),
)
ARTICLES = st.builds(
    Article,
    id=st.just("art_drawn"),
    source=WORDS,
    text=st.text(min_size=1),
    publisher=MAYBE_WORDS,
    author=MAYBE_WORDS,
    published=MAYBE_WORDS,
    url=MAYBE_WORDS,
    language=WORDS,
    excerpt=st.booleans(),
    origins=st.dictionaries(st.sampled_from(["title", "author", "url"]), st.sampled_from(Origin)),
)


def spans_of(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    edges = st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3)
    return edges.map(lambda pairs: tuple(Span(start, end, text[start:end]) for start, end in pairs))


def claims_of(article: Article) -> st.SearchStrategy[Claim]:
    return st.builds(
        Claim,
        id=st.just("clm_drawn"),
        article_id=st.just(article.id),
        statement=WORDS,
        speaker=st.builds(Speaker, id=st.just("spk_drawn"), name=WORDS, type=st.sampled_from(SpeakerType)),
        source=spans_of(article.text),
        cue=spans_of(article.text),
        content=spans_of(article.text),
        quote_type=st.sampled_from(QuoteType),
        kind=st.sampled_from(Kind),
        certainty=st.sampled_from(Certainty),
        polarity=st.sampled_from(Polarity),
        distance=st.sampled_from(Distance),
        alternatives=st.lists(WORDS, max_size=2).map(tuple),
        confidence=st.floats(0, 1),
        event=EVENTS,
    )


def test_whatever_is_saved_is_read_back_as_it_was(database: Path, store: Store) -> None:
    numbers = count()

    with open_reader(database) as reader:

        @given(ARTICLES.flatmap(lambda article: st.tuples(st.just(article), claims_of(article))))
        def check(drawn: tuple[Article, Claim]) -> None:
            number = next(numbers)
            article = replace(drawn[0], id=f"art_{number}", title=f"number {number}")
            speaker = replace(drawn[1].speaker, id=f"spk_{number}")
            claim = replace(drawn[1], id=f"clm_{number}", article_id=article.id, speaker=speaker)
            store.save(article, [claim])
            assert reader.entry(claim.id) == Entry(claim, article)

        check()


def test_a_fingerprint_covers_what_an_article_says_and_not_where_it_was_read() -> None:
    article = make_article()
    assert fingerprint(replace(article, id="art_other", source="elsewhere.txt")) == fingerprint(article)
    for field in ("title", "publisher", "author", "published", "url", "language", "text"):
        assert fingerprint(replace(article, **{field: "other"})) != fingerprint(article)
