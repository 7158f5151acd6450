"""Propositions that are new to the database are compared with all that is stored, and what that touches settled anew.

What comes out depends on what is stored, and not on the order in which it came: nor does which pairs are judged (see
claimcheck.workflow.pairing), each is judged by itself, and all else is decided in the order of publication.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from claimcheck.corroborate import (
    LINKED,
    SUGGESTED,
    Group,
    Judgement,
    Key,
    Report,
    Statement,
    backings,
    grouped,
    in_order,
    is_comparable,
    key_of,
    month,
    rivalries,
    tempered,
    wording,
)
from claimcheck.corroborate.vectors import Floats, packed, unpacked
from claimcheck.extract import with_propositions
from claimcheck.identity import digest
from claimcheck.models import CELLS, MATCHER, SIEVE, shipped_folder, verify
from claimcheck.records import Link
from claimcheck.store import Store, open_reader, open_store
from claimcheck.store.matching import Judged, Matching, Place
from claimcheck.workflow.pairing import Pair, Sifts, pair_up
from claimcheck.workflow.places import report_at, statement_at

_BATCH = 400  # propositions compared at once
_LEAST = 0.05  # the least probability, of one claim or of a conflict, worth remembering


class Judges(Protocol):
    """What is asked of a pair model."""

    def vectors(self, statements: Sequence[Statement]) -> Floats: ...

    def judge(self, pairs: Sequence[tuple[Statement, Statement]]) -> list[Judgement]: ...


class Places(Protocol):
    """What is asked of an index's cells."""

    def of(self, vectors: Floats) -> list[list[int]]: ...


@dataclass(frozen=True, slots=True)
class Matcher:
    """The pair model, the index's cells and the sieve between them, loaded once."""

    model: Judges
    cells: Places
    sieve: Sifts
    checksum: str


LoadMatcher = Callable[[], Matcher]


def load_matcher() -> Matcher:
    """Load the shipped models. Raises ModelError when one is missing or damaged."""
    from claimcheck.corroborate.cells import Cells
    from claimcheck.corroborate.model import PairModel
    from claimcheck.corroborate.sieve import Sieve

    checksums = verify(shipped_folder(), [MATCHER, CELLS, SIEVE])
    return Matcher(PairModel(), Cells(), Sieve(), digest(*sorted(checksums.values())))


class Renewal(StrEnum):
    """Why what is derived from the articles was made anew."""

    MODEL = "all claims were matched anew, since another model had matched them"
    INDEX = "the index of claims was lost and has been made again"


def match(store: Store, matcher: Matcher) -> Renewal | None:
    """Compare every proposition that has not been compared yet, and settle what follows, a batch a transaction.

    What another model has matched, or none, is matched anew, and a lost index is made again; returns which of these
    an analyst should know of.
    """
    renewal = None
    with store.transaction():
        former = store.matching.model()
        if former != matcher.checksum:
            _forget(store, matcher)
            renewal = Renewal.MODEL if former else None
        elif _index_again(store.matching, matcher):
            renewal = Renewal.INDEX
    while True:
        with store.transaction():
            new = store.matching.unmatched(_BATCH)
            touched = {*_place(store.matching, matcher, new), *store.matching.unsettled()}
            _settle(store.matching, touched)
        if not touched:
            return renewal


def rematch(database: Path, load: LoadMatcher = load_matcher) -> int:
    """Forget all that was worked out, and work it out again; the analysts' links stay. Returns how many claims match.

    Raises:
        DatabaseError: the database is missing, or cannot be written to.
        ModelError: from `load`.
    """
    with open_reader(database) as reader:
        count = reader.count()
    matcher = load()
    with open_store(database) as store:
        with store.transaction():
            _forget(store, matcher)
        match(store, matcher)
    return count


def _forget(store: Store, matcher: Matcher) -> None:
    for number, article, claims in store.articles():
        store.save_propositions(number, with_propositions(article, claims))
    store.matching.reset(matcher.checksum)


def _index_again(matching: Matching, matcher: Matcher) -> bool:
    """Put all that was compared back in its cells if they are lost; return whether that was so."""
    lost = matching.lost_cells()
    found = False
    every = list(lost)
    for start in range(0, len(every), _BATCH):
        numbers = every[start : start + _BATCH]
        vectors = [lost[number] for number in numbers]
        places = matching.places(numbers)
        for number, vector, cells in zip(numbers, vectors, matcher.cells.of(unpacked(vectors)), strict=True):
            statement = statement_at(places[number])
            if is_comparable(statement):
                found = True
                matching.place_in_cells(number, wording(statement), vector, cells, month(statement.published))
    return found


def settle_again(matching: Matching, propositions: Sequence[int]) -> None:
    """Settle anew what an analyst's word on `propositions`, or on their sources, changes. Within a transaction."""
    for start in range(0, len(propositions), _BATCH):
        _settle(matching, propositions[start : start + _BATCH])


def _place(matching: Matching, matcher: Matcher, new: Sequence[int]) -> set[int]:
    """Put new propositions in the index, and judge the pairs that this makes; return what is to be settled anew."""
    places = matching.places(new)
    statements = {number: statement_at(places[number]) for number in new}
    vectors = [packed(vector) for vector in matcher.model.vectors(list(statements.values()))]
    vector_of = dict(zip(statements, vectors, strict=True))
    cells_of = dict(zip(statements, matcher.cells.of(unpacked(vectors)), strict=True))
    alike: dict[str, list[int]] = {}
    for number, statement in statements.items():
        alike.setdefault(wording(statement), []).append(number)
    for said, numbers in alike.items():
        former = matching.first_of(said)
        known = {**places, **matching.places(former)}
        first = _number_of(in_order([report_at(known[number]) for number in (*former, *numbers)])[0], known)
        for number in numbers:
            found_by = cells_of[number] if number == first and is_comparable(statements[number]) else ()
            matching.place_in_cells(number, said, vector_of[number], found_by, month(statements[number].published))
        if first in statements:
            matching.leave_index(former)
    pairing = pair_up(matching, matcher.sieve, new)
    matching.unjudge(pairing.gone)
    _judge(matching, matcher, pairing.new)
    return {*new, *(number for each in pairing.new | pairing.gone for number in each)}


def _judge(matching: Matching, matcher: Matcher, pairs: Iterable[Pair]) -> None:
    """Judge pairs of propositions, but for those of one claim, and store what is worth remembering."""
    places = matching.places({number for each in pairs for number in each})
    reports = {number: report_at(place) for number, place in places.items()}
    ordered = []
    for a, b in sorted(pairs):
        if places[a].claim.id != places[b].claim.id:
            first = in_order([reports[a], reports[b]])[0]
            ordered.append((a, b) if first is reports[a] else (b, a))
    statements = [(reports[a].statement, reports[b].statement) for a, b in ordered]
    judged = [
        (a, b, tempered(found, *both))
        for (a, b), both, found in zip(ordered, statements, matcher.model.judge(statements), strict=True)
    ]
    matching.judge(
        Judged(a, b, found.same, found.denial, found.conflict, found.reason)
        for a, b, found in judged
        if max(found.about_one_claim, found.conflict) >= _LEAST
    )


def _settle(matching: Matching, touched: Iterable[int]) -> None:
    """Group anew whatever is linked to what was touched; say anew what stands behind it and behind its rivals."""
    inner = _linked(matching, {*touched, *matching.members(touched)})
    if not inner:
        return
    rivals = _rivals(matching, inner)
    beyond = _rivals(matching, {*inner, *rivals})
    loaded = _Loaded(matching, {*inner, *rivals, *beyond})
    fresh = grouped(loaded.wordings(inner), loaded.judgements)
    others = loaded.stored_groups({*rivals, *beyond})
    groups = [*fresh, *others]
    found = backings(groups, rivalries(groups, loaded.judgements))
    changed = {loaded.number_of[key] for group in fresh for key in group.keys} | rivals
    matching.settle(
        {loaded.number_of[key]: backing for key, backing in found.items() if loaded.number_of[key] in changed},
        loaded.number_of,
    )


def _linked(matching: Matching, start: set[int]) -> set[int]:
    """All propositions that may be in one group with these, by a chain of judgements, of groups or of wordings."""
    reached: set[int] = set()
    edge = set(matching.wording_mates(start))
    while edge:
        reached |= edge
        near = {
            other
            for found in matching.judgements(edge)
            if found.same + found.denial >= SUGGESTED
            for other in (found.a, found.b)
        }
        near |= {other for pair, link in matching.links(edge).items() if link is Link.SAME for other in pair}
        near = set(matching.wording_mates(near - reached)) - reached
        edge = (near | matching.members(near).keys()) - reached
    return reached


def _rivals(matching: Matching, numbers: set[int]) -> set[int]:
    """The members of all other groups that may be in conflict with these propositions."""
    near = {other for found in matching.judgements(numbers) if found.conflict >= _LEAST for other in (found.a, found.b)}
    near |= {other for pair, link in matching.links(numbers).items() if link is Link.CONFLICT for other in pair}
    return set(matching.members(near - numbers)) - numbers


class _Loaded:
    """Propositions with what was judged of them."""

    def __init__(self, matching: Matching, numbers: set[int]) -> None:
        places = matching.places(numbers)
        self._reports = {number: report_at(place) for number, place in places.items()}
        self._wordings = matching.wordings(numbers)
        self._groups = matching.members(numbers)
        self.number_of = {key_of(report): number for number, report in self._reports.items()}
        self.judgements: dict[Key, dict[Key, Judgement]] = {}
        for each in matching.judgements(numbers):
            if each.a in self._reports and each.b in self._reports:
                self._note(each.a, each.b, Judgement(each.same, each.denial, each.conflict, each.reason))
        self._overrule(matching.links(numbers))

    def _note(self, a: int, b: int, found: Judgement) -> None:
        left, right = key_of(self._reports[a]), key_of(self._reports[b])
        self.judgements.setdefault(left, {})[right] = found
        self.judgements.setdefault(right, {})[left] = found

    def _overrule(self, links: Mapping[tuple[int, int], Link]) -> None:
        """Put the analyst's word in the place of what was judged of the first of each wording."""
        firsts: dict[str, int] = {}
        for report in in_order(list(self._reports.values())):
            number = self.number_of[key_of(report)]
            firsts.setdefault(self._wordings[number], number)
        for pair, link in links.items():
            if all(number in self._reports for number in pair):
                a, b = (firsts[self._wordings[number]] for number in pair)
                if a != b:  # what one speaker says in the same words stays one claim
                    self._note(a, b, LINKED[link])

    def wordings(self, numbers: Iterable[int]) -> list[list[Report]]:
        """These propositions, those of one wording together."""
        alike: dict[str, list[Report]] = {}
        for number in sorted(numbers):
            alike.setdefault(self._wordings[number], []).append(self._reports[number])
        return [in_order(reports) for reports in alike.values()]

    def stored_groups(self, numbers: Iterable[int]) -> list[Group]:
        """The groups that these propositions, all members of theirs, are in."""
        members: dict[str, list[int]] = {}
        for number in sorted(numbers):
            members.setdefault(self._groups[number], []).append(number)
        return [Group(self._in_order(self.wordings(group)), self.judgements) for group in members.values()]

    def _in_order(self, wordings: list[list[Report]]) -> list[list[Report]]:
        firsts = {id(alike[0]): alike for alike in wordings}
        return [firsts[id(first)] for first in in_order([alike[0] for alike in wordings])]


def _number_of(report: Report, places: dict[int, Place]) -> int:
    claim, part = key_of(report)
    return next(number for number, place in places.items() if (place.claim.id, place.part) == (claim, part))
