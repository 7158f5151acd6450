"""XLSX: a workbook with a sheet each for claims, groups and speakers, for Excel, LibreOffice and their kind.

Texts are text, whatever they open with: no cell is ever a formula or a link. Numbers, days and times are typed, times
in UTC. A cell holds 32,767 UTF-16 units and a sheet 1,048,576 rows: that is Excel's limit, and no setting of ours.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.errors import UsageError
from claimcheck.export.columns import CellType, type_of, typed
from claimcheck.export.csv import Cell
from claimcheck.export.group import GROUP_COLUMNS, group_rows
from claimcheck.export.hostile import defused
from claimcheck.export.row import COLUMNS, claim_row
from claimcheck.export.speaker import SPEAKER_COLUMNS, speaker_rows
from claimcheck.records import Entry
from claimcheck.store import Sort

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

ROWS = 1_048_576
UNITS = 32_767

_NO_TIME = datetime(1980, 1, 1)  # when the workbook says it was made: the clock would change its bytes
_LINE_END = re.compile("\r\n?")
_FIRST_YEAR = 1900  # of Excel's calendar
_WIDE = frozenset({"statement", "explanation", "corroboration_explanation", "article_title", "content", "verdict_note"})


def write(chosen: Callable[[Sort], Iterator[Entry]], stream: BinaryIO) -> None:
    """Write the claims that `chosen` yields, in whatever order it is asked for, to `stream`, none of them kept.

    A text too long for a cell is cut and ends in an ellipsis. Raises UsageError when a sheet cannot hold all.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory() as folder:  # where the rows wait until the workbook is put together
        path = Path(folder, "claims.xlsx")  # not the stream: ZIP looks otherwise on a pipe, which nobody can seek in
        workbook = Workbook(path, {"constant_memory": True, "tmpdir": folder})
        workbook.use_zip64()  # a large sheet outgrows plain ZIP
        workbook.set_properties({"title": "Claims", "created": _NO_TIME})
        try:
            _add_sheet(workbook, "claims", COLUMNS, map(claim_row, chosen(Sort.ARTICLE)))
            _add_sheet(workbook, "groups", GROUP_COLUMNS, group_rows(chosen(Sort.GROUP)))
            _add_sheet(workbook, "speakers", SPEAKER_COLUMNS, speaker_rows(chosen(Sort.SPEAKER)))
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from None  # what the system said, such as that the disk is full
        finally:
            for sheet in workbook.worksheets():
                sheet.row_data_fh.close()  # left open by what was interrupted, and some systems remove no open file
        with path.open("rb") as written:
            copyfileobj(written, stream)


def _add_sheet(workbook: "Workbook", name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> None:
    sheet = _Sheet(workbook, name, columns)
    number = 0
    for number, row in enumerate(rows, start=1):
        if number == ROWS:
            raise UsageError(f"an XLSX sheet holds no more than {ROWS - 1:,} {name}; choose fewer, or write csv")
        sheet.write(number, row)
    sheet.end(number)


class _Sheet:
    """A sheet that is written row by row, and the formats of its cells."""

    def __init__(self, workbook: "Workbook", name: str, columns: Sequence[str]) -> None:
        self._types = {column: type_of(column) for column in columns}
        # A quoted text stays one when it is edited; without that, a second look at "=1+1" makes it a formula.
        self._quoted = workbook.add_format({"quote_prefix": True})
        self._formats = {
            CellType.DAY: workbook.add_format({"num_format": "yyyy-mm-dd"}),
            CellType.TIME: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            CellType.NUMBER: workbook.add_format({"num_format": "0.00"}),
        }
        self._sheet = workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        heading = workbook.add_format({"bold": True})
        for index, column in enumerate(columns):
            self._sheet.set_column(index, index, 60 if column in _WIDE else 20)
            self._sheet.write_string(0, index, column, heading)

    def write(self, number: int, row: Mapping[str, Cell]) -> None:
        for index, (column, kind) in enumerate(self._types.items()):
            value = typed(row[column], kind)
            if isinstance(value, date):
                self._write_date(number, index, value, self._formats[kind])
            elif isinstance(value, float | int):
                self._sheet.write_number(number, index, value, self._formats.get(kind))
            elif value:
                self._write_text(number, index, value if isinstance(value, str) else "; ".join(value))

    def end(self, number: int) -> None:
        """Let the rows be filtered, of which `number` is the last."""
        self._sheet.autofilter(0, 0, number, len(self._types) - 1)

    def _write_date(self, number: int, index: int, value: date, style: "Format") -> None:
        if value.year < _FIRST_YEAR:
            self._write_text(number, index, value.isoformat())
        else:
            naive = value.replace(tzinfo=None) if isinstance(value, datetime) else value
            self._sheet.write_datetime(number, index, naive, style)

    def _write_text(self, number: int, index: int, text: str) -> None:
        self._sheet.write_string(number, index, _fitting(defused(_LINE_END.sub("\n", text))), self._quoted)


def _fitting(text: str) -> str:
    """`text` as far as a cell holds it."""
    if len(text) <= UNITS // 2:
        return text
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * UNITS else units[: 2 * (UNITS - 1)].decode("utf-16-le", "ignore") + "…"
