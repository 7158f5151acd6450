import os
from pathlib import Path
from typing import TextIO

import pytest

from claimcheck.export import replacing


def test_a_file_is_there_once_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with replacing(path) as stream:
        stream.write("é\r\n")
        assert not path.exists()
    assert path.read_bytes() == "é\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_could_not_be_finished_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as stream:
        _write_half(stream)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def _write_half(stream: TextIO) -> None:
    stream.write("new")
    raise KeyboardInterrupt


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("old")
    path.chmod(0o600)
    with replacing(path) as stream:
        stream.write("new")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_goes_on_pointing_where_it_points(tmp_path: Path) -> None:
    target, link = tmp_path / "claims.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    with replacing(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with replacing(Path(os.devnull)) as stream:
        stream.write("new")
    assert not Path(os.devnull).is_file()


def test_the_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "claims.csv"
    with pytest.raises(FileNotFoundError) as caught, replacing(path):
        pass
    assert caught.value.filename == str(path)
