"""Which pairs of statements are worth the pair model's time, by their vectors alone.

A small network has learnt from the pair model what it makes of pairs (distillation, Hinton et al. 2015), and is a
thousand times faster. What it thinks of a pair depends on nothing but the two.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.corroborate.likes import PARTS
from claimcheck.corroborate.vectors import Floats, unpacked
from claimcheck.errors import ModelError
from claimcheck.models import SIEVE, shipped_folder, verify

_LEAST = 0.3  # the least cosine of two statements worth a look: 998 of 1,000 pairs that matter have more
_NONE = -1000  # what the rest promise


class Sieve:
    """The network, from a folder of weights."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load it. Raises ModelError when its file is missing or damaged."""
        where = folder or shipped_folder()
        verify(where, [SIEVE])
        try:
            with np.load(where / SIEVE) as arrays:
                self._inner, self._inner_bias = (arrays[name].astype(np.float32) for name in ("inner", "inner_bias"))
                self._outer, self._outer_bias = (arrays[name].astype(np.float32) for name in ("outer", "outer_bias"))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"the model file {SIEVE} cannot be read; install claimcheck again") from error

    def promise(self, vector: bytes, others: Sequence[bytes]) -> npt.NDArray[np.int64]:
        """Return how probably a statement is one claim with, or in conflict with, each of others, all packed.

        In hundredths of log-odds: 0 is one in two, -300 one in twenty. Whole numbers, since a sum of fractions depends
        a little on what is summed beside it.
        """
        found = np.full(len(others), _NONE, dtype=np.int64)
        if others:
            mine, theirs = unpacked([vector]), unpacked(others)
            near = np.flatnonzero(theirs @ mine[0] >= _LEAST)
            hidden = np.maximum(features(mine, theirs[near]) @ self._inner + self._inner_bias, 0)
            found[near] = np.rint((hidden @ self._outer + self._outer_bias) * PARTS)
        return found


def features(left: Floats, right: Floats) -> Floats:
    """Return what the network reads of pairs of vectors, (pairs, 2 * width + 1): the same in either order."""
    products = left * right
    return np.concatenate([products, abs(left - right), products.sum(1, keepdims=True)], axis=1)
