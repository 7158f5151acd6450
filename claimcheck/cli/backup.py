"""`claimcheck backup`: a copy of the database."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from claimcheck.cli import narration
from claimcheck.cli.options import Database
from claimcheck.config import database_path
from claimcheck.store import back_up


def backup(
    path: Annotated[Path, Argument(metavar="PATH", help="The file that the copy is to become.")],
    overwrite: Annotated[bool, Option("--overwrite", help="Replace the file if there is one.")] = False,
    database: Database = None,
) -> None:
    """Copy the database, also while others work in it.

    The copy is one file that holds what the database holds at this moment, all verdicts and their ledger included. It
    is checked, and written whole or not at all. Work with it by --db PATH, or put it in the place of a damaged file.
    """
    found = back_up(database_path(database), path, overwrite=overwrite)
    counts = f"articles {found.articles:,}, claims {found.claims:,}, verdicts {found.verdicts:,}"
    narration.say(f"wrote {path}, {found.size / 1e6:.1f} MB, whole and checked; {counts}")
