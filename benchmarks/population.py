"""Databases of made-up news, of any size.

A few invented stories (training/stories) are ingested once, as a user would, and then copied over and over, rows and
all, each copy with ids, speakers and days of its own. The vectors of a copy are all moved the same way, so that within
a story things are as near to one another as they were, and stories as far apart as different events of one sort are.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from claimcheck.corroborate import month
from claimcheck.corroborate.cells import Cells
from claimcheck.corroborate.vectors import Floats, packed, unpacked
from claimcheck.store import open_store
from claimcheck.workflow import ingest
from claimcheck.workflow.matching import load_matcher
from claimcheck.workflow.pool import load_extractor

STORIES = Path(__file__).parent.parent / "training" / "stories"
TEMPLATES = 16  # stories that are copied
MOVED = 0.75  # the length of what is added to each vector of a copy, which has length 1
YEARS = range(2010, 2027)

# How a copy's ids differ: six of their digits are the number of the copy.
_ANEW = "CASE WHEN {0} IS NULL THEN NULL ELSE substr({0}, 1, 4) || printf('%06x', :copy) || substr({0}, 11) END"
# The columns of a table that are not copied as they are: numbers move up, ids and days change.
_CHANGED = {
    "articles": {
        "number": "number + :articles",
        "id": _ANEW.format("id"),
        "fingerprint": "fingerprint || :copy",
        "source": "source || :copy",
        "url": "url || '?' || :copy",
        "published": "strftime('%Y-%m-%dT%H:%M:%SZ', published, :days || ' days')",
    },
    "texts": {"article": "article + :articles"},
    "speakers": {"id": _ANEW.format("id"), "name": "name || ' ' || :copy"},
    "aliases": {"speaker": _ANEW.format("speaker"), "name": "name || ' ' || :copy"},
    "claims": {
        "number": "number + :claims",
        "id": _ANEW.format("id"),
        "article": "article + :articles",
        "speaker": _ANEW.format("speaker"),
        "speaker_name": "speaker_name || ' ' || :copy",
        "parent": _ANEW.format("parent"),
        "group_id": _ANEW.format("group_id"),
    },
    "propositions": {
        "number": "number + :propositions",
        "claim": "claim + :claims",
        "wording": "wording || :copy",
        "group_id": _ANEW.format("group_id"),
        "superseded_by": _ANEW.format("superseded_by"),
    },
    "likes": {"proposition": "proposition + :propositions", "other": "other + :propositions"},
    "judgements": {"a": "a + :propositions", "b": "b + :propositions"},
    "conflicts": {"proposition": "proposition + :propositions", "other": "other + :propositions"},
}


@dataclass(frozen=True, slots=True)
class Template:
    """A database of one story: its highest numbers, and the vectors of its propositions."""

    path: Path
    articles: int
    claims: int
    propositions: int
    numbers: list[int]
    vectors: Floats
    searched: frozenset[int]  # propositions that are in the index, the first of each wording
    days: dict[int, str]  # when the article of each was published


def make_templates(folder: Path) -> list[Template]:
    """Ingest each of the first stories into a database of its own in `folder`, where it is not there yet."""
    stories = sorted(path.parent for path in STORIES.glob("*/gold.json"))[:TEMPLATES]
    missing = [story for story in stories if not (folder / f"{story.name}.db").exists()]
    if missing:
        extractor, matcher = load_extractor(), load_matcher()
        for story in missing:
            inputs = [str(path) for path in sorted(story.glob("*.txt"))]
            list(ingest(inputs, None, folder / f"{story.name}.db", lambda **_: extractor, lambda: matcher))
    return [_template(folder / f"{story.name}.db") for story in stories]


def _template(path: Path) -> Template:
    with closing(sqlite3.connect(path)) as connection:
        articles, claims = (
            connection.execute(f"SELECT max(number) FROM {table}").fetchone()[0] for table in ("articles", "claims")
        )
        rows = connection.execute(
            "SELECT propositions.number, vector, published FROM propositions JOIN claims ON claims.number = claim "
            "JOIN articles ON articles.number = claims.article ORDER BY propositions.number"
        ).fetchall()
        searched = frozenset(row[0] for row in connection.execute("SELECT DISTINCT proposition FROM cells"))
    numbers = [row[0] for row in rows]
    vectors = unpacked([row[1] for row in rows])
    return Template(
        path, articles, claims, numbers[-1], numbers, vectors, searched, {row[0]: row[2][:10] for row in rows}
    )


def populate(database: Path, size: int, templates: list[Template]) -> Iterator[int]:
    """Fill a new database with `size` claims or a few more; yields how many there are, a copy of a story at a time."""
    chance, noise, cells = random.Random(1), np.random.default_rng(1), Cells()
    with open_store(database) as store:
        store.matching.reset(load_matcher().checksum)
        connection = store._db.conn
        at = {"articles": 0, "claims": 0, "propositions": 0}
        copy = 0
        while at["claims"] < size:
            copy += 1
            template = chance.choice(templates)
            connection.execute("ATTACH ? AS story", [str(template.path)])
            with store.transaction():
                days = _days(template, chance)
                _copy(connection, {**at, "copy": copy, "days": days})
                _move(connection, template, noise, cells, at["propositions"], days)
            connection.execute("DETACH story")
            at = {table: high + getattr(template, table) for table, high in at.items()}
            yield at["claims"]


def _days(template: Template, chance: random.Random) -> int:
    """How many days to move a story, so that it falls into YEARS."""
    began = date.fromisoformat(min(template.days.values()))
    return (date(chance.choice(YEARS), 1, 1) + timedelta(chance.randrange(365)) - began).days


def _copy(connection: sqlite3.Connection, values: dict[str, int]) -> None:
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table, changed in _CHANGED.items():
        columns = [row[1] for row in connection.execute(f"PRAGMA story.table_info({table})")]
        chosen = ", ".join(changed.get(column, f'"{column}"') for column in columns)
        names = ", ".join(f'"{column}"' for column in columns)
        connection.execute(
            f"INSERT INTO main.{table} ({names}) SELECT {chosen} FROM story.{table}",
            values,
        )


def _move(
    connection: sqlite3.Connection,
    template: Template,
    noise: np.random.Generator,
    cells: Cells,
    first: int,
    days: int,
) -> None:
    """Move the vectors of a copy, whose propositions begin after `first`, and put them in their cells."""
    moved = moved_vectors(template, noise)
    connection.executemany(
        "UPDATE propositions SET vector = ? WHERE number = ?",
        [(packed(vector), first + number) for vector, number in zip(moved, template.numbers, strict=True)],
    )
    connection.executemany(
        "INSERT INTO cells VALUES (?, ?, ?)",
        [
            (cell, month(_later(template.days[number], days)), first + number)
            for number, near in zip(template.numbers, cells.of(moved), strict=True)
            if number in template.searched
            for cell in near
        ],
    )


def moved_vectors(template: Template, noise: np.random.Generator) -> Floats:
    """The vectors of a story, all moved the same way."""
    width = template.vectors.shape[1]
    moved = template.vectors + noise.normal(0, MOVED / width**0.5, width)
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
