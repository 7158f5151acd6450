"""Pairs of sentences from research sets: what entails, contradicts or paraphrases what, and which share an event."""

import csv
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from training.matching.model import CONFLICT, DENIAL, SAME, UNRELATED
from training.matching.pairs import Pair, made_statement

_ONE = frozenset({SAME})
_OPPOSED = frozenset({CONFLICT, DENIAL})
_APART = frozenset({UNRELATED})
_LABELS = {
    "entailment": _ONE,
    "contradiction": _OPPOSED,
    "neutral": _APART,
    "not_entailment": _OPPOSED | _APART,
    "SUPPORTS": _ONE,
    "REFUTES": _OPPOSED,
    "NOT ENOUGH INFO": _APART,
}
_INFERENCE = ("mnli_dev", "snli_dev", "sick_train", "sick_dev", "rte_train", "rte_dev")
_ALIKE, _UNLIKE = 4.2, 2.0  # of five: headlines that say the same, and that do not
_EVENTS = 3500  # pairs of ECB+ that share an event, and as many that do not


def general_pairs(data: Path) -> list[Pair]:
    """Return the pairs of `data`/pairs."""
    pairs = [*_inference(data), *_paraphrases(data), *_fever(data), *_headlines(data)]
    return [_pair(left, right, allowed) for left, right, allowed in pairs if left and right]


def event_pairs(data: Path, chance: random.Random) -> list[Pair]:
    """Return pairs of sentences of ECB+ within one topic: some that share an event, and as many that do not."""
    return [_pair(left, right, allowed) for left, right, allowed in _events(data, chance)]


def event_sentences(data: Path, split: str) -> dict[str, list[tuple[str, str, frozenset[str]]]]:
    """Return by topic of ECB+ every sentence with an event that others mention: its document, text and events."""
    words: dict[tuple[str, int], list[str]] = defaultdict(list)
    with gzip.open(data / "ecbplus" / f"{split}_corpus.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 3:
                words[cells[0], int(cells[1])].append(cells[3])
    events: dict[tuple[str, int], set[str]] = defaultdict(set)
    with gzip.open(data / "ecbplus" / f"{split}_event_mentions.jsonl.gz", "rt", encoding="utf-8") as lines:
        for mention in map(json.loads, lines):
            if not mention["is_singleton"]:
                events[mention["doc_id"], mention["sent_id"]].add(mention["coref_chain"])
    topics: dict[str, list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
    for (document, sentence), chains in events.items():
        topics[document.split("_")[0]].append((document, " ".join(words[document, sentence]), frozenset(chains)))
    return topics


_Labelled = tuple[str, str, frozenset[int]]


def _inference(data: Path) -> Iterator[_Labelled]:
    for name in _INFERENCE:
        with gzip.open(data / "pairs" / f"{name}.csv.gz", "rt", encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                if row["label"] in _LABELS:
                    yield row["premise"], row["hypothesis"], _LABELS[row["label"]]


def _paraphrases(data: Path) -> Iterator[_Labelled]:
    for name in ("msrp_train", "msrp_val"):
        with gzip.open(data / "pairs" / f"{name}.tsv.gz", "rt", encoding="utf-8-sig") as file:
            for same, _, _, left, right in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
                yield left, right, _ONE if same == "1" else frozenset({UNRELATED, CONFLICT})


def _fever(data: Path) -> Iterator[_Labelled]:
    with gzip.open(data / "pairs" / "fever_symmetric_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["sentence1"], row["sentence2"], _LABELS[row["gold_label"]]


def _headlines(data: Path) -> Iterator[_Labelled]:
    for year in (2013, 2014, 2015, 2016):
        with gzip.open(data / "pairs" / f"sts_headlines_{year}.tsv.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                score, left, right = ([*line.rstrip("\n").split("\t"), "", ""])[:3]
                if score and (float(score) >= _ALIKE or float(score) <= _UNLIKE):
                    yield left, right, _ONE if float(score) >= _ALIKE else _APART


def _events(data: Path, chance: random.Random) -> Iterator[_Labelled]:
    found: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for sentences in event_sentences(data, "train").values():
        for (document, left, events), (other, right, others) in combinations(sentences, 2):
            if document != other:
                found[bool(events & others)].append((left, right))
    for shared, pairs in found.items():
        for left, right in chance.sample(pairs, min(_EVENTS, len(pairs))):
            yield left, right, _ONE | _OPPOSED if shared else _APART


def _pair(left: str, right: str, allowed: frozenset[int]) -> Pair:
    return Pair(made_statement(left, left), made_statement(right, right), allowed)
