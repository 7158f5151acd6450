"""`claimcheck export`: claims for other programs."""

from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TextIO, cast

from typer import Argument, BadParameter, Option

from claimcheck import __version__
from claimcheck.cli import narration, output
from claimcheck.cli.filters import takes_filter
from claimcheck.cli.options import Analyst, Database
from claimcheck.config import database_path
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.export import Background, ExportFormat, export_claims, replacing
from claimcheck.export.hashed import Hashed
from claimcheck.models import shipped_folder, verify
from claimcheck.store import Filter, Reader, open_reader

_FORMATS = ", ".join(ExportFormat)
_LABELS = {"statuses": "verdict", "corroboration": "backing"}


@takes_filter(narrated=True)
def export(
    export_format: Annotated[ExportFormat, Argument(metavar="FORMAT", help=f"The form to write: {_FORMATS}.")],
    chosen: Filter,
    path: Annotated[
        Path | None, Option("--output", "-o", metavar="PATH", help="The file to write; else standard output.")
    ] = None,
    raw: Annotated[bool, Option("--raw", help="CSV: leave cells alone that open like a formula.")] = False,
    bom: Annotated[bool, Option("--bom", help="CSV: open with a byte-order mark, for Excel.")] = False,
    per_group: Annotated[
        bool, Option("--per-group", help="CSV: a row for all that make the same claim, not for each.")
    ] = False,
    by: Analyst = None,
    database: Database = None,
) -> None:
    """Write all claims, or some of them, for other programs.

    A file is written whole or not at all. The same database gives the same bytes. Which form is for whom:
    docs/exports.md. The export is put on record: see history.
    """
    if (raw or bom or per_group) and export_format is not ExportFormat.CSV:
        raise BadParameter("--raw, --bom and --per-group are for csv")
    if export_format.is_binary and not path and output.is_terminal():
        raise UsageError(f"{export_format} is nothing for a terminal; name a file with: -o claims.{export_format}")
    source = database_path(database)
    with open_reader(source) as reader, reader.snapshot():
        count, sha256 = reader.count(chosen), None
        try:
            with replacing(path) if path else output.data() as stream:
                hashed = Hashed(stream)
                entries = partial(reader.entries, chosen)
                out = cast("TextIO", hashed)
                background = _background(reader, chosen) if export_format is ExportFormat.HTML else Background()
                export_claims(entries, out, export_format, raw=raw, bom=bom, per_group=per_group, background=background)
            sha256 = hashed.sha256
        finally:
            if sha256 or not path:  # of what goes to standard output, a part may have been read
                _record(source, by=by, path=path, data_format=export_format, chosen=chosen, claims=count, sha256=sha256)
    if path:
        narration.say(f"wrote {path}")


def _background(reader: Reader, chosen: Filter) -> Background:
    """What a dossier says beside the claims: the models' checksums are of the files that are installed."""
    from claimcheck import workflow

    models = verify(shipped_folder())
    schema = reader.summary().schema_version
    return Background(
        partial(workflow.trace, reader),
        reader.ledger,
        partial(workflow.exported, reader),
        {"claimcheck": f"{__version__}, database schema {schema}"}
        | {f"{name}, SHA-256": checksum for name, checksum in models.items()},
        _asked(chosen),
    )


def _asked(chosen: Filter) -> dict[str, str]:
    """The options that `chosen` came from, and their values, in words."""
    options = {each.name: getattr(chosen, each.name) for each in fields(chosen)}
    statuses = " or ".join(sorted(chosen.statuses))
    narrated = "" if options.pop("narrated") else "left out"
    words = options | {"statuses": statuses, "what outlets themselves assert": narrated}
    return {_LABELS.get(name, name): str(value) for name, value in words.items() if value}


def _record(source: Path, **what: Any) -> None:
    """Put the export on record where that can be done: who may read the claims may also have them."""
    from claimcheck import workflow

    try:
        workflow.record_export(source, **what)
    except ClaimcheckError as error:
        narration.say(f"the export is not on record: {error}")
