"""What stands behind a claim and against it, as trees."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.cli.style import ID, LABEL
from claimcheck.export.hostile import one_line
from claimcheck.records import Link
from claimcheck.store.matching import LinkEntry

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from claimcheck.workflow.tracing import Told, Trace

_MAYBE = {Link.SAME: "maybe the same", Link.CONFLICT: "maybe in conflict"}
_MOST_SUGGESTED = 5
_SHORT_ID = 12  # characters, as ids are typed


def backing(claim_id: str, traces: "Sequence[Trace]", links: Sequence[LinkEntry]) -> "Iterator[Tree]":
    """Yield a tree for each proposition of a claim that is told elsewhere, or contradicted, or may be."""
    from rich.text import Text
    from rich.tree import Tree

    linked = {frozenset((link.a, link.b)): link for link in links}
    for trace in traces:
        alone = sum(len(source.told) for source in trace.sources) == 1
        if alone and not trace.conflicts and not trace.suggestions:
            continue
        tree = Tree(Text(one_line(trace.text), "bold"))
        for source in trace.sources:
            branch = tree.add(Text(one_line(source.name)))
            for told in source.told:
                branch.add(_line(told, claim_id))
        for told, conflict in trace.conflicts:
            tree.add(Text.assemble((f"conflict, {conflict.reason}: ", LABEL), _line(told, claim_id, quoted=True)))
        for each in trace.suggestions[:_MOST_SUGGESTED]:
            label = f"{_MAYBE[each.link]} ({each.probability:.0%}): "
            tree.add(Text.assemble((label, LABEL), _line(each.told, claim_id, quoted=True)))
        yield tree
    for link in linked.values():
        other = link.b if link.a[0] == claim_id else link.a
        yield Tree(Text(one_line(f"linked: {link.link} as {other[0]}, {link.at} {link.by}{_note(link)}")))


def _note(link: LinkEntry) -> str:
    return f" ({link.note})" if link.note else ""


def _line(told: "Told", claim_id: str, *, quoted: bool = False) -> "Text":
    from rich.text import Text

    where = ", ".join(filter(None, [told.outlet, told.day]))
    said = f"“{told.text}” {told.speaker}, " if quoted else ""
    name = "this claim" if told.claim_id == claim_id else told.claim_id[:_SHORT_ID]
    line = Text.assemble(one_line(said + where), " ", (name, ID))
    if told.passed_on:
        line.append(one_line(f" ({told.passed_on})"), LABEL)
    return line
