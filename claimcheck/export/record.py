"""The claim record: what other programs read, documented in docs/record.md. It grows only by addition."""

from collections.abc import Iterable
from dataclasses import asdict

from claimcheck.records import Article, Corroboration, Entry, Event, EventTime, Span, Speaker, Verdict

Record = dict[str, object]


def claim_record(entry: Entry) -> Record:
    """Return `entry` as the JSON object of one claim, its keys in their documented order."""
    claim = entry.claim
    return {
        "id": claim.id,
        "article": _article(entry.article),
        "statement": claim.statement,
        "speaker": _speaker(claim.speaker) | {"alternatives": list(claim.alternatives)},
        "source": _spans(claim.source),
        "cue": _spans(claim.cue),
        "content": _spans(claim.content),
        "quote_type": claim.quote_type,
        "kind": claim.kind,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "distance": claim.distance,
        "parent": claim.parent,
        "confidence": claim.confidence,
        "event": _event(claim.event),
        "corroboration": _corroboration(entry.corroboration, explanation(entry)),
        "verdict": verdict_record(entry.verdict),
    }


def verdict_record(verdict: Verdict) -> Record:
    """Return `verdict` as it stands in the record of its claim and in the log."""
    return {
        "status": verdict.status,
        "by": verdict.by,
        "at": verdict.at,
        "note": verdict.note,
        "evidence": list(verdict.evidence),
    }


def explanation(entry: Entry) -> str:
    """Return the sentence that says what the corroboration status of `entry` rests on."""
    outlet = entry.article.publisher or entry.article.source
    speaker = entry.claim.speaker.name
    if not speaker:
        return f"Rests on one source, which {outlet} does not name."
    return f"Rests on one source: {speaker}." if speaker == outlet else f"Rests on one source: {speaker}, in {outlet}."


def _article(article: Article) -> Record:
    return {
        "id": article.id,
        "source": article.source,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published,
        "language": article.language,
    }


def _speaker(speaker: Speaker) -> Record:
    return {"id": speaker.id, "name": speaker.name, "type": speaker.type}


def _spans(spans: Iterable[Span]) -> list[Record]:
    return [{"start": span.start, "end": span.end, "text": span.text} for span in spans]


def _event(event: Event) -> Record:
    return {
        "time": event.time and _time(event.time),
        "quantities": [asdict(quantity) for quantity in event.quantities],
        "entities": [{"name": entity.name, "type": entity.type} for entity in event.entities],
    }


def _time(time: EventTime) -> Record:
    return {"text": time.text, "from": time.first, "to": time.last}


def _corroboration(corroboration: Corroboration, why: str) -> Record:
    return {
        "status": corroboration.status,
        "group": corroboration.group,
        "independent_sources": corroboration.independent_sources,
        "same": [],
        "conflicts": [],
        "explanation": why,
    }
