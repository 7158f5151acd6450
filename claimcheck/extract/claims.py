"""Attributions to claims: their texts, ids, and everything that is said about them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extract.attributions import Attribution
from claimcheck.extract.cast import Cast
from claimcheck.extract.labels import certainty_of, distance_of, kind_of, polarity_of, speaker_type_of
from claimcheck.extract.mentions import LOCATION, ORGANIZATION, PERSON
from claimcheck.extract.names import tokens
from claimcheck.extract.quantities import quantities
from claimcheck.extract.scene import Scene, Voice
from claimcheck.extract.spans import TaggedSpan
from claimcheck.extract.speakers import voice_in
from claimcheck.extract.spellings import spelling_key
from claimcheck.extract.times import event_time
from claimcheck.extract.words import Quote, Words
from claimcheck.identity import make_id
from claimcheck.records import Article, Claim, Entity, Event, QuoteType, Span, Speaker, SpeakerType

_ENTITY_TYPES = {PERSON: "person", ORGANIZATION: "organization", LOCATION: "location"}
_LEADING_THAT = re.compile(r"^that\s+", re.IGNORECASE)
_MARKS = frozenset('"“”«»')
_LOOSE = " ,;:"
_DIRECT = 0.9  # the share of quoted words from which a content is direct speech


def claims_of(article: Article, scene: Scene, found: Sequence[Attribution]) -> list[Claim]:
    """Make a claim of each attribution of an untouched `scene`, in the order given, each followed by those within it.

    Ids depend on the article's id and the words alone.
    """
    occurrences: Counter[str] = Counter()
    claims = []
    for attribution in found:
        voice = voice_in(scene, attribution)
        outer = _claim(article, scene, attribution, voice, occurrences)
        claims.append(outer)
        if attribution.source:
            scene.hear(replace(voice, type=outer.speaker.type), attribution.source.last)
        for inner in attribution.inner:
            within = voice_in(scene, inner)
            if within.name != voice.name:  # "he said that he believed ..." is one claim
                claims.append(replace(_claim(article, scene, inner, within, occurrences), parent=outer.id))
    return claims


def _claim(article: Article, scene: Scene, attribution: Attribution, voice: Voice, occurrences: Counter[str]) -> Claim:
    """One claim; `occurrences` tells apart those of the same words."""
    text, words = article.text, scene.words
    source = _spans(text, words, [attribution.source] if attribution.source else [])
    cue = _spans(text, words, [attribution.cue])
    content = _spans(text, words, attribution.contents)
    wording = " | ".join(" ".join(span.text.split()).casefold() for span in (*source, *cue, *content))
    occurrences[wording] += 1
    statement = _statement(content)
    said_by, said_how = " ".join(span.text for span in source), cue[0].text
    return Claim(
        id=make_id("clm", article.id, wording, str(occurrences[wording])),
        article_id=article.id,
        statement=statement,
        speaker=_speaker(article.id, voice, speaker_type_of(attribution.judged, voice)),
        source=source,
        cue=cue,
        content=content,
        quote_type=_quote_type(words, said_how, attribution.contents),
        kind=kind_of(attribution.judged, said_how, " ".join(span.text for span in content)),
        certainty=certainty_of(attribution.judged, said_by),
        polarity=polarity_of(attribution.judged),
        distance=distance_of(said_how),
        alternatives=voice.alternatives,
        confidence=round(attribution.confidence, 4),
        event=Event(
            time=event_time(statement, article.published),
            quantities=quantities(statement),
            entities=_entities(scene.cast, attribution.contents),
        ),
    )


def _spans(text: str, words: Words, tagged: Sequence[TaggedSpan]) -> tuple[Span, ...]:
    edges = [(words.starts[span.first], words.ends[span.last - 1]) for span in tagged]
    return tuple(Span(start, end, text[start:end]) for start, end in edges)


def _statement(content: Sequence[Span]) -> str:
    """The content as a sentence of its own: on one line, without "that" and without quotation marks around it."""
    whole = " … ".join(_unwrapped(" ".join(span.text.split())) for span in content)
    return _LEADING_THAT.sub("", whole).strip(_LOOSE) or whole


def _unwrapped(piece: str) -> str:
    """Take off the quotation marks at the ends of a piece that hold all of it, or have no fellow in it."""
    piece = piece.strip(_LOOSE)
    opens, closes = piece[:1] in _MARKS, piece[-1:] in _MARKS
    within = sum(character in _MARKS for character in piece[1:-1])
    if (within == 0) if opens and closes else (within % 2 == 0):
        piece = piece[opens : len(piece) - closes]
    return piece.strip(_LOOSE)


def _quote_type(words: Words, cue: str, contents: Sequence[TaggedSpan]) -> QuoteType:
    states = [
        words.quotes[word] == Quote.INSIDE
        for span in contents
        for word in range(span.first, span.last)
        if words.forms[word][0].isalnum()
    ]
    share = sum(states) / len(states) if states else 0.0
    if cue == ":" or share >= _DIRECT:  # the turn of a transcript needs no marks
        return QuoteType.DIRECT
    return QuoteType.MIXED if share else QuoteType.INDIRECT


def _speaker(article_id: str, voice: Voice, kind: SpeakerType) -> Speaker:
    """Full names and bodies are the same speaker everywhere; a bare surname or "officials" only in its article."""
    full = voice.type is SpeakerType.PERSON and len(tokens(voice.name)) > 1
    key = "; ".join(map(spelling_key, voice.name.split("; "))) if full else " ".join(tokens(voice.name)).casefold()
    everywhere = full or (voice.type is SpeakerType.ORGANIZATION and voice.name[:1].isupper()) or not voice.name
    return Speaker(make_id("spk", None if everywhere else article_id, key), voice.name, kind)


def _entities(cast: Cast, contents: Sequence[TaggedSpan]) -> tuple[Entity, ...]:
    named = {
        character.name: Entity(character.name, _ENTITY_TYPES.get(character.kind, "other"))
        for span in contents
        for _, character in cast.within(span.first, span.last)
    }
    return tuple(named.values())
