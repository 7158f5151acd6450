from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from exports import exported

from claimcheck.export import ExportFormat
from claimcheck.export import parquet as form
from claimcheck.export.row import COLUMNS
from claimcheck.records import Entry

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


def rows(*entries: Entry) -> list[dict[str, object]]:
    return parquet.read_table(BytesIO(exported(entries, ExportFormat.PARQUET))).to_pylist()


def test_the_columns_are_those_of_the_csv(plain: Entry) -> None:
    (row,) = rows(plain)
    assert tuple(row) == COLUMNS


def test_cells_have_types(plain: Entry) -> None:
    (row,) = rows(plain)
    assert row["confidence"] == 0.9
    assert row["corroboration_credibility"] == 5
    assert row["article_published"] == datetime(2016, 3, 22, 6, 30, tzinfo=UTC)
    assert row["event_time_to"] == date(2015, 11, 30)
    assert row["verdict_evidence"] == ["https://example.org/a", "https://example.org/b"]


def test_what_is_missing_is_null_or_empty(bare: Entry) -> None:
    (row,) = rows(bare)
    assert (row["article_published"], row["event_time_from"], row["verdict_by"]) == (None, None, None)
    assert (row["verdict_evidence"], row["source_offsets"]) == ([], [])


def test_texts_come_back_whole_but_for_what_no_utf8_holds(hostile: Entry) -> None:
    (row,) = rows(hostile)
    assert row["statement"] == hostile.claim.statement.replace("\ud83d", "\N{REPLACEMENT CHARACTER}")
    assert row["article_title"] == hostile.article.title


def test_a_very_long_text_is_whole(bare: Entry) -> None:
    (row,) = rows(replace(bare, claim=replace(bare.claim, statement="a" * 100_000)))
    assert row["statement"] == "a" * 100_000


def test_claims_are_written_in_groups_of_batches(plain: Entry, bare: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "_BATCH", 2)
    monkeypatch.setattr(form, "_BATCHES", 2)
    data = BytesIO(exported([plain, bare, plain, bare, plain], ExportFormat.PARQUET))
    groups = parquet.ParquetFile(data).metadata
    assert [groups.row_group(number).num_rows for number in range(groups.num_row_groups)] == [4, 1]


def test_no_claims_are_no_rows() -> None:
    assert rows() == []
