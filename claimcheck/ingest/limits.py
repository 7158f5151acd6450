"""How much is read, so that no input, however long or tightly packed, fills the memory or never ends."""

from typing import BinaryIO

from claimcheck.errors import InputError

# Of a text, of standard input where it is text, of one line or row of many. The longest book is shorter.
MAX_BYTES = 10_000_000
TOO_LONG = "longer than 10 MB; split it into single articles"

# Of a document that is read as a whole, pictures and all: a PDF, a file for Word, a message with its attachments.
MAX_DOCUMENT_BYTES = 100_000_000
TOO_LARGE = "larger than 100 MB; split it, or save its text alone"

MAX_XML_BYTES = 20_000_000  # of a file in a packed document; parsed, it takes many times its size
MAX_UNPACKED_BYTES = 2_000_000_000  # of all that an archive holds, and the archives in it
MAX_MEMBERS = 20_000  # of one archive
MAX_DEPTH = 3  # archives, captures and messages within one another


class Budget:
    """How much may still be unpacked of one input, whatever is packed in what."""

    def __init__(self, size: int = MAX_UNPACKED_BYTES) -> None:
        self._left = size

    def spend(self, size: int) -> None:
        """Count `size` bytes more; raise InputError once they are too many."""
        self._left -= size
        if self._left < 0:
            raise InputError("unpacks to more than 2 GB; unpack it yourself if you trust it, and ingest the folder")


def read_limited(stream: BinaryIO, most: int = MAX_BYTES) -> bytes:
    """Return all that `stream` holds; raise InputError, having read no more, if that is over `most` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise too_much(most)
    return data


def too_much(most: int) -> InputError:
    """Return what to raise where there is more than the `most` bytes allowed."""
    if most == MAX_XML_BYTES:
        return InputError("too long; split it into single articles")
    return InputError(TOO_LARGE if most == MAX_DOCUMENT_BYTES else TOO_LONG)
