from collections.abc import Mapping

import pytest

from claimcheck.export.columns import CellType, type_of
from claimcheck.export.csv import Cell
from claimcheck.export.group import group_rows
from claimcheck.export.row import claim_row
from claimcheck.export.speaker import speaker_rows
from claimcheck.records import Entry

PYTHON: dict[CellType, tuple[type, ...]] = {
    CellType.TEXT: (str,),
    CellType.TEXTS: (list, tuple),
    CellType.INTEGER: (int,),
    CellType.NUMBER: (float,),
    CellType.DAY: (str,),
    CellType.TIME: (str,),
}


@pytest.mark.parametrize("rows", [lambda e: [claim_row(e)], lambda e: group_rows([e]), lambda e: speaker_rows([e])])
def test_a_cell_is_what_its_column_says(rows: object, plain: Entry, bare: Entry) -> None:
    for entry in (plain, bare):
        (row,) = rows(entry)  # type: ignore[operator]
        assert wrong(row) == []


def wrong(row: Mapping[str, Cell]) -> list[str]:
    return [name for name, cell in row.items() if cell is not None and not isinstance(cell, PYTHON[type_of(name)])]
