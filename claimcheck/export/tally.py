"""What several claims come to, counted as they come."""

from collections import Counter
from dataclasses import dataclass, field

from claimcheck.export.csv import Cell
from claimcheck.export.wording import outlet
from claimcheck.records import Entry, VerdictStatus


@dataclass(slots=True)
class Tally:
    """Counts of claims, those of an article together; what is kept of them grows with the outlets and nothing else."""

    claims: int = 0
    verdicts: Counter[VerdictStatus] = field(default_factory=Counter)
    articles: int = 0
    outlets: dict[str, None] = field(default_factory=dict)  # in the order they came
    days: tuple[str, str] | None = None
    _article: str | None = None

    def add(self, entry: Entry) -> None:
        self.claims += 1
        self.verdicts[entry.verdict.status] += 1
        self.articles += entry.article.id != self._article
        self._article = entry.article.id
        self.outlets[outlet(entry)] = None
        if when := entry.article.published:
            first, last = self.days or (when, when)
            self.days = (min(first, when), max(last, when))

    def row(self) -> dict[str, Cell]:
        """Return the counts as the cells of one row, by column, in the order of TALLY_COLUMNS."""
        first, last = self.days or (None, None)
        return {
            "claims": self.claims,
            **{status.value: self.verdicts[status] for status in VerdictStatus},
            "articles": self.articles,
            "outlets": list(self.outlets),
            "first_published": first,
            "last_published": last,
        }


TALLY_COLUMNS = tuple(Tally().row())
