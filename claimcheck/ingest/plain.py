"""Plain text."""

from claimcheck.ingest.draft import Draft
from claimcheck.ingest.front_matter import split_front_matter
from claimcheck.ingest.headline import find_headline
from claimcheck.ingest.metadata import first_of, read_metadata
from claimcheck.records import Origin


def read_plain(text: str) -> Draft:
    """Take off the front matter, and nothing else; a title it does not give is sought in the text."""
    fields, body = split_front_matter(text)
    found = read_metadata({"title": find_headline(body)}, Origin.TEXT)
    return Draft(body, first_of(read_metadata(fields, Origin.FRONT_MATTER), found))
