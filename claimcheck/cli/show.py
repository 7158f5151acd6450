"""`claimcheck show`: one claim and all that is known about it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.cli import output
from claimcheck.cli.history import deed, signed
from claimcheck.cli.listing import outlet, statement
from claimcheck.cli.options import ClaimId, Database, FormatChoice, Json, format_of
from claimcheck.cli.output import Format
from claimcheck.cli.style import LABEL, ROLE, VERDICT
from claimcheck.config import database_path
from claimcheck.export import DataFormat, claim_record, jsonl, log_row, write_claims
from claimcheck.export.hostile import one_line
from claimcheck.export.passage import Paragraph, Role, passage
from claimcheck.export.record import explanation
from claimcheck.records import Entry
from claimcheck.store import LogEntry, open_reader

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text


def show(claim: ClaimId, choice: FormatChoice = Format.TABLE, json: Json = False, database: Database = None) -> None:
    """Show one claim: its paragraph, who said it, and its history.

    Source, cue and content are coloured, or in brackets where there are no colours. As JSON this is the claim's
    record with two more fields, passage and history.
    """
    with open_reader(database_path(database)) as reader:
        claim_id = reader.claim_id(claim)
        entry, history = reader.entry(claim_id), list(reader.history(claim_id))
        aliases = [name for name in reader.aliases(entry.claim.speaker.id) if name != entry.claim.speaker.name]
    match format_of(choice, json=json):
        case Format.TABLE:
            _show(entry, aliases, history)
        case Format.CSV:
            with output.data() as stream:
                write_claims([entry], stream, DataFormat.CSV)
        case Format.JSON | Format.JSONL:
            with output.data() as stream:
                jsonl.write([_record(entry, history)], stream)


def _record(entry: Entry, history: list[LogEntry]) -> dict[str, object]:
    text = entry.article.text
    paragraphs = [
        {"start": found.start, "end": found.end, "text": text[found.start : found.end]}
        for found in passage(entry.claim, text)
    ]
    return claim_record(entry) | {"passage": paragraphs, "history": [log_row(line) for line in history]}


def _show(entry: Entry, aliases: list[str], history: list[LogEntry]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    with output.console() as console:
        console.print(Text(statement(entry), "bold"), "")
        for paragraph in passage(entry.claim, entry.article.text):
            console.print(Padding(_marked(paragraph, coloured=output.coloured(console)), (0, 0, 1, 2)))
        if output.coloured(console):
            console.print(Padding(Text(" ").join(Text(role, ROLE[role]) for role in Role), (0, 0, 1, 2)))
        console.print(_facts(entry, aliases, history))


def _marked(paragraph: Paragraph, *, coloured: bool) -> "Text":
    from rich.text import Text

    shown = Text()
    for piece in paragraph.pieces:
        words = one_line(piece.text)
        if piece.role is None:
            shown.append(words)
        elif coloured:
            shown.append(words, ROLE[piece.role])
        else:
            shown.append(f"[{piece.role}: {words}]")
    return shown


def _facts(entry: Entry, aliases: list[str], history: list[LogEntry]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in _labelled(entry, aliases, history):
        grid.add_row(label, Text(one_line(value), VERDICT[entry.verdict.status] if label == "verdict" else ""))
    return grid


def _labelled(entry: Entry, aliases: list[str], history: list[LogEntry]) -> Iterator[tuple[str, str]]:
    claim, article, verdict = entry.claim, entry.article, entry.verdict
    yield "claim", claim.id
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
    yield "verdict", f"{verdict.status}, by {verdict.by}" if verdict.by else verdict.status
    for number, line in enumerate(history):
        yield "" if number else "history", f"{line.number}  {signed(line)}: {deed(line)}"
