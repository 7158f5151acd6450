"""Inputs → claims, touching no database."""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from claimcheck.ingest import Failure, read_inputs
from claimcheck.records import Article, Entry
from claimcheck.workflow.pool import Load, extracted, load_extractor


def extract(
    inputs: Iterable[str],
    stdin: BinaryIO,
    load: Load = load_extractor,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Entry | Failure]:
    """Yield the claims of each article of `inputs` ("-" is `stdin`), or why one could not be read, in order.

    `columns` is read_inputs'.

    Raises:
        ModelError: from `load`, which is called once there is an article to read.
    """
    outcomes = ((each, each if isinstance(each, Article) else None) for each in read_inputs(inputs, stdin, columns))
    for outcome, claims in extracted(outcomes, load):
        if isinstance(outcome, Failure):
            yield outcome
        else:
            yield from (Entry(claim, outcome) for claim in claims or ())
