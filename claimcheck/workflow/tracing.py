"""Where a claim comes from: its sources, the outlets that only pass it on, what is against it, what it may match."""

from collections.abc import Iterable, Sequence

from claimcheck.corroborate import SUGGESTED, Report, in_order, key_of
from claimcheck.corroborate.origins import cites, first_of_copies, is_named, origins, outlet, who
from claimcheck.records import Entry, Link, Source, Suggestion, Told, Trace
from claimcheck.store import Reader
from claimcheck.store.matching import standing
from claimcheck.workflow.places import report_at

__all__ = ["Source", "Suggestion", "Told", "Trace", "trace"]


def trace(reader: Reader, entry: Entry) -> list[Trace]:
    """Return a trace of each proposition of a claim."""
    linked = {place for each in standing(reader.links(entry.claim.id)) for place in (each.a, each.b)}
    return [_trace(reader, entry, part, linked) for part in range(len(entry.corroboration.parts))]


def _trace(reader: Reader, entry: Entry, part: int, linked: set[tuple[str, int]]) -> Trace:
    backing = entry.corroboration.parts[part]
    own = (entry.claim.id, part)
    group = _reports(reader, [own, *backing.same])
    against = {key_of(report): report for report in _reports(reader, [(c.claim, c.part) for c in backing.conflicts])}
    return Trace(
        text=entry.claim.propositions[part].text,
        sources=tuple(_sources(group)),
        conflicts=tuple(
            (_told(against[conflict.claim, conflict.part]), conflict)
            for conflict in backing.conflicts
            if (conflict.claim, conflict.part) in against
        ),
        suggestions=tuple(_suggestions(reader, own, {*backing.same, *against, *linked})),
    )


def _reports(reader: Reader, keys: Sequence[tuple[str, int]]) -> list[Report]:
    places = reader.places(keys)
    return in_order([report_at(place) for place in places])


def _sources(reports: Sequence[Report]) -> Iterable[Source]:
    firsts = first_of_copies([report.article for report in reports])
    by_id = {report.article.id: report.article for report in reports}
    by_source: dict[int, list[Report]] = {}
    for report, source in zip(reports, origins(reports), strict=True):
        by_source.setdefault(source, []).append(report)
    for members in by_source.values():
        named = max(members, key=lambda r: (is_named(r), len(who(r).name)))
        told = []
        for report in members:
            article = report.article
            first = by_id[firsts[article.id]]
            cited = next((other.article for other in members if cites(article, other.article)), None)
            passed_on = (
                f"copy of {outlet(first)}" if first is not article else f"cites {outlet(cited)}" if cited else ""
            )
            told.append(_told(report, passed_on))
        yield Source(_who(named), tuple(told))


def _suggestions(reader: Reader, own: tuple[str, int], known: set[tuple[str, int]]) -> Iterable[Suggestion]:
    for place, judged in reader.judged(own):
        same, key = judged.same + judged.denial, (place.claim.id, place.part)
        probability = max(same, judged.conflict)
        if probability >= SUGGESTED and key not in known and place.claim.id != own[0]:
            link = Link.SAME if same >= judged.conflict else Link.CONFLICT
            yield Suggestion(_told(report_at(place)), link, min(probability, 1.0))


def _told(report: Report, passed_on: str = "") -> Told:
    statement, article = report.statement, report.article
    return Told(
        claim_id=statement.claim,
        part=statement.part,
        text=statement.text,
        speaker=_who(report),
        outlet=outlet(article),
        day=(article.published or "")[:10],
        passed_on=passed_on,
        denied=statement.denied,
    )


def _who(report: Report) -> str:
    name = who(report).name
    return name if name and not report.statement.narrated else f"{outlet(report.article)} itself"
