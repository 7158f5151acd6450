"""How much is read, so that no input, however long, fills the memory."""

from typing import BinaryIO

from claimcheck.errors import InputError

# Of a file, of standard input, and of one line of a JSONL file. The longest book is shorter than this.
MAX_BYTES = 10_000_000

TOO_LONG = "longer than 10 MB; split it into single articles"


def read_limited(stream: BinaryIO) -> bytes:
    """Return all that `stream` holds; raise InputError, having read no more, if that is over MAX_BYTES bytes."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(TOO_LONG)
    return data
