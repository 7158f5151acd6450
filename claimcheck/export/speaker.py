"""A speaker, and what became of all that they claim, as one flat row.

Whom analysts have merged are one, under the name they know it by.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from claimcheck.export.csv import Cell
from claimcheck.export.tally import TALLY_COLUMNS, Tally
from claimcheck.records import CorroborationStatus, Entry, Speaker

_BACKED = (CorroborationStatus.CORROBORATED, CorroborationStatus.CONFLICTING)

SPEAKER_COLUMNS = ("id", "name", "type", "names", *TALLY_COLUMNS, *_BACKED)


def speaker_rows(entries: Iterable[Entry]) -> Iterator[dict[str, Cell]]:
    """Yield a row for each speaker of `entries`, which come speaker by speaker, as Sort.SPEAKER has them."""
    for _, claims in groupby(entries, key=lambda entry: entry.speaker.id):
        tally = Tally()
        known: dict[Speaker, None] = {}
        backed = dict.fromkeys(_BACKED, 0)
        for entry in claims:
            tally.add(entry)
            known[entry.claim.speaker] = None
            if entry.corroboration.status in backed:
                backed[entry.corroboration.status] += 1
        speaker = entry.assessment.speaker or fullest(known)
        yield {
            "id": speaker.id,
            "name": speaker.name,
            "type": speaker.type,
            "names": [name for name in dict.fromkeys(each.name for each in known) if name],
            **tally.row(),
            **{status.value: count for status, count in backed.items()},
        }


def fullest(spellings: Iterable[Speaker]) -> Speaker:
    """Return the one of several spellings of one speaker that says most; of two as long, the first by its letters."""
    return min(spellings, key=lambda speaker: (-len(speaker.name), speaker.name))
