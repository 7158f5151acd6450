"""The sieve learns from the pair model which pairs it would think anything of."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from claimcheck.corroborate.sieve import features
from claimcheck.corroborate.statements import Statement
from claimcheck.corroborate.vectors import packed, unpacked
from claimcheck.models import SIEVE
from training.matching.cells import vectors_of
from training.matching.judging import related
from training.matching.model import PairModel
from training.matching.pairs import Pair

_NEAREST = 60  # statements from which one's partners are drawn, by cosine
_PARTNERS = 4  # of each statement
_PAIRS = 60_000
_HIDDEN = 32
_EPOCHS, _BATCH, _RATE, _DECAY = 12, 512, 2e-3, 0.02


def write_sieve(model: PairModel, groups: Sequence[Sequence[Statement]], out: Path) -> None:
    """Teach a network what `model` thinks of pairs within and across `groups`, and write it to `out`."""
    chance = random.Random(1)
    torch.manual_seed(1)
    statements = [statement for group in groups for statement in group]
    group_of = np.array([number for number, group in enumerate(groups) for _ in group])
    vectors = unpacked([packed(vector) for vector in vectors_of(model, statements)])
    pairs = _drawn(vectors, group_of, chance)
    wanted = torch.from_numpy(related(model, [Pair(statements[a], statements[b], frozenset()) for a, b in pairs]))
    network = _trained(vectors, pairs, wanted)
    inner, _, outer = network
    np.savez(
        out / SIEVE,
        inner=inner.weight.detach().numpy().T.astype(np.float16),
        inner_bias=inner.bias.detach().numpy(),
        outer=outer.weight.detach().numpy()[0],
        outer_bias=outer.bias.detach().numpy(),
    )


def _drawn(vectors: np.ndarray, group_of: np.ndarray, chance: random.Random) -> list[tuple[int, int]]:
    """Pairs of near statements, half of them of one group."""
    pairs = set()
    for at in chance.sample(range(len(vectors)), min(len(vectors), _PAIRS // (2 * _PARTNERS))):
        likeness = vectors @ vectors[at]
        likeness[at] = -1
        own = np.flatnonzero((group_of == group_of[at]) & (likeness > 0))
        near = own[np.argsort(-likeness[own])[:_NEAREST]].tolist()
        all_near = np.argpartition(-likeness, _NEAREST)[:_NEAREST].tolist()
        for among in (near, all_near):
            for other in chance.sample(among, min(_PARTNERS, len(among))):
                pairs.add((min(at, other), max(at, other)))
    return sorted(pairs)


def _trained(vectors: np.ndarray, pairs: Sequence[tuple[int, int]], wanted: torch.Tensor) -> nn.Sequential:
    width = 2 * vectors.shape[1] + 1
    network = nn.Sequential(nn.Linear(width, _HIDDEN), nn.ReLU(), nn.Linear(_HIDDEN, 1))
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    left, right = np.array(pairs).T
    steps = _EPOCHS * (len(pairs) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        order = np.random.default_rng(1).permutation(len(pairs))[: len(pairs) // _BATCH * _BATCH]
        for chosen in order.reshape(-1, _BATCH):
            rows = torch.from_numpy(features(vectors[left[chosen]], vectors[right[chosen]]))
            loss = functional.binary_cross_entropy_with_logits(network(rows)[:, 0], wanted[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return network
