"""Single files."""

import stat
from pathlib import Path
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.ingest.dispatch import read_document
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.failure import failure_of
from claimcheck.ingest.limits import too_much
from claimcheck.ingest.sources import source_name
from claimcheck.ingest.suffixes import most_bytes


def read_file(given: str, reading: Reading, *, is_asked_for: bool = True) -> Found:
    """Yield the article of the file at `given`, or each article of a file that holds several, or why there is none."""
    source = source_name(given)
    try:
        with _open(given) as stream:
            yield from read_document(Document(stream, source, Path(given).name, is_asked_for=is_asked_for), reading)
    except (InputError, OSError) as error:
        yield failure_of(source, error)


def _open(given: str) -> BinaryIO:
    """Nothing but files is opened: a named pipe would wait for a writer, a device might never end."""
    try:
        status = Path(given).stat()
    except ValueError as error:  # a NUL character
        raise FileNotFoundError from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError('neither a file nor a folder; pipe its content to "-"')
    most = most_bytes(given)
    if most is not None and status.st_size > most:
        raise too_much(most)
    return Path(given).open("rb")
