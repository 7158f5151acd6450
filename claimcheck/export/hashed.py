"""What is written, and its digest."""

import hashlib
from io import TextIOBase
from typing import TextIO


class Hashed(TextIOBase):
    """Passes text on to `stream`, and keeps the SHA-256 of its UTF-8."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def write(self, text: str) -> int:
        self._hash.update(text.encode("utf-8", "replace"))
        return self._stream.write(text)

    @property
    def sha256(self) -> str:
        """The digest, in hexadecimal, of all that was written so far."""
        return self._hash.hexdigest()
