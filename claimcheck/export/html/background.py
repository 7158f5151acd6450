"""What a dossier says beside the claims themselves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.records import Entry, Trace
from claimcheck.store import Recorded, Transfer


def _nothing(_: object) -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Background:
    """Where a claim comes from (a trace of each of its propositions), and what is on record.

    `ledger` yields what is on record of a claim, by its full id, or with None everything; `exported` the ids of the
    claims that an export holds.
    `about` are labels and values for the foot of the page, such as versions; `filters` what was asked for.
    """

    trace: Callable[[Entry], Sequence[Trace]] = _nothing
    ledger: Callable[[str | None], Iterable[Recorded]] = _nothing
    exported: Callable[[Transfer], Iterable[str]] = _nothing
    about: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
