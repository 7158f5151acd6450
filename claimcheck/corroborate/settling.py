"""From judgements of pairs to what stands behind each statement: groups, sources, conflicts, status."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.corroborate.explanations import explain
from claimcheck.corroborate.groups import clusters, pairs_across
from claimcheck.corroborate.judgement import Judgement, Judgements, Key
from claimcheck.corroborate.origins import Report, origins
from claimcheck.corroborate.stances import affirming
from claimcheck.identity import make_id
from claimcheck.records import Backing, Conflict, ConflictReason, CorroborationStatus

# Chosen on the development stories. The mean probability of one claim across two groups that join;
# the mean probability of a conflict across two groups that are in conflict, and the least of the surest pair.
SAME = 0.4
CONFLICTING = 0.17
SURELY = 0.75
# The least probability of one claim at which an outlet's own sentence counts as a source beside others.
ASSERTED = 0.72


def key_of(report: Report) -> Key:
    return report.statement.claim, report.statement.part


def in_order(reports: Sequence[Report]) -> list[Report]:
    """Return `reports` in the order in which everything is decided: by publication, then place in the article."""
    return sorted(
        reports,
        key=lambda r: (
            r.article.published or "~",
            r.article.id,
            r.statement.start,
            r.statement.claim,
            r.statement.part,
        ),
    )


class Group:
    """Statements that make one claim, some of which may deny it.

    `wordings` are lists of statements that are the same word for word, of which the first was judged.
    """

    def __init__(self, wordings: Sequence[Sequence[Report]], judgements: Judgements) -> None:
        judged = [key_of(alike[0]) for alike in wordings]
        sides = affirming(judged, [alike[0].statement.denied for alike in wordings], judgements)
        side_of = {key_of(report): side for alike, side in zip(wordings, sides, strict=True) for report in alike}
        self.wordings = len(wordings)
        self.reports = in_order([report for alike in wordings for report in alike])
        self.keys = [key_of(report) for report in self.reports]
        self.sources = origins(self.reports)
        self.affirms = {key: side_of[key] for key in self.keys}
        among = set(judged)
        self._unsure = {
            key_of(report) for alike in wordings if not _is_sure(alike, among, judgements) for report in alike
        }

    @cached_property
    def id(self) -> str:
        """The id of the group, which stays while its first member does."""
        claim, part = self.keys[0]
        return make_id("grp", claim, str(part))

    @cached_property
    def affirming(self) -> set[int]:
        """The sources that affirm the claim."""
        return {source for _, source in self.side(affirm=True)}

    @cached_property
    def denying(self) -> set[int]:
        """The sources that deny it."""
        return {source for _, source in self.side(affirm=False)}

    @cached_property
    def counted(self) -> set[int]:
        """Those that count: an outlet, for what it says itself, only if that is surely this claim or all there is."""
        side = self.side(affirm=True)
        sure = {source for report, source in side if key_of(report) not in self._unsure}
        return sure or {source for _, source in side[:1]}

    @property
    def is_denied(self) -> bool:
        """Whether another source than those that affirm it denies it."""
        return bool(self.denying - self.affirming)

    def side(self, *, affirm: bool) -> list[tuple[Report, int]]:
        """Return the reports that affirm the claim, or those that deny it, with the numbers of their sources."""
        every = zip(self.reports, self.keys, self.sources, strict=True)
        return [(report, source) for report, key, source in every if self.affirms[key] is affirm]


def _is_sure(alike: Sequence[Report], judged: set[Key], judgements: Judgements) -> bool:
    """Whether statements that are the same word for word surely make the claim of one of the `judged` others.

    Whom an article has speak is taken at his word: only what an outlet asserts in passing is asked for more.
    """
    if not all(report.statement.narrated for report in alike):
        return True
    found = judgements.get(key_of(alike[0]), {})
    return any(each.about_one_claim >= ASSERTED for other, each in found.items() if other in judged)


def grouped(wordings: Sequence[Sequence[Report]], judgements: Judgements) -> list[Group]:
    """Return statements in groups of one claim each.

    `wordings` are statements that are the same word for word, each list in order; `judgements` are of the first ones.
    """
    by_key = {key_of(alike[0]): alike for alike in wordings}
    ordered = [key_of(report) for report in in_order([alike[0] for alike in wordings])]
    scores = {
        key: {other: found.about_one_claim for other, found in judgements.get(key, {}).items() if other in by_key}
        for key in ordered
    }
    return [Group([by_key[key] for key in keys], judgements) for keys in clusters(ordered, scores, SAME)]


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Two groups that cannot both be true, and why; `revised`: one source changed its figure, which is no conflict."""

    a: Group
    b: Group
    reason: ConflictReason
    revised: bool


def rivalries(groups: Sequence[Group], judgements: Judgements) -> list[Rivalry]:
    """Return the pairs of groups whose statements conflict."""
    number_of = {key: number for number, group in enumerate(groups) for key in group.keys}
    across: dict[tuple[int, int], list[Judgement]] = defaultdict(list)
    for left, first in number_of.items():
        for right, judgement in judgements.get(left, {}).items():
            second = number_of.get(right, first)
            if first < second:
                across[first, second].append(judgement)
    rivals = []
    for (first, second), found in sorted(across.items()):
        a, b = groups[first], groups[second]
        surest = max(found, key=lambda each: each.conflict)
        mean = sum(each.conflict for each in found) / pairs_across(a.wordings, b.wordings)
        if mean >= CONFLICTING and surest.conflict >= SURELY:
            reason = surest.reason
            rivals.append(Rivalry(a, b, reason, revised=_is_revision(a, b, reason)))
    return rivals


def _is_revision(a: Group, b: Group, reason: ConflictReason) -> bool:
    """Whether one source said both, or, in other numbers on other days, also stands behind both."""
    sources = origins([*a.reports, *b.reports])
    mine, theirs = set(sources[: len(a.reports)]), set(sources[len(a.reports) :])
    if len(mine | theirs) == 1:
        return True
    days = {(report.article.published or "")[:10] for report in (a.reports[0], b.reports[0])}
    return reason is ConflictReason.NUMBER and bool(mine & theirs) and len(days) > 1


def backings(groups: Sequence[Group], found: Sequence[Rivalry]) -> dict[Key, Backing]:
    """Return what stands behind each statement of `groups`, given the rivalries between them.

    Whatever shares its group is the same: `same` is left to those who look it up.
    """
    rivals: dict[int, list[Rivalry]] = defaultdict(list)
    for rivalry in found:
        rivals[id(rivalry.a)].append(rivalry)
        rivals[id(rivalry.b)].append(rivalry)
    backed: dict[Key, Backing] = {}
    for group in groups:
        backed |= _backings(group, rivals[id(group)])
    return backed


def _backings(group: Group, rivalries: Sequence[Rivalry]) -> dict[Key, Backing]:
    against = [
        (other, rivalry.reason)
        for rivalry in rivalries
        if not rivalry.revised
        for other in [rivalry.b if rivalry.a is group else rivalry.a]
    ]
    status = _status(group, bool(against))
    foes = [(other.reports[0], reason) for other, reason in against]
    if group.is_denied:
        foes += [(report, ConflictReason.DENIAL) for report, _ in group.side(affirm=False)]
    side = group.side(affirm=True)
    why = explain(
        status,
        [(report, source) for report, source in side if source in group.counted],
        [report for report, source in side if source not in group.counted],
        foes,
    )
    elsewhere = [Conflict(*key, reason) for other, reason in against for key in other.keys if other.affirms[key]]
    within = {
        affirm: [Conflict(*key, ConflictReason.DENIAL) for key in group.keys if group.affirms[key] is not affirm]
        if group.is_denied
        else []
        for affirm in (True, False)
    }
    changed = _changed(group, rivalries)
    return {
        key: Backing(
            status=status,
            group=group.id,
            independent_sources=len(group.counted),
            conflicts=tuple(within[group.affirms[key]] + (elsewhere if group.affirms[key] else [])),
            explanation=why,
            superseded_by=_later(group, rivalries),
            changed_account=source in changed,
        )
        for key, source in zip(group.keys, group.sources, strict=True)
    }


def _status(group: Group, contested: bool) -> CorroborationStatus:
    if contested or group.is_denied:
        return CorroborationStatus.CONFLICTING
    if len(group.counted) > 1:
        return CorroborationStatus.CORROBORATED
    articles = {report.article.id for report in group.reports}
    return CorroborationStatus.ECHOED if len(articles) > 1 else CorroborationStatus.SINGLE_SOURCE


def _later(group: Group, rivalries: Sequence[Rivalry]) -> str | None:
    """The claim by which the same source revised its figure, if it did."""
    for rivalry in rivalries:
        other = rivalry.b if rivalry.a is group else rivalry.a
        mine, theirs = group.reports[0].article.published, other.reports[0].article.published
        if rivalry.revised and rivalry.reason is ConflictReason.NUMBER and mine and theirs and mine < theirs:
            return other.keys[0][0]
    return None


def _changed(group: Group, rivalries: Sequence[Rivalry]) -> set[int]:
    """The sources that said the contrary elsewhere, other than by a later figure."""
    contrary = any(rivalry.revised and rivalry.reason is not ConflictReason.NUMBER for rivalry in rivalries)
    return set(group.sources) if contrary else group.affirming & group.denying
