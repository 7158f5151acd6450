"""What is written, and its digest."""

import hashlib
from io import RawIOBase, TextIOBase
from typing import BinaryIO, TextIO, cast


class Hashed(TextIOBase):
    """Passes text on to `stream`, or bytes by `buffer` to what is under it, and keeps their SHA-256."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def write(self, text: str) -> int:
        self._hash.update(text.encode("utf-8", "replace"))
        return self._stream.write(text)

    @property
    def buffer(self) -> BinaryIO:
        """A stream for bytes instead of text, which cannot be rewound."""
        return cast("BinaryIO", _HashedBytes(self._stream.buffer, self._hash))

    @property
    def sha256(self) -> str:
        """The digest, in hexadecimal, of all that was written so far."""
        return self._hash.hexdigest()


class _HashedBytes(RawIOBase):
    def __init__(self, stream: BinaryIO, digest: "hashlib._Hash") -> None:
        self._stream = stream
        self._hash = digest
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: bytes) -> int:  # type: ignore[override]  # what writes here has bytes, and no other buffers
        self._hash.update(data)
        self._stream.write(data)
        self._written += len(data)
        return len(data)
