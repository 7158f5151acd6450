"""The loop that trains the pair model."""

import random
import time
from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from claimcheck.corroborate.pieces import pair_arrays
from training.matching.model import PairModel
from training.matching.pairs import UNKNOWN, Read

_PIECES = 3000  # of a batch, padding included
_REPORT_EVERY = 50  # steps
_WARM_UP = 0.1  # of all steps
_HEAD_RATE = 1e-3
_REASONS = 0.2  # the weight of reasons beside verdicts
_ALIKE_EVERY = 2  # steps
_NEVER = -1e4


def batches(pairs: Sequence[Read], chance: random.Random) -> list[list[Read]]:
    """Gather pairs of like length into batches, in chance order."""
    found: list[list[Read]] = []
    batch: list[Read] = []
    for pair in sorted(pairs, key=lambda pair: (len(pair) // 8, chance.random())):
        if batch and (len(batch) + 1) * len(pair) > _PIECES:
            found.append(batch)
            batch = []
        batch.append(pair)
    found.append(batch)
    chance.shuffle(found)
    return found


def fit(
    model: PairModel, plan: Sequence[list[Read]], rate: float, alike: Callable[[PairModel], Tensor] | None = None
) -> None:
    """Take a step for each batch of `plan`; at every other one `alike`, if given, adds the loss of vectors."""
    heads = model.heads()
    known = set(map(id, heads))
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.parameters() if id(p) not in known], "lr": rate},
            {"params": heads, "lr": _HEAD_RATE},
        ],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    warm = _WARM_UP * len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (len(plan) - step) / (len(plan) - warm)))
    )
    model.train()
    began, total = time.monotonic(), 0.0
    for step, batch in enumerate(plan, start=1):
        loss = _loss(model, batch)
        if alike and step % _ALIKE_EVERY == 0:
            loss = loss + alike(model)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if step % _REPORT_EVERY == 0:
            print(f"step {step}/{len(plan)}  {total / _REPORT_EVERY:.4f}  {time.monotonic() - began:.0f} s", flush=True)
            total = 0.0
    model.eval()


def _loss(model: PairModel, batch: Sequence[Read]) -> Tensor:
    """Minus the log probability of all that a pair may be, and of its reason where that is known."""
    ids, segments, mask = map(torch.from_numpy, pair_arrays([pair.pieces for pair in batch]))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        verdicts, reasons = model.verdicts(ids, segments, model.encode(ids, segments, mask))
    chances = verdicts.float().log_softmax(-1)
    barred = torch.full_like(chances, _NEVER)
    for row, pair in enumerate(batch):
        barred[row, list(pair.allowed)] = 0
    loss = -(chances + barred).logsumexp(-1).mean()
    known = torch.tensor([pair.reason for pair in batch])
    if (known != UNKNOWN).any():
        of_reasons = functional.cross_entropy(reasons.float(), known, ignore_index=UNKNOWN, reduction="sum")
        loss = loss + _REASONS * of_reasons / len(batch)
    return loss
