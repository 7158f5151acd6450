"""Articles written for training, their attributions marked in the text.

    === slug
    <s1>Police</s1> <c1>said</c1> <q1>that <s2>the driver</s2> <c2>denied</c2> <q2>speeding</q2></q1>.
    ---
    {"n": 1, "speaker": "police", "speaker_type": "organization", "kind": "fact", ...}

s is a source, c a cue, q a content; attributions inside another's content are inner to it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.data import Judgements, Span

_MARK = re.compile(r"<(/?)([scq])(\d+)>")
_ROLES = {"s": "source", "c": "cue", "q": "content"}
_HEADING = re.compile(r"^=== *", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Marked:
    """Spans of each role, and the number of the attribution whose content these stand in, if any."""

    spans: dict[str, list[Span]]
    within: str | None


def read_marked(folder: Path) -> tuple[list[dict], Judgements]:
    """Read all .txt files of `folder` to articles of PolNeAR's form and what is judged of them."""
    articles, labels, inner = [], {}, defaultdict(list)
    for path in sorted(folder.glob("*.txt")):
        for name, body, judged in _split(path.read_text(encoding="utf-8")):
            text, found = _parse(body)
            outer = sorted(
                (number for number, marked in found.items() if marked.within is None),
                key=lambda number: found[number].spans["cue"][0],
            )
            name = f"{path.stem} {name}"
            articles.append(
                {"id": name, "text": text, "annotations": [{"attributions": [found[n].spans for n in outer]}]}
            )
            for index, number in enumerate(outer):
                labels[name, index] = judged[number]
            for marked in found.values():
                if marked.within in outer:
                    inner[name, outer.index(marked.within)].append(marked.spans)
    return articles, Judgements(labels, dict(inner), frozenset(article["id"] for article in articles))


def _split(text: str) -> Iterator[tuple[str, str, dict[str, dict]]]:
    for part in _HEADING.split(text)[1:]:
        name, _, rest = part.partition("\n")
        body, _, lines = rest.rpartition("\n---\n")
        judged = [json.loads(line) for line in lines.splitlines() if line.strip()]
        yield name.strip(), body.strip(), {str(labels["n"]): labels for labels in judged}


def _parse(body: str) -> tuple[str, dict[str, _Marked]]:
    """Take the marks out of a text."""
    text, at = "", 0
    found: dict[str, _Marked] = {}
    open_marks: list[tuple[str, str, int]] = []
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        at = mark.end()
        closing, role, number = mark.groups()
        if closing:
            _, _, start = open_marks.pop()
            found[number].spans[_ROLES[role]].append((start, len(text)))
        else:
            contents = [opened for kind, opened, _ in open_marks if kind == "q"]
            found.setdefault(number, _Marked({each: [] for each in _ROLES.values()}, contents[0] if contents else None))
            open_marks.append((role, number, len(text)))
    return text + body[at:], found
