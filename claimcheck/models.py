"""The shipped models: their files, checked before they are trusted, and the only place that runs them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from claimcheck.errors import ModelError
from claimcheck.wordpieces import WordPieces

EXTRACTOR, MATCHER, CELLS, SIEVE = "extractor.onnx", "matcher.onnx", "cells.npy", "sieve.npz"
TOKENIZER, MANIFEST = "tokenizer.json", "manifest.json"
_REMEDY = "install claimcheck again"


def shipped_folder() -> Path:
    return Path(str(files("claimcheck"))) / "weights"


def verify(folder: Path, names: Sequence[str] = ()) -> dict[str, str]:
    """Return the SHA-256 of the model files `names` in `folder`, of all that it should hold unless some are given.

    Raises:
        ModelError: a file is missing, or is not what the manifest says.
    """
    try:
        expected: dict[str, str] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["sha256"]
        wanted = {name: expected[name] for name in names or expected}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the model's list of files is missing or damaged; {_REMEDY}") from error
    for name, checksum in wanted.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"the model file {name} is missing; {_REMEDY}") from error
        if found != checksum:
            raise ModelError(f"the model file {name} is damaged (its checksum is wrong); {_REMEDY}")
    return wanted


def models_status() -> str:
    """Say in one line that the shipped models are sound. Raises ModelError where they are not."""
    checksums = verify(shipped_folder())
    return ", ".join(f"{name} sha256 {checksum[:12]}" for name, checksum in checksums.items())


class Model:
    """One of the models of a folder, and the vocabulary they share."""

    def __init__(self, folder: Path, name: str, threads: int = 0) -> None:
        """Load it after checking it; it runs on `threads`, 0 for one a core.

        Raises:
            ModelError: a file is missing or damaged.
        """
        import onnxruntime

        verify(folder, [name, TOKENIZER])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / name), options, providers=["CPUExecutionProvider"]
            )
            self.vocabulary = WordPieces.read(folder / TOKENIZER)
        except Exception as error:  # the runtime raises what it likes for a file it cannot read
            raise ModelError(f"the model cannot be loaded ({error}); {_REMEDY}") from error

    def run(self, outputs: Sequence[str], inputs: Mapping[str, Any]) -> list[Any]:
        """Return the arrays named `outputs` for the arrays `inputs`, both by the names in the model's file."""
        return list(self._session.run(list(outputs), dict(inputs)))
