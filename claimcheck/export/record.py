"""The claim record: what other programs read, documented in docs/record.md. It grows only by addition."""

from collections.abc import Iterable
from dataclasses import asdict

from claimcheck.export.credibility import credibility
from claimcheck.export.wording import outlet
from claimcheck.records import (
    Article,
    Backing,
    Conflict,
    Corroboration,
    Entry,
    Event,
    EventTime,
    Span,
    Verdict,
)
from claimcheck.store import version

Record = dict[str, object]


def claim_record(entry: Entry) -> Record:
    """Return `entry` as the JSON object of one claim, its keys in their documented order."""
    claim = entry.claim
    return {
        "id": claim.id,
        "article": _article(entry.article) | _publisher(entry),
        "statement": claim.statement,
        "speaker": _speaker(entry),
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
        "corroboration": _corroboration(entry),
        "verdict": verdict_record(entry.verdict),
        "version": version(entry),
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
    weightiest = _weightiest(entry.corroboration)
    if weightiest and weightiest.explanation:
        return weightiest.explanation
    if not entry.claim.speaker.name:
        return f"Rests on one source, which {outlet(entry)} does not name."
    if entry.claim.speaker.name == (entry.article.publisher or entry.article.source):
        return f"Rests on one source: {outlet(entry)}."
    return f"Rests on one source: {entry.speaker.name}, in {outlet(entry)}."


def same_elsewhere(entry: Entry) -> list[str]:
    """Return the ids of the claims that are the same as `entry`, in any of its propositions."""
    alike = (claim for part in entry.corroboration.parts for claim, _ in part.same)
    return [claim for claim in dict.fromkeys(alike) if claim != entry.claim.id]


def conflicts(entry: Entry) -> list[Conflict]:
    """Return what `entry` conflicts with, in any of its propositions."""
    return list(dict.fromkeys(each for part in entry.corroboration.parts for each in part.conflicts))


def _weightiest(corroboration: Corroboration) -> Backing | None:
    """What stands behind the proposition that gives the whole claim its status."""
    alike = (part for part in corroboration.parts if part.status is corroboration.status)
    return max(alike, key=lambda part: part.independent_sources, default=None)


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
        "excerpt": article.excerpt,
        "origins": dict(article.origins),
    }


def _publisher(entry: Entry) -> Record:
    return {
        "publisher_known_as": entry.publisher,
        "publisher_reliability": entry.assessment.publisher_reliability,
    }


def _speaker(entry: Entry) -> Record:
    claim = entry.claim
    return {
        "id": entry.speaker.id,
        "name": claim.speaker.name,
        "type": claim.speaker.type,
        "alternatives": list(claim.alternatives),
        "known_as": entry.speaker.name,
        "reliability": entry.assessment.speaker_reliability,
    }


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


def _corroboration(entry: Entry) -> Record:
    whole = entry.corroboration
    parts = [
        {"start": where.start, "end": where.end, "text": where.text} | _backing(part)
        for where, part in zip(entry.claim.propositions, whole.parts, strict=False)
    ]
    return {
        "status": whole.status,
        "group": whole.group,
        "independent_sources": whole.independent_sources,
        "same": same_elsewhere(entry),
        "conflicts": [_conflict(each) for each in conflicts(entry)],
        "explanation": explanation(entry),
        "credibility": credibility(entry),
        "parts": parts if len(parts) > 1 else [],
    }


def _backing(part: Backing) -> Record:
    return {
        "group": part.group,
        "status": part.status,
        "independent_sources": part.independent_sources,
        "same": [{"claim": claim, "part": number} for claim, number in part.same],
        "conflicts": [_conflict(each) for each in part.conflicts],
        "explanation": part.explanation,
        "superseded_by": part.superseded_by,
        "changed_account": part.changed_account,
    }


def _conflict(found: Conflict) -> Record:
    return {"claim": found.claim, "part": found.part, "reason": found.reason}
