"""Files that are written whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Yield a UTF-8 stream whose contents become the file at `path` once all is written.

    Until then, and for good if anything goes wrong, whatever stood at `path` stands. A device or a named pipe is
    written to as it is.

    Raises:
        OSError: the folder is missing, cannot be written to, or is full.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            yield stream
        return
    target = path.resolve()  # so that a link goes on pointing where it points
    unfinished = target.with_name(f".claimcheck-{os.urandom(4).hex()}.part")
    try:
        with unfinished.open("x", encoding="utf-8", errors="replace", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, unfinished)
        unfinished.replace(target)
    except BaseException as error:
        unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # the one that was asked for
        raise
