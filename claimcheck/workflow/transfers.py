"""Exports, put on record."""

import json
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from claimcheck.config import analyst_name
from claimcheck.errors import UsageError
from claimcheck.store import Filter, Reader, Transfer, TransferAction, record_transfer
from claimcheck.workflow.clock import now


def record_export(
    database: Path,
    *,
    by: str | None,
    path: Path | None,
    data_format: str,
    chosen: Filter,
    claims: int,
    sha256: str | None,
) -> None:
    """Put on record that `claims` claims, which `chosen` chose, were written to `path`, None for standard output.

    `sha256` is that of what was written, None if that was cut short.

    Raises:
        UsageError: nobody exports them.
        DatabaseError: the database cannot be written to.
    """
    transfer = Transfer(
        TransferAction.EXPORT,
        by=analyst_name(by),
        at=now(),
        path=None if path is None else printable(path),
        format=data_format,
        chosen=_as_json(chosen),
        claims=claims,
        sha256=sha256,
    )
    record_transfer(database, transfer)


def exported(reader: Reader, transfer: Transfer) -> Iterator[str]:
    """Yield the ids of the claims that the filter of an export chooses now; none if it is no filter any more."""
    try:
        asked: dict[str, Any] = dict(json.loads(transfer.chosen))
        sets: dict[str, Any] = {name: frozenset(each) for name, each in asked.items() if isinstance(each, list)}
        yield from reader.ids(Filter(**asked | sets))
    except (TypeError, ValueError, UsageError):  # whoever tampered with it is the audit's business
        return


def printable(path: Path) -> str:
    """Return `path` as text, which on some systems not every file name is."""
    return os.fsencode(path).decode("utf-8", "replace")


def _as_json(chosen: Filter) -> str:
    """What the filter asks for; what it leaves open is left out."""
    asked = {field.name: value for field in fields(chosen) if (value := getattr(chosen, field.name)) != field.default}
    return json.dumps(asked, ensure_ascii=False, default=sorted)
