"""Claims in the forms other programs read: one row shape and one record shape, one file a format."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TextIO

from claimcheck.export import csv, html, json, jsonl, jsonld, markdown, parquet, stix, xlsx
from claimcheck.export.atomic import replacing
from claimcheck.export.csv import Cell
from claimcheck.export.group import GROUP_COLUMNS, group_rows
from claimcheck.export.html import Background
from claimcheck.export.log import LOG_COLUMNS, ledger_row, log_row, source_log_row
from claimcheck.export.record import claim_record
from claimcheck.export.row import COLUMNS, claim_row
from claimcheck.records import Entry
from claimcheck.store import Sort

__all__ = [
    "LOG_COLUMNS",
    "Background",
    "Cell",
    "DataFormat",
    "ExportFormat",
    "claim_record",
    "export_claims",
    "ledger_row",
    "log_row",
    "replacing",
    "source_log_row",
    "write_claims",
    "write_rows",
]


_NO_BACKGROUND = Background()


class DataFormat(StrEnum):
    """The forms that lists, too, are written in for programs to read."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


class ExportFormat(StrEnum):
    """The forms claims are exported in (docs/exports.md says which is for whom)."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    JSONLD = "jsonld"
    MARKDOWN = "md"
    HTML = "html"
    XLSX = "xlsx"
    PARQUET = "parquet"
    STIX = "stix"

    @property
    def is_binary(self) -> bool:
        """Whether it is no text, and nothing for a terminal."""
        return self in (ExportFormat.XLSX, ExportFormat.PARQUET)


def write_claims(
    entries: Iterable[Entry], stream: TextIO, data_format: DataFormat, *, raw: bool = False, bom: bool = False
) -> None:
    """Write `entries` to `stream` as they come; `raw` and `bom` concern CSV alone (see `claimcheck.export.csv`)."""
    if data_format is DataFormat.CSV:
        csv.write(map(claim_row, entries), COLUMNS, stream, raw=raw, bom=bom)
    else:
        _WRITERS[data_format](map(claim_record, entries), stream)


def export_claims(
    chosen: Callable[[Sort], Iterator[Entry]],
    stream: TextIO,
    export_format: ExportFormat,
    *,
    raw: bool = False,
    bom: bool = False,
    per_group: bool = False,
    background: Background = _NO_BACKGROUND,
) -> None:
    """Write the claims that `chosen` yields, in whatever order it is asked for, to `stream`, none of them kept.

    What is no text goes to the bytes under `stream`. `raw`, `bom` and `per_group`, a row for all that make the same
    claim, concern CSV alone, `background` HTML. Raises UsageError for a form whose library is not installed, or that
    cannot hold all.
    """
    if per_group:
        csv.write(group_rows(chosen(Sort.GROUP)), GROUP_COLUMNS, stream, raw=raw, bom=bom)
    elif export_format in (ExportFormat.CSV, ExportFormat.JSON, ExportFormat.JSONL):
        write_claims(chosen(Sort.ARTICLE), stream, DataFormat(export_format), raw=raw, bom=bom)
    elif export_format is ExportFormat.JSONLD:
        jsonld.write(chosen(Sort.ARTICLE), stream)
    elif export_format is ExportFormat.MARKDOWN:
        markdown.write(chosen(Sort.ARTICLE), stream)
    elif export_format is ExportFormat.HTML:
        html.write(chosen, stream, background)
    elif export_format is ExportFormat.XLSX:
        xlsx.write(chosen, stream.buffer)
    elif export_format is ExportFormat.PARQUET:
        parquet.write(map(claim_row, chosen(Sort.ARTICLE)), stream.buffer)
    else:
        stix.write(chosen, stream)


def write_rows(
    rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], stream: TextIO, data_format: DataFormat
) -> None:
    """Write `rows` that are not claims, such as the log, to `stream` as they come; `columns` are those of CSV."""
    if data_format is DataFormat.CSV:
        csv.write(rows, columns, stream)
    else:
        _WRITERS[data_format](rows, stream)


_WRITERS = {DataFormat.JSON: json.write, DataFormat.JSONL: jsonl.write}
