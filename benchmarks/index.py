"""Two ways to find candidates, side by side: python -m benchmarks.index [PROPOSITIONS ...]

Rows in the database itself (fixed cells, within months of a claim's own), as claimcheck has them, against usearch
(an HNSW graph in a file beside it; pip install usearch). Vectors as in benchmarks.population. What is measured: seconds
to build, milliseconds to find the candidates of one proposition, bytes a proposition, and how many of its 25 nearest,
of those published within half a year, are found.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from usearch.index import Index

from benchmarks.population import make_templates, moved_vectors
from claimcheck.corroborate.cells import Cells
from claimcheck.corroborate.vectors import Floats, packed, unpacked

SIZES = (20_000, 200_000, 1_000_000)
QUERIES = 200
NEAREST = 25
MONTHS, AWAY = 16 * 12, 6
AT_ONCE = 20_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        templates = make_templates(Path(folder))
    for size in map(int, sys.argv[1:] or SIZES):
        chance = np.random.default_rng(1)
        parts: list[Floats] = []
        while sum(map(len, parts)) < size:
            parts.append(moved_vectors(templates[len(parts) % len(templates)], chance))
        stored = np.concatenate(parts)[:size]
        months = np.repeat(chance.integers(0, MONTHS, len(parts)), [len(part) for part in parts])[:size]
        asked = random.Random(1).sample(range(size), QUERIES)
        near = {at: np.flatnonzero(abs(months - months[at]) <= AWAY) for at in asked}
        true = {at: set(near[at][np.argsort(-(stored[near[at]] @ stored[at]))[:NEAREST]].tolist()) for at in asked}
        for name, build in (("cells in the database", _cells), ("usearch beside it", _usearch)):
            with tempfile.TemporaryDirectory() as folder:
                began = time.monotonic()
                find, path = build(Path(folder), stored, months)
                built = time.monotonic() - began
                began = time.monotonic()
                found = [len(true[at] & find(at)) / len(true[at]) for at in asked]
                took = (time.monotonic() - began) / QUERIES
                print(
                    f"{size:>9,}  {name:21}  built in {built:6.1f} s  {took * 1e3:7.2f} ms a query  "
                    f"{path.stat().st_size / size:6.0f} bytes each  found {np.mean(found):.1%}",
                    flush=True,
                )


Built = tuple[Callable[[int], set[int]], Path]


def _cells(folder: Path, stored: Floats, months: np.ndarray) -> Built:
    path, cells = folder / "cells.db", Cells()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE vectors (number INTEGER PRIMARY KEY, vector BLOB)")
    connection.execute(
        "CREATE TABLE cells (cell INTEGER, month INTEGER, number INTEGER, "
        "PRIMARY KEY (cell, month, number)) WITHOUT ROWID"
    )
    places: list[list[int]] = []
    for at in range(0, len(stored), AT_ONCE):
        rows = stored[at : at + AT_ONCE]
        connection.executemany("INSERT INTO vectors VALUES (?, ?)", enumerate(map(packed, rows), start=at))
        places += cells.of(rows)
    entries = ((cell, int(months[number]), number) for number, own in enumerate(places) for cell in own)
    connection.executemany("INSERT INTO cells VALUES (?, ?, ?)", entries)
    connection.commit()

    def find(at: int) -> set[int]:
        rows = connection.execute(
            f"SELECT number, vector FROM vectors WHERE number IN (SELECT number FROM cells "
            f"WHERE cell IN ({', '.join(map(str, places[at]))}) AND month BETWEEN ? AND ?)",
            [int(months[at]) - AWAY, int(months[at]) + AWAY],
        ).fetchall()
        numbers = np.array([number for number, _ in rows])
        likeness = unpacked([vector for _, vector in rows]) @ stored[at]
        return set(numbers[np.argsort(-likeness)[:NEAREST]].tolist())

    return find, path


def _usearch(folder: Path, stored: Floats, months: np.ndarray) -> Built:
    path = folder / "vectors.usearch"
    index = Index(ndim=stored.shape[1], metric="cos", dtype="i8")
    index.add(np.arange(len(stored)), stored)
    index.save(path)
    # It knows no months: so many more are asked for as lie outside.
    wanted = min(len(stored), NEAREST * MONTHS // (2 * AWAY + 1) * 2)

    def find(at: int) -> set[int]:
        keys = index.search(stored[at], wanted).keys
        return set(keys[abs(months[keys] - months[at]) <= AWAY][:NEAREST].tolist())

    return find, path


if __name__ == "__main__":
    main()
