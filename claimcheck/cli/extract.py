"""`claimcheck extract`: the claims of articles, and no database."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from typer import Exit

from claimcheck.cli import narration, output
from claimcheck.cli.listing import show_claims
from claimcheck.cli.narration import ExitCode
from claimcheck.cli.options import AllowPrivate, Columns, FormatChoice, Inputs, Json, format_of, standard_input
from claimcheck.cli.output import Format
from claimcheck.export import DataFormat, write_claims
from claimcheck.records import Entry

if TYPE_CHECKING:
    from claimcheck.web import Web
    from claimcheck.workflow import Failure


def extract(
    inputs: Inputs,
    mapped: Columns = None,
    choice: FormatChoice = Format.JSONL,
    json: Json = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Extract the claims of articles to standard output.

    No database is touched. Claims are written as they are found. What cannot be read is named, and the exit code is 5.
    """
    from claimcheck.web import Web
    from claimcheck.workflow import parse_columns

    failures: list[Failure] = []
    entries = _claims_of(inputs, parse_columns(mapped or ()), Web(allow_private=allow_private), failures)
    chosen = format_of(choice, json=json)
    if chosen is Format.TABLE:
        show_claims(entries, lambda claim_id: claim_id[:10])
    else:
        with output.data() as stream:
            write_claims(entries, stream, DataFormat(chosen))
    if failures:
        raise Exit(ExitCode.SOME_INPUTS_FAILED)


def _claims_of(inputs: list[str], columns: dict[str, str], web: "Web", failures: list["Failure"]) -> Iterator[Entry]:
    from claimcheck import workflow

    for outcome in workflow.extract(inputs, standard_input(), columns=columns, web=web):
        if isinstance(outcome, workflow.Failure):
            failures.append(outcome)
            narration.complain(f"{outcome.source}: {outcome.reason}")
        else:
            yield outcome
