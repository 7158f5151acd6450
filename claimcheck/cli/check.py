"""`claimcheck check`: whether something has been claimed or judged before."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from claimcheck.cli import narration, output
from claimcheck.cli.ids import short_id
from claimcheck.cli.listing import block
from claimcheck.cli.options import Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import Cell, DataFormat, claim_record, jsonl, write_rows
from claimcheck.export.hostile import one_line
from claimcheck.export.json import write as write_json
from claimcheck.export.record import explanation
from claimcheck.records import Link
from claimcheck.store import open_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.workflow.checking import Known

_SAYS = {Link.SAME: "the same", Link.CONFLICT: "in conflict with it"}
_COLUMNS = ("probability", "link", "id", "verdict", "corroboration", "speaker", "publisher", "published", "statement")


def check(
    text: Annotated[str, Argument(metavar="TEXT", help="A statement, in quotation marks.")],
    choice: FormatChoice = Format.TABLE,
    json: Json = False,
    database: Database = None,
) -> None:
    """Find what has been claimed or judged before.

    Shown are stored claims that say the same as the statement, or the contrary, with their verdicts.
    Of claims that are the same only the likeliest is shown; show tells of the others.
    """
    from claimcheck import workflow

    path = database_path(database)
    found = workflow.check(path, text)
    wanted = format_of(choice, json=json)
    if wanted is Format.TABLE:
        with open_reader(path) as reader:
            _show(found, partial(short_id, reader))
        if not found:
            narration.say("nothing like it has been claimed in the articles stored")
    elif wanted is Format.CSV:
        with output.data() as stream:
            write_rows(map(_row, found), _COLUMNS, stream, DataFormat.CSV)
    else:
        records = ({"probability": round(k.probability, 4), "link": k.link} | claim_record(k.entry) for k in found)
        with output.data() as stream:
            (write_json if wanted is Format.JSON else jsonl.write)(records, stream)


def _show(found: "Sequence[Known]", short: "Callable[[str], str]") -> None:
    from rich.text import Text

    with output.console() as console:
        for known in found:
            entry = known.entry
            body = Text(one_line(entry.claim.statement))
            said = f"{known.probability:.0%} {_SAYS[known.link]}; {entry.corroboration.status}. {explanation(entry)}"
            body.append("\n" + one_line(said))
            console.print(block(entry, short(entry.claim.id), body))


def _row(known: "Known") -> dict[str, Cell]:
    entry = known.entry
    return {
        "probability": round(known.probability, 4),
        "link": known.link,
        "id": entry.claim.id,
        "verdict": entry.verdict.status,
        "corroboration": entry.corroboration.status,
        "speaker": entry.claim.speaker.name,
        "publisher": entry.article.publisher,
        "published": entry.article.published,
        "statement": entry.claim.statement,
    }
