"""Bytes that may hold articles, and what holds while they are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.ingest.article import build_article
from claimcheck.ingest.draft import Draft
from claimcheck.ingest.failure import Failure
from claimcheck.ingest.limits import MAX_DEPTH, Budget
from claimcheck.ingest.metadata import Metadata, first_of
from claimcheck.ingest.sources import encodable
from claimcheck.records import Article

Found = Iterator[Article | Failure]


@dataclass(frozen=True, slots=True)
class Document:
    """A file, standard input, a member of an archive, an attachment, an answer from the web.

    `stream` can be rewound. `source` is what its articles are told by; `name` ends in the suffix that tells the format
    where the bytes do not, and may be "". `known` is what is known of it from elsewhere, such as the address it came
    from; what it says of itself counts for more. What is not `is_asked_for` merely lies beside articles, in a folder or
    an archive: if it turns out to be a table or XML of another kind, it is passed over in silence.
    """

    stream: BinaryIO
    source: str
    name: str = ""
    known: Metadata = field(default_factory=Metadata)
    is_asked_for: bool = True

    def part(self, name: str, stream: BinaryIO, known: Metadata | None = None) -> "Document":
        """Return what lies in this document under `name`."""
        return Document(stream, encodable(f"{self.source}#{name}"), name, known or Metadata(), is_asked_for=False)

    def article(self, draft: Draft) -> Article:
        """Return the one article of this document; raise InputError if it is none."""
        return build_article(replace(draft, metadata=first_of(draft.metadata, self.known)), self.source)


@dataclass(frozen=True, slots=True)
class Reading:
    """What readers of documents that hold others need: `columns` names columns of tables, `read` reads what is inside.

    `columns` has the name in the table for each of an article's fields that goes by another name there. `depth` counts
    what the document lies in.
    """

    read: Callable[[Document, "Reading"], Found]
    columns: Mapping[str, str] = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)
    depth: int = 0

    def afresh(self) -> "Reading":
        """Return the same for another file, of which as much may be unpacked again."""
        return replace(self, budget=Budget())

    def inside(self, document: Document) -> Found:
        """Yield the articles of a document that lies in the one being read."""
        return self.read(document, replace(self, depth=self.depth + 1))

    def check_depth(self) -> None:
        """Raise InputError if what is being read lies too deep to hold more."""
        if self.depth >= MAX_DEPTH:
            raise InputError(f"packed more than {MAX_DEPTH} deep; unpack it, and ingest the folder")
