"""How much of a core each form of export takes, and how much memory: python -m benchmarks.exports [CLAIMS ...]

Made-up claims, 25 an article and eight a speaker, three a group, each with a verdict, are written to nowhere by a fresh
process a form. What a process needs for the fewest claims is what its libraries need; a form that keeps nothing needs
hardly more for the most.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from claimcheck.export import ExportFormat, export_claims, replacing
from claimcheck.records import (
    Article,
    Certainty,
    Claim,
    Corroboration,
    Entry,
    Kind,
    Polarity,
    QuoteType,
    Span,
    Speaker,
    SpeakerType,
    Verdict,
    VerdictStatus,
)
from claimcheck.store import Sort

SIZES = (1_000, 100_000)
PER_ARTICLE, PER_SPEAKER, PER_GROUP = 25, 8, 3
_PARAGRAPH = "The governor said that 31 fighters were killed near the bridge on Monday, and nobody else was hurt. "


def main() -> None:
    sizes = list(map(int, sys.argv[1:])) or SIZES
    print(f"{'':8}" + "".join(f"{size:>12,} claims      " for size in sizes))
    for export_format in ExportFormat:
        print(f"{export_format:8}" + "".join(_measured(export_format, size) for size in sizes), flush=True)


def _measured(export_format: ExportFormat, size: int) -> str:
    program = [sys.executable, "-c", f"from benchmarks.exports import run; run({str(export_format)!r}, {size})"]
    done = subprocess.run(program, check=True, capture_output=True, text=True)
    seconds, megabytes = done.stdout.split()
    return f"{float(seconds):>10.1f} s {float(megabytes):>6.0f} MB    "


def run(name: str, size: int) -> None:
    """Write `size` claims in the form called `name`, and print the seconds of a core and the megabytes that took."""
    with replacing(Path(os.devnull)) as stream:
        export_claims(lambda sort: entries(size, sort), stream, ExportFormat(name))
    print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def entries(size: int, sort: Sort) -> Iterator[Entry]:
    """Yield `size` claims in the order that `sort` has them in."""
    text = _PARAGRAPH * PER_ARTICLE
    for number in range(size):
        # Which of the others it comes with is all that an order is about; so the numbers are simply shared otherwise.
        which = number // PER_ARTICLE if sort is Sort.ARTICLE else number % (size // PER_ARTICLE or 1)
        speaker = number // PER_SPEAKER if sort is Sort.SPEAKER else number % (size // PER_SPEAKER or 1)
        group = number // PER_GROUP if sort is Sort.GROUP else number % (size // PER_GROUP or 1)
        yield _entry(number, which, speaker, group, text)


def _entry(number: int, which: int, speaker: int, group: int, text: str) -> Entry:
    article = Article(
        id=f"art_{which:016x}",
        source=f"news/{which}.txt",
        text=text,
        title=f"Story {which}",
        publisher=f"Outlet {which % 400}",
        published="2016-03-22T06:30:00Z",
    )
    start = number % PER_ARTICLE * len(_PARAGRAPH)
    claim = Claim(
        id=f"clm_{number:016x}",
        article_id=article.id,
        statement=f"{number} fighters were killed near the bridge on Monday",
        speaker=Speaker(f"spk_{speaker:016x}", f"Governor {speaker}", SpeakerType.PERSON),
        source=(_span(text, start, 12),),
        cue=(_span(text, start + 13, 4),),
        content=(_span(text, start + 18, 80),),
        quote_type=QuoteType.INDIRECT,
        kind=Kind.FACT,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.AFFIRMED,
        confidence=0.9,
    )
    verdict = Verdict(VerdictStatus.CONFIRMED, "A. Checker", "2026-01-05T14:05:00Z", "seen", ("https://example.org/a",))
    return Entry(claim, article, Corroboration(group=f"grp_{group:016x}"), verdict)


def _span(text: str, start: int, length: int) -> Span:
    return Span(start, start + length, text[start : start + length])


if __name__ == "__main__":
    main()
