"""How long one more article takes in a large database: python -m benchmarks.scale [CLAIMS ...]

Makes databases of made-up articles, 25 claims each, whose claims are real ones of the fixtures with their vectors moved
(cosine about 0.6, so that the likes of a claim are as near as those of one topic), then ingests one real article of 25
claims and more into each, in a fresh process, three times over.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from claimcheck.corroborate import month, statements_of
from claimcheck.corroborate.cells import Cells
from claimcheck.corroborate.model import PairModel
from claimcheck.corroborate.vectors import Floats, packed
from claimcheck.extract import Extractor, with_propositions
from claimcheck.ingest import read_inputs
from claimcheck.records import Article
from claimcheck.store import open_store
from claimcheck.workflow.matching import load_matcher

SIZES = (10_000, 1_000_000)
PER_ARTICLE = 25
NOISE = 1.3  # the length of what is added to a vector of length 1
ROUNDS = 3
FIXTURES = Path(__file__).parent.parent / "fixtures"
_CLAIM = (
    "INSERT INTO claims (number, id, article, position, speaker, speaker_name, speaker_type, quote_type, kind, "
    "certainty, polarity, distance, confidence, statement, source, cue, content, event, alternatives, group_id) "
    "VALUES (?, ?, ?, ?, ?, ?, 'person', 'indirect', 'fact', 'certain', 'affirmed', 'neutral', 0.9, ?, '[]', "
    "'[[0, 1]]', ?, ?, '[]', ?)"
)
_EVENT = json.dumps({"time": None, "quantities": [], "entities": []})


def main() -> None:
    for size in map(int, sys.argv[1:] or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "claims.db"
            began = time.monotonic()
            make(database, size)
            print(f"{size:,} claims made in {time.monotonic() - began:.0f} s, {database.stat().st_size / 1e6:,.0f} MB")
            times = [ingest_one(database, Path(folder)) for _ in range(ROUNDS)]
            print(f"  one article more: {min(times):.2f} s at best of {ROUNDS}, {max(times):.2f} s at worst")


def make(database: Path, size: int) -> None:
    """Fill a new database with `size` claims, two propositions each."""
    chance, noise, cells = random.Random(1), np.random.default_rng(1), Cells()
    texts, vectors = real_statements()
    with open_store(database) as store, store.transaction():
        connection = store._db.conn
        store.matching.reset(load_matcher().checksum)
        people = [(f"spk_{n:016x}", f"Person {n}", "person") for n in range(size // 10)]
        connection.executemany("INSERT INTO speakers VALUES (?, ?, ?)", people)
        for number in range(size // PER_ARTICLE):
            _add_article(connection, number, chance, noise, texts, vectors, cells, people)


def real_statements() -> tuple[list[str], Floats]:
    """The propositions of the fixtures, and their vectors."""
    extractor, statements = Extractor(), []
    for article in read_inputs([str(FIXTURES)], None):
        if isinstance(article, Article):
            statements += statements_of(article, with_propositions(article, extractor.extract(article)))
    return [statement.text for statement in statements], PairModel().vectors(statements)


def moved(vectors: Floats, noise: np.random.Generator, count: int) -> tuple[list[int], Floats]:
    """Draw `count` vectors, with repetition, and move them; return which, and where to."""
    chosen = noise.integers(0, len(vectors), count)
    found = vectors[chosen] + noise.normal(0, NOISE / vectors.shape[1] ** 0.5, (count, vectors.shape[1]))
    return chosen.tolist(), (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def _add_article(connection, number, chance, noise, texts, vectors, cells, people) -> None:
    chosen, places = moved(vectors, noise, 2 * PER_ARTICLE)
    pieces = [texts[at] for at in chosen]
    starts = np.cumsum([0, *[len(piece) + 1 for piece in pieces]]).tolist()
    day = f"{chance.randint(2010, 2026)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}T00:00:00Z"
    connection.execute(
        "INSERT INTO articles (number, id, fingerprint, source, title, publisher, published, language) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'en')",
        (number, f"art_{number:016x}", str(number), f"news/{number}.txt", pieces[0], f"Outlet {number % 300}", day),
    )
    connection.execute("INSERT INTO texts VALUES (?, ?)", (number, " ".join(pieces)))
    for position, cell in enumerate(cells.of(places)):
        claim, part = number * PER_ARTICLE + position // 2, position % 2
        group = f"grp_{2 * claim + part:016x}"
        if not part:
            speaker = chance.choice(people)
            span = json.dumps([[starts[position], starts[position + 2] - 1]])
            values = (claim, f"clm_{claim:016x}", number, position // 2, speaker[0], speaker[1])
            connection.execute(_CLAIM, (*values, pieces[position], span, _EVENT, group))
        proposition = 2 * claim + part
        connection.execute(
            "INSERT INTO propositions (number, claim, part, start, end, event, wording, vector, group_id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                proposition,
                claim,
                part,
                starts[position],
                starts[position + 1] - 1,
                _EVENT,
                f"{proposition:016x}",
                packed(places[position]),
                group,
            ),
        )
        connection.executemany("INSERT INTO cells VALUES (?, ?, ?)", [(each, month(day), proposition) for each in cell])


def ingest_one(database: Path, folder: Path) -> float:
    """Ingest a real article into a copy of the database, in a process of its own; return the seconds it took."""
    copy = folder / "copy.db"
    shutil.copyfile(database, copy)
    article = FIXTURES / "long-road-review-feature.md"
    program = str(Path(sys.executable).with_name("claimcheck"))
    began = time.monotonic()
    subprocess.run([program, "ingest", "--quiet", "--db", str(copy), str(article)], check=True)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
