"""Parquet: the rows of the CSV, their cells typed, for pandas, DuckDB, Spark and their kind."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.export.columns import CellType, type_of, typed
from claimcheck.export.csv import Cell
from claimcheck.export.extras import needed
from claimcheck.export.hostile import encodable
from claimcheck.export.row import COLUMNS

if TYPE_CHECKING:
    from pyarrow import DataType, Schema, Table

_BATCH = 2_000  # rows in memory at once, as Python has them
_BATCHES = 5  # of a group of rows, packed; the writer keeps an entry for each group and column to the end


def write(rows: Iterable[Mapping[str, Cell]], stream: BinaryIO) -> None:
    """Write `rows`, which are claims, to `stream` as they come, with columns as they are in the CSV.

    Raises UsageError when pyarrow is not installed.
    """
    with needed("parquet", "writing Parquet"):
        import pyarrow
        from pyarrow.parquet import ParquetWriter

    types = {column: type_of(column) for column in COLUMNS}
    arrow = _arrow_types()
    schema = pyarrow.schema([(column, arrow[kind]) for column, kind in types.items()])
    with ParquetWriter(stream, schema, compression="zstd") as writer:
        tables = _tables(rows, types, schema)
        while group := list(islice(tables, _BATCHES)):
            writer.write_table(pyarrow.concat_tables(group))


def _tables(rows: Iterable[Mapping[str, Cell]], types: Mapping[str, CellType], schema: "Schema") -> "Iterator[Table]":
    from pyarrow import table

    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield table({name: [_value(row[name], kind) for row in batch] for name, kind in types.items()}, schema)


def _arrow_types() -> "dict[CellType, DataType]":
    import pyarrow

    return {
        CellType.TEXT: pyarrow.string(),
        CellType.TEXTS: pyarrow.list_(pyarrow.string()),
        CellType.INTEGER: pyarrow.int64(),
        CellType.NUMBER: pyarrow.float64(),
        CellType.DAY: pyarrow.date32(),
        CellType.TIME: pyarrow.timestamp("s", tz="UTC"),
    }


def _value(cell: Cell, kind: CellType) -> object:
    if kind is CellType.TEXT:
        return encodable(cell) if isinstance(cell, str) else cell
    if kind is CellType.TEXTS:
        return [encodable(text) for text in cell] if isinstance(cell, list | tuple) else []
    return typed(cell, kind)
