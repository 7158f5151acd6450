"""Records to table rows, and rows to records. The only place that knows both."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from claimcheck.identity import digest, make_id
from claimcheck.records import (
    Article,
    Assessment,
    Backing,
    Certainty,
    Claim,
    Corroboration,
    CorroborationStatus,
    Distance,
    Entity,
    Entry,
    Event,
    EventTime,
    Kind,
    Origin,
    Polarity,
    Proposition,
    Quantity,
    QuoteType,
    Reliability,
    Span,
    Speaker,
    SpeakerType,
    Verdict,
    VerdictStatus,
)


def fingerprint(article: Article) -> str:
    """Return a digest of everything an article says, wherever it was read from, and wherever in it that was found."""
    return digest(
        article.title,
        article.publisher,
        article.author,
        article.published,
        article.url,
        article.language,
        article.text,
    )


def article_to_row(article: Article) -> dict[str, object]:
    """Return the row of an article version; its text goes into a table of its own."""
    return {
        "id": article.id,
        "fingerprint": fingerprint(article),
        "source": article.source,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "excerpt": article.excerpt,
        "origins": json.dumps(article.origins),
    }


def article_from_row(row: sqlite3.Row) -> Article:
    """Return the article of a row of articles with its text."""
    return Article(
        id=row["id"],
        source=row["source"],
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        published=row["published"],
        url=row["url"],
        language=row["language"],
        excerpt=bool(row["excerpt"]),
        origins={name: Origin(origin) for name, origin in json.loads(row["origins"]).items()},
    )


def claim_to_row(claim: Claim, article: int, position: int, speaker: str) -> dict[str, object]:
    """Return the row of the `position`-th claim of the article version whose row is numbered `article`.

    `speaker` is the id of whoever the claim's speaker is by the analysts' word.
    """
    return {
        "id": claim.id,
        "article": article,
        "position": position,
        "statement": claim.statement,
        "speaker": speaker,
        "heard": None if speaker == claim.speaker.id else claim.speaker.id,
        "speaker_name": claim.speaker.name,
        "speaker_type": claim.speaker.type,
        "source": _edges_to_json(claim.source),
        "cue": _edges_to_json(claim.cue),
        "content": _edges_to_json(claim.content),
        "quote_type": claim.quote_type,
        "kind": claim.kind,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "distance": claim.distance,
        "confidence": claim.confidence,
        "parent": claim.parent,
        "event": event_to_json(claim.event),
        "alternatives": json.dumps(claim.alternatives, ensure_ascii=False),
    }


# What an analyst reads in a claim, as columns of its row.
READ = ("id", "statement", "speaker_name", "quote_type", "kind", "certainty", "polarity")


def claim_digest(row: Mapping[str, str] | sqlite3.Row) -> str:
    """Return a digest of what an analyst reads in the claim of a row, wherever in its article it stands."""
    return digest(*(row[name] for name in READ))


def version(entry: Entry) -> str:
    """Return what changes whenever a claim reads otherwise or gets another verdict."""
    claim, verdict = entry.claim, entry.verdict
    return make_id(
        "ver",
        claim.id,
        claim.statement,
        claim.speaker.name,
        claim.quote_type,
        claim.kind,
        claim.certainty,
        claim.polarity,
        verdict.status,
        verdict.by,
        verdict.at,
        verdict.note,
        *verdict.evidence,
    )


def entry_from_row(
    row: sqlite3.Row, article: Article, propositions: Sequence[sqlite3.Row] = (), backings: Sequence[Backing] = ()
) -> Entry:
    """Return the claim of a row, which has its verdict, with the article it is in and what stands behind it."""
    return Entry(
        claim=claim_from_row(row, article, propositions),
        article=article,
        corroboration=Corroboration(
            status=CorroborationStatus(row["corroboration"]),
            group=row["group_id"],
            independent_sources=row["independent_sources"],
            parts=tuple(backings),
        ),
        verdict=Verdict() if row["verdict"] is None else verdict_from_row(row),
        assessment=assessment_from_row(row),
    )


# What a query of claims selects, and joins beside articles, for `assessment_from_row`.
ASSESSED = """
    speakers.name AS known_as, speakers.type AS known_type, known_speakers.merged AS merged,
    known_speakers.reliability AS speaker_reliability,
    known_publishers.outlet AS outlet, known_publishers.reliability AS publisher_reliability,
    (SELECT json_group_array(other) FROM apart WHERE apart.speaker = claims.speaker) AS apart
"""
ASSESSED_BY = """
JOIN speakers ON speakers.id = claims.speaker
LEFT JOIN known_speakers ON known_speakers.speaker = claims.speaker
LEFT JOIN known_publishers ON known_publishers.name = articles.publisher
"""


def assessment_from_row(row: sqlite3.Row) -> Assessment:
    """Return what analysts have said of the speaker and the publisher of a claim's row."""
    known = Speaker(row["speaker"], row["known_as"], SpeakerType(row["known_type"])) if row["merged"] else None
    return Assessment(
        speaker=known,
        apart=tuple(json.loads(row["apart"])),
        publisher=row["outlet"],
        speaker_reliability=reliability(row["speaker_reliability"]),
        publisher_reliability=reliability(row["publisher_reliability"]),
    )


def reliability(letter: str | None) -> Reliability | None:
    return None if letter is None else Reliability(letter)


def claim_from_row(row: sqlite3.Row, article: Article, propositions: Sequence[sqlite3.Row] = ()) -> Claim:
    """Return the claim of a row, with its propositions, in order."""
    return Claim(
        id=row["id"],
        article_id=article.id,
        statement=row["statement"],
        speaker=Speaker(row["heard"] or row["speaker"], row["speaker_name"], SpeakerType(row["speaker_type"])),
        source=_cut_spans(row["source"], article.text),
        cue=_cut_spans(row["cue"], article.text),
        content=_cut_spans(row["content"], article.text),
        quote_type=QuoteType(row["quote_type"]),
        kind=Kind(row["kind"]),
        certainty=Certainty(row["certainty"]),
        polarity=Polarity(row["polarity"]),
        distance=Distance(row["distance"]),
        confidence=row["confidence"],
        parent=row["parent"],
        event=_event_from_json(row["event"]),
        alternatives=tuple(json.loads(row["alternatives"])),
        propositions=tuple(_proposition_from_row(each, article.text) for each in propositions),
    )


def _proposition_from_row(row: sqlite3.Row, text: str) -> Proposition:
    start, end = row["start"], row["end"]
    return Proposition(start, end, text[start:end], _event_from_json(row["event"]))


def verdict_to_row(verdict: Verdict) -> dict[str, object]:
    return {
        "status": verdict.status,
        "by": verdict.by,
        "at": verdict.at,
        "note": verdict.note,
        "evidence": json.dumps(verdict.evidence, ensure_ascii=False),
    }


def verdict_from_row(row: sqlite3.Row) -> Verdict:
    return Verdict(
        status=VerdictStatus(row["status"]),
        by=row["by"],
        at=row["at"],
        note=row["note"],
        evidence=tuple(json.loads(row["evidence"])),
    )


def _edges_to_json(spans: Iterable[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])


def _cut_spans(edges: str, text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end, text[start:end]) for start, end in json.loads(edges))


def event_to_json(event: Event) -> str:
    return json.dumps(asdict(event), ensure_ascii=False)


def _event_from_json(text: str) -> Event:
    event = json.loads(text)
    return Event(
        time=EventTime(**event["time"]) if event["time"] else None,
        quantities=tuple(Quantity(**quantity) for quantity in event["quantities"]),
        entities=tuple(Entity(**entity) for entity in event["entities"]),
    )
