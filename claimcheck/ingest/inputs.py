"""What the user named on the command line, one input after the other."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from claimcheck.ingest.dispatch import read_document
from claimcheck.ingest.document import Found, Reading
from claimcheck.ingest.failure import Failure
from claimcheck.ingest.files import read_file
from claimcheck.ingest.folders import read_folder
from claimcheck.ingest.sources import STANDARD_INPUT
from claimcheck.ingest.standard_input import read_standard_input
from claimcheck.records import Article


def read_inputs(
    inputs: Iterable[str], stdin: BinaryIO, columns: Mapping[str, str] | None = None
) -> Iterator[Article | Failure]:
    """Yield the articles of files, folders and "-" (which is `stdin`), lazily and in order.

    `columns`, from `parse_columns`, has the names that fields of articles go by in tables, where they are others.
    Nothing is raised: what cannot be read, or is not an article in English, comes as a Failure in its place.
    """
    for given in inputs:
        yield from _read_input(given, stdin, Reading(read_document, columns or {}))


def _read_input(given: str, stdin: BinaryIO, reading: Reading) -> Found:
    if given == STANDARD_INPUT:
        return read_standard_input(stdin, reading)
    if not given:  # which as a path would be the working directory
        return iter([Failure(given, "an empty path; name a file or a folder")])
    return read_folder(given, reading) if _is_folder(given) else read_file(given, reading)


def _is_folder(given: str) -> bool:
    try:
        return Path(given).is_dir()
    except OSError:
        return False  # reading it as a file will tell why
