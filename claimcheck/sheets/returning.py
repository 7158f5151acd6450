"""An edited sheet into the database: its changes become verdicts, all of them or none."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from claimcheck.config import analyst_name, statuses_with_reason
from claimcheck.errors import InputError
from claimcheck.records import Verdict
from claimcheck.sheets.comparing import Change, Misfit, compare
from claimcheck.sheets.reading import VERSION, Row, Sheet, read_sheet
from claimcheck.store import LogAction, Reader, Transfer, TransferAction, open_reader, open_store
from claimcheck.workflow.clock import now
from claimcheck.workflow.transfers import printable


@dataclass(frozen=True, slots=True)
class Returned:
    """What a sheet holds: changes, what does not fit, and whether its rows tell which verdicts their editor saw."""

    changes: tuple[Change, ...]
    misfits: tuple[Misfit, ...]
    dated: bool


def take_back(database: Path, path: Path, *, by: str | None = None, dry_run: bool = False) -> Returned:
    """Give the claims of the CSV file at `path` the verdicts that its editor, `by`, changed in it, in one action.

    Nothing is written in a `dry_run`, or if anything does not fit.

    Raises:
        InputError: the file is no text.
        UsageError: columns are missing, or nobody edited it.
        DatabaseError: the database is missing, or cannot be written to.
        OSError: the file cannot be read.
    """
    data = path.read_bytes()
    editor = analyst_name(by)
    try:
        sheets = read_sheet(data)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    with open_reader(database) as reader:
        if dry_run:
            return _compared(reader, sheets)
        with open_store(database) as store, store.transaction():
            # Others wait from here on: what is compared is what is judged.
            returned = _compared(reader, sheets)
            if returned.changes and not returned.misfits:
                at = now()
                transfer = Transfer(
                    TransferAction.IMPORT,
                    by=editor,
                    at=at,
                    path=printable(path),
                    format="csv",
                    chosen="{}",
                    claims=len(returned.changes),
                    sha256=hashlib.sha256(data).hexdigest(),
                )
                verdicts = {
                    change.entry.claim.id: replace(change.verdict, by=editor, at=at) for change in returned.changes
                }
                store.take_in(transfer, verdicts)
    return returned


def _compared(reader: Reader, sheets: Sequence[Sheet]) -> Returned:
    """What the sheet holds, in the encoding in which most of it fits."""
    return min((_taken(reader, sheet) for sheet in sheets), key=lambda returned: len(returned.misfits))


def _taken(reader: Reader, sheet: Sheet) -> Returned:
    outcomes = list(_outcomes(reader, sheet.rows))
    return Returned(
        changes=tuple(each for each in outcomes if isinstance(each, Change)),
        misfits=tuple(each for each in outcomes if isinstance(each, Misfit)),
        dated=VERSION in sheet.columns,
    )


def _outcomes(reader: Reader, rows: tuple[Row, ...]) -> Iterator[Change | Misfit | None]:
    known, needing = reader.known({_id(row) for row in rows}), statuses_with_reason()
    first: dict[str, int] = {}
    for row in rows:
        claim_id = _id(row)
        if claim_id in first:
            yield Misfit(row.number, f"{claim_id} stands in row {first[claim_id]} already")
        elif claim_id not in known:
            yield Misfit(row.number, f"no claim {claim_id}" if claim_id else "no id")
        else:
            first[claim_id] = row.number
            yield compare(row, known[claim_id], partial(_former, reader, claim_id), needing)


def _id(row: Row) -> str:
    return (row.cell("id") or "").strip().strip("'")


def _former(reader: Reader, claim_id: str) -> Iterator[Verdict]:
    yield Verdict()
    for line in reader.history(claim_id):
        if line.action is LogAction.MARK:
            yield line.verdict
