"""Single files."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.ingest.article import build_article
from claimcheck.ingest.decoding import decode
from claimcheck.ingest.failure import Failure, failure_of
from claimcheck.ingest.jsonl import read_jsonl
from claimcheck.ingest.limits import MAX_BYTES, TOO_LONG, read_limited
from claimcheck.ingest.markdown import read_markdown
from claimcheck.ingest.plain import read_plain
from claimcheck.ingest.sources import source_name
from claimcheck.ingest.webpage import read_webpage
from claimcheck.records import Article

_READERS = {".txt": read_plain, ".md": read_markdown, ".html": read_webpage, ".htm": read_webpage}
_COLLECTION = ".jsonl"
SUFFIXES = frozenset({*_READERS, _COLLECTION})


def read_file(given: str) -> Iterator[Article | Failure]:
    """Yield the article of the file at `given` (or each article of a JSONL file), or why there is none.

    The suffix tells the format; a file with any other suffix is read as plain text.
    """
    source = source_name(given)
    suffix = Path(given).suffix.lower()
    try:
        with _open(given, most_bytes=None if suffix == _COLLECTION else MAX_BYTES) as stream:
            if suffix == _COLLECTION:
                yield from read_jsonl(stream, source)
            else:
                draft = _READERS.get(suffix, read_plain)(decode(read_limited(stream)))
                yield build_article(draft, source, key=source)
    except (InputError, OSError) as error:
        yield failure_of(source, error)


def _open(given: str, most_bytes: int | None) -> BinaryIO:
    """Nothing but files is opened: a named pipe would wait for a writer, a device might never end."""
    try:
        status = Path(given).stat()
    except ValueError as error:  # a NUL character
        raise FileNotFoundError from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError('neither a file nor a folder; pipe its content to "-"')
    if most_bytes is not None and status.st_size > most_bytes:
        raise InputError(TOO_LONG)
    return Path(given).open("rb")
