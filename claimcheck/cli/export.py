"""`claimcheck export`: claims for other programs."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any, TextIO, cast

from typer import Argument, BadParameter, Option

from claimcheck.cli import narration, output
from claimcheck.cli.filters import takes_filter
from claimcheck.cli.options import Analyst, Database
from claimcheck.config import database_path
from claimcheck.errors import ClaimcheckError
from claimcheck.export import DataFormat, replacing, write_claims
from claimcheck.export.hashed import Hashed
from claimcheck.store import Filter, open_reader


@takes_filter(narrated=True)
def export(
    data_format: Annotated[DataFormat, Argument(metavar="csv|json|jsonl", help="The form to write.")],
    chosen: Filter,
    path: Annotated[
        Path | None, Option("--output", "-o", metavar="PATH", help="The file to write; else standard output.")
    ] = None,
    raw: Annotated[bool, Option("--raw", help="CSV: leave cells alone that open like a formula.")] = False,
    bom: Annotated[bool, Option("--bom", help="CSV: open with a byte-order mark, for Excel.")] = False,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Write all claims, or some of them, for other programs.

    A file is written whole or not at all. The same database gives the same bytes. The export is put on record: see
    history.
    """
    if (raw or bom) and data_format is not DataFormat.CSV:
        raise BadParameter("--raw and --bom are for csv")
    source = database_path(database)
    with open_reader(source) as reader:
        record = partial(
            _record, source, by=by, path=path, data_format=data_format, chosen=chosen, claims=reader.count(chosen)
        )
        sha256 = None
        try:
            with replacing(path) if path else output.data() as stream:
                hashed = Hashed(stream)
                write_claims(reader.entries(chosen), cast("TextIO", hashed), data_format, raw=raw, bom=bom)
            sha256 = hashed.sha256
        finally:
            if sha256 or not path:  # of what goes to standard output, a part may have been read
                record(sha256=sha256)
    if path:
        narration.say(f"wrote {path}")


def _record(source: Path, **what: Any) -> None:
    """Put the export on record where that can be done: who may read the claims may also have them."""
    from claimcheck import workflow

    try:
        workflow.record_export(source, **what)
    except ClaimcheckError as error:
        narration.say(f"the export is not on record: {error}")
