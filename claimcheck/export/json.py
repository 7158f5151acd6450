"""JSON: one array, a record a line."""

import json
from collections.abc import Iterable, Mapping
from typing import TextIO

from claimcheck.export.hostile import escaped


def encode(record: Mapping[str, object]) -> str:
    """Return `record` as JSON on one line that is safe to show on a terminal."""
    return escaped(json.dumps(record, ensure_ascii=False))


def write(records: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """Write `records` to `stream` as they come, none of them kept."""
    before = "[\n"
    for record in records:
        stream.write(before + encode(record))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")
