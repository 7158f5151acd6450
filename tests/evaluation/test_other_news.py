"""The second half of the gate: 52 articles written for the purpose, kept from training, on all that is not US politics.

Claims count as they do in the first half: found, when the contents share half their words and the sources one word or
both are empty; exact, when source and content are word for word the reference's. Labels and speakers are those of
claims whose contents match.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcheck.extract import Extractor
from claimcheck.extract.names import tokens
from claimcheck.extract.words import Words, split_words
from claimcheck.records import Article, Claim, Span
from training.marked import read_marked

HERE = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((HERE / "other_news_floors.json").read_text(encoding="utf-8"))
ROLES = ("source", "content")


@dataclass(frozen=True, slots=True)
class Attributed:
    """An attribution as the words of its source and content, whoever marked it."""

    source: frozenset[int]
    content: frozenset[int]


def covered(words: Words, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    edges = list(spans)
    inside = zip(words.starts, words.ends, strict=True)
    return frozenset(i for i, (start, end) in enumerate(inside) if any(start < e and end > s for s, e in edges))


def alike(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def paired(gold: list[Attributed], found: list[Attributed], *, with_source: bool) -> list[tuple[int, int]]:
    """Pairs of matching attributions, the likest first, each used once."""
    fits = [
        (alike(g.content, f.content), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if alike(g.content, f.content) >= 0.5 and (not with_source or g.source & f.source or not (g.source or f.source))
    ]
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(fits, key=lambda fit: (-fit[0], fit[1], fit[2])):
        if all(i != taken and j != used for taken, used in pairs):
            pairs.append((i, j))
    return pairs


def f1(hits: int, found: int, gold: int) -> float:
    return 200 * hits / (found + gold)


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean F1 of the labels that occur in the reference, the first of each pair."""
    labels = {gold for gold, _ in pairs}
    right = Counter(gold for gold, found in pairs if gold == found)
    gold_counts, found_counts = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    return sum(f1(right[label], found_counts[label], gold_counts[label]) for label in labels) / len(labels)


def same_speaker(gold: dict[str, str], claim: Claim) -> bool:
    """Whether names agree; of unnamed sources, whether they share a word that says who they are."""
    ours, theirs = ([t.lower() for t in tokens(name)] for name in (claim.speaker.name, gold["speaker"]))
    if gold["speaker_type"] in ("anonymous", "group", "document"):
        return bool(ours) and bool(theirs) and (ours[-1] == theirs[-1] or len(set(ours) & set(theirs)) > 1)
    return ours == theirs


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    articles, judgements = read_marked(HERE)
    extractor = Extractor()
    counts: Counter[str] = Counter()
    labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in articles:
        words = split_words(row["text"])
        claims = extractor.extract(Article(id=row["id"], source=row["id"], text=row["text"]))
        claims = [claim for claim in claims if claim.parent is None]
        marked = row["annotations"][0]["attributions"]
        gold = [Attributed(*(covered(words, each[role]) for role in ROLES)) for each in marked]
        found = [Attributed(*(covered(words, map(edges, getattr(claim, role))) for role in ROLES)) for claim in claims]
        pairs = paired(gold, found, with_source=True)
        counts.update(
            gold=len(gold), found=len(found), claim=len(pairs), exact=sum(gold[i] == found[j] for i, j in pairs)
        )
        for i, j in paired(gold, found, with_source=False):
            judged = judgements.labels[row["id"], i]
            counts.update(judged=1, speaker=same_speaker(judged, claims[j]))
            labels["type"].append((judged["speaker_type"], claims[j].speaker.type))
            for field in ("kind", "certainty", "polarity"):
                labels[field].append((judged[field], getattr(claims[j], field)))
    return {
        "claim": f1(counts["claim"], counts["found"], counts["gold"]),
        "exact": f1(counts["exact"], counts["found"], counts["gold"]),
        "found": 100 * counts["claim"] / counts["gold"],
        "speaker": 100 * counts["speaker"] / counts["judged"],
        **{field: macro_f1(pairs) for field, pairs in labels.items()},
    }


def edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.mark.parametrize("name", FLOORS)
def test_a_figure_keeps_to_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name], f"{name} fell to {figures[name]:.1f}"
