"""`claimcheck review`: the analyst's desk, full screen."""

import os
import sys

from typer import Exit

from claimcheck.cli import narration
from claimcheck.cli.filters import takes_filter
from claimcheck.cli.options import Analyst, Database
from claimcheck.config import analyst_name, database_path
from claimcheck.errors import UsageError
from claimcheck.store import Filter


@takes_filter(narrated=False)
def review(chosen: Filter, by: Analyst = None, database: Database = None) -> None:
    """Judge claims one after the other, on the full screen.

    The queue holds what nobody has judged, unless verdicts are asked for. What conflicts comes first, then what is
    unverified, then what is told in most places. Review goes on where you left the same choice of claims; where that
    was, and notes not yet given, are kept in your own state folder. Press ? for the keys.
    """
    if not _on_a_terminal():
        raise UsageError("review needs a terminal; elsewhere use: claimcheck list, claimcheck mark")
    if os.environ.get("TERM") == "dumb":
        raise UsageError(
            "review needs a full screen, which a dumb terminal has not; use: claimcheck list, claimcheck mark"
        )
    from claimcheck.tui.clerk import Clerk  # 0.2 s and more, which other commands do not pay

    clerk = Clerk(database_path(database), analyst_name(by), chosen)
    desk = clerk.desk()
    clerk.close()
    if not desk.numbers:
        narration.say("no claims wait for a verdict; ingest articles, or choose others, for instance with --confirmed")
        return
    from claimcheck.tui.app import ReviewApp

    app = ReviewApp(desk, clerk)
    try:
        app.run()
    finally:
        app.close()
    if app.return_code:
        raise Exit(app.return_code)


def _on_a_terminal() -> bool:
    return bool(sys.stdin) and sys.stdin.isatty() and sys.stdout.isatty()
