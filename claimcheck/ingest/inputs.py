"""What the user named on the command line, one input after the other."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from claimcheck.ingest.failure import Failure
from claimcheck.ingest.files import read_file
from claimcheck.ingest.folders import read_folder
from claimcheck.ingest.sources import STANDARD_INPUT
from claimcheck.ingest.standard_input import read_standard_input
from claimcheck.records import Article

_ADDRESSES = ("http://", "https://")


def read_inputs(inputs: Iterable[str], stdin: BinaryIO) -> Iterator[Article | Failure]:
    """Yield the articles of files, folders and "-" (which is `stdin`), lazily and in order.

    Nothing is raised: what cannot be read, or is not an article in English, comes as a Failure in its place.
    """
    for given in inputs:
        yield from _read_input(given, stdin)


def _read_input(given: str, stdin: BinaryIO) -> Iterator[Article | Failure]:
    if given == STANDARD_INPUT:
        return read_standard_input(stdin)
    if given.lower().startswith(_ADDRESSES):
        return iter([Failure(given, "reading URLs is not supported yet; save the page and ingest the file")])
    if not given:  # which as a path would be the working directory
        return iter([Failure(given, "an empty path; name a file or a folder")])
    return read_folder(given) if _is_folder(given) else read_file(given)


def _is_folder(given: str) -> bool:
    try:
        return Path(given).is_dir()
    except OSError:
        return False  # reading it as a file will tell why
