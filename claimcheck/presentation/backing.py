"""What stands behind a claim and against it, as trees."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.export.hostile import one_line
from claimcheck.presentation.style import ID, LABEL
from claimcheck.records import Link
from claimcheck.store.matching import LinkEntry, standing

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from claimcheck.workflow.tracing import Told, Trace

MAYBE = {Link.SAME: "maybe the same", Link.CONFLICT: "maybe in conflict"}
_MOST_SUGGESTED = 5
_MOST = 12  # sources, places of one source, or conflicts that are drawn; as JSON there are all
_SHORT_ID = 12  # characters, as ids are typed


def backing(claim_id: str, traces: "Sequence[Trace]", links: Sequence[LinkEntry]) -> "Iterator[Tree]":
    """Yield a tree for each proposition of a claim that is told elsewhere, or contradicted, or may be."""
    from rich.text import Text

    for trace in traces:
        if told_alone(trace) and not trace.conflicts and not trace.suggestions:
            continue
        tree = origins(claim_id, trace)
        for told, conflict in trace.conflicts[:_MOST]:
            tree.add(Text.assemble((f"conflict, {conflict.reason}: ", LABEL), place(told, claim_id, quoted=True)))
        _add_rest(tree, trace.conflicts, "conflict")
        suggest(tree, claim_id, trace)
        yield tree
    yield from linked(claim_id, links)


def told_alone(trace: "Trace") -> bool:
    """Say whether a proposition is told by one claim only."""
    return len({told.claim_id for source in trace.sources for told in source.told}) == 1


def origins(claim_id: str, trace: "Trace") -> "Tree":
    """Return a proposition's independent sources as a tree, with all places that go back to each."""
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(one_line(trace.text), "bold"))
    for source in trace.sources[:_MOST]:
        branch = tree.add(Text(one_line(source.name)))
        # Once, however many of its clauses tell it.
        places = list({told.claim_id: told for told in source.told}.values())
        for told in places[:_MOST]:
            branch.add(place(told, claim_id))
        _add_rest(branch, places, "place")
    _add_rest(tree, trace.sources, "source")
    return tree


def suggest(tree: "Tree", claim_id: str, trace: "Trace") -> None:
    """Add to `tree` what may be the same or in conflict."""
    from rich.text import Text

    for each in trace.suggestions[:_MOST_SUGGESTED]:
        label = f"{MAYBE[each.link]} ({each.probability:.0%}): "
        tree.add(Text.assemble((label, LABEL), place(each.told, claim_id, quoted=True)))


def linked(claim_id: str, links: Sequence[LinkEntry]) -> "Iterator[Tree]":
    """Yield what analysts have said of the claim and others, the latest word on each that was not taken back."""
    from rich.text import Text
    from rich.tree import Tree

    for link in standing(links):
        other = link.b if link.a[0] == claim_id else link.a
        yield Tree(Text(one_line(f"linked: {link.link} as {other[0]}, {link.at} {link.by}{_note(link)}")))


def place(told: "Told", claim_id: str, *, quoted: bool = False) -> "Text":
    """Return where a claim is made, in one line, with its words and its speaker if `quoted`."""
    from rich.text import Text

    where = ", ".join(filter(None, [told.outlet, told.day]))
    said = f"“{words_of(told)}” {told.speaker}, " if quoted else ""
    name = "this claim" if told.claim_id == claim_id else short(told.claim_id)
    line = Text.assemble(one_line(said + where), " ", (name, ID))
    if told.passed_on:
        line.append(one_line(f" ({told.passed_on})"), LABEL)
    return line


def words_of(told: "Told") -> str:
    """Return what was said; where it was denied, that is said first."""
    return f"denied: {told.text}" if told.denied else told.text


def short(claim_id: str) -> str:
    """Return so much of an id as is typed."""
    return claim_id[:_SHORT_ID]


def _add_rest(tree: "Tree", things: Sequence[object], noun: str) -> None:
    """Say how many more there are than are drawn."""
    from rich.text import Text

    rest = len(things) - _MOST
    if rest > 0:
        tree.add(Text(f"and {rest} more {noun}{'s' if rest > 1 else ''}", LABEL))


def _note(link: LinkEntry) -> str:
    return f" ({link.note})" if link.note else ""
