"""The analyst's word on two claims."""

from collections.abc import Sequence
from pathlib import Path

from claimcheck.config import analyst_name
from claimcheck.errors import UsageError
from claimcheck.records import Link
from claimcheck.store import Store, open_reader, open_store
from claimcheck.store.matching import Judged, LinkEntry, standing
from claimcheck.workflow.clock import now
from claimcheck.workflow.matching import settle_again


def link(
    database: Path, a: str, b: str, what: Link, *, by: str | None = None, note: str | None = None
) -> list[LinkEntry]:
    """Say that two claims, given by ids that may be shortened, are the same, conflict, or are unrelated, or undo that.

    Of claims with several propositions those are linked that fit best; unrelated they are with all. Groups, conflicts
    and counts follow at once, and keep to it ever after. Returns what was recorded.

    Raises:
        UsageError: an id is unknown or ambiguous, both are one claim, nobody says so, or there is no link to undo.
        DatabaseError: the database is missing, or cannot be written to.
    """
    analyst = analyst_name(by)
    with open_reader(database) as reader:
        ids = [reader.claim_id(a), reader.claim_id(b)]
    if ids[0] == ids[1]:
        raise UsageError(f"{ids[0]} cannot be linked with itself; give two claims")
    with open_store(database) as store, store.transaction():
        entries = [LinkEntry(x, y, what, analyst, now(), note or None) for x, y in _parts(store, ids[0], ids[1], what)]
        for entry in entries:
            store.matching.link(entry)
        settle_again(store.matching, store.matching.propositions_of(ids))
    return entries


def said_last(links: Sequence[LinkEntry], other: str) -> list[LinkEntry]:
    """Return what stands and was said last, of all `links` of a claim, of it and the claim `other`.

    Raises UsageError where nothing stands.
    """
    of_both = [each for each in standing(links) if other in (each.a[0], each.b[0])]
    if not of_both:
        raise UsageError(f"nobody has linked {other} with that claim, or it was taken back; nothing to undo")
    last = max(of_both, key=links.index)
    return [each for each in of_both if (each.link, each.by, each.at) == (last.link, last.by, last.at)]


def _parts(store: Store, a: str, b: str, what: Link) -> list[tuple[tuple[str, int], tuple[str, int]]]:
    """Which propositions of two claims are meant."""
    mine, theirs = store.matching.propositions_of([a]), store.matching.propositions_of([b])
    if not mine or not theirs:
        raise UsageError(f"{b if mine else a} is withdrawn: no article has it any more")
    part = {number: (a, at) for at, number in enumerate(mine)} | {number: (b, at) for at, number in enumerate(theirs)}
    if what is Link.UNDO:
        return [(each.a, each.b) for each in said_last(store.matching.links_of(a), b)]
    if what is Link.UNRELATED:
        return [(part[x], part[y]) for x in mine for y in theirs]
    judged = [each for each in store.matching.judgements(mine) if {each.a, each.b} & set(theirs)]
    fit = max(judged, key=lambda each: _fitness(each, what), default=None)
    x, y = (fit.a, fit.b) if fit else (mine[0], theirs[0])
    return [(part[x], part[y]) if x in mine else (part[y], part[x])]


def _fitness(judged: Judged, what: Link) -> float:
    return judged.conflict if what is Link.CONFLICT else judged.same + judged.denial
