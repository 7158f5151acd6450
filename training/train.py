"""Train the extractor on PolNeAR."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from claimcheck.extract.pieces import END, PADDING, START, WINDOW
from training.data import NO_ENTITY_LABELS, Labelled, label, read_articles
from training.model import START_FOLDER, Extractor

BATCH_PIECES = 3200
WEIGHTS = {"tags": 1.0, "entities": 0.2, "links": 0.5}
ENCODER_RATE, HEAD_RATE = 2e-4, 5e-4
REPORT_EVERY = 50  # steps
WARM_UP = 0.1  # of all steps


@dataclass(frozen=True, slots=True)
class Cut:
    """Words `first` to `last` of an article, as one training window."""

    article: Labelled
    first: int
    last: int

    @property
    def pieces(self) -> tuple[int, int]:
        firsts, ids = self.article.pieces.firsts, self.article.pieces.ids
        return int(firsts[self.first]), int(firsts[self.last]) if self.last < len(firsts) else len(ids)

    def __len__(self) -> int:
        start, end = self.pieces
        return end - start + 2


def cuts(article: Labelled, chance: random.Random) -> Iterator[Cut]:
    """Cut an article into windows, elsewhere each time; a rest too short to teach anything joins no window."""
    firsts, total = article.pieces.firsts, len(article.pieces.ids)
    room = WINDOW - 2
    first = 0
    limit = room if total <= room else chance.randint(room // 3, room)
    while first < len(firsts):
        last = int(np.searchsorted(firsts, firsts[first] + limit, side="right")) - 1
        if firsts[first] + limit >= total:
            last = len(firsts)
        last = max(last, first + 1)
        yield Cut(article, first, last)
        first, limit = last, room


def batches(articles: list[Labelled], chance: random.Random) -> list[list[Cut]]:
    windows = [cut for article in articles for cut in cuts(article, chance)]
    windows.sort(key=lambda cut: (len(cut), chance.random()))
    out: list[list[Cut]] = []
    batch: list[Cut] = []
    for cut in windows:
        if batch and (len(batch) + 1) * len(cut) > BATCH_PIECES:
            out.append(batch)
            batch = []
        batch.append(cut)
    out.append(batch)
    chance.shuffle(out)
    return out


def collate(batch: list[Cut]) -> tuple[Tensor, Tensor, Tensor]:
    length = max(map(len, batch))
    ids = torch.full((len(batch), length), PADDING)
    features = torch.zeros((len(batch), length, 3), dtype=torch.long)
    mask = torch.zeros((len(batch), length), dtype=torch.bool)
    for row, cut in enumerate(batch):
        start, end = cut.pieces
        size = end - start
        ids[row, 0], ids[row, size + 1] = START, END
        ids[row, 1 : size + 1] = torch.from_numpy(cut.article.pieces.ids[start:end])
        features[row, 1 : size + 1] = torch.from_numpy(cut.article.pieces.features[start:end])
        mask[row, : size + 2] = True
    return ids, features, mask


def losses(model: Extractor, batch: list[Cut]) -> dict[str, Tensor]:
    """Return the mean losses of a batch: of role tags and entity tags a word, of links a word that points."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = model(*collate(batch))
    tags, entities, links = (output.float() for output in outputs)  # bfloat16 is too coarse for what follows
    rows = [row for row, cut in enumerate(batch) for _ in range(cut.first, cut.last)]
    at = np.concatenate([cut.article.pieces.firsts[cut.first : cut.last] - cut.pieces[0] + 1 for cut in batch])
    gold_tags = torch.from_numpy(np.concatenate([cut.article.tags[cut.first : cut.last] for cut in batch]))
    gold_entities = torch.from_numpy(np.concatenate([cut.article.entities[cut.first : cut.last] for cut in batch]))
    pointing = [surprise for row, cut in enumerate(batch) for surprise in _link_losses(model, links[row], cut)]
    return {
        "tags": functional.cross_entropy(tags[rows, at], gold_tags),
        "entities": functional.cross_entropy(
            entities[rows, at], gold_entities, ignore_index=NO_ENTITY_LABELS, reduction="sum"
        )
        / len(rows),
        "links": torch.cat(pointing).mean(),
    }


def _link_losses(model: Extractor, links: Tensor, cut: Cut) -> list[Tensor]:
    at = torch.from_numpy(cut.article.pieces.firsts[cut.first : cut.last] - cut.pieces[0] + 1)
    cue_query, source_key, content_query, cue_key = links[at].chunk(4, dim=-1)
    sources = torch.cat([source_key, model.no_source[None]])
    return [
        _surprise(cue_query, sources, cut.article.source_of, cut, none=len(source_key)),
        _surprise(content_query, cue_key, cut.article.cue_of, cut, none=None),
    ]


def _surprise(queries: Tensor, keys: Tensor, targets: dict[int, frozenset[int]], cut: Cut, none: int | None) -> Tensor:
    """For each word that points, minus the log probability of all words rightly pointed at.

    A word whose target lies outside the window is left out, as is one without target where `none` is None.
    """
    rows, columns, owners = [], [], []
    for word, target in targets.items():
        if not cut.first <= word < cut.last:
            continue
        inside = [t - cut.first for t in target if cut.first <= t < cut.last]
        if not target and none is not None:
            inside = [none]
        if inside:
            columns += inside
            owners += [len(rows)] * len(inside)
            rows.append(word - cut.first)
    if not rows:
        return queries.new_zeros(0)
    scores = queries[rows] @ keys.T / queries.shape[-1] ** 0.5
    right = torch.full_like(scores, -1e4)
    right[owners, columns] = scores[owners, columns]
    return scores.logsumexp(-1) - right.logsumexp(-1)


def train(model: Extractor, articles: list[Labelled], epochs: int, seed: int) -> None:
    chance = random.Random(seed)
    torch.manual_seed(seed)
    plan = [batch for _ in range(epochs) for batch in batches(articles, chance)]
    heads = [p for n, p in model.named_parameters() if n.startswith(("tagger", "entity", "linker", "no_source"))]
    known = set(map(id, heads))
    encoder = [p for p in model.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}],
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
        parts = losses(model, batch)
        total = sum(WEIGHTS[name] * part for name, part in parts.items())
        optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        shown.update({name: part.item() for name, part in parts.items()})
        if step % REPORT_EVERY == 0:
            means = "  ".join(f"{name} {value / REPORT_EVERY:.4f}" for name, value in shown.items())
            print(f"step {step}/{len(plan)}  {means}  {time.monotonic() - began:.0f} s", flush=True)
            shown.clear()


def train_extractor(data: Path, checkpoint: Path, epochs: int, seed: int) -> None:
    """Train on `data`/polnear/train.jsonl.gz and write the weights to `checkpoint`."""
    tokenizer = Tokenizer.from_file(str(START_FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles = [label(a, tokenizer) for a in read_articles(data / "polnear" / "train.jsonl.gz")]
    model = Extractor()
    model.start_from(START_FOLDER / "model.safetensors")
    train(model, articles, epochs, seed)
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), checkpoint)
