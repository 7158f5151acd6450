"""The sentence that says what a corroboration status rests on, and from which an analyst can check it."""

from collections.abc import Sequence

from claimcheck.corroborate.origins import Report, house, is_named, who
from claimcheck.records import ConflictReason, CorroborationStatus

_MOST = 4  # sources, or outlets of one, that are named
_LONGEST = 80  # characters of a statement that is quoted
_IN = {
    ConflictReason.NUMBER: "in number with",
    ConflictReason.DENIAL: "with a denial,",
    ConflictReason.IDENTITY: "in who it was with",
    ConflictReason.PLACE: "in place with",
    ConflictReason.TIME: "in time with",
    ConflictReason.OTHER: "with",
}


def explain(
    status: CorroborationStatus,
    backers: Sequence[tuple[Report, int]],
    unsure: Sequence[Report],
    rivals: Sequence[tuple[Report, ConflictReason]],
) -> str:
    """Return one sentence on a claim: who affirms it (`backers`, with the number of their source), and who does not.

    `unsure` are outlets' own sentences that may assert it as well, and do not count.
    """
    named = _sources(backers) + _too(unsure)
    count = len({source for _, source in backers})
    articles = len({report.article.id for report in (*(report for report, _ in backers), *unsure)})
    if status is CorroborationStatus.CONFLICTING:
        rest = f"; {_count(count, 'source')} for it: {named}" if backers else ""
        against = "; ".join(f"{_IN[why]} {_quoted(report)}" for report, why in rivals[:_MOST]) + _more(rivals)
        return f"Conflicts {against}{rest}."
    if status is CorroborationStatus.CORROBORATED:
        return f"{count} independent sources: {named}."
    if status is CorroborationStatus.ECHOED:
        return f"{articles} articles, one source: {named}."
    return f"Rests on one source: {named}."


def _count(number: int, noun: str) -> str:
    return f"one {noun}" if number == 1 else f"{number} independent {noun}s"


def _quoted(report: Report) -> str:
    text = report.statement.text
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
    return f"“{shown}” ({_who(report)})"


def _sources(backers: Sequence[tuple[Report, int]]) -> str:
    by_source: dict[int, list[Report]] = {}
    for report, source in backers:
        by_source.setdefault(source, []).append(report)
    listed = [_source(reports) for reports in by_source.values()]
    return "; ".join(listed[:_MOST]) + _more(listed)


def _too(unsure: Sequence[Report]) -> str:
    outlets = list(dict.fromkeys(map(house, unsure)))
    return f"; perhaps also {', '.join(outlets[:_MOST])}{_more(outlets)}" if outlets else ""


def _more(things: Sequence[object]) -> str:
    return f"; and {len(things) - _MOST} more" if len(things) > _MOST else ""


def _source(reports: Sequence[Report]) -> str:
    """One source: whoever has the fullest name, and where it is heard."""
    first = max(reports, key=lambda report: (is_named(report), len(who(report).name)))
    outlets = list(dict.fromkeys(map(house, reports)))
    more = f" and {len(outlets) - _MOST} more" if len(outlets) > _MOST else ""
    where = ", ".join(outlets[:_MOST]) + more
    name = who(first).name
    if first.statement.narrated or not name:
        return where
    return f"{name}, in {where}"


def _who(report: Report) -> str:
    name = who(report).name
    return house(report) if report.statement.narrated or not name else name
