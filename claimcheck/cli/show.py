"""`claimcheck show`: one claim and all that is known about it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from claimcheck.cli import output
from claimcheck.cli.options import ClaimId, Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import DataFormat, claim_record, jsonl, log_row, write_claims
from claimcheck.export.credibility import credibility
from claimcheck.export.hostile import one_line
from claimcheck.export.passage import Role, passage
from claimcheck.export.record import explanation
from claimcheck.presentation.backing import backing
from claimcheck.presentation.marked import marked
from claimcheck.presentation.style import LABEL, ROLE, VERDICT
from claimcheck.presentation.words import deed, flags, outlet, signed, statement
from claimcheck.records import Entry
from claimcheck.store import LogEntry, open_reader, version
from claimcheck.store.matching import LinkEntry

if TYPE_CHECKING:
    from rich.table import Table

    from claimcheck.workflow import Trace


def show(claim: ClaimId, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None) -> None:
    """Show one claim: who said it, who else does, and its history.

    Source, cue and content are coloured, or in brackets where there are no colours. Under sources, whatever hangs from
    one of them goes back to it, and adds nothing. As JSON this is the claim's record with more fields: passage,
    sources, suggestions, links and history.
    """
    from claimcheck import workflow

    with open_reader(database_path(database)) as reader:
        claim_id = reader.claim_id(claim)
        entry, history = reader.entry(claim_id), list(reader.history(claim_id))
        aliases = [name for name in reader.aliases(entry.claim.speaker.id) if name != entry.claim.speaker.name]
        traces, links = workflow.trace(reader, entry), reader.links(claim_id)
        alike = [] if entry.verdict.by else reader.judged_alike(entry)
        reworded = reader.reworded(claim_id)
    match format_of(choice, json=json):
        case Format.TABLE:
            _show(_labelled(entry, aliases, history, alike, reworded=reworded), entry, traces, links)
        case Format.CSV:
            with output.data() as stream:
                write_claims([entry], stream, DataFormat.CSV)
        case Format.JSON | Format.JSONL:
            with output.data() as stream:
                jsonl.write([_record(entry, history, traces, links)], stream)


def _record(entry: Entry, history: list[LogEntry], traces: "list[Trace]", links: list[LinkEntry]) -> dict[str, object]:
    text = entry.article.text
    paragraphs = [
        {"start": found.start, "end": found.end, "text": text[found.start : found.end]}
        for found in passage(entry.claim, text)
    ]
    return claim_record(entry) | {
        "passage": paragraphs,
        "sources": [[asdict(source) for source in trace.sources] for trace in traces],
        "suggestions": [[asdict(each) for each in trace.suggestions] for trace in traces],
        "links": [asdict(each) for each in links],
        "history": [log_row(line) for line in history],
    }


def _show(labelled: Iterator[tuple[str, str]], entry: Entry, traces: "list[Trace]", links: list[LinkEntry]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    with output.console() as console:
        console.print(Text(statement(entry), "bold"), "")
        for paragraph in passage(entry.claim, entry.article.text):
            console.print(Padding(marked(paragraph, coloured=output.coloured(console)), (0, 0, 1, 2)))
        if output.coloured(console):
            console.print(Padding(Text(" ").join(Text(role, ROLE[role]) for role in Role), (0, 0, 1, 2)))
        console.print(_facts(labelled, entry))
        for shown in backing(entry.claim.id, traces, links):
            console.print("", shown)


def _facts(labelled: Iterator[tuple[str, str]], entry: Entry) -> "Table":
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in labelled:
        grid.add_row(label, Text(one_line(value), VERDICT[entry.verdict.status] if label == "verdict" else ""))
    return grid


def _labelled(
    entry: Entry, aliases: list[str], history: list[LogEntry], alike: list[LogEntry], *, reworded: bool
) -> Iterator[tuple[str, str]]:
    claim, article, verdict = entry.claim, entry.article, entry.verdict
    yield "claim", claim.id
    yield "version", version(entry)
    yield "said by", f"{claim.speaker.name} ({claim.speaker.type})" if claim.speaker.name else "nobody named"
    if aliases:
        yield "also", "; ".join(aliases)
    if claim.alternatives:
        yield "or by", "; ".join(claim.alternatives)
    yield "as", f"{claim.certainty} {claim.kind}, {claim.polarity}, {claim.quote_type}, {claim.distance} cue"
    if claim.event.time:
        yield "when", f"{claim.event.time.text} ({claim.event.time.first} to {claim.event.time.last})"
    if claim.event.quantities:
        yield "numbers", "; ".join(quantity.text for quantity in claim.event.quantities)
    yield "confidence", f"{claim.confidence:.0%}"
    if claim.parent:
        yield "within", claim.parent
    yield "article", article.title or "untitled"
    yield "", outlet(entry) + (f", by {article.author}" if article.author else "")
    yield "", article.source
    yield "backing", f"{entry.corroboration.status}. {explanation(entry)}"
    yield "credible", f"{credibility(entry)} of 6 (1 is best)"
    yield "verdict", f"{verdict.status}, by {verdict.by}" if verdict.by else verdict.status
    if reworded:
        yield "reworded", "it read otherwise when it was judged; look again"
    yield from flags(entry, alike)
    for number, line in enumerate(history):
        yield "" if number else "history", f"{line.number}  {signed(line)}: {deed(line)}"
