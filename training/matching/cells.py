"""The centres of the index's cells: k-means over statements of news and of the research sets."""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from claimcheck.corroborate.pieces import END, PADDING, START, statement_pieces
from claimcheck.corroborate.statements import Statement
from claimcheck.corroborate.vectors import packed
from claimcheck.extract.clauses import clauses
from claimcheck.models import CELLS
from claimcheck.paragraphs import paragraphs
from claimcheck.sentences import sentences
from training.matching.general import general_pairs
from training.matching.model import PairModel
from training.matching.pairs import made_statement
from training.matching.reported import Story
from training.start import read_vocabulary

_CENTRES = 4096
_ROUNDS = 12
_BATCH = 128
_LONGEST = 400  # characters of a sentence


def write_cells(model: PairModel, stories: Sequence[Story], data: Path, out: Path) -> None:
    """Write the centres as 8-bit integers, (cells, width), to `out`."""
    chance = random.Random(1)
    statements = [version for story in stories for mention in story.mentions for version in mention.versions]
    statements += [statement for story in stories for statement in story.rest]
    statements += list(_of_news(data))
    statements += [chance.choice((pair.a, pair.b)) for pair in general_pairs(data)[::2]]
    vectors = vectors_of(model, statements)
    centres = _centres(vectors, np.random.default_rng(1))
    np.save(out / CELLS, np.stack([np.frombuffer(packed(centre), dtype=np.int8) for centre in centres]))


def vectors_of(model: PairModel, statements: Sequence[Statement]) -> np.ndarray:
    """Return the vectors of statements, (statements, width)."""
    rows = statement_pieces(statements, read_vocabulary())
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    found = np.zeros((len(rows), model.shape.width), dtype=np.float32)
    for start in range(0, len(order), _BATCH):
        chosen = order[start : start + _BATCH]
        length = max(len(rows[at]) for at in chosen) + 2
        ids = torch.full((len(chosen), length), PADDING)
        for row, at in enumerate(chosen):
            ids[row, : len(rows[at]) + 2] = torch.tensor([START, *rows[at], END])
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = model.encode(ids, torch.zeros_like(ids), ids != PADDING)
            found[chosen] = model.vectors(ids, hidden.float()).numpy()
    return found


def _of_news(data: Path) -> Iterator[Statement]:
    """The clauses of PolNeAR's articles, as statements without a speaker."""
    with gzip.open(data / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for text in (json.loads(line)["text"] for line in lines):
            for paragraph in paragraphs(text):
                for first, last in sentences(text, *paragraph):
                    if last - first <= _LONGEST:
                        for start, end in clauses(text, first, last)[:1]:
                            sentence, clause = text[first:last], text[start:end]
                            yield replace(made_statement(sentence, clause), published="2016-06-01")


def _centres(vectors: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Spherical k-means (Dhillon and Modha 2001), begun from vectors drawn at random."""
    centres = vectors[chance.choice(len(vectors), _CENTRES, replace=False)]
    for _ in range(_ROUNDS):
        nearest = np.concatenate([(part @ centres.T).argmax(1) for part in np.array_split(vectors, 64)])
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres)
    return centres
