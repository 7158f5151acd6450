"""What has to be known of all claims before the first is written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimcheck.export.figures import Figure, figures
from claimcheck.export.wording import has_speaker, outlet
from claimcheck.records import Entry
from claimcheck.store import SourceKind, Statistics

MOST_CHOICES = 60  # outlets, and speakers, that can be chosen: each costs a rule of the style


@dataclass(slots=True)
class Overview:
    """Counts, figures, and the number of each claim on the page, by id.

    What is kept of a claim is its id, its number and its figures: some 200 bytes.
    """

    statistics: Statistics = field(default_factory=Statistics)
    numbers: dict[str, int] = field(default_factory=dict)
    articles: int = 0
    judged: int = 0
    outlets: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)  # by name, those who were quoted
    spoke: Counter[tuple[str, str]] = field(default_factory=Counter)  # by name and day
    figures: list[Figure] = field(default_factory=list)
    sources: set[tuple[SourceKind, str]] = field(default_factory=set)  # speakers by id, publishers by name

    def outlet_choices(self) -> dict[str, int]:
        """Return the number of each outlet that can be chosen."""
        return _choices(self.outlets)

    def speaker_choices(self) -> dict[str, int]:
        """Return the number of each speaker that can be chosen."""
        return _choices(self.speakers)


def look_over(entries: Iterable[Entry]) -> Overview:
    """Return the overview of `entries`, those of an article together."""
    found = Overview()
    article = None
    for entry in entries:
        claim, published = entry.claim, entry.article.published
        found.statistics.add(entry.verdict.status, entry.corroboration.status, claim.certainty, claim.kind, published)
        found.numbers[claim.id] = len(found.numbers) + 1
        found.articles += entry.article.id != article
        article = entry.article.id
        found.judged += entry.verdict.by is not None
        found.outlets[outlet(entry)] += 1
        if name := speaker_of(entry):
            found.speakers[name] += 1
            if published:
                found.spoke[name, published[:10]] += 1
        found.figures.extend(figures(entry))
        found.sources.update((SourceKind.SPEAKER, each.id) for each in (claim.speaker, entry.speaker))
        found.sources.update(
            (SourceKind.PUBLISHER, name) for name in (entry.article.publisher, entry.publisher) if name
        )
    return found


def speaker_of(entry: Entry) -> str:
    """Return who is quoted, as analysts know them; "" for nobody and for what the outlet itself asserts."""
    return entry.speaker.name if has_speaker(entry) else ""


def _choices(counts: Counter[str]) -> dict[str, int]:
    most = sorted(counts, key=lambda name: (-counts[name], name))[:MOST_CHOICES]
    return {name: number for number, name in enumerate(sorted(most, key=str.casefold), start=1)}
