"""How well sentences that share an event are told from others: python -m training.matching.ecb --data ../shared/data

ECB+ development part: within each topic, all pairs of sentences of different documents, ranked by score; the average
precision, and its mean over topics, of the shipped matcher (claimcheck.corroborate.ranking), of its pair model alone,
of plain cosines of all-MiniLM-L6-v2, and of TF-IDF.
"""

import argparse
import random
from itertools import combinations
from math import log
from pathlib import Path

import numpy as np
import torch

from claimcheck.corroborate import Judgement, rank
from claimcheck.corroborate.sieve import Sieve
from claimcheck.corroborate.vectors import packed
from claimcheck.records import ConflictReason
from training.matching.cells import vectors_of
from training.matching.general import event_sentences
from training.matching.judging import related
from training.matching.model import PairModel, start
from training.matching.pairs import Pair, made_statement


def average_precision(right: np.ndarray, scores: np.ndarray) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = right[order].cumsum()
    return float((hits / np.arange(1, len(order) + 1))[right[order]].mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("build/matcher.pt"))
    parser.add_argument("--most", type=int, default=4000, help="pairs of a topic, drawn at random")
    options = parser.parse_args()
    model, plain = PairModel(), PairModel()
    model.load_state_dict(torch.load(options.model, weights_only=True))
    start(plain)
    model.eval(), plain.eval()
    chance = random.Random(1)
    sieve = Sieve()
    found: dict[str, list[float]] = {"matcher": [], "pair model": [], "cosine": [], "TF-IDF": []}
    for topic, sentences in sorted(event_sentences(options.data, "dev").items()):
        pairs = [(a, b) for a, b in combinations(range(len(sentences)), 2) if sentences[a][0] != sentences[b][0]]
        pairs = chance.sample(pairs, min(options.most, len(pairs)))
        right = np.array([bool(sentences[a][2] & sentences[b][2]) for a, b in pairs])
        texts = [text for _, text, _ in sentences]
        made = [made_statement(text, text) for text in texts]
        judged = related(model, [Pair(made[a], made[b], frozenset()) for a, b in pairs]).tolist()
        vectors = [packed(vector) for vector in vectors_of(model, made)]
        promises = [int(sieve.promise(vectors[a], [vectors[b]])[0]) for a, b in pairs]
        scores = {
            "matcher": np.array(
                [rank(_related(each), promise) for each, promise in zip(judged, promises, strict=True)]
            ),
            "pair model": np.array(judged),
            "cosine": _products(vectors_of(plain, made), pairs),
            "TF-IDF": _products(_tf_idf(texts), pairs),
        }
        for name, values in scores.items():
            found[name].append(average_precision(right, values))
        print(topic, len(pairs), f"{right.mean():.3f}", {name: round(values[-1], 3) for name, values in found.items()})
    print("mean", {name: round(float(np.mean(values)), 3) for name, values in found.items()})


def _related(probability: float) -> Judgement:
    return Judgement(probability, 0.0, 0.0, ConflictReason.OTHER)


def _products(vectors: np.ndarray, pairs: list[tuple[int, int]]) -> np.ndarray:
    return np.array([vectors[a] @ vectors[b] for a, b in pairs])


def _tf_idf(texts: list[str]) -> np.ndarray:
    words = [text.lower().split() for text in texts]
    vocabulary = {word: at for at, word in enumerate(sorted({word for each in words for word in each}))}
    counts = np.zeros((len(texts), len(vocabulary)))
    for row, each in enumerate(words):
        for word in each:
            counts[row, vocabulary[word]] += 1
    weights = np.array([log(len(texts) / share) for share in (counts > 0).sum(0)])
    weighted = counts * weights
    return weighted / np.maximum(np.linalg.norm(weighted, axis=1, keepdims=True), 1e-9)


if __name__ == "__main__":
    main()
