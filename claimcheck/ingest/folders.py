"""Folders of articles."""

import os
from collections.abc import Iterator
from pathlib import Path

from claimcheck.ingest.failure import Failure, failure_of
from claimcheck.ingest.files import SUFFIXES, read_file
from claimcheck.ingest.sources import source_name
from claimcheck.records import Article


def read_folder(given: str) -> Iterator[Article | Failure]:
    """Yield the articles of all files under a folder, and what could not be read.

    In order of their names, a folder's files before its folders. Hidden files and folders, and files with suffixes
    that are not read, are passed over; so are symbolic links: what they lead to is read where it lies, if it lies
    in the folder.
    """
    empty = True
    for found in _find_files(given):
        empty = False
        if isinstance(found, Failure):
            yield found
        else:
            yield from read_file(found)
    if empty:
        yield Failure(source_name(given), f"no file in it can be read; expected are {', '.join(sorted(SUFFIXES))}")


def _find_files(folder: str) -> Iterator[str | Failure]:
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(current) as listing:
                entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda entry: entry.name)
        except OSError as error:
            yield failure_of(source_name(current), error)
            continue
        for entry in entries:
            if Path(entry.name).suffix.lower() in SUFFIXES and entry.is_file(follow_symlinks=False):
                yield entry.path
        waiting += [entry.path for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)]
