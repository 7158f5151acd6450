"""JSON Lines: a record a line."""

from collections.abc import Iterable, Mapping
from typing import TextIO

from claimcheck.export.json import encode


def write(records: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """Write `records` to `stream` as they come, none of them kept."""
    for record in records:
        stream.write(encode(record) + "\n")
