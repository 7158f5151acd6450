"""Standard input, whose format nobody states."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.identity import digest
from claimcheck.ingest.article import build_article
from claimcheck.ingest.decoding import decode
from claimcheck.ingest.failure import Failure, failure_of
from claimcheck.ingest.jsonl import read_jsonl
from claimcheck.ingest.limits import read_limited
from claimcheck.ingest.plain import read_plain
from claimcheck.ingest.sources import STANDARD_INPUT
from claimcheck.ingest.webpage import read_webpage
from claimcheck.records import Article

_TOP = 1_000  # characters in which a page shows that it is one
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE)


def read_standard_input(stream: BinaryIO) -> Iterator[Article | Failure]:
    """Yield the article or articles that `stream` holds, or why there are none.

    It is JSONL if every line opens an object, HTML if it begins as a page does, else plain text. An article without
    address or source of its own is known by its text.
    """
    try:
        data = read_limited(stream)
        text = decode(data)
        if _is_jsonl(text):
            yield from read_jsonl(BytesIO(data), STANDARD_INPUT)
        else:
            draft = read_webpage(text) if _is_webpage(text) else read_plain(text)
            yield build_article(draft, STANDARD_INPUT, key=digest(draft.text))
    except (InputError, OSError) as error:
        yield failure_of(STANDARD_INPUT, error)


def _is_jsonl(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(line.lstrip().startswith("{") for line in lines)


def _is_webpage(text: str) -> bool:
    top = text.lstrip()[:_TOP]
    return top.startswith("<") and bool(_MARKUP.search(top))
