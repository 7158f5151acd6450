"""Markdown. The mark-up stays in the text, so that offsets count the characters of the file."""

from claimcheck.ingest.draft import Draft
from claimcheck.ingest.front_matter import split_front_matter
from claimcheck.ingest.metadata import first_of, read_metadata
from claimcheck.records import Origin

_HEADING = "# "


def read_markdown(text: str) -> Draft:
    """Take off the front matter, and nothing else; a title it does not give is the first `# ` heading."""
    fields, body = split_front_matter(text)
    found = read_metadata({"title": _first_heading(body)}, Origin.HEADING)
    return Draft(body, first_of(read_metadata(fields, Origin.FRONT_MATTER), found))


def _first_heading(text: str) -> str | None:
    heading = next((line for line in text.split("\n") if line.startswith(_HEADING)), None)
    return heading.removeprefix(_HEADING).strip(" #") if heading else None
