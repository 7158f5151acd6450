"""The shipped model files, checked before they are trusted."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from claimcheck.errors import ModelError

MODEL, TOKENIZER, MANIFEST = "extractor.onnx", "tokenizer.json", "manifest.json"
_REMEDY = "install claimcheck again"


def shipped_folder() -> Path:
    return Path(str(files("claimcheck"))) / "weights"


def verify(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each model file in `folder`.

    Raises:
        ModelError: a file is missing, or is not what the manifest says.
    """
    try:
        expected: dict[str, str] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["sha256"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the model's list of files is missing or damaged; {_REMEDY}") from error
    for name, checksum in expected.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"the model file {name} is missing; {_REMEDY}") from error
        if found != checksum:
            raise ModelError(f"the model file {name} is damaged (its checksum is wrong); {_REMEDY}")
    return expected


def model_status() -> str:
    """Say in one line that the shipped model is sound. Raises ModelError where it is not."""
    checksums = verify(shipped_folder())
    return ", ".join(f"{name} sha256 {checksum[:12]}" for name, checksum in checksums.items())
