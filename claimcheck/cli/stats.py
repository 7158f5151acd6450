"""`claimcheck stats`: how many claims there are of each sort."""

from collections import Counter
from collections.abc import Iterator, Mapping

from claimcheck.cli import narration, output
from claimcheck.cli.filters import takes_filter
from claimcheck.cli.options import Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import Cell, DataFormat, write_rows
from claimcheck.export.hostile import one_line
from claimcheck.records import Certainty, CorroborationStatus, Kind, VerdictStatus
from claimcheck.store import Filter, Statistics, open_reader

_COLUMNS = ("by", "value", "claims", "share")
_VOCABULARIES = {
    "verdict": VerdictStatus,
    "corroboration": CorroborationStatus,
    "certainty": Certainty,
    "kind": Kind,
}
_EIGHTHS = " ▏▎▍▌▋▊▉"
_WIDEST = 40  # columns of a bar
_LABEL, _COUNT, _SHARE = 15, 8, 5  # columns before it
_PERIODS = {"day": 10, "month": 7, "year": 4}  # characters of an ISO date that name one
_MOST_PERIODS = 31  # bars of one chart


@takes_filter(narrated=False)
def stats(chosen: Filter, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None) -> None:
    """Count claims by verdict, backing, certainty, kind and day.

    Where there are too many days to show, months are counted, or years; other formats than the table hold every day.
    """
    with open_reader(database_path(database)) as reader:
        found = reader.statistics(chosen)
    wanted = format_of(choice, json=json)
    if wanted is Format.TABLE:
        _show(found)
    else:
        with output.data() as stream:
            write_rows(_rows(found), _COLUMNS, stream, DataFormat(wanted))


def _counts(found: Statistics) -> Iterator[tuple[str, Mapping[str, int]]]:
    for name, words in _VOCABULARIES.items():
        counted = getattr(found, name)
        yield name, {str(word): counted[word] for word in words}
    yield "day", dict(sorted(found.day.items(), key=lambda each: (not each[0], each[0])))


def _rows(found: Statistics) -> Iterator[dict[str, Cell]]:
    for name, counts in _counts(found):
        for word, claims in counts.items():
            share = round(claims / found.claims, 4) if found.claims else 0.0
            yield {"by": name, "value": word or None, "claims": claims, "share": share}


def _show(found: Statistics) -> None:
    if not found.claims:
        narration.say("no claims; ingest articles, or choose less narrowly")
        return
    room = (output.width() or 80) - _LABEL - _COUNT - _SHARE - 4
    with output.text() as stream:
        stream.write(f"{found.claims:,} claim{'' if found.claims == 1 else 's'}\n")
        for name, counts in _counts(found):
            title, shown = _periods(counts) if name == "day" else (name, counts)
            stream.write(f"\n{title}\n")
            most = max(shown.values())
            for word, claims in shown.items():
                bar = _bar(claims / most, max(1, min(room, _WIDEST)))
                line = f"{one_line(word) or 'undated':{_LABEL}}{claims:>{_COUNT},}{claims / found.claims:>{_SHARE}.0%}"
                stream.write(f"  {line}  {bar}".rstrip() + "\n")


def _periods(days: Mapping[str, int]) -> tuple[str, Mapping[str, int]]:
    """Days, or months, or years: the shortest of which there are few enough, and how many claims each has."""
    for period, length in _PERIODS.items():
        counts: Counter[str] = Counter()
        for day, claims in days.items():
            counts[day[:length]] += claims
        if len(counts) <= _MOST_PERIODS:
            return period, counts
    return period, counts


def _bar(share: float, columns: int) -> str:
    eighths = round(share * columns * 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
