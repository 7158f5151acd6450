"""Mentions of claims in news: stories (with their articles), tables of events, and contrast sets."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from claimcheck.corroborate.names import names_within
from claimcheck.corroborate.statements import Statement, statements_of
from claimcheck.extract import Extractor, with_propositions
from claimcheck.ingest import read_inputs
from claimcheck.paragraphs import paragraphs
from claimcheck.records import Article, ConflictReason
from claimcheck.sentences import sentences
from training.matching.model import CONFLICT, DENIAL, SAME, UNRELATED
from training.matching.pairs import Pair, made_statement

HERE = Path(__file__).parent.parent
_COVERS, _FITS = 0.6, 0.5  # of a mention's words a proposition must have, and their F1, to stand for the mention
_MENTIONED = 0.12  # how often an article names what another one of its event names
_TOUCHES = 0.3  # of which a proposition says something of a mention, and is no certain negative


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim's mention in one report: as it was marked, and as the package cuts it, where it does."""

    claim: str
    affirms: bool
    versions: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All mentions of one event, which of its claims conflict, and statements that mention none of them."""

    mentions: tuple[Mention, ...]
    conflicts: dict[frozenset[str], ConflictReason]
    rest: tuple[Statement, ...] = ()


def read_stories(folder: Path, extractor: Extractor) -> list[Story]:
    """Return the stories below `folder`."""
    return [_story(where.parent, extractor) for where in sorted(folder.glob("*/gold.json"))]


def read_events(folder: Path = HERE / "events") -> list[Story]:
    """Return the events of `folder`, tables of mentions without articles around them."""
    return [_event(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))]


def story_pairs(
    story: Story, chance: random.Random, *, unrelated: float, rest: float, most: int = 10_000
) -> list[Pair]:
    """Return all pairs of mentions that have to do with one another, at most `most`, and some that have not.

    Those are `unrelated` times as many, and `rest` times as many with a statement that mentions nothing. What is
    opposed to a denial is left out: who denies one of two rivals says nothing of the other.
    """
    related, others = [], []
    for a, b in combinations(story.mentions, 2):
        left, right = chance.choice(a.versions), chance.choice(b.versions)
        reason = story.conflicts.get(frozenset((a.claim, b.claim)))
        if a.claim == b.claim:
            kind = SAME if a.affirms is b.affirms else DENIAL
            related.append(Pair(left, right, frozenset({kind}), ConflictReason.DENIAL if kind == DENIAL else None))
        elif reason is None:
            others.append(Pair(left, right, frozenset({UNRELATED})))
        elif a.affirms and b.affirms:
            related.append(Pair(left, right, frozenset({CONFLICT}), reason))
    related = chance.sample(related, min(most, len(related)))
    chosen = related + chance.sample(others, min(len(others), int(unrelated * len(related))))
    if story.rest:
        for _ in range(int(rest * len(related))):
            mention, other = chance.choice(story.mentions), chance.choice(story.rest)
            chosen.append(Pair(chance.choice(mention.versions), other, frozenset({UNRELATED})))
    return chosen


def contrast_sets(folder: Path = HERE / "contrast") -> list[list[Pair]]:
    """Return the pairs of each contrast set: a statement, and variants that are the same, conflict, or are neither."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [list(_contrast(json.loads(line))) for line in lines]


def _contrast(row: dict) -> Iterator[Pair]:
    variants = [{**row["base"], "label": "same", "reason": ""}, *row["variants"]]
    for a, b in combinations(variants, 2):
        labels, reason = {a["label"], b["label"]}, a["reason"] or b["reason"]
        if "same" not in labels:
            continue  # two variants of which neither is the base's claim
        left, right = (made_statement(v["sentence"], v["clause"], v["speaker"], v["date"]) for v in (a, b))
        if labels == {"same"}:
            yield Pair(left, right, frozenset({SAME}))
        elif "conflict" in labels:
            kinds = {CONFLICT, DENIAL} if reason == "denial" else {CONFLICT}
            yield Pair(left, right, frozenset(kinds), ConflictReason(reason) if reason else None)
        else:
            yield Pair(left, right, frozenset({UNRELATED}))


def _event(table: dict) -> Story:
    around = _around(table)
    mentions = tuple(
        Mention(
            m["claim"],
            m["stance"] == "affirms",
            (made_statement(m["sentence"], m["clause"], m["speaker"] or m["outlet"], m["date"], around[_article(m)]),),
        )
        for m in table["mentions"]
    )
    return Story(mentions, _conflicts(table))


def _article(mention: dict) -> tuple[str, str, str]:
    """What an outlet reports in a day of one of a table's events is taken for an article."""
    return mention.get("of", ""), mention["outlet"], mention["date"]


def _around(table: dict) -> dict[tuple[str, str, str], frozenset[str]]:
    """Names that each article of a table may well have: those of its sentences, and some of its event's others."""
    chance = random.Random(table["event"])
    articles: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for m in table["mentions"]:
        articles[_article(m)] |= names_within(m["sentence"])
    events: dict[str, set[str]] = defaultdict(set)
    for key, names in articles.items():
        events[key[0]] |= names
    return {
        key: frozenset(names | {name for name in sorted(events[key[0]]) if chance.random() < _MENTIONED})
        for key, names in articles.items()
    }


def _conflicts(table: dict) -> dict[frozenset[str], ConflictReason]:
    return {frozenset((c["a"], c["b"])): ConflictReason(c["reason"]) for c in table["conflicts"]}


def _story(folder: Path, extractor: Extractor) -> Story:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = {Path(article.source).name: article for article in _articles(folder)}
    units = {
        name: statements_of(article, with_propositions(article, extractor.extract(article)))
        for name, article in articles.items()
    }
    used: dict[str, set[int]] = defaultdict(set)
    mentions = []
    for row in gold["mentions"]:
        name, own = row["article"], units[row["article"]]
        covered = [_cover(row["text"], unit.text) for unit in own]
        used[name] |= {at for at, figures in enumerate(covered) if max(figures) >= _TOUCHES}
        best = max(range(len(own)), key=lambda at: (covered[at][0] >= _COVERS, covered[at][1]))
        fits = covered[best][0] >= _COVERS and covered[best][1] >= _FITS
        marked = _marked(articles[name], row["text"], row["speaker"])
        versions = (marked, own[best]) if fits else (marked,)
        mentions.append(Mention(row["claim"], row["stance"] == "affirms", versions))
    rest = [unit for name, own in units.items() for at, unit in enumerate(own) if at not in used[name]]
    return Story(tuple(mentions), _conflicts(gold), tuple(unit for unit in rest if len(unit.text.split()) > 3))


def _articles(folder: Path) -> Iterator[Article]:
    for found in read_inputs([str(path) for path in sorted(folder.glob("*.txt"))], None):
        if isinstance(found, Article):
            yield found


def _marked(article: Article, text: str, speaker: str) -> Statement:
    at = article.text.index(text)
    start, end = next(each for each in paragraphs(article.text) if each[0] <= at < each[1])
    bounds = list(sentences(article.text, start, end))
    first = max(left for left, _ in bounds if left <= at)
    last = min((right for _, right in bounds if right >= at + len(text)), default=at + len(text))
    around = names_within(article.text)
    return made_statement(article.text[first:last], text, speaker or article.publisher or "", article.published, around)


def _cover(mention: str, unit: str) -> tuple[float, float]:
    """The share of a mention's words that a unit has, and the F1 of both."""
    wanted, given = mention.lower().split(), unit.lower().split()
    left = list(given)
    hits = 0
    for word in wanted:
        if word in left:
            left.remove(word)
            hits += 1
    return hits / len(wanted), 2 * hits / (len(wanted) + len(given))
