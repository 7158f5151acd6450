"""Inputs → claims, touching no database."""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from claimcheck.ingest import Failure
from claimcheck.records import Article, Entry
from claimcheck.web import Web
from claimcheck.workflow.pool import Load, extracted, load_extractor
from claimcheck.workflow.reading import read


def extract(
    inputs: Iterable[str],
    stdin: BinaryIO,
    load: Load = load_extractor,
    columns: Mapping[str, str] | None = None,
    web: Web | None = None,
) -> Iterator[Entry | Failure]:
    """Yield the claims of each article of `inputs` ("-" is `stdin`), or why one could not be read, in order.

    `columns` is read_inputs'; `web` is what addresses are fetched with, and nothing else is.

    Raises:
        ModelError: from `load`, which is called once there is an article to read.
    """
    found = (each.outcome for each in read(inputs, stdin, columns or {}, web or Web(), lambda _: False))
    outcomes = ((each, each if isinstance(each, Article) else None) for each in found)
    for outcome, claims in extracted(outcomes, load):
        if isinstance(outcome, Failure):
            yield outcome
        else:
            yield from (Entry(claim, outcome) for claim in claims or ())
