"""All that make the same claim as one flat row.

A claim of several propositions counts where its first one belongs, as in `claimcheck list --by-group`. What is
counted are the claims that were chosen; the status and the sources are what all stored articles make of them.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from claimcheck.export.csv import Cell
from claimcheck.export.record import conflicts, explanation
from claimcheck.export.tally import TALLY_COLUMNS, Tally
from claimcheck.export.wording import worded
from claimcheck.records import Backing, Entry, Polarity

GROUP_COLUMNS = (
    "group",
    "statement",
    "status",
    "independent_sources",
    "explanation",
    "affirmed",
    "denied",
    "speakers",
    *TALLY_COLUMNS,
    "conflicts",
)


def group_rows(entries: Iterable[Entry]) -> Iterator[dict[str, Cell]]:
    """Yield a row for each group of `entries`, which come group by group, as Sort.GROUP has them."""
    for _, members in groupby(entries, key=lambda entry: entry.corroboration.group or entry.claim.id):
        yield _row(members)


def _row(members: Iterator[Entry]) -> dict[str, Cell]:
    first = next(members)
    tally = Tally()
    denied = 0
    speakers: dict[str, None] = {}
    against: dict[str, None] = {}
    for entry in chain([first], members):
        first = _fitter(first, entry)
        tally.add(entry)
        denied += entry.claim.polarity is Polarity.DENIED
        speakers[entry.speaker.name] = None
        against.update(dict.fromkeys(conflict.claim for conflict in conflicts(entry)))
    backing = _backing(first)
    return {
        "group": first.corroboration.group,
        "statement": worded(first),
        "status": backing.status,
        "independent_sources": backing.independent_sources,
        "explanation": backing.explanation or explanation(first),
        "affirmed": tally.claims - denied,
        "denied": denied,
        "speakers": [name for name in speakers if name],
        **tally.row(),
        "conflicts": list(against),
    }


def _backing(entry: Entry) -> Backing:
    """What stands behind the proposition by which `entry` is in its group."""
    whole = entry.corroboration
    return whole.parts[0] if whole.parts else Backing(whole.status, whole.group, whole.independent_sources)


def _fitter(known: Entry, new: Entry) -> Entry:
    """The one of two whose words stand for the group: affirmed before denied, then the one that came first."""
    return new if known.claim.polarity is Polarity.DENIED and new.claim.polarity is Polarity.AFFIRMED else known
