import shutil
from pathlib import Path

import pytest

from claimcheck.errors import ModelError
from claimcheck.models import (
    CELLS,
    EXTRACTOR,
    MANIFEST,
    MATCHER,
    SIEVE,
    TOKENIZER,
    models_status,
    shipped_folder,
    verify,
)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_folder(), tmp_path / "weights"))


def test_the_shipped_model_is_sound() -> None:
    assert set(verify(shipped_folder())) == {EXTRACTOR, MATCHER, CELLS, SIEVE, TOKENIZER}
    assert EXTRACTOR in models_status()


def test_a_damaged_file_is_named(copied: Path) -> None:
    with (copied / EXTRACTOR).open("r+b") as file:
        file.seek(1000)
        file.write(b"damage")
    with pytest.raises(ModelError, match=rf"{EXTRACTOR} is damaged .* install claimcheck again"):
        verify(copied)


def test_a_missing_file_is_named(copied: Path) -> None:
    (copied / TOKENIZER).unlink()
    with pytest.raises(ModelError, match=f"{TOKENIZER} is missing"):
        verify(copied)


def test_a_missing_manifest_is_an_error_of_the_model(copied: Path) -> None:
    (copied / MANIFEST).unlink()
    with pytest.raises(ModelError, match="missing or damaged"):
        verify(copied)
