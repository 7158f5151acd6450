"""What Datasette is made to do otherwise: ids lead on, and nothing that an article says reorders or controls a page."""

import re
import sqlite3

from datasette import hookimpl
from markupsafe import Markup

from claimcheck.export.hostile import defused
from claimcheck.serve.metadata import NAME

# Which question an id answers, and under which name it asks for it.
_LEADS_TO = {"clm": ("claim", "claim"), "spk": ("by_speaker", "speaker"), "grp": ("story", "group")}
_ID = re.compile(r"(clm|spk|grp)_[0-9a-f]{16}")


def _linked(value: object, database: str) -> Markup | None:
    """Return a link for `value`, if it is an id; None for what Datasette shows as it is."""
    found = _ID.fullmatch(value) if database == NAME and isinstance(value, str) else None
    if not found:
        return None
    question, parameter = _LEADS_TO[found[1]]
    return Markup('<a href="/{}/{}?{}={}">{}</a>').format(NAME, question, parameter, value, value)


def _read_harmlessly(conn: sqlite3.Connection, database: str) -> None:
    """Have every text that `conn` reads defused, wherever a page then shows it: in cells, labels and facets."""
    if database == NAME:
        conn.text_factory = lambda raw: defused(raw.decode("utf-8", "replace"))


render_cell = hookimpl(_linked)
prepare_connection = hookimpl(_read_harmlessly)
