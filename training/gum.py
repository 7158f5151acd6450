"""GUM's documents: texts, and what their pronouns stand for."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.extract.words import split_words
from claimcheck.wordpieces import WordPieces
from training.data import Labelled, Span, covered, unlabelled

_ENTITY = re.compile(r"\((?P<opened>\d+)-(?P<kind>\w+)-[^()]*(?P<single>\)?)|(?P<closed>\d+)\)")
_NAMED_KINDS = ("person", "organization")
_FEWEST_PRONOUNS = 10
_PRONOUNS = ("PRP", "PRP$", "WP")


@dataclass(slots=True)
class _Document:
    """A document as it is read: its text so far, where names and pronouns of each entity stand in it."""

    name: str
    text: str = ""
    at: int = 0  # where the next token is looked for
    open_entities: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)  # people and bodies
    names: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    pronouns: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def add_sentence(self, text: str, *, opens_paragraph: bool) -> None:
        self.text += ("\n\n" if opens_paragraph and self.text else " " if self.text else "") + text
        self.at = len(self.text) - len(text)

    def add_token(self, form: str, tag: str, misc: str) -> None:
        start = self.text.find(form, self.at)
        if start < 0:
            return
        self.at = start + len(form)
        closing = []
        for mark in _ENTITY.finditer(misc.partition("Entity=")[2].partition("|")[0]):
            if opened := mark["opened"]:
                self.open_entities.append(opened)
                self.named |= {opened} if mark["kind"] in _NAMED_KINDS else set()
            closing += [opened] if opened and mark["single"] else [mark["closed"]] if mark["closed"] else []
        for entity in self.open_entities[-1:] if tag in _PRONOUNS else self.open_entities:
            if tag in _PRONOUNS:
                self.pronouns[entity].append((start, self.at))
            elif tag.startswith("NNP"):
                self.names[entity].append((start, self.at))
        for entity in closing:
            if entity in self.open_entities:
                self.open_entities.remove(entity)


def read_gum(folder: Path, vocabulary: WordPieces) -> list[Labelled]:
    """The training documents that speak of people: pronouns point at all names of the person or body they stand for."""
    documents = [_labelled(document, vocabulary) for document in _read(folder)]
    return [document for document in documents if len(document.name_of) >= _FEWEST_PRONOUNS]


def _read(folder: Path) -> Iterator[_Document]:
    splits = json.loads((folder / "splits.json").read_text(encoding="utf-8"))
    document, opens_paragraph = _Document(""), True
    with gzip.open(folder / "gum.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            key, _, value = line.rstrip("\n").partition(" = ")
            columns = line.rstrip("\n").split("\t")
            if key == "# newdoc id":
                if splits.get(document.name) == "train":
                    yield document
                document = _Document(value)
            elif line.startswith("# newpar\n"):
                opens_paragraph = True
            elif key == "# text":
                document.add_sentence(value, opens_paragraph=opens_paragraph)
                opens_paragraph = False
            elif len(columns) > 1 and columns[0].isdigit():
                document.add_token(columns[1], columns[4], columns[9])
    if splits.get(document.name) == "train":
        yield document


def _labelled(document: _Document, vocabulary: WordPieces) -> Labelled:
    words = split_words(document.text)
    name_of: dict[int, frozenset[int]] = {}
    for entity in document.named:
        names = frozenset(index for span in document.names[entity] for index in covered(words, span))
        if names:
            name_of |= {index: names for span in document.pronouns[entity] for index in covered(words, span)}
    return replace(unlabelled(document.name, document.text, vocabulary), name_of=name_of)
