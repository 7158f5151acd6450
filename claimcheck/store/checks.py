"""What the database holds, and whether it is sound."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.store.fetches import damaged_bodies

_COUNTS = """
SELECT
    (SELECT count(*) FROM articles WHERE replaced_at IS NULL) AS articles,
    (SELECT count(*) FROM claims JOIN articles ON articles.number = claims.article
     WHERE articles.replaced_at IS NULL AND claims.quote_type <> 'narrated') AS claims,
    (SELECT count(*) FROM speakers
     WHERE name <> '' AND EXISTS (SELECT 1 FROM claims WHERE claims.speaker = speakers.id)) AS speakers,
    (SELECT count(*) FROM claims WHERE verdict IS NOT NULL) AS verdicts,
    (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size) AS size,
    (SELECT user_version FROM pragma_user_version) AS schema_version
"""

_UNSEARCHABLE = """
SELECT count(*) FROM (SELECT number FROM claims EXCEPT SELECT id FROM claim_search_docsize)
UNION ALL
SELECT count(*) FROM (SELECT id FROM claim_search_docsize EXCEPT SELECT number FROM claims)
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of what lists show: articles as they are now and their claims, named speakers, claims with a verdict.

    `size` is the size of the file in bytes.
    """

    articles: int
    claims: int
    speakers: int
    verdicts: int
    size: int
    schema_version: int


def summarize(connection: sqlite3.Connection) -> Summary:
    return Summary(*connection.execute(_COUNTS).fetchone())


def find_problems(connection: sqlite3.Connection) -> list[str]:
    """Return a sentence for each thing that is wrong: the file, references, search index, spans, archive."""
    return [
        *_damage(connection),
        *_broken_references(connection),
        *_search_index_faults(connection),
        *_misplaced_spans(connection),
        *(f"archived bytes are damaged: sha256 {hashed}" for hashed in damaged_bodies(connection)),
    ]


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    for (fault,) in connection.execute("PRAGMA quick_check"):
        if fault != "ok":
            yield f"the file is damaged: {fault}"


def _broken_references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names a row of {target} that is not there"


def _search_index_faults(connection: sqlite3.Connection) -> Iterator[str]:
    (missing,), (stray,) = connection.execute(_UNSEARCHABLE)
    if missing:
        yield f"claims that the search index lacks: {missing}"
    if stray:
        yield f"claims that only the search index has: {stray}"


def _misplaced_spans(connection: sqlite3.Connection) -> Iterator[str]:
    for article, text in connection.execute("SELECT article, text FROM texts"):
        for claim_id, *spans in connection.execute(
            "SELECT id, source, cue, content FROM claims WHERE article = ?", [article]
        ):
            edges = [edge for span in spans for edge in json.loads(span)]
            if not all(0 <= start < end <= len(text) for start, end in edges):
                yield f"{claim_id} points outside its article's text"
