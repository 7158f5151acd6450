"""The loss of vectors: mentions of one claim lie together (supervised contrastive learning, Khosla et al. 2020)."""

import random
from collections.abc import Sequence

import torch
from torch import Tensor

from claimcheck.corroborate.pieces import END, PADDING, START, statement_pieces
from claimcheck.wordpieces import WordPieces
from training.matching.model import PairModel
from training.matching.reported import Story

_STORIES, _MENTIONS = 3, 22  # in a batch, and of each of its stories
_TEMPERATURE = 0.07
_RIVAL = 0.5  # how much of a fellow a mention of a conflicting claim is: it has to be found, too
_SELF = 1e4


class Alike:
    """Draws mentions of a few stories and returns how far their vectors are from lying by claims."""

    def __init__(self, stories: Sequence[Story], vocabulary: WordPieces, chance: random.Random) -> None:
        self._chance = chance
        self._stories = stories
        self._pieces = [[statement_pieces(m.versions, vocabulary) for m in story.mentions] for story in stories]

    def __call__(self, model: PairModel) -> Tensor:
        rows: list[list[int]] = []
        labels: list[tuple[int, str]] = []
        for number in self._chance.sample(range(len(self._stories)), _STORIES):
            mentions = self._stories[number].mentions
            for at in self._chance.sample(range(len(mentions)), min(_MENTIONS, len(mentions))):
                rows.append(self._chance.choice(self._pieces[number][at]))
                labels.append((number, mentions[at].claim))
        ids, mask = _tensors(rows)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = model.vectors(ids, model.encode(ids, torch.zeros_like(ids), mask)).float()
        fellows = torch.tensor([[self._fellowship(a, b) for b in labels] for a in labels])
        fellows.fill_diagonal_(0)
        scores = vectors @ vectors.T / _TEMPERATURE - torch.eye(len(rows)) * _SELF
        surprise = -(scores.log_softmax(1) * fellows).sum(1)
        total = fellows.sum(1)
        return (surprise[total > 0] / total[total > 0]).mean()

    def _fellowship(self, a: tuple[int, str], b: tuple[int, str]) -> float:
        if a == b:
            return 1.0
        rivals = a[0] == b[0] and frozenset((a[1], b[1])) in self._stories[a[0]].conflicts
        return _RIVAL if rivals else 0.0


def _tensors(rows: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    length = max(map(len, rows)) + 2
    ids = torch.full((len(rows), length), PADDING)
    mask = torch.zeros((len(rows), length), dtype=torch.bool)
    for at, row in enumerate(rows):
        ids[at, : len(row) + 2] = torch.tensor([START, *row, END])
        mask[at, : len(row) + 2] = True
    return ids, mask
