"""What a model's outputs lack: against annotations, and against a teacher's outputs for the same words."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from claimcheck.extract.tags import LABEL_SETS, LABELS, ROLES, begin, inside
from training.data import UNKNOWN, Attributed
from training.model import Extractor, Outputs
from training.windows import Cut, collate

WEIGHTS = {"tags": 1.0, "inner": 0.2, "entities": 0.2, "links": 0.5, "names": 0.1, "labels": 0.1}
_FIELDS = ("speaker_type", "kind", "certainty", "polarity")  # the fields of LABEL_SETS in annotations
_FAR = -1e4


def run(model: Extractor, batch: list[Cut], chance: random.Random | None = None) -> list[Outputs]:
    """Return the outputs for each window's words, (words, ...), in 32 bits: bfloat16 is too coarse for losses.

    With `chance`, some paragraphs are spelt otherwise.
    """
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = model(*collate(batch, chance))
    found = []
    for row, cut in enumerate(batch):
        at = torch.from_numpy(cut.words_at)
        found.append(Outputs(*(getattr(outputs, field.name)[row][at].float() for field in fields(Outputs))))
    return found


def label_weights(attributions: Iterable[Attributed]) -> Tensor:
    """Weights of LABELS by which rare ones count for more: the inverse square root of a label's share, (labels,)."""
    counts = Counter(
        (field, each.labels[field]) for each in attributions if each.labels is not None for field in _FIELDS
    )
    weights = []
    for field, labels in zip(_FIELDS, LABEL_SETS, strict=True):
        total = sum(counts[field, label.value] for label in labels)
        weights += [(total / max(counts[field, label.value], 1) / len(labels)) ** 0.5 for label in labels]
    return torch.tensor(weights)


def pooled(labels: Tensor, spans: Sequence[Sequence[int]]) -> Tensor:
    """Scores of LABELS for one attribution: for each role the weighted mean over its words, summed over roles."""
    total = labels.new_zeros(len(LABELS))
    for words, scores in zip(spans, labels.chunk(len(ROLES), dim=1), strict=True):
        if words:
            rows = scores[list(words)]
            total = total + rows[:, -1].softmax(0) @ rows[:, :-1]
    return total


def against_annotations(
    model: Extractor, batch: list[Cut], outputs: list[Outputs], weights_of_labels: Tensor
) -> dict[str, Tensor]:
    """Mean losses: of tags a word, of links and names a word that points, of labels a judged attribution."""
    links, names, labels = [], [], []
    for cut, output in zip(batch, outputs, strict=True):
        of_sources, of_cues, of_names = _relations(output, model.absent)
        links += [_surprise(of_sources, cut.article.source_of, cut), _surprise(of_cues, cut.article.cue_of, cut)]
        names.append(_surprise(of_names, cut.article.name_of, cut))
        for attribution, spans in _attributions(cut):
            if attribution.labels is not None:
                labels.append(_label_loss(pooled(output.labels, spans), attribution.labels, weights_of_labels))
    return {
        **{
            name: _tag_loss([getattr(o, name) for o in outputs], [getattr(cut.article, name) for cut in batch], batch)
            for name in ("tags", "inner", "entities")
        },
        "links": _mean(torch.cat(links)),
        "names": _mean(torch.cat(names)),
        "labels": _mean(torch.stack(labels) if labels else torch.zeros(0)),
    }


def against_teacher(
    model: Extractor, outputs: list[Outputs], answers: list[Outputs], absent: Tensor
) -> dict[str, Tensor]:
    """The divergence of a student's probabilities from its teacher's, of what all articles are marked with.

    `answers` are the teacher's outputs for the same windows, `absent` its keys of what is absent.
    """
    links = []
    for ours, theirs in zip(outputs, answers, strict=True):
        asked = (_tagged(theirs.tags, "cue"), _tagged(theirs.tags, "content"))
        links += [
            _divergence(own.scores(rows), other.scores(rows))
            for own, other, rows in zip(
                _relations(ours, model.absent)[:2], _relations(theirs, absent)[:2], asked, strict=True
            )
        ]
    heads = {
        name: _divergence(
            torch.cat([getattr(output, name) for output in outputs]),
            torch.cat([getattr(answer, name) for answer in answers]),
        ).mean()
        for name in ("tags", "entities")
    }
    return {**heads, "links": _mean(torch.cat(links))}


@dataclass(frozen=True, slots=True)
class _Relation:
    """What words point at: each with a row of `queries`, at the rows of `keys`, the last of which may be nothing."""

    queries: Tensor
    keys: Tensor
    may_be_absent: bool

    def scores(self, rows: Tensor | list[int]) -> Tensor:
        return self.queries[rows] @ self.keys.T / self.queries.shape[-1] ** 0.5


def _relations(output: Outputs, absent: Tensor) -> tuple[_Relation, _Relation, _Relation]:
    """Of cues to sources, of contents to cues, and of speakers to names."""
    cue_query, source_key, content_query, cue_key, speaker_query, name_key = output.links.chunk(6, dim=-1)
    return (
        _Relation(cue_query, torch.cat([source_key, absent[:1]]), may_be_absent=True),
        _Relation(content_query, cue_key, may_be_absent=False),
        _Relation(speaker_query, torch.cat([name_key, absent[1:]]), may_be_absent=True),
    )


def _tag_loss(scores: list[Tensor], gold: list[np.ndarray], batch: list[Cut]) -> Tensor:
    right = torch.from_numpy(np.concatenate([g[cut.first : cut.last] for g, cut in zip(gold, batch, strict=True)]))
    known = max(1, int((right != UNKNOWN).sum()))
    return functional.cross_entropy(torch.cat(scores), right, ignore_index=UNKNOWN, reduction="sum") / known


def _surprise(relation: _Relation, targets: dict[int, frozenset[int]], cut: Cut) -> Tensor:
    """For each word that points, minus the log probability of all words rightly pointed at.

    A word whose target lies outside the window is left out, as is one without target where there must be one.
    """
    rows, columns, owners = [], [], []
    for word, target in targets.items():
        if not cut.first <= word < cut.last:
            continue
        inner = [t - cut.first for t in target if cut.first <= t < cut.last]
        if not target and relation.may_be_absent:
            inner = [len(relation.keys) - 1]
        if inner:
            columns += inner
            owners += [len(rows)] * len(inner)
            rows.append(word - cut.first)
    if not rows:
        return relation.queries.new_zeros(0)
    scores = relation.scores(rows)
    right = torch.full_like(scores, _FAR)
    right[owners, columns] = scores[owners, columns]
    return scores.logsumexp(-1) - right.logsumexp(-1)


def _attributions(cut: Cut) -> Iterator[tuple[Attributed, list[list[int]]]]:
    """The attributions that begin in a window, with the rows of their words."""
    for attribution in cut.article.attributions:
        inner = [[word - cut.first for word in span if cut.first <= word < cut.last] for span in attribution.words]
        if inner[ROLES.index("content")] and (inner[ROLES.index("cue")] or not attribution.words[ROLES.index("cue")]):
            yield attribution, inner


def _label_loss(scores: Tensor, labels: dict[str, str], weights: Tensor) -> Tensor:
    loss = scores.new_zeros(())
    for own, weight, options, field in zip(_by_set(scores), _by_set(weights), LABEL_SETS, _FIELDS, strict=True):
        right = list(options).index(options(labels[field]))
        loss = loss + weight[right] * functional.cross_entropy(own, torch.tensor(right))
    return loss


def _by_set(scores: Tensor) -> tuple[Tensor, ...]:
    return scores.split([len(labels) for labels in LABEL_SETS], dim=-1)


def _tagged(tags: Tensor, role: str) -> Tensor:
    """The rows of words most probably tagged as of `role`."""
    best = tags.argmax(-1)
    kind = ROLES.index(role)
    return ((best == begin(kind)) | (best == inside(kind))).nonzero()[:, 0]


def _divergence(own: Tensor, taught: Tensor) -> Tensor:
    """Kullback and Leibler's, of each row of scores."""
    log_taught = taught.log_softmax(-1)
    return (log_taught.exp() * (log_taught - own.log_softmax(-1))).sum(-1)


def _mean(values: Tensor) -> Tensor:
    return values.mean() if len(values) else torch.zeros(())
