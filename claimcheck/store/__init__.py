"""The database: one SQLite file that holds articles, claims and every verdict ever given.

`open_store` opens it for writing and makes it where there is none; `open_reader` only looks.
"""

from claimcheck.store.audit import Audit
from claimcheck.store.backup import back_up
from claimcheck.store.checks import Summary
from claimcheck.store.connection import SCHEMA_VERSION
from claimcheck.store.filters import Filter, Sort
from claimcheck.store.history import Recorded
from claimcheck.store.log import LogAction, LogEntry
from claimcheck.store.reading import Reader, open_reader
from claimcheck.store.rows import version
from claimcheck.store.search import Hit
from claimcheck.store.sources import SourceAction, SourceEntry, SourceKind
from claimcheck.store.statistics import Statistics
from claimcheck.store.tracks import Track, TrackSort
from claimcheck.store.transfers import Transfer, TransferAction, record_transfer
from claimcheck.store.writing import ArticleState, Store, open_store

__all__ = [
    "SCHEMA_VERSION",
    "ArticleState",
    "Audit",
    "Filter",
    "Hit",
    "LogAction",
    "LogEntry",
    "Reader",
    "Recorded",
    "Sort",
    "SourceAction",
    "SourceEntry",
    "SourceKind",
    "Statistics",
    "Store",
    "Summary",
    "Track",
    "TrackSort",
    "Transfer",
    "TransferAction",
    "back_up",
    "open_reader",
    "open_store",
    "record_transfer",
    "version",
]
