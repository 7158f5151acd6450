"""The claim as one flat row. A column is named after the record's field, the path to it joined by underscores.

Spans come as two columns: their texts, and their offsets as "start..end". The order of the columns is fixed; new ones
are added at the end.
"""

from collections.abc import Callable, Sequence

from claimcheck.export.credibility import credibility
from claimcheck.export.csv import Cell
from claimcheck.export.record import conflicts, explanation, same_elsewhere
from claimcheck.records import Entry, EventTime, Span
from claimcheck.store import version


def claim_row(entry: Entry) -> dict[str, Cell]:
    """Return `entry` as the cells of one row, by column."""
    return {column: cell(entry) for column, cell in _CELLS.items()}


def _texts(spans: Sequence[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _offsets(spans: Sequence[Span]) -> list[str]:
    return [f"{span.start}..{span.end}" for span in spans]


def _time(entry: Entry) -> EventTime:
    return entry.claim.event.time or EventTime("", "", "")


_CELLS: dict[str, Callable[[Entry], Cell]] = {
    "id": lambda entry: entry.claim.id,
    "verdict_status": lambda entry: entry.verdict.status,
    "verdict_note": lambda entry: entry.verdict.note,
    "statement": lambda entry: entry.claim.statement,
    "speaker_name": lambda entry: entry.claim.speaker.name,
    "speaker_type": lambda entry: entry.claim.speaker.type,
    "article_publisher": lambda entry: entry.article.publisher,
    "article_published": lambda entry: entry.article.published,
    "article_title": lambda entry: entry.article.title,
    "kind": lambda entry: entry.claim.kind,
    "certainty": lambda entry: entry.claim.certainty,
    "polarity": lambda entry: entry.claim.polarity,
    "quote_type": lambda entry: entry.claim.quote_type,
    "confidence": lambda entry: entry.claim.confidence,
    "corroboration_status": lambda entry: entry.corroboration.status,
    "corroboration_independent_sources": lambda entry: entry.corroboration.independent_sources,
    "corroboration_explanation": explanation,
    "corroboration_group": lambda entry: entry.corroboration.group,
    "verdict_by": lambda entry: entry.verdict.by,
    "verdict_at": lambda entry: entry.verdict.at,
    "verdict_evidence": lambda entry: entry.verdict.evidence,
    "source": lambda entry: _texts(entry.claim.source),
    "cue": lambda entry: _texts(entry.claim.cue),
    "content": lambda entry: _texts(entry.claim.content),
    "source_offsets": lambda entry: _offsets(entry.claim.source),
    "cue_offsets": lambda entry: _offsets(entry.claim.cue),
    "content_offsets": lambda entry: _offsets(entry.claim.content),
    "event_time_text": lambda entry: _time(entry).text,
    "event_time_from": lambda entry: _time(entry).first,
    "event_time_to": lambda entry: _time(entry).last,
    "event_quantities": lambda entry: [quantity.text for quantity in entry.claim.event.quantities],
    "event_entities": lambda entry: [entity.name for entity in entry.claim.event.entities],
    "parent": lambda entry: entry.claim.parent,
    "speaker_id": lambda entry: entry.speaker.id,
    "article_id": lambda entry: entry.article.id,
    "article_source": lambda entry: entry.article.source,
    "article_url": lambda entry: entry.article.url,
    "article_author": lambda entry: entry.article.author,
    "article_language": lambda entry: entry.article.language,
    "distance": lambda entry: entry.claim.distance,
    "speaker_alternatives": lambda entry: entry.claim.alternatives,
    "corroboration_same": same_elsewhere,
    "corroboration_conflicts": lambda entry: [conflict.claim for conflict in conflicts(entry)],
    "corroboration_credibility": credibility,
    "speaker_known_as": lambda entry: entry.speaker.name,
    "speaker_reliability": lambda entry: entry.assessment.speaker_reliability,
    "article_publisher_known_as": lambda entry: entry.publisher,
    "article_publisher_reliability": lambda entry: entry.assessment.publisher_reliability,
    "version": version,
    "article_excerpt": lambda entry: "yes" if entry.article.excerpt else None,
    "article_origins": lambda entry: [f"{name}: {origin}" for name, origin in entry.article.origins.items()],
}

COLUMNS = tuple(_CELLS)
