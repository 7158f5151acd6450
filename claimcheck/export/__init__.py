"""Claims in the forms other programs read: one row shape and one record shape, one file a format."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TextIO

from claimcheck.export import csv, json, jsonl
from claimcheck.export.atomic import replacing
from claimcheck.export.csv import Cell
from claimcheck.export.log import LOG_COLUMNS, log_row
from claimcheck.export.record import claim_record
from claimcheck.export.row import COLUMNS, claim_row
from claimcheck.export.track import SOURCE_LOG_COLUMNS, source_log_row
from claimcheck.records import Entry

__all__ = [
    "LOG_COLUMNS",
    "SOURCE_LOG_COLUMNS",
    "Cell",
    "DataFormat",
    "claim_record",
    "log_row",
    "replacing",
    "source_log_row",
    "write_claims",
    "write_rows",
]


class DataFormat(StrEnum):
    """The forms claims are written in for programs to read."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


def write_claims(
    entries: Iterable[Entry], stream: TextIO, data_format: DataFormat, *, raw: bool = False, bom: bool = False
) -> None:
    """Write `entries` to `stream` as they come; `raw` and `bom` concern CSV alone (see `claimcheck.export.csv`)."""
    if data_format is DataFormat.CSV:
        csv.write(map(claim_row, entries), COLUMNS, stream, raw=raw, bom=bom)
    else:
        _WRITERS[data_format](map(claim_record, entries), stream)


def write_rows(
    rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], stream: TextIO, data_format: DataFormat
) -> None:
    """Write `rows` that are not claims, such as the log, to `stream` as they come; `columns` are those of CSV."""
    if data_format is DataFormat.CSV:
        csv.write(rows, columns, stream)
    else:
        _WRITERS[data_format](rows, stream)


_WRITERS = {DataFormat.JSON: json.write, DataFormat.JSONL: jsonl.write}
