"""What is known of a claim, line by line, as `claimcheck show` has it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.cli.sources import in_short
from claimcheck.export.credibility import credibility
from claimcheck.export.record import explanation
from claimcheck.presentation.words import deed, fetched, flags, outlet, signed
from claimcheck.records import Article, Claim, Entry, Fetch
from claimcheck.store import LogEntry, SourceKind, Track, version

Line = tuple[str, str]  # a label, and what is told under it


@dataclass(frozen=True, slots=True)
class Known:
    """A claim, and what else the database has on it.

    `aliases` are other names of its speaker, `alike` the verdicts it was late for; `reworded` says that it read
    otherwise when it was judged.
    """

    entry: Entry
    aliases: Sequence[str]
    tracks: Mapping[SourceKind, Track | None]
    history: Sequence[LogEntry]
    alike: Sequence[LogEntry]
    fetches: Sequence[Fetch]
    reworded: bool


def facts(known: Known) -> Iterator[Line]:
    """Yield what is known, each with its label."""
    entry = known.entry
    yield "claim", entry.claim.id
    yield "version", version(entry)
    yield from _said_by(known)
    yield from _said(entry.claim)
    yield from _where(known)
    yield from _lacks(entry.article)
    yield from _judged(known)


def _said_by(known: Known) -> Iterator[Line]:
    claim = known.entry.claim
    yield "said by", f"{claim.speaker.name} ({claim.speaker.type})" if claim.speaker.name else "nobody named"
    if known.aliases:
        yield "also", "; ".join(known.aliases)
    yield from _record(known.tracks[SourceKind.SPEAKER], claim.speaker.name)
    if claim.alternatives:
        yield "or by", "; ".join(claim.alternatives)


def _said(claim: Claim) -> Iterator[Line]:
    yield "as", f"{claim.certainty} {claim.kind}, {claim.polarity}, {claim.quote_type}, {claim.distance} cue"
    if claim.event.time:
        yield "when", f"{claim.event.time.text} ({claim.event.time.first} to {claim.event.time.last})"
    if claim.event.quantities:
        yield "numbers", "; ".join(quantity.text for quantity in claim.event.quantities)
    yield "confidence", f"{claim.confidence:.0%}"
    if claim.parent:
        yield "within", claim.parent


def _where(known: Known) -> Iterator[Line]:
    article = known.entry.article
    yield "article", article.title or "untitled"
    yield "", outlet(known.entry) + (f", by {article.author}" if article.author else "")
    yield "", article.source
    if article.origins:
        yield "found in", "; ".join(_found_in(article))
    yield from _record(known.tracks[SourceKind.PUBLISHER], article.publisher)
    if article.excerpt:
        yield "", "an excerpt: a feed's summary, or what a paywall shows"
    for number, fetch in enumerate(known.fetches):
        yield "" if number else "fetched", fetched(fetch)


def _found_in(article: Article) -> Iterator[str]:
    """Each place in which something was found of an article, and what: "byline: author"."""
    for place in dict.fromkeys(article.origins.values()):
        yield f"{place}: {', '.join(name for name, origin in article.origins.items() if origin is place)}"


def _record(track: Track | None, name: str | None) -> Iterator[Line]:
    """The track record of who goes by `name`, and under which name, where analysts know better."""
    if track:
        yield "record", ("" if track.name == name else f"known as {track.name}: ") + in_short(track)


def _lacks(article: Article) -> Iterator[Line]:
    """What is not known of an article, and what follows for its claims."""
    if not article.published:
        yield "lacks", "a date: its claims are compared with those of every time"
    if not article.publisher:
        yield "lacks", "a publisher: it counts as an outlet of its own"


def _judged(known: Known) -> Iterator[Line]:
    entry, verdict = known.entry, known.entry.verdict
    yield "backing", f"{entry.corroboration.status}. {explanation(entry)}"
    yield "credible", f"{credibility(entry)} of 6 (1 is best)"
    yield "verdict", f"{verdict.status}, by {verdict.by}" if verdict.by else verdict.status
    if known.reworded:
        yield "reworded", "it read otherwise when it was judged; look again"
    yield from flags(entry, known.alike)
    for number, line in enumerate(known.history):
        yield "" if number else "history", f"{line.number}  {signed(line)}: {deed(line)}"
