"""Anything a newsroom saves or is sent, to articles: files, folders and standard input, a file a format.

    inputs              what the user named on this machine → a file, a folder, standard input
    files, folders,
    standard_input      where a document, bytes with a name, comes from
    answers             what the web answered → a document; feeds and what they lead to
    dispatch            document → its reader, by content and name; the way in for bytes from anywhere
    plain, markdown, webpage, feed, pdf (and pdf_layout), zipped (docx, odt, epub, and archives of any of these),
    mail, capture, jsonl, table
                        document → drafts, each with its metadata
    article             draft → Article, once it is known to be one

    office                 what documents of office programs have in common
    archive, xml, limits   what is not trusted: packed data, XML, sizes

Whatever goes wrong below comes out of `read_inputs` and `read_answer` as a Failure.
"""

from claimcheck.ingest.answers import is_address, is_feed_answer, original_of, read_answer, read_entry_links
from claimcheck.ingest.failure import Failure, failure_of
from claimcheck.ingest.inputs import read_inputs
from claimcheck.ingest.row import parse_columns

__all__ = [
    "Failure",
    "failure_of",
    "is_address",
    "is_feed_answer",
    "original_of",
    "parse_columns",
    "read_answer",
    "read_entry_links",
    "read_inputs",
]
