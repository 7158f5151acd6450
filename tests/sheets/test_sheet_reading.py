import codecs

import pytest

from claimcheck.errors import InputError, UsageError
from claimcheck.sheets.reading import read_sheet

PLAIN = 'id,verdict_status,verdict_note\nclm_1,confirmed,"a; b\nc, d"\nclm_2,contested,café\n'
SEMICOLONS = 'id;verdict_status;verdict_note\nclm_1;confirmed;"a; b\nc, d"\nclm_2;contested;café\n'


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        SEMICOLONS.encode(),
        f"sep=;\r\n{SEMICOLONS}".encode(),
        f'"sep=;"\r\n{SEMICOLONS}'.encode(),
        SEMICOLONS.encode("cp1252"),
        SEMICOLONS.replace(";", "\t").replace("a\t b", "a; b").encode("utf-16"),
        PLAIN.replace("id,", '"ID ",').replace("verdict_note\n", "Verdict_Note,,\n").encode(),
        PLAIN.replace("clm_2", ",,\n\nclm_2").encode(),
    ],
)
def test_a_sheet_is_read_whatever_a_spreadsheet_made_of_it(data: bytes) -> None:
    one, two = read_sheet(data)[0].rows
    assert {name: one.cell(name) for name in ("id", "verdict_status", "verdict_note")} == {
        "id": "clm_1",
        "verdict_status": "confirmed",
        "verdict_note": "a; b\nc, d",
    }
    assert (two.cell("id"), two.cell("verdict_note"), two.cell("statement")) == ("clm_2", "café", None)
    assert one.number == 2


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    assert [row.number for row in read_sheet(b"id,verdict_status\n\nclm_1,confirmed\n,,\nclm_2,\n")[0].rows] == [3, 5]


def test_cells_beyond_the_header_are_noticed_and_missing_ones_are_empty() -> None:
    over, under = read_sheet(b"id,verdict_status\nclm_1,confirmed,a comma\nclm_2\n")[0].rows
    assert over.stray
    assert not under.stray
    assert under.cell("verdict_status") == ""


@pytest.mark.parametrize("data", [b"PK\x03\x04...", b"\xd0\xcf\x11\xe0..."])
def test_a_workbook_is_named_as_one(data: bytes) -> None:
    with pytest.raises(InputError, match="a workbook; save it as CSV"):
        read_sheet(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no column id and no column verdict_status"),
        (b"verdict_status\n", "no column id;"),
        (b"id,statement\n", "no column verdict_status;"),
        (b"id,id,verdict_note\n", "column id is there twice"),
    ],
)
def test_a_sheet_without_what_is_needed_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read_sheet(data)
