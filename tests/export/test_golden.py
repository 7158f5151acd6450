"""The exports, byte for byte. After a change that is meant, write the files again: GOLDEN=write pytest tests/export."""

import csv
import json
import os
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from claimcheck.export import DataFormat, write_claims
from claimcheck.records import Entry

GOLDEN = Path(__file__).parent / "golden"


def exported(entries: list[Entry], data_format: DataFormat, *, raw: bool = False) -> str:
    stream = StringIO(newline="")
    write_claims(entries, stream, data_format, raw=raw)
    return stream.getvalue()


@pytest.mark.parametrize("data_format", DataFormat)
def test_the_export_is_what_it_was(data_format: DataFormat, plain: Entry, bare: Entry, hostile: Entry) -> None:
    written = exported([plain, bare, hostile], data_format).encode()
    golden = GOLDEN / f"claims.{data_format}"
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(written)
    assert written == golden.read_bytes()


def test_no_claims_are_a_header_an_empty_array_or_nothing() -> None:
    assert exported([], DataFormat.CSV).startswith("id,verdict_status,")
    assert json.loads(exported([], DataFormat.JSON)) == []
    assert exported([], DataFormat.JSONL) == ""


def test_a_hostile_claim_comes_back_whole_from_json(hostile: Entry) -> None:
    (record,) = json.loads(exported([hostile], DataFormat.JSON))
    assert record["statement"] == hostile.claim.statement
    assert record["article"]["title"] == hostile.article.title


def test_a_hostile_claim_comes_back_whole_from_raw_csv(hostile: Entry) -> None:
    (row,) = csv.DictReader(StringIO(exported([hostile], DataFormat.CSV, raw=True), newline=""))
    assert row["statement"] == hostile.claim.statement
    assert row["verdict_note"] == hostile.verdict.note


def test_a_very_long_statement_is_written_in_full(bare: Entry) -> None:
    long = replace(bare, claim=replace(bare.claim, statement="word " * 20_000))
    assert long.claim.statement in exported([long], DataFormat.CSV)
    assert long.claim.statement in exported([long], DataFormat.JSONL)
