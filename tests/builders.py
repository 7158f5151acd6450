"""Articles and claims for tests, from as little as the test has to say."""

from dataclasses import replace
from typing import Any

from claimcheck.identity import make_id
from claimcheck.records import (
    Article,
    Certainty,
    Claim,
    Kind,
    Polarity,
    QuoteType,
    Span,
    Speaker,
    SpeakerType,
)

STORY = "The war is over, a minister said on Monday. A farmer doubts it: shells fell near his barn."


def make_article(text: str = STORY, **changes: Any) -> Article:
    """Return an article with this text; its id follows from its url or else its source, as it does in ingest."""
    article = replace(Article(id="", source="news/story.txt", text=text), **changes)
    return replace(article, id=article.id or make_id("art", article.url or article.source))


def make_claim(
    article: Article, content: str, source: str | None = None, cue: str | None = None, **changes: Any
) -> Claim:
    """Return a claim whose content, source and cue are where these words first stand in the article's text.

    The speaker is the source; `changes` are fields of the claim. ValueError when the text lacks the words.
    """
    claim = Claim(
        id=make_id("clm", article.id, source, cue, content),
        article_id=article.id,
        statement=content,
        speaker=make_speaker(source or "", SpeakerType.PERSON if source else SpeakerType.NONE),
        source=_find(article.text, source),
        cue=_find(article.text, cue),
        content=_find(article.text, content),
        quote_type=QuoteType.INDIRECT,
        kind=Kind.FACT,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.AFFIRMED,
        confidence=0.9,
    )
    return replace(claim, **changes)


def make_speaker(name: str, kind: SpeakerType = SpeakerType.PERSON) -> Speaker:
    return Speaker(make_id("spk", name, kind), name, kind)


def _find(text: str, words: str | None) -> tuple[Span, ...]:
    if words is None:
        return ()
    start = text.index(words)
    return (Span(start, start + len(words), words),)
