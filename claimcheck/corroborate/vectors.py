"""Vectors as they are stored, and how alike they are."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_SCALE = 127.0


def packed(vector: Floats) -> bytes:
    """Return a vector of length 1 as 8-bit integers."""
    return bytes(np.clip(np.rint(vector * _SCALE), -_SCALE, _SCALE).astype(np.int8).tobytes())


def unpacked(vectors: Sequence[bytes]) -> Floats:
    """Return packed vectors as they were, nearly: (vectors, width)."""
    if not vectors:
        return np.zeros((0, 0), dtype=np.float32)
    rows = np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(len(vectors), -1).astype(np.float32)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)
