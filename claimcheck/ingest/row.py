"""An article as a row of a table: a line of JSON Lines, a row of a CSV."""

import re
from collections.abc import Iterable, Mapping

from claimcheck.errors import InputError, UsageError
from claimcheck.ingest.article import build_article
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.metadata import first_of, read_metadata
from claimcheck.ingest.sources import encodable
from claimcheck.records import Article, Origin

FIELDS = ("text", "title", "publisher", "author", "date", "url", "id", "source")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_columns(pairs: Iterable[str]) -> dict[str, str]:
    """Return the column for each field among `pairs`, which read like "title=headline".

    Raises UsageError for a pair that reads otherwise, and for a field that articles do not have.
    """
    columns = {}
    for pair in pairs:
        field, is_pair, column = pair.partition("=")
        if not is_pair or not column or field not in FIELDS:
            raise UsageError(f"--map {pair}: expected FIELD=COLUMN, FIELD one of {', '.join(FIELDS)}")
        columns[field] = column
    return columns


def read_row(row: Mapping[str, object], number: int, place: str, columns: Mapping[str, str]) -> Article:
    """Return the article of `row`, the row `number` of the table at `place`.

    `columns` tells under which name a field is found where it is not its own. The article's source is the row's own,
    else "place#id", else "place#number". Raises InputError if the row has no text, or it is no article.
    """
    record = {field: row.get(columns.get(field, field)) for field in FIELDS}
    record["published"] = row.get("published")
    text = record["text"]
    if not isinstance(text, str):
        raise InputError(missing_text(columns))
    text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)  # nothing could store them; offsets stay
    own, identity = record["source"], record["id"]
    is_named = isinstance(own, str) and own != ""
    is_known = isinstance(identity, str | int) and identity != ""
    numbered = encodable(f"{own if is_named else place}#{identity if is_known else number}")
    # Many rows may name one source, an outlet say: their ids or numbers tell them apart.
    mapped = {field: value for field, value in record.items() if field in columns}
    metadata = first_of(read_metadata(mapped, Origin.MAPPED), read_metadata(record, Origin.COLUMN))
    draft = Draft(text, metadata)
    return build_article(draft, encodable(str(own)), numbered) if is_named else build_article(draft, numbered)


def missing_text(columns: Mapping[str, str]) -> str:
    """Return what to say of a table or a row without a text."""
    key = columns.get("text", "text")
    return f'no "{key}" in it; put the article\'s text under that key, or name its own: --map text=NAME'
