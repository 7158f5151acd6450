"""Anything a newsroom saves, to articles: files, folders and standard input, in four formats.

    inputs              what the user named → a file, a folder, standard input
    files, folders,
    standard_input      where the bytes come from
    decoding            bytes → text
    plain, markdown,
    webpage, jsonl      text → draft, one file a format
    article             draft → Article, once it is known to be one

Whatever goes wrong below comes out of `read_inputs` as a Failure.
"""

from claimcheck.ingest.failure import Failure
from claimcheck.ingest.inputs import read_inputs

__all__ = ["Failure", "read_inputs"]
