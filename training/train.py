"""Training: one loop, for a teacher that learns from annotations and a student that learns from both."""

import random
import time
from collections import Counter
from collections.abc import Callable, Collection

import torch
from torch import Tensor

from training.data import Labelled
from training.losses import WEIGHTS, against_annotations, against_teacher, label_weights, run
from training.model import Extractor
from training.windows import Cut, batches, cuts

REPORT_EVERY = 25  # steps
WARM_UP = 0.1  # of all steps
ENCODER_RATE, HEAD_RATE = 2e-4, 5e-4  # the highest, unless a restart is gentler
TEACHERS_SHARE = 0.5  # the rest is the annotators'

Losses = dict[str, Tensor]


def fit(model: Extractor, plan: list[list[Cut]], losses: Callable[[list[Cut]], Losses], gentleness: float) -> None:
    """Take a step for each batch of `plan`, at rates divided by `gentleness`."""
    heads = model.heads()
    known = set(map(id, heads))
    encoder = [p for p in model.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE / gentleness}, {"params": heads, "lr": HEAD_RATE / gentleness}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    warm = WARM_UP * len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (len(plan) - step) / (len(plan) - warm)))
    )
    model.train()
    began, shown = time.monotonic(), Counter[str]()
    for step, batch in enumerate(plan, start=1):
        parts = losses(batch)
        optimizer.zero_grad()
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        shown.update({name: part.item() for name, part in parts.items()})
        if step % REPORT_EVERY == 0:
            means = "  ".join(f"{name} {value / REPORT_EVERY:.4f}" for name, value in shown.items())
            print(f"step {step}/{len(plan)}  {means}  {time.monotonic() - began:.0f} s", flush=True)
            shown.clear()
    model.eval()


def learn(
    model: Extractor,
    articles: list[Labelled],
    heads: Collection[str],
    epochs: int,
    chance: random.Random,
    teacher: Extractor | None = None,
    gentleness: float = 1.0,
) -> None:
    """Train `heads` on annotations, windows cut anew for every epoch and some paragraphs spelt otherwise.

    With a `teacher` of the same size, half of what is learnt of PolNeAR's marks are its probabilities (Furlanello et
    al. 2018, Born-Again Neural Networks): it knows what annotators might as well have marked.
    """
    weights = label_weights(each for article in articles for each in article.attributions)

    def losses(batch: list[Cut]) -> Losses:
        outputs = run(model, batch, chance)
        parts = against_annotations(model, batch, outputs, weights)
        parts = {name: WEIGHTS[name] * parts[name] for name in heads}
        taught = [row for row, cut in enumerate(batch) if cut.article.is_polnear] if teacher else []
        if teacher and taught:
            own = [batch[row] for row in taught]
            with torch.inference_mode():
                answers = run(teacher, own)
            soft = against_teacher(model, [outputs[row] for row in taught], answers, teacher.absent.detach())
            parts = {name: (1 - TEACHERS_SHARE * (name in soft)) * part for name, part in parts.items()}
            parts |= {f"taught {name}": TEACHERS_SHARE * WEIGHTS[name] * part for name, part in soft.items()}
        return parts

    plan = [
        batch for _ in range(epochs) for batch in batches([cut for a in articles for cut in cuts(a, chance)], chance)
    ]
    fit(model, plan, losses, gentleness)
