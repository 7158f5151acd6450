"""`claimcheck original`: a page as it was fetched."""

from pathlib import Path
from typing import Annotated

from typer import Option

from claimcheck.cli import narration, output
from claimcheck.cli.options import ClaimId, Database
from claimcheck.config import database_path
from claimcheck.errors import UsageError
from claimcheck.export import replacing
from claimcheck.presentation.words import fetched
from claimcheck.store import open_reader


def original(
    claim: ClaimId,
    path: Annotated[
        Path | None, Option("--output", "-o", metavar="PATH", help="The file to write; else standard output.")
    ] = None,
    database: Database = None,
) -> None:
    """Write out the fetched page that a claim was read from.

    Or the feed, or the document: the same bytes, compared with their SHA-256 before, of the last fetch of its version.
    Open them with care: they are as their server made them, scripts and all. Files that were not fetched are not kept.
    """
    if not path and output.is_terminal():
        raise UsageError("a page as it was fetched is nothing for a terminal; name a file with: -o PATH")
    with open_reader(database_path(database)) as reader:
        claim_id = reader.claim_id(claim)
        fetches = reader.fetches(claim_id)
        if not fetches:
            raise UsageError(f"the article of {claim_id} was read from a file, which is not kept")
        body = reader.fetched(fetches[-1])
    with replacing(path) if path else output.data() as stream:
        stream.buffer.write(body)
    narration.say(f"{f'wrote {path}' if path else 'fetched'}: {fetched(fetches[-1])}")
