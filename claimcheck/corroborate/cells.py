"""The index that finds candidates: every vector lies in the few cells whose centres are nearest to it.

The centres are fixed and ship with the model (k-means over statements of news). So where a statement lies depends on
it alone, two statements meet if they share a cell, whichever came first, and a database holds the index as plain
rows.
"""

from pathlib import Path

import numpy as np

from claimcheck.corroborate.vectors import Floats
from claimcheck.errors import ModelError
from claimcheck.models import CELLS, shipped_folder, verify

_NEAREST = 12  # cells a vector lies in: with these, 98 % of the pairs that matter share one


class Cells:
    """The centres of the cells, from a folder of weights."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load them. Raises ModelError when their file is missing or damaged."""
        where = folder or shipped_folder()
        verify(where, [CELLS])
        try:
            self._centres = np.load(where / CELLS).astype(np.float32)
        except (OSError, ValueError) as error:
            raise ModelError(f"the model file {CELLS} cannot be read; install claimcheck again") from error

    def of(self, vectors: Floats) -> list[list[int]]:
        """Return the numbers of the nearest cells of each vector, (vectors, width)."""
        if not len(vectors):
            return []
        near = vectors @ self._centres.T
        return [sorted(row.tolist()) for row in np.argpartition(-near, _NEAREST, axis=1)[:, :_NEAREST]]
