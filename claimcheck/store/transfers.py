"""What left the database and what came back: exports and imports, as the ledger has them."""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from claimcheck.store.connection import connect_for_writing, one_line_errors, transaction
from claimcheck.store.ledger import EntryKind, chain, next_number


class TransferAction(StrEnum):
    """Which way claims went."""

    EXPORT = "export"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Transfer:
    """Claims that were written for others, or verdicts that came back, by whom and when (UTC, ISO 8601).

    `path` is the file as it was named, None for standard output; `chosen` is the filter, as JSON; `claims` counts the
    claims written, or those that got a verdict. `sha256` is that of the file, None if it was not written to its end.
    """

    action: TransferAction
    by: str
    at: str
    path: str | None
    format: str
    chosen: str
    claims: int
    sha256: str | None


def record_transfer(path: Path, transfer: Transfer) -> None:
    """Put `transfer` on record in the database at `path`, which is up to date.

    Raises DatabaseError when it cannot be written to.
    """
    connection, _ = connect_for_writing(path)
    try:
        with one_line_errors(path), transaction(connection):
            append_transfer(connection, transfer)
    finally:
        connection.close()


def append_transfer(connection: sqlite3.Connection, transfer: Transfer) -> None:
    """Put `transfer` on record. To be called within a transaction."""
    number = next_number(connection)
    connection.execute(
        "INSERT INTO transfers (number, action, by, at, path, format, chosen, claims, sha256) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number,
            transfer.action,
            transfer.by,
            transfer.at,
            transfer.path,
            transfer.format,
            transfer.chosen,
            transfer.claims,
            transfer.sha256,
        ],
    )
    chain(connection, EntryKind.TRANSFER, [(number, number)])


def transfer_from_row(row: sqlite3.Row) -> Transfer:
    return Transfer(
        action=TransferAction(row["action"]),
        by=row["by"],
        at=row["at"],
        path=row["path"],
        format=row["format"],
        chosen=row["chosen"],
        claims=row["claims"],
        sha256=row["sha256"],
    )
