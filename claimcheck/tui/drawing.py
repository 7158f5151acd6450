"""A claim, and all that is known about it, as it is drawn. Texts of articles get onto the screen here alone.

Nothing is handed to Textual as a plain string, which it would read as markup.
"""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from claimcheck.export.differences import Piece, differences
from claimcheck.export.hostile import one_line
from claimcheck.export.passage import Role, passage
from claimcheck.export.record import explanation
from claimcheck.presentation.backing import linked, origins, place, suggest, told_alone
from claimcheck.presentation.marked import marked
from claimcheck.presentation.style import CONFLICT, DIFFERS, LABEL, ROLE, VERDICT
from claimcheck.presentation.words import deed, flags, outlet, signed, speaker, statement
from claimcheck.records import Conflict, CorroborationStatus, Entry, Verdict, VerdictStatus
from claimcheck.tui.desk import Desk, Draft
from claimcheck.tui.details import Details
from claimcheck.workflow.tracing import Told, Trace

JUDGED = {VerdictStatus.CONFIRMED: "✓", VerdictStatus.UNCONFIRMED: "?", VerdictStatus.CONTESTED: "✗"}
CONFLICTING = "!"
_INDENT = (0, 0, 0, 2)


def claim(entry: Entry, details: Details | None, draft: Draft, *, coloured: bool) -> RenderableType:
    """Return everything about a claim; without `details`, which may not have been read yet, what it says itself."""
    parts: list[RenderableType] = [Text(statement(entry), "bold"), _facts(entry, details, draft), ""]
    for paragraph in passage(entry.claim, entry.article.text):
        parts += [Padding(marked(paragraph, coloured=coloured), _INDENT), ""]
    if coloured:
        parts += [Padding(Text(" ").join(Text(role, ROLE[role]) for role in Role), _INDENT), ""]
    if details:
        parts += _backing(entry, details)
        parts += _history(details)
    return Group(*parts)


def row(entry: Entry | None, width: int, lines: int, *, is_open: bool) -> Text:
    """Return a claim as it stands in the queue, in one line, or in two with its speaker and outlet."""
    drawn = Text(style="reverse" if is_open else "")
    drawn.append_text(_line(_signs(entry) if entry else Text("  "), statement(entry) if entry else "…", width))
    if lines > 1:
        said = f"{speaker(entry)}, {outlet(entry)}" if entry else ""
        drawn.append("\n").append_text(_line(Text("  "), said, width, "" if is_open else LABEL))
    return drawn


def heading(desk: Desk, width: int) -> Text:
    """Return how far the queue has come, what is searched, and who judges."""
    total = f"{len(desk.numbers):,}"
    where = f"claim {desk.at + 1:,} of {total}" if desk.number is not None else f"the end of {total}"
    if desk.query:
        where += f" with “{desk.query}” (/ and Enter: all)"
    left = Text(one_line(where), "bold")
    right = Text(one_line(desk.by), LABEL)
    left.truncate(max(0, width - right.cell_len - 2), overflow="ellipsis")
    return Text.assemble(left, " " * max(1, width - left.cell_len - right.cell_len), right)


def _line(signs: Text, words: str, width: int, style: str = "") -> Text:
    line = Text.assemble(signs, " ", (words, style))
    line.truncate(width, overflow="ellipsis", pad=True)
    return line


def _signs(entry: Entry) -> Text:
    verdict = entry.verdict
    sign = JUDGED[verdict.status] if verdict.by else " "
    conflicting = entry.corroboration.status is CorroborationStatus.CONFLICTING
    return Text.assemble((sign, VERDICT[verdict.status]), (CONFLICTING if conflicting else " ", CONFLICT))


def _facts(entry: Entry, details: Details | None, draft: Draft) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in _labelled(entry, details, draft):
        grid.add_row(label, Text(one_line(value), VERDICT[entry.verdict.status] if label == "verdict" else ""))
    return grid


def _labelled(entry: Entry, details: Details | None, draft: Draft) -> Iterator[tuple[str, str]]:
    said, article = entry.claim, entry.article
    who = f"{speaker(entry)} ({said.speaker.type})" if said.speaker.name else "nobody named"
    yield "said by", who + (f", or {'; '.join(said.alternatives)}" if said.alternatives else "")
    yield "in", outlet(entry) + (f", by {article.author}" if article.author else "")
    yield "", article.title or article.source
    yield "as", f"{said.certainty} {said.kind}, {said.polarity}, {said.quote_type}, {said.distance} cue"
    if said.event.time:
        yield "when", f"{said.event.time.text} ({said.event.time.first} to {said.event.time.last})"
    yield "backing", f"{entry.corroboration.status}. {explanation(entry)}"
    yield "claim", f"{said.id}, found with {said.confidence:.0%} confidence"
    if entry.verdict.by:
        yield "verdict", _verdict(entry.verdict)
    yield from flags(entry, details.alike if details else ())
    for address in draft.evidence:
        yield "evidence", f"{address} (to go with the verdict)"


def _verdict(verdict: Verdict) -> str:
    return f"{verdict.status}, by {verdict.by}" + (f" ({verdict.note})" if verdict.note else "")


def _backing(entry: Entry, details: Details) -> Iterator[RenderableType]:
    claim_id = entry.claim.id
    for trace in details.traces:
        if not told_alone(trace):
            yield Text("told by", LABEL)
            yield Padding(origins(claim_id, trace), _INDENT)
            yield ""
        for told, conflict in trace.conflicts:
            yield Text(f"conflict, {conflict.reason}", CONFLICT)
            yield _side_by_side(entry, trace, told, conflict)
            yield ""
        if trace.suggestions:
            perhaps = Tree("", hide_root=True)
            suggest(perhaps, claim_id, trace)
            yield Text("not sure", LABEL)
            yield Padding(perhaps, _INDENT)
            yield ""
    if links := list(linked(claim_id, details.links)):
        yield from links
        yield ""


def _side_by_side(entry: Entry, trace: Trace, told: Told, conflict: Conflict) -> Table:
    mine, theirs = differences(one_line(trace.text), one_line(told.text), conflict.reason)
    grid = Table.grid(padding=(0, 0, 0, 2), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    own = Text.assemble(f"{speaker(entry)}, {outlet(entry)} ", ("this claim", LABEL))
    grid.add_row(own, Text.assemble(one_line(f"{told.speaker}, "), place(told, entry.claim.id)))
    grid.add_row(_with_differences(mine), _with_differences(theirs))
    return grid


def _with_differences(pieces: Sequence[Piece]) -> Text:
    return Text.assemble("“", *((words, DIFFERS if differs else "") for words, differs in pieces), "”")


def _history(details: Details) -> Iterator[RenderableType]:
    if details.history:
        yield Text("history", LABEL)
        for line in details.history:
            yield Padding(Text(f"{line.number}  {signed(line)}: {deed(line)}"), _INDENT)
