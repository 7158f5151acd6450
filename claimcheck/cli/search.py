"""`claimcheck search`: claims by their words."""

import re
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from claimcheck.cli import narration, output
from claimcheck.cli.ids import short_id
from claimcheck.cli.listing import block, show_claims
from claimcheck.cli.options import Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import DataFormat, write_claims
from claimcheck.export.hostile import one_line
from claimcheck.presentation.style import HIT
from claimcheck.store import Hit, Reader, open_reader
from claimcheck.store.search import HIT_END, HIT_START

if TYPE_CHECKING:
    from rich.text import Text


def search(
    query: Annotated[list[str], Argument(metavar="QUERY...", help='Words, and "phrases"; the last may be cut short.')],
    limit: Annotated[int, Option(min=1, metavar="N", help="At most so many claims.")] = 20,
    choice: FormatChoice = Format.TABLE,
    json: Json = False,
    database: Database = None,
) -> None:
    """Find claims by the words of statement, speaker and title.

    Every word must occur. The best match comes first.
    """
    wanted = format_of(choice, json=json)
    with open_reader(database_path(database)) as reader:
        hits = list(reader.search(" ".join(query), limit))
        entries = [hit.entry for hit in hits]
        if wanted is not Format.TABLE:
            with output.data() as stream:
                write_claims(entries, stream, DataFormat(wanted))
        elif output.width() is None:
            show_claims(entries, partial(short_id, reader))
        else:
            _show_hits(reader, hits)
        if not hits and wanted is Format.TABLE:
            narration.say("no claim has all these words")


def _show_hits(reader: Reader, hits: Iterable[Hit]) -> None:
    with output.console() as console:
        for hit in hits:
            name = short_id(reader, hit.entry.claim.id)
            console.print(block(hit.entry, name, _highlighted(hit.snippet, coloured=output.coloured(console))))


def _highlighted(snippet: str, *, coloured: bool) -> "Text":
    from rich.text import Text

    shown = Text()
    for number, piece in enumerate(re.split(f"[{HIT_START}{HIT_END}]", snippet)):
        if number % 2 == 0:
            shown.append(one_line(piece))
        elif coloured:
            shown.append(one_line(piece), HIT)
        else:
            shown.append(f"[{one_line(piece)}]")
    return shown
