"""What the pair model in PyTorch thinks of pairs, many at a time."""

import random
from collections.abc import Sequence

import numpy as np
import torch

from claimcheck.corroborate.pieces import pair_arrays
from training.matching.model import UNRELATED, PairModel
from training.matching.pairs import Pair, read
from training.start import read_vocabulary

_AT_ONCE = 64


def related(model: PairModel, pairs: Sequence[Pair]) -> np.ndarray:
    """Return how probably each pair has to do with one another, (pairs,)."""
    items = read(pairs, read_vocabulary(), random.Random(1))
    order = sorted(range(len(items)), key=lambda at: len(items[at]))
    found = np.zeros(len(items), dtype=np.float32)
    for first in range(0, len(order), _AT_ONCE):
        chosen = order[first : first + _AT_ONCE]
        ids, segments, mask = map(torch.from_numpy, pair_arrays([items[at].pieces for at in chosen]))
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            verdicts, _ = model.verdicts(ids, segments, model.encode(ids, segments, mask))
        found[chosen] = 1 - verdicts.float().softmax(-1)[:, UNRELATED].numpy()
    return found
