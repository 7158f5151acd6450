"""`claimcheck list`: the claims, or some of them."""

from functools import partial
from typing import Annotated

from typer import BadParameter, Option

from claimcheck.cli import narration, output
from claimcheck.cli.filters import takes_filter
from claimcheck.cli.ids import short_id
from claimcheck.cli.listing import show_claims
from claimcheck.cli.options import Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import DataFormat, write_claims
from claimcheck.store import Filter, Reader, Sort, open_reader

_SCREENFUL = 50  # claims, unless --limit says otherwise


@takes_filter(narrated=False)
def list_claims(
    chosen: Filter,
    sort: Annotated[Sort, Option(help="In which order.")] = Sort.ARTICLE,
    by_group: Annotated[bool, Option("--by-group", help="What is the same together; --sort group.")] = False,
    limit: Annotated[int | None, Option(min=1, metavar="N", help="At most so many claims; 50 on a terminal.")] = None,
    choice: FormatChoice = Format.TABLE,
    json: Json = False,
    database: Database = None,
) -> None:
    """List all claims, or some of them.

    On a terminal this is a table that fits its width. On a pipe it is a line a claim, with nothing cropped and no
    limit, for grep and its kind; set COLUMNS to get the table.
    """
    if by_group and sort not in (Sort.ARTICLE, Sort.GROUP):
        raise BadParameter("--by-group is an order of its own; leave out --sort")
    order = Sort.GROUP if by_group else sort
    wanted = format_of(choice, json=json)
    with open_reader(database_path(database)) as reader:
        if wanted is not Format.TABLE:
            with output.data() as stream:
                write_claims(reader.entries(chosen, order, limit), stream, DataFormat(wanted))
        else:
            _show(reader, chosen, order, limit)


def _show(reader: Reader, chosen: Filter, order: Sort, limit: int | None) -> None:
    if limit is None and output.width() is not None:
        limit = _SCREENFUL
    shown = show_claims(reader.entries(chosen, order, limit), partial(short_id, reader))
    if not shown:
        narration.say("no claims; ingest articles, or choose less narrowly")
    elif shown == limit and shown < (total := reader.count(chosen)):
        narration.say(f"{shown:,} of {total:,} claims; --limit N shows more")
