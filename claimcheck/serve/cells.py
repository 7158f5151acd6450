"""How Datasette shows a value: ids lead on, and nothing that an article says reorders or controls the page."""

import re

from datasette import hookimpl
from markupsafe import Markup

from claimcheck.export.hostile import defused
from claimcheck.serve.metadata import NAME

# Which question an id answers, and under which name it asks for it.
_LEADS_TO = {"clm": ("claim", "claim"), "spk": ("by_speaker", "speaker"), "grp": ("story", "group")}
_ID = re.compile(r"(clm|spk|grp)_[0-9a-f]{16}")


def shown(value: object, database: str) -> Markup | str | None:
    """Return what is shown for `value`; None for what Datasette shows as it is."""
    if database != NAME or not isinstance(value, str):
        return None
    if found := _ID.fullmatch(value):
        question, parameter = _LEADS_TO[found[1]]
        return Markup('<a href="/{}/{}?{}={}">{}</a>').format(NAME, question, parameter, value, value)
    harmless = defused(value)
    return None if harmless == value else harmless


render_cell = hookimpl(shown)
