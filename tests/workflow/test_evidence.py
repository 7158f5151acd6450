import hashlib
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.workflow.evidence import evidence


def test_a_web_address_is_kept_as_it_is() -> None:
    assert evidence(["https://example.org/a?b=c;d", "HTTP://example.org"]) == (
        "https://example.org/a?b=c;d",
        "HTTP://example.org",
    )


def test_of_a_file_its_digest_and_name_are_kept_and_not_where_it_lay(tmp_path: Path) -> None:
    photo = tmp_path / "photo 1.jpg"
    photo.write_bytes(b"light")
    assert evidence([str(photo)]) == (f"sha256:{hashlib.sha256(b'light').hexdigest()} photo 1.jpg",)


def test_a_files_name_cannot_command_a_terminal(tmp_path: Path) -> None:
    photo = tmp_path / "a\x1b[31m.jpg"
    photo.touch()
    (piece,) = evidence([str(photo)])
    assert piece.endswith(" a\N{REPLACEMENT CHARACTER}[31m.jpg")


def test_what_is_neither_is_refused(tmp_path: Path) -> None:
    for neither in (str(tmp_path), str(tmp_path / "missing"), "http://", "ftp://example.org/a"):
        with pytest.raises(UsageError, match="not a web address or a file"):
            evidence([neither])
