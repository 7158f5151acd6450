"""Vectors as they are stored, and how alike they are."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_SCALE = 127.0


def packed(vector: Floats) -> bytes:
    """Return a vector of length 1 as 8-bit integers."""
    return bytes(np.clip(np.rint(vector * _SCALE), -_SCALE, _SCALE).astype(np.int8).tobytes())


def likeness(vector: bytes, others: Sequence[bytes]) -> Floats:
    """Return the cosine of a packed vector with each of others."""
    if not others:
        return np.zeros(0, dtype=np.float32)
    rows = np.frombuffer(b"".join(others), dtype=np.int8).reshape(len(others), -1).astype(np.float32)
    mine = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(mine)
    return np.asarray((rows @ mine) / np.maximum(lengths, 1e-9), dtype=np.float32)
