"""Plain text."""

from claimcheck.ingest.draft import Draft
from claimcheck.ingest.front_matter import split_front_matter
from claimcheck.ingest.headline import find_headline
from claimcheck.ingest.metadata import read_metadata


def read_plain(text: str) -> Draft:
    """Take off the front matter, and nothing else; a title it does not give is sought in the text."""
    fields, body = split_front_matter(text)
    return Draft(body, read_metadata({**fields, "title": fields.get("title") or find_headline(body)}))
