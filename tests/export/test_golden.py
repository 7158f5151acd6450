"""The exports, byte for byte. After a change that is meant, write the files again: GOLDEN=write pytest tests/export.

The bytes of XLSX and Parquet are their libraries' own, so what can be read from them is compared in their place.
"""

import csv
import json
import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from exports import exported

from claimcheck.export import ExportFormat
from claimcheck.records import Entry

GOLDEN = Path(__file__).parent / "golden"
LONG = "word " * 20_000


def cells_of_workbook(data: bytes) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(BytesIO(data))
    lines = [[sheet.title, *row] for sheet in book.worksheets for row in sheet.values]
    return "".join(json.dumps(line, default=str, ensure_ascii=True) + "\n" for line in lines).encode()


def rows_of_parquet(data: bytes) -> bytes:
    table = pytest.importorskip("pyarrow.parquet").read_table(BytesIO(data))
    lines = [{field.name: str(field.type) for field in table.schema}, *table.to_pylist()]
    return "".join(json.dumps(line, default=str, ensure_ascii=True) + "\n" for line in lines).encode()


READ: dict[ExportFormat, Callable[[bytes], bytes]] = {
    ExportFormat.XLSX: cells_of_workbook,
    ExportFormat.PARQUET: rows_of_parquet,
}
NEEDED = {ExportFormat.PARQUET: "pyarrow", ExportFormat.STIX: "stix2"}


def compare(written: bytes, name: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(written)
    assert written == golden.read_bytes()


@pytest.fixture(params=list(ExportFormat))
def export_format(request: pytest.FixtureRequest) -> ExportFormat:
    """Each form whose library is installed."""
    if request.param in NEEDED:
        pytest.importorskip(NEEDED[request.param])
    return request.param


def test_the_export_is_what_it_was(export_format: ExportFormat, plain: Entry, bare: Entry, hostile: Entry) -> None:
    written = exported([plain, bare, hostile], export_format)
    if export_format in READ:
        compare(READ[export_format](written), f"claims.{export_format}.jsonl")
    else:
        compare(written, f"claims.{export_format}")


def test_the_groups_are_what_they_were(plain: Entry, bare: Entry, hostile: Entry) -> None:
    compare(exported([plain, bare, hostile], ExportFormat.CSV, per_group=True), "groups.csv")


def test_the_same_claims_give_the_same_bytes(export_format: ExportFormat, plain: Entry, hostile: Entry) -> None:
    assert exported([plain, hostile], export_format) == exported([plain, hostile], export_format)


def test_no_claims_are_a_header_an_empty_array_or_nothing() -> None:
    assert exported([], ExportFormat.CSV).startswith(b"id,verdict_status,")
    assert exported([], ExportFormat.CSV, per_group=True).startswith(b"group,statement,")
    assert json.loads(exported([], ExportFormat.JSON)) == []
    assert exported([], ExportFormat.JSONL) == b""
    assert json.loads(exported([], ExportFormat.JSONLD))["@graph"] == []
    assert exported([], ExportFormat.MARKDOWN) == b"# Claims\n"


def test_a_hostile_claim_comes_back_whole_from_json(hostile: Entry) -> None:
    (record,) = json.loads(exported([hostile], ExportFormat.JSON))
    assert record["statement"] == hostile.claim.statement
    assert record["article"]["title"] == hostile.article.title


def test_a_hostile_claim_comes_back_whole_from_raw_csv(hostile: Entry) -> None:
    written = exported([hostile], ExportFormat.CSV, raw=True).decode()
    (row,) = csv.DictReader(StringIO(written, newline=""))
    assert row["statement"] == hostile.claim.statement.replace("\ud83d", "?")
    assert row["verdict_note"] == hostile.verdict.note


@pytest.mark.parametrize(
    "text_format",
    [ExportFormat.CSV, ExportFormat.JSON, ExportFormat.JSONL, ExportFormat.JSONLD, ExportFormat.MARKDOWN],
)
def test_a_very_long_statement_is_written_in_full(text_format: ExportFormat, bare: Entry) -> None:
    long = replace(bare, claim=replace(bare.claim, statement=LONG))
    assert LONG.strip().encode() in exported([long], text_format)


class Watched(Entry):
    """A claim that is counted as long as something keeps it."""

    __slots__ = ()
    alive = most = 0

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.claim, entry.article, entry.corroboration, entry.verdict)
        Watched.alive += 1
        Watched.most = max(Watched.most, Watched.alive)

    def __del__(self) -> None:
        Watched.alive -= 1


def test_no_form_keeps_the_claims_it_has_written(
    export_format: ExportFormat, plain: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exports.chosen", lambda _: lambda _sort: (Watched(plain) for _ in range(50)))
    monkeypatch.setattr(Watched, "most", 0)
    exported([], export_format)
    assert 0 < Watched.most <= 5
    assert Watched.alive == 0
