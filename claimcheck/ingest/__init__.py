"""Anything a newsroom saves or is sent, to articles: files, folders and standard input, a file a format.

    inputs              what the user named → a file, a folder, standard input
    files, folders,
    standard_input      where a document, bytes with a name, comes from
    dispatch            document → its reader, by content and name; the way in for bytes from anywhere
    plain, markdown, webpage, feed, pdf (and pdf_layout), zipped (docx, odt, epub, and archives of any of these),
    mail, capture, jsonl, table
                        document → drafts, each with its metadata
    article             draft → Article, once it is known to be one

    archive, xml, limits   what is not trusted: packed data, XML, sizes

Whatever goes wrong below comes out of `read_inputs` as a Failure.
"""

from claimcheck.ingest.failure import Failure
from claimcheck.ingest.inputs import read_inputs
from claimcheck.ingest.row import parse_columns

__all__ = ["Failure", "parse_columns", "read_inputs"]
