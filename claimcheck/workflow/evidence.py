"""What a verdict rests on: web addresses, and files, of which name and digest are kept."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from claimcheck.addresses import web_address
from claimcheck.errors import UsageError

_WEB = ("http://", "https://")


def evidence(given: Sequence[str]) -> tuple[str, ...]:
    """Return each web address as it is, and in the place of each file "sha256:", its SHA-256 and its name.

    Raises:
        UsageError: one is neither.
        OSError: a file cannot be read.
    """
    return tuple(_piece(one) for one in given)


def _piece(one: str) -> str:
    if web_address(one):
        return one
    if one.lower().startswith(_WEB) or not Path(one).is_file():
        raise UsageError(
            f"not a web address or a file: {one!r}; evidence begins with http:// or https://, or is a file's path"
        )
    with Path(one).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    name = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in Path(one).name)
    return f"sha256:{digest} {name}"
