"""How many claims there are of each sort."""

from collections import Counter
from dataclasses import dataclass, field

from claimcheck.records import Certainty, CorroborationStatus, Kind, VerdictStatus


@dataclass(slots=True)
class Statistics:
    """Counts of claims by each of their vocabularies, and by day of publication (ISO 8601; "" for none)."""

    claims: int = 0
    verdict: Counter[VerdictStatus] = field(default_factory=Counter)
    corroboration: Counter[CorroborationStatus] = field(default_factory=Counter)
    certainty: Counter[Certainty] = field(default_factory=Counter)
    kind: Counter[Kind] = field(default_factory=Counter)
    day: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        verdict: VerdictStatus,
        corroboration: CorroborationStatus,
        certainty: Certainty,
        kind: Kind,
        published: str | None,
        claims: int = 1,
    ) -> None:
        """Count `claims` that are alike in all of this."""
        self.claims += claims
        self.verdict[verdict] += claims
        self.corroboration[corroboration] += claims
        self.certainty[certainty] += claims
        self.kind[kind] += claims
        self.day[(published or "")[:10]] += claims
