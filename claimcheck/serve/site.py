"""Datasette, set up for one database that nobody can write to."""

import sqlite3
from pathlib import Path

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from claimcheck.errors import DatabaseError
from claimcheck.identity import digest
from claimcheck.serve import plugin
from claimcheck.serve.guard import App, guarded, policy
from claimcheck.serve.metadata import NAME, STATIC, metadata
from claimcheck.store.connection import connect_for_reading
from claimcheck.store.search import match_expression

_SETTINGS = {
    "allow_download": False,  # a copy of the file alone would lack what was written last
    "default_cache_ttl": 0,  # a verdict shows at once
    "suggest_facets": False,  # the useful ones are there
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 1000,
    "max_returned_rows": 2000,
    "truncate_cells_html": 1000,
}
_INLINE = ("_close_open_menus.html", "_codemirror_foot.html", "table.html")  # templates with scripts in them


def site(path: Path) -> App:
    """Return what answers for the database at `path`, which is up to date."""
    if not pm.is_registered(plugin):
        pm.register(plugin)
    datasette = Datasette(
        memory=False,
        metadata=metadata(path),
        settings=_SETTINGS,
        static_mounts=[(STATIC, str(Path(__file__).with_name("static")))],
    )
    datasette.remove_database("_memory")
    datasette.add_database(_ReadOnly(datasette, path=str(path)), name=NAME)
    sources = (datasette.jinja_env.loader.get_source(datasette.jinja_env, name)[0] for name in _INLINE)
    allowed = [source.replace("{{ datasette_allow_facet }}", "true") for source in sources]
    return guarded(datasette.app(), policy(allowed))


class _ReadOnly(Database):  # type: ignore[misc]  # which is untyped
    """The database as `connect_for_reading` opens it.

    Not immutable, as Datasette would have it: that reads past the write-ahead log, so it misses what others have just
    written, and it trusts a file that others may be writing to.
    """

    def connect(self, write: bool = False) -> sqlite3.Connection:
        if write:
            raise DatabaseError("claimcheck serve writes nothing")
        connection, _ = connect_for_reading(Path(self.path), any_thread=True)
        self._all_file_connections.append(connection)
        connection.create_function("folded", 1, _folded, deterministic=True)
        connection.create_function("match_expression", 1, match_expression, deterministic=True)
        connection.create_function("claim_digest", -1, lambda *read: digest(*read), deterministic=True)
        return connection


def _folded(text: str | None) -> str | None:
    return None if text is None else text.casefold()
