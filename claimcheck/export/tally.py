"""What several claims come to, counted as they come."""

from collections import Counter
from dataclasses import dataclass, field

from claimcheck.export.csv import Cell
from claimcheck.export.wording import outlet
from claimcheck.records import Entry, VerdictStatus


@dataclass(slots=True)
class Tally:
    """Counts of claims, which grow with the names in them and not with the claims."""

    claims: int = 0
    verdicts: Counter[VerdictStatus] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    outlets: dict[str, None] = field(default_factory=dict)  # in the order they came
    days: tuple[str, str] | None = None

    def add(self, entry: Entry) -> None:
        self.claims += 1
        self.verdicts[entry.verdict.status] += 1
        self.articles.add(entry.article.id)
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
            "articles": len(self.articles),
            "outlets": list(self.outlets),
            "first_published": first,
            "last_published": last,
        }


TALLY_COLUMNS = tuple(Tally().row())
