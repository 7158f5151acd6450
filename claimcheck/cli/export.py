"""`claimcheck export`: claims for other programs."""

from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from claimcheck.cli import narration, output
from claimcheck.cli.filters import takes_filter
from claimcheck.cli.options import Database
from claimcheck.config import database_path
from claimcheck.export import DataFormat, replacing, write_claims
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
    database: Database = None,
) -> None:
    """Write all claims, or some of them, for other programs.

    A file is written whole or not at all. The same database gives the same bytes.
    """
    if (raw or bom) and data_format is not DataFormat.CSV:
        raise BadParameter("--raw and --bom are for csv")
    with open_reader(database_path(database)) as reader, replacing(path) if path else output.data() as stream:
        write_claims(reader.entries(chosen), stream, data_format, raw=raw, bom=bom)
    if path:
        narration.say(f"wrote {path}")
