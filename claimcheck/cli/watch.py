"""`claimcheck watch`: what is new in feeds, into the database."""

import time
from typing import Annotated

from typer import Argument, Exit, Option

from claimcheck.cli.ingest import report
from claimcheck.cli.narration import ExitCode
from claimcheck.cli.options import AllowPrivate, Database
from claimcheck.config import database_path


def watch(
    feeds: Annotated[
        list[str], Argument(metavar="FEED...", help="Addresses of RSS or Atom feeds.", show_default=False)
    ],
    every: Annotated[
        float | None,
        Option("--every", metavar="MINUTES", min=1, help="Look again and again, until interrupted; else once."),
    ] = None,
    allow_private: AllowPrivate = False,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    database: Database = None,
) -> None:
    """Read what is new in feeds, and store it as `ingest` does.

    An entry without its full text leads to its page, which is fetched once. A feed that has not changed costs its
    server nothing. What cannot be read is named, tried again the next time, and the exit code is 5.
    """
    from claimcheck import workflow
    from claimcheck.web import Web

    while True:
        web = Web(allow_private=allow_private)  # anew each time, since what sites allow may change
        tally = report(workflow.watch(feeds, database_path(database), web), quiet=quiet)
        if every is None:
            break
        time.sleep(60 * every)
    if tally["failed"]:
        raise Exit(ExitCode.SOME_INPUTS_FAILED)
