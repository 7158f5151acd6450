"""Zip files from strangers: looked through before anything in them is unpacked, and unpacked into memory alone."""

import lzma
import stat
import struct
import zlib
from io import BytesIO
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from claimcheck.errors import InputError
from claimcheck.ingest.limits import MAX_DOCUMENT_BYTES, MAX_MEMBERS, MAX_XML_BYTES, Budget, too_much
from claimcheck.ingest.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MAGIC = b"PK\x03\x04", b"PK\x05\x06"  # the second opens one with nothing in it
DAMAGED = "damaged or cut off; get it again"
# What reading something packed that is damaged, or packed in a way nobody uses, may end in.
UNPACKING_ERRORS = (BadZipFile, EOFError, zlib.error, lzma.LZMAError, struct.error, NotImplementedError)
_ERRORS = (*UNPACKING_ERRORS, OSError, ValueError)  # of files that are said to lie where there are none
_ENCRYPTED = 1


class Archive:
    """The members of a zip file, by name.

    Raises InputError if it is damaged, protected by a password, or larger unpacked than `budget` allows: a member never
    gives more than the size it declares, and what all of them declare is counted here.
    """

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        try:
            self._zip = ZipFile(stream)
        except _ERRORS as error:
            raise InputError(DAMAGED) from error
        self._members = {member.filename: member for member in self._zip.infolist() if not member.is_dir()}
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise InputError(f"more than {MAX_MEMBERS:,} files in it; unpack it and ingest the folder")
        budget.spend(sum(member.file_size for member in self._zip.infolist()))

    @property
    def names(self) -> list[str]:
        """The names of all files in it, sorted."""
        return sorted(self._members)

    def read(self, name: str, most: int = MAX_DOCUMENT_BYTES) -> bytes:
        """Return the file `name`; raise InputError if there is none, if it is damaged, or larger than `most` bytes."""
        if name not in self._members:
            raise InputError(f"damaged: no {name} in it; save it again")
        member = self._members[name]
        _check(member)
        if member.file_size > most:
            raise too_much(most)
        try:
            with self._zip.open(member) as stream:
                return stream.read()
        except _ERRORS as error:
            raise InputError(DAMAGED) from error

    def read_xml(self, name: str) -> "_Element":
        """Return the root of the XML file `name`; raise InputError as `read` and `parse_xml` do."""
        return parse_xml(self.read(name, MAX_XML_BYTES))

    def open(self, name: str) -> BinaryIO:
        """Return the file `name` as a stream that can be rewound, unpacked as it is read if it is large."""
        member = self._members[name]
        if member.file_size <= MAX_DOCUMENT_BYTES:
            return BytesIO(self.read(name))
        _check(member)
        return cast(BinaryIO, self._zip.open(member))


def _check(member: ZipInfo) -> None:
    """Raise InputError if a member is none to read: its name would lead elsewhere, it is a link, it has a password."""
    posix, windows = PurePosixPath(member.filename), PureWindowsPath(member.filename)
    if posix.is_absolute() or windows.drive or windows.root or ".." in (*posix.parts, *windows.parts):
        raise InputError("its name leads out of the archive; refused")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise InputError("a symbolic link; refused")
    if member.flag_bits & _ENCRYPTED:
        raise InputError("protected by a password; unpack it yourself, and ingest the folder")
