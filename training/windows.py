"""Articles cut into windows of word pieces, and windows gathered into batches."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from claimcheck.extract.pieces import END, PADDING, START, WINDOW
from claimcheck.extract.words import Case, Place, Quote
from training.data import Labelled

BATCH_PIECES = 3200
RESPELT = 0.02  # of all paragraphs, each way


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

    @property
    def words_at(self) -> np.ndarray:
        """The rows of the words' first pieces in the window's outputs, (words,)."""
        return self.article.pieces.firsts[self.first : self.last] - self.pieces[0] + 1

    def __len__(self) -> int:
        start, end = self.pieces
        return end - start + 2


def cuts(article: Labelled, chance: random.Random) -> Iterator[Cut]:
    """Cut an article into windows, elsewhere each time."""
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


def batches(windows: Sequence[Cut], chance: random.Random) -> list[list[Cut]]:
    """Gather windows of like length, in chance order, BATCH_PIECES pieces in each."""
    out: list[list[Cut]] = []
    batch: list[Cut] = []
    for cut in sorted(windows, key=lambda cut: (len(cut), chance.random())):
        if batch and (len(batch) + 1) * len(cut) > BATCH_PIECES:
            out.append(batch)
            batch = []
        batch.append(cut)
    out.append(batch)
    chance.shuffle(out)
    return out


def collate(batch: list[Cut], chance: random.Random | None = None) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids, features and mask, as the model reads them; with `chance`, some paragraphs spelt otherwise."""
    length = max(map(len, batch))
    ids = torch.full((len(batch), length), PADDING)
    features = torch.zeros((len(batch), length, 3), dtype=torch.long)
    mask = torch.zeros((len(batch), length), dtype=torch.bool)
    for row, cut in enumerate(batch):
        start, end = cut.pieces
        size = end - start
        ids[row, 0], ids[row, size + 1] = START, END
        ids[row, 1 : size + 1] = torch.from_numpy(cut.article.pieces.ids[start:end])
        own = cut.article.pieces.features[start:end]
        features[row, 1 : size + 1] = torch.from_numpy(_respelt(own, chance) if chance else own)
        mask[row, : size + 2] = True
    return ids, features, mask


def _respelt(features: np.ndarray, chance: random.Random) -> np.ndarray:
    """Put a paragraph now and then in capitals or in small letters, or take its quotation marks for none."""
    features = features.copy()
    cases, quotes, places = features.T  # views: what is set in them is set in `features`
    starts = [0, *np.flatnonzero(places[1:] != Place.WITHIN) + 1, len(places)]
    for start, end in pairwise(starts):
        paragraph = slice(start, end)
        fate = chance.random()
        if fate < 2 * RESPELT:
            spelt = Case.UPPER if fate < RESPELT else Case.LOWER
            cases[paragraph][cases[paragraph] != Case.NONE] = spelt
        elif fate < 3 * RESPELT:
            quotes[paragraph] = Quote.OUTSIDE
    return features
