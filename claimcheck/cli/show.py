"""`claimcheck show`: one claim and all that is known about it."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from claimcheck.cli import output
from claimcheck.cli.facts import Known, facts
from claimcheck.cli.listing import grid
from claimcheck.cli.options import ClaimId, Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.config import database_path
from claimcheck.export import DataFormat, claim_record, jsonl, log_row, write_claims
from claimcheck.export.passage import Role, passage
from claimcheck.export.track import track_row
from claimcheck.presentation.backing import backing
from claimcheck.presentation.marked import marked
from claimcheck.presentation.style import ROLE, VERDICT
from claimcheck.presentation.words import statement
from claimcheck.records import Entry, QuoteType
from claimcheck.store import LogEntry, Reader, SourceKind, Track, open_reader
from claimcheck.store.matching import LinkEntry

if TYPE_CHECKING:
    from claimcheck.workflow import Trace


def show(claim: ClaimId, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None) -> None:
    """Show one claim: who said it, who else does, and its history.

    Source, cue and content are coloured, or in brackets where there are no colours. Under sources, whatever hangs from
    one of them goes back to it, and adds nothing. As JSON this is the claim's record with more fields: passage,
    sources, suggestions, links, history, fetches, and the track records of speaker and publisher.
    """
    from claimcheck import workflow

    with open_reader(database_path(database)) as reader:
        claim_id = reader.claim_id(claim)
        entry, history = reader.entry(claim_id), list(reader.history(claim_id))
        aliases = [name for name in reader.aliases(entry.speaker.id) if name != entry.claim.speaker.name]
        tracks = _tracks(reader, entry)
        traces, links = workflow.trace(reader, entry), reader.links(claim_id)
        fetches = reader.fetches(claim_id)
        alike = [] if entry.verdict.by else reader.judged_alike(entry)
        reworded = reader.reworded(claim_id)
    match format_of(choice, json=json):
        case Format.TABLE:
            _show(Known(entry, aliases, tracks, history, alike, fetches, reworded), traces, links)
        case Format.CSV:
            with output.data() as stream:
                write_claims([entry], stream, DataFormat.CSV)
        case Format.JSON | Format.JSONL:
            with output.data() as stream:
                record = _record(entry, history, traces, links) | _track_records(tracks)
                jsonl.write([record | {"fetches": [asdict(fetch) for fetch in fetches]}], stream)


def _tracks(reader: Reader, entry: Entry) -> dict[SourceKind, Track | None]:
    """The track records of who speaks and who publishes, as far as there is anybody."""
    names = {
        SourceKind.SPEAKER: None if entry.claim.quote_type is QuoteType.NARRATED else entry.speaker.id,
        SourceKind.PUBLISHER: entry.publisher,
    }
    return {kind: reader.track(kind, name) if name else None for kind, name in names.items()}


def _track_records(tracks: dict[SourceKind, Track | None]) -> dict[str, object]:
    return {f"{kind}_record": track and track_row(kind, track) for kind, track in tracks.items()}


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


def _show(known: Known, traces: "list[Trace]", links: list[LinkEntry]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    entry = known.entry
    with output.console() as console:
        console.print(Text(statement(entry), "bold"), "")
        for paragraph in passage(entry.claim, entry.article.text):
            console.print(Padding(marked(paragraph, coloured=output.coloured(console)), (0, 0, 1, 2)))
        if output.coloured(console):
            console.print(Padding(Text(" ").join(Text(role, ROLE[role]) for role in Role), (0, 0, 1, 2)))
        console.print(grid(facts(known), {"verdict": VERDICT[entry.verdict.status]}))
        for shown in backing(entry.claim.id, traces, links):
            console.print("", shown)
