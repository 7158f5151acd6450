"""The page, written piece by piece from its templates."""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, TextIO

from claimcheck.addresses import article_address, web_address
from claimcheck.export.credibility import credibility
from claimcheck.export.deeds import said, transferred
from claimcheck.export.differences import Piece, differences_from_all
from claimcheck.export.hostile import defused
from claimcheck.export.html import plots
from claimcheck.export.html.archive import Archived, archived
from claimcheck.export.html.background import Background
from claimcheck.export.html.overview import Overview, look_over, speaker_of
from claimcheck.export.passage import Paragraph, Role, passage
from claimcheck.export.record import explanation
from claimcheck.export.wording import has_speaker, outlet, speaker, worded
from claimcheck.records import (
    Certainty,
    CorroborationStatus,
    Entry,
    Fetch,
    Kind,
    Trace,
    VerdictStatus,
)
from claimcheck.store import LogAction, LogEntry, Recorded, Sort, SourceEntry, Transfer, TransferAction
from claimcheck.store.matching import LinkEntry
from claimcheck.store.sources import named

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("templates")
_PIECES = 200  # of the template's output that are written at once
_VOCABULARIES = {"verdict": VerdictStatus, "backing": CorroborationStatus, "certainty": Certainty, "kind": Kind}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A claim with what the page says of it; `outlet` and `speaker` are numbers of choices, None for the rest."""

    number: int
    entry: Entry
    paragraphs: list[Paragraph]
    traces: list[Trace]
    history: list[Recorded]
    outlet: int | None
    speaker: int | None


def write(chosen: Callable[[Sort], Iterator[Entry]], stream: TextIO, background: Background) -> None:
    """Write the claims that `chosen` yields, in whatever order it is asked for, to `stream` as one page.

    No claim is kept once it is written, but for what an Overview holds.
    """
    from markupsafe import Markup

    overview = look_over(chosen(Sort.ARTICLE))
    environment = _environment()
    outlets, speakers = overview.outlet_choices(), overview.speaker_choices()
    style = environment.get_template("style.css").render(
        vocabularies=_VOCABULARIES, outlets=outlets.values(), speakers=speakers.values()
    )
    lanes, lanes_chart = plots.who_when(overview)
    page = environment.get_template("page.html").stream(
        style=Markup(style),  # noqa: S704 - our own, but for the numbers in it
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        overview=overview,
        statistics=overview.statistics,
        outlets=outlets,
        speakers=speakers,
        vocabularies=_VOCABULARIES,
        bars={name: plots.bars(_counts(overview, name), words) for name, words in _VOCABULARIES.items()},
        by_day=plots.by_day(overview),
        lanes=lanes,
        lanes_chart=lanes_chart,
        over_time=plots.over_time(overview),
        conflicts=_conflicts(chosen(Sort.ARTICLE), background),
        claims=_claims(chosen(Sort.ARTICLE), overview, background),
        articles=_articles(chosen(Sort.ARTICLE), overview),
        record=_record(overview, background),
        about=background.about,
        filters=background.filters,
    )
    page.enable_buffering(_PIECES)
    for piece in page:
        stream.write(piece)


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests |= {
        "verdict": _of(LogEntry),
        "link": _of(LinkEntry),
        "saying": _of(SourceEntry),
        "fetch": _of(Fetch),
    }
    environment.globals |= {
        "against": _against,
        "said": said,
        "transferred": transferred,
        "Role": Role,
        "LogAction": LogAction,
        "article_address": article_address,
        "credibility": credibility,
        "explanation": explanation,
        "outlet": outlet,
        "has_speaker": has_speaker,
        "speaker": speaker,
        "web_address": web_address,
        "worded": worded,
    }
    return environment


def _of(kind: type) -> Callable[[Recorded], bool]:
    return lambda recorded: isinstance(recorded.what, kind)


def _against(trace: Trace) -> tuple[list[Piece], list[list[Piece]]]:
    """What `trace` is of, and each statement against it, in pieces, those marked in which they differ."""
    return differences_from_all(trace.text, [(told.text, conflict.reason) for told, conflict in trace.conflicts])


def _harmless(value: object) -> object:
    from markupsafe import Markup

    return defused(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _counts(overview: Overview, vocabulary: str) -> dict[str, int]:
    counts = getattr(overview.statistics, "corroboration" if vocabulary == "backing" else vocabulary)
    return {str(word): claims for word, claims in counts.items()}


def _claims(entries: Iterable[Entry], overview: Overview, background: Background) -> Iterator[_Shown]:
    outlets, speakers = overview.outlet_choices(), overview.speaker_choices()
    for entry in entries:
        yield _Shown(
            number=overview.numbers[entry.claim.id],
            entry=entry,
            paragraphs=passage(entry.claim, entry.article.text),
            traces=[_brief(trace) for trace in background.trace(entry) if not _is_alone(trace)],
            history=list(background.ledger(entry.claim.id)),
            outlet=outlets.get(outlet(entry)),
            speaker=speakers.get(speaker_of(entry)),
        )


def _is_alone(trace: Trace) -> bool:
    return sum(len(source.told) for source in trace.sources) == 1 and not trace.conflicts and not trace.suggestions


def _conflicts(entries: Iterable[Entry], background: Background) -> Iterator[Trace]:
    """The traces of what conflicts, each two sides once; of those shown, the pairs of ids are kept."""
    shown: set[frozenset[tuple[str, int]]] = set()
    for entry in entries:
        if entry.corroboration.status is not CorroborationStatus.CONFLICTING:
            continue
        for trace in background.trace(entry):
            ours = [(told.claim_id, told.part) for source in trace.sources for told in source.told]
            theirs = [(told.claim_id, told.part) for told, _ in trace.conflicts]
            pairs = {frozenset((one, other)) for one in ours for other in theirs}
            if not pairs <= shown:
                shown |= pairs
                yield _brief(trace)


def _brief(trace: Trace) -> Trace:
    """`trace` with each claim under a source once, where several of its propositions say the same."""
    sources = (
        replace(source, told=tuple({told.claim_id: told for told in reversed(source.told)}.values())[::-1])
        for source in trace.sources
    )
    return replace(trace, sources=tuple(sources))


def _record(overview: Overview, background: Background) -> list[Recorded]:
    """What is on record of the sources of the claims shown, and of exports and imports with any of these claims.

    Dossiers are left out: one cannot tell of itself, and the next would not be the same. Where a file lay is nothing
    to whoever reads this.
    """
    ledger = list(background.ledger(None))
    judged = {line.number: line.what.claim_id for line in ledger if isinstance(line.what, LogEntry)}
    found = []
    for line in ledger:
        what = line.what
        if isinstance(what, SourceEntry) and _is_about(what, overview):
            found.append(line)
        elif isinstance(what, Transfer) and what.format != "html":
            # The verdicts of an import come right after it.
            imported = (judged.get(line.number + offset) for offset in range(1, what.claims + 1))
            claims = imported if what.action is TransferAction.IMPORT else background.exported(what)
            if any(claim in overview.numbers for claim in claims):
                found.append(replace(line, what=replace(what, path=what.path and PureWindowsPath(what.path).name)))
    return found


def _is_about(line: SourceEntry, overview: Overview) -> bool:
    sources = {(line.said.kind, each) for each in named(line.said)}
    return bool(sources & overview.sources) or line.said.part.claim in overview.numbers


def _articles(entries: Iterable[Entry], overview: Overview) -> Iterator[Archived]:
    for _, claims in groupby(entries, key=lambda entry: entry.article.id):
        yield archived(claims, overview.numbers)
