"""How long one more article takes in a large database: python -m benchmarks.scale [CLAIMS ...]

Into a made-up database (benchmarks.population) go the articles of fixtures/ but one, and then, in a process of its own
and several times over, that one: 31 claims and 14 sentences of the outlet.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.population import make_templates, populate

SIZES = (10_000, 1_000_000)
ROUNDS = 5
FIXTURES = Path(__file__).parent.parent / "fixtures"
LAST = FIXTURES / "long-road-review-feature.md"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        templates = make_templates(folder)
        for size in map(int, sys.argv[1:] or SIZES):
            database, copy = folder / "made.db", folder / "copy.db"
            began = time.monotonic()
            for _ in populate(database, size, templates):
                pass
            made = time.monotonic() - began
            ingest(database, sorted(path for path in FIXTURES.iterdir() if path.suffix and path != LAST))
            print(f"{size:,} claims made in {made:.0f} s, {database.stat().st_size / 1e6:,.0f} MB", flush=True)
            times = []
            for _ in range(ROUNDS):
                shutil.copyfile(database, copy)
                times.append(ingest(copy, [LAST]))
            times.sort()
            print(f"  one article more: median {times[ROUNDS // 2]:.2f} s, from {times[0]:.2f} to {times[-1]:.2f}")
            database.unlink()


def ingest(database: Path, articles: list[Path]) -> float:
    """Ingest articles in a process of its own; return the seconds it took."""
    program = str(Path(sys.executable).with_name("claimcheck"))
    began = time.monotonic()
    subprocess.run([program, "ingest", "--quiet", "--db", str(database), *map(str, articles)], check=True)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
