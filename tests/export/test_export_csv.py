import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.export.csv import Cell, write

FORMULA = "=+-@\t\r"


def written(*cells: Cell, raw: bool = False, bom: bool = False) -> str:
    columns = [f"c{number}" for number in range(len(cells))]
    stream = StringIO(newline="")
    write([dict(zip(columns, cells, strict=True))], columns, stream, raw=raw, bom=bom)
    return stream.getvalue()


def read_back(text: str) -> list[str]:
    return list(csv.reader(StringIO(text, newline="")))[1]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("   =1+1", "'   =1+1"),
        ("first\n=1+1", "'first\n'=1+1"),
        ("first\r\n -1", "'first\r\n' -1"),
        ("2 - 1 = 1", "2 - 1 = 1"),
        ("a@b.example", "a@b.example"),
        ("", ""),
    ],
)
def test_a_cell_that_opens_like_a_formula_is_made_text(cell: str, shown: str) -> None:
    assert read_back(written(cell)) == [shown]


def test_raw_leaves_cells_as_they_are() -> None:
    assert read_back(written("=1+1", "\x1b[31m", raw=True)) == ["=1+1", "\x1b[31m"]


def test_numbers_stay_numbers() -> None:
    assert written(-0.5, 3, None) == "c0,c1,c2\r\n-0.5,3,\r\n"


def test_several_texts_share_a_cell() -> None:
    assert read_back(written(["Kot", "Achin"], ())) == ["Kot; Achin", ""]


def test_a_byte_order_mark_comes_first_when_asked_for() -> None:
    assert written("x", bom=True).startswith("\ufeffc0")
    assert written("x").startswith("c0")


def test_only_the_named_columns_are_written_in_their_order() -> None:
    stream = StringIO(newline="")
    write([{"b": "2", "a": "1", "c": "3"}], ["a", "b"], stream)
    assert stream.getvalue() == "a,b\r\n1,2\r\n"


@given(st.text())
def test_any_text_comes_back_from_a_raw_cell(text: str) -> None:
    assert read_back(written("x", text, raw=True)) == ["x", text]


@given(st.text(alphabet=st.one_of(st.sampled_from("=+-@\t\r\n '\x00\x1b"), st.characters())))
def test_no_line_of_any_cell_opens_like_a_formula_or_holds_a_control_character(text: str) -> None:
    (_, cell) = read_back(written("x", text))
    assert all(not line.lstrip().startswith(tuple(FORMULA)) for line in cell.split("\n"))
    assert "\x1b" not in cell
    assert "\x00" not in cell
