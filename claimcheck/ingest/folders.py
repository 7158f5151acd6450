"""Folders of articles."""

import os
from collections.abc import Iterator

from claimcheck.ingest.companions import companions
from claimcheck.ingest.document import Found, Reading
from claimcheck.ingest.failure import Failure, failure_of
from claimcheck.ingest.files import read_file
from claimcheck.ingest.sources import source_name
from claimcheck.ingest.suffixes import SUFFIXES, suffix_of


def read_folder(given: str, reading: Reading) -> Found:
    """Yield the articles of all files under a folder, and what could not be read.

    In order of their names, a folder's files before its folders. Passed over are hidden files and folders, files with
    suffixes that are not read, tables and XML of other kinds, and the folder that a browser saves beside a page; so are
    symbolic links: what they lead to is read where it lies, if it lies in the folder.
    """
    empty = True
    for file in _find_files(given):
        found = iter([file]) if isinstance(file, Failure) else read_file(file, reading.afresh(), is_asked_for=False)
        for each in found:
            empty = False
            yield each
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
            if suffix_of(entry.name) and entry.is_file(follow_symlinks=False):
                yield entry.path
        folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        belonging = companions(entry.name for entry in entries)
        waiting += [folder.path for folder in reversed(folders) if folder.name.lower() not in belonging]
