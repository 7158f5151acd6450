"""How long `claimcheck review` makes an analyst wait: python -m benchmarks.review [CLAIMS]

Makes a database of made-up articles, 25 claims each, some in groups with conflicts between them, one claim in ten
judged. Printed are the seconds from the start of a fresh process to the first claim on the screen, then, for keys
pressed one after the other, the milliseconds from each to the screen that it leads to, on the clock and of the
processor's time that the screen takes, and the longest time in which no key could have been taken. There is no terminal
in this; no model is needed.
"""

import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CLAIMS = 100_000
PER_ARTICLE = 25
OPENED = 5  # times
KEYS = ["c", "s", "u", "k", "s", "x", "z", "s", "s", "c"] * 20
READING = 0.2  # seconds between two keys: nobody judges faster
BEAT = 0.002  # seconds between two looks at whether the screen is free
WORDS = "the ferry sank off long cape with many people aboard after rain fell for days said officials in town".split()
_CLAIM = (
    "INSERT INTO claims (number, id, article, position, speaker, speaker_name, speaker_type, quote_type, kind, "
    "certainty, polarity, distance, confidence, statement, source, cue, content, event, alternatives, group_id, "
    "corroboration, independent_sources) "
    "VALUES (?, ?, ?, ?, ?, ?, 'person', 'indirect', 'fact', ?, 'affirmed', 'neutral', 0.9, ?, '[]', '[]', ?, ?, "
    "'[]', ?, ?, ?)"
)
_EVENT = json.dumps({"time": None, "quantities": [], "entities": []})


def main() -> None:
    if sys.argv[1:2] == ["open"]:
        (at, processor), _, _ = asyncio.run(review(Path(sys.argv[2]), []))
        print(at, processor)
        return
    size = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        database = Path(folder) / "claims.db"
        make(database, size)
        print(f"{size:,} claims, {database.stat().st_size / 1e6:,.0f} MB")
        times, processor = [], []
        for _ in range(OPENED):
            began = time.time()
            command = [sys.executable, "-m", "benchmarks.review", "open", str(database)]
            shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            at, spent = map(float, shown.split())
            times.append(at - began)
            processor.append(spent)
        print(
            f"first claim: after {min(times):.2f} to {max(times):.2f} s, {min(processor):.2f} s of the processor's time"
        )
        _, pressed, busy = asyncio.run(review(database, KEYS))
        for what, times in zip(("on the clock", "of the processor's time"), zip(*pressed, strict=True), strict=True):
            print(f"a key: {statistics.median(times):.0f} ms {what}, at most {max(times):.0f}")
        print(f"no key could have been taken for {busy:.0f} ms at most")


async def review(database: Path, keys: list[str]) -> tuple[tuple[float, float], list[tuple[float, float]], float]:
    """Review the database; return the time, and that of the processor, when the first claim was there (seconds).

    And how long each key took, on the clock and of the processor, and how long the screen was busy (milliseconds).
    """
    from textual.events import Key

    from claimcheck.store import Filter
    from claimcheck.tui.app import ReviewApp
    from claimcheck.tui.clerk import Clerk

    clerk = Clerk(database, "Ann Lee", Filter())
    desk = clerk.desk()
    clerk.close()
    shown = asyncio.Event()

    class Watched(ReviewApp):
        CSS_PATH = Path(sys.modules[ReviewApp.__module__].__file__).with_name("review.tcss")

        def post_display_hook(self) -> None:
            shown.set()

    app = Watched(desk, clerk)
    pressed: list[tuple[float, float]] = []
    async with app.run_test(size=(140, 40)):
        while desk.entry is None:
            await asyncio.sleep(BEAT)
        there = (time.time(), time.process_time())
        heart = asyncio.create_task(_beat())
        for key in keys:
            await asyncio.sleep(READING)
            shown.clear()
            began = time.perf_counter(), time.thread_time()
            app.post_message(Key(key, key))
            await shown.wait()
            pressed.append((1000 * (time.perf_counter() - began[0]), 1000 * (time.thread_time() - began[1])))
        await asyncio.sleep(BEAT)
        heart.cancel()
        late = await heart
    app.close()
    return there, pressed, late


async def _beat() -> float:
    """Until cancelled, look again and again; return by how many milliseconds a look came late at most."""
    late = 0.0
    try:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(BEAT)
            late = max(late, time.perf_counter() - began - BEAT)
    except asyncio.CancelledError:
        return 1000 * late


def make(database: Path, size: int) -> None:
    """Fill a new database with `size` claims, one proposition each."""
    from claimcheck.store import open_store
    from claimcheck.store.ledger import EntryKind, chain

    chance = random.Random(1)
    with open_store(database) as store, store.transaction():
        connection = store._db.conn
        people = [(f"spk_{n:016x}", f"Person {n}", "person") for n in range(size // 10)]
        connection.executemany("INSERT INTO speakers VALUES (?, ?, ?)", people)
        for number in range(size // PER_ARTICLE):
            _add_article(connection, number, chance, people)
        connection.execute(
            "INSERT INTO log (number, batch, action, claim, status, by, at, evidence) SELECT number + 1, number + 1, "
            "'mark', id, 'confirmed', 'Bob Roe', '2026-01-05T14:05:00Z', '[]' FROM claims WHERE number % 10 = 3"
        )
        judged = [row[0] for row in connection.execute("SELECT number FROM log ORDER BY number")]
        chain(connection, EntryKind.VERDICT, zip(judged, judged, strict=True))
        connection.execute("UPDATE claims SET verdict = number + 1, status = 'confirmed' WHERE number % 10 = 3")


def _add_article(connection, number, chance, people) -> None:
    pieces = [" ".join(chance.choices(WORDS, k=20)) for _ in range(4 * PER_ARTICLE)]
    text = ".\n\n".join(pieces)
    day = f"{chance.randint(2010, 2026)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}T00:00:00Z"
    connection.execute(
        "INSERT INTO articles (number, id, fingerprint, source, title, publisher, published, language) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'en')",
        (number, f"art_{number:016x}", str(number), f"news/{number}.txt", pieces[0], f"Outlet {number % 300}", day),
    )
    connection.execute("INSERT INTO texts VALUES (?, ?)", (number, text))
    at = 0
    for position, piece in enumerate(pieces[:PER_ARTICLE]):
        claim = number * PER_ARTICLE + position
        status = chance.choices(["single-source", "echoed", "corroborated", "conflicting"], [80, 8, 8, 4])[0]
        group = f"grp_{claim if status == 'single-source' else -(claim // 1000 % 40) - 100 * (claim % 50):x}"
        certainty = chance.choices(["certain", "probable", "unverified"], [80, 15, 5])[0]
        span = json.dumps([[at, at + len(piece)]])
        speaker = chance.choice(people)
        values = (claim, f"clm_{claim:016x}", number, position, speaker[0], speaker[1], certainty, piece, span, _EVENT)
        connection.execute(_CLAIM, (*values, group, status, 1 if status == "single-source" else 3))
        connection.execute(
            "INSERT INTO propositions (number, claim, part, start, end, event, wording, group_id, status, "
            "independent_sources) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?)",
            (claim, claim, at, at + len(piece), _EVENT, f"{claim:x}", group, status, 3),
        )
        if status == "conflicting" and claim > 40:
            connection.execute("INSERT INTO conflicts VALUES (?, ?, 'number')", (claim, claim - 40))
        at += len(piece) + 3


if __name__ == "__main__":
    main()
