"""Claims written in memory, and asked for in the orders that a database has them in."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO, TextIOWrapper

from claimcheck.export import ExportFormat, export_claims
from claimcheck.records import Entry
from claimcheck.store import Sort

_ORDERS: dict[Sort, Callable[[Entry], object]] = {
    Sort.ARTICLE: lambda entry: entry.article.source,
    Sort.GROUP: lambda entry: entry.corroboration.group or "",
    Sort.SPEAKER: lambda entry: entry.speaker.id,
}


def chosen(entries: Sequence[Entry]) -> Callable[[Sort], Iterator[Entry]]:
    return lambda sort: iter(sorted(entries, key=_ORDERS[sort]))  # type: ignore[arg-type, return-value]


def exported(entries: Sequence[Entry], export_format: ExportFormat, **options: bool) -> bytes:
    """Return what an export of `entries` writes; `options` are those of `export_claims`."""
    written = BytesIO()
    stream = TextIOWrapper(written, encoding="utf-8", errors="replace", newline="")
    export_claims(chosen(entries), stream, export_format, **options)
    stream.flush()
    return written.getvalue()
