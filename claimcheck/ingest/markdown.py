"""Markdown. The mark-up stays in the text, so that offsets count the characters of the file."""

from claimcheck.ingest.draft import Draft
from claimcheck.ingest.front_matter import split_front_matter
from claimcheck.ingest.metadata import read_metadata

_HEADING = "# "


def read_markdown(text: str) -> Draft:
    """Take off the front matter, and nothing else; a title it does not give is the first `# ` heading."""
    fields, body = split_front_matter(text)
    return Draft(body, read_metadata({**fields, "title": fields.get("title") or _first_heading(body)}))


def _first_heading(text: str) -> str | None:
    heading = next((line for line in text.split("\n") if line.startswith(_HEADING)), None)
    return heading.removeprefix(_HEADING).strip(" #") if heading else None
