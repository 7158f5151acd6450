"""What a command does, step by step: the layers below know nothing of one another, and meet here.

Each step is imported when it is asked for: reading commands need few, and no models.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.ingest import Failure, parse_columns
    from claimcheck.workflow.checking import check
    from claimcheck.workflow.doctor import Check, examine
    from claimcheck.workflow.extraction import extract
    from claimcheck.workflow.ingestion import Ingested, Renewed, ingest
    from claimcheck.workflow.linking import link
    from claimcheck.workflow.matching import rematch
    from claimcheck.workflow.sources import alias, merge, rate, split, take_back
    from claimcheck.workflow.tracing import Trace, trace
    from claimcheck.workflow.transfers import exported, record_export
    from claimcheck.workflow.verdicts import Judged, mark, undo
    from claimcheck.workflow.watching import Unmodified, watch

__all__ = [
    "Check",
    "Failure",
    "Ingested",
    "Judged",
    "Renewed",
    "Trace",
    "Unmodified",
    "alias",
    "check",
    "examine",
    "exported",
    "extract",
    "ingest",
    "link",
    "mark",
    "merge",
    "parse_columns",
    "rate",
    "record_export",
    "rematch",
    "split",
    "take_back",
    "trace",
    "undo",
    "watch",
]

_HOMES = {
    "claimcheck.ingest": ("Failure", "parse_columns"),
    "claimcheck.workflow.checking": ("check",),
    "claimcheck.workflow.doctor": ("Check", "examine"),
    "claimcheck.workflow.extraction": ("extract",),
    "claimcheck.workflow.ingestion": ("Ingested", "Renewed", "ingest"),
    "claimcheck.workflow.linking": ("link",),
    "claimcheck.workflow.matching": ("rematch",),
    "claimcheck.workflow.sources": ("alias", "merge", "rate", "split", "take_back"),
    "claimcheck.workflow.tracing": ("Trace", "trace"),
    "claimcheck.workflow.transfers": ("exported", "record_export"),
    "claimcheck.workflow.verdicts": ("Judged", "mark", "undo"),
    "claimcheck.workflow.watching": ("Unmodified", "watch"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
