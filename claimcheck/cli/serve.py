"""`claimcheck serve`: the database in a browser."""

from contextlib import suppress
from typing import Annotated

from typer import Option

from claimcheck.cli import narration
from claimcheck.cli.options import Database
from claimcheck.config import database_path


def serve(
    port: Annotated[int, Option(min=0, max=65535, help="The port to answer at; 0 for any that is free.")] = 8001,
    host: Annotated[str, Option(metavar="ADDRESS", help="Another address of this machine, such as ::1.")] = "127.0.0.1",
    database: Database = None,
) -> None:
    """Show the database in a browser, for looking only.

    Datasette answers on this machine until Ctrl-C: tables with facets, a page for each common question, SQL. Nobody can
    write, and nobody on another machine can look. Needs: pip install 'claimcheck[serve]'.
    """
    from claimcheck.serve import server

    with suppress(KeyboardInterrupt):  # which is how it ends
        server.serve(
            database_path(database), host, port, lambda address: narration.say(f"{address} (stop with Ctrl-C)")
        )
