import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from exports import exported

from claimcheck.errors import UsageError
from claimcheck.export import ExportFormat, xlsx
from claimcheck.records import Entry, EventTime


def workbook(*entries: Entry) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(exported(entries, ExportFormat.XLSX)))


def cell(sheet: str, column: str, *entries: Entry) -> openpyxl.cell.Cell:
    found = workbook(*entries)[sheet]
    heading = next(found.values)
    return found.cell(row=2, column=heading.index(column) + 1)


def test_claims_groups_and_speakers_have_a_sheet_each(plain: Entry, bare: Entry) -> None:
    book = workbook(plain, bare)
    assert [(sheet.title, sheet.max_row) for sheet in book.worksheets] == [
        ("claims", 3),
        ("groups", 3),
        ("speakers", 3),
    ]


def test_the_heading_stays_in_sight_and_rows_can_be_filtered(plain: Entry) -> None:
    for sheet in workbook(plain).worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_cells_have_types(plain: Entry) -> None:
    assert cell("claims", "confidence", plain).value == 0.9
    assert cell("claims", "corroboration_independent_sources", plain).value == 1
    assert cell("claims", "article_published", plain).value == datetime(2016, 3, 22, 6, 30)
    assert cell("claims", "event_time_from", plain).value == datetime(2015, 11, 1)
    assert cell("claims", "verdict_evidence", plain).value == "https://example.org/a; https://example.org/b"
    assert cell("groups", "contested", plain).value == 1
    assert cell("speakers", "first_published", plain).value == datetime(2016, 3, 22, 6, 30)


def test_a_day_before_excels_calendar_is_text(plain: Entry) -> None:
    event = replace(plain.claim.event, time=EventTime("in 1812", "1812-01-01", "1812-12-31"))
    assert (
        cell("claims", "event_time_from", replace(plain, claim=replace(plain.claim, event=event))).value == "1812-01-01"
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "http://evil.example", "0042", "{=1}"])
def test_a_text_is_text_whatever_it_looks_like_and_stays_so_when_edited(text: str, plain: Entry) -> None:
    found = cell("claims", "statement", replace(plain, claim=replace(plain.claim, statement=text)))
    assert (found.value, found.data_type, found.quotePrefix, found.hyperlink) == (text, "s", True, None)


def test_no_control_character_gets_into_a_cell(hostile: Entry) -> None:
    value = cell("claims", "statement", hostile).value
    assert value.startswith('=HYPERLINK("http://evil.example","x") \N{REPLACEMENT CHARACTER}[31mred')
    assert not set(value) & set("\x00\x1b\u202e\ud83d")


@pytest.mark.parametrize("character", ["a", "😀"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(character: str, bare: Entry) -> None:
    value = cell("claims", "statement", replace(bare, claim=replace(bare.claim, statement=character * 100_000))).value
    units = len(value.encode("utf-16-le")) // 2
    assert value == character * (len(value) - 1) + "…"
    assert 32_765 < units <= 32_767
    whole = character * (32_767 // len(character.encode("utf-16-le")) * 2)
    assert cell("claims", "statement", replace(bare, claim=replace(bare.claim, statement=whole))).value == whole


def test_more_claims_than_a_sheet_holds_are_refused(plain: Entry, bare: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 3)
    exported([plain, bare], ExportFormat.XLSX)
    with pytest.raises(UsageError, match="no more than 2 claims; choose fewer"):
        exported([plain, bare, plain], ExportFormat.XLSX)


def test_what_the_system_says_of_a_failure_is_passed_on(plain: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ZipFile, "write", full)
    with pytest.raises(OSError, match="No space left"):
        exported([plain], ExportFormat.XLSX)


def test_no_clock_time_is_in_the_file(plain: Entry) -> None:
    with ZipFile(BytesIO(exported([plain], ExportFormat.XLSX))) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        said = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml").decode())
        assert set(said) == {"1980-01-01T00:00:00Z"}
