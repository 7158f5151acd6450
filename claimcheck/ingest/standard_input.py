"""Standard input, whose format nobody states."""

from io import BytesIO
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.ingest.dispatch import HEAD, is_text, read_document
from claimcheck.ingest.document import Document, Found, Reading
from claimcheck.ingest.failure import failure_of
from claimcheck.ingest.limits import MAX_BYTES, MAX_DOCUMENT_BYTES, too_much
from claimcheck.ingest.sources import STANDARD_INPUT


def read_standard_input(stream: BinaryIO, reading: Reading) -> Found:
    """Yield the article or articles that `stream` holds, or why there are none.

    Its format is told by how it begins. An article without address or source of its own is known by its text.
    """
    try:
        head = stream.read(HEAD)
        most = MAX_BYTES if is_text(head) else MAX_DOCUMENT_BYTES
        data = head + stream.read(most + 1 - len(head))
        if len(data) > most:
            raise too_much(most)
    except (InputError, OSError) as error:
        yield failure_of(STANDARD_INPUT, error)
        return
    yield from read_document(Document(BytesIO(data), STANDARD_INPUT), reading)
