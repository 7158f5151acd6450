"""Markdown: the claims of a story as a list to tick off, article by article, for notes.

Plain CommonMark with the check boxes of GitHub and Obsidian: a claim is ticked once an analyst has judged it. Nothing
of an article's text is markup: no link, no image, no HTML. Addresses become links where they are web addresses.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from claimcheck.addresses import article_address, web_address
from claimcheck.export.hostile import one_line
from claimcheck.export.record import conflicts, explanation
from claimcheck.export.wording import outlet, speaker, worded
from claimcheck.records import Article, Entry, QuoteType, SpeakerType

_MARKUP = re.compile(r"[\\`*_\[\]#|~$]")
_OPENS_A_BLOCK = re.compile(r"^(\d*)(?=[-+=.)])")  # a list, or the line that makes a heading of the one above
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def write(entries: Iterable[Entry], stream: TextIO) -> None:
    """Write `entries`, those of an article together, to `stream` as they come."""
    stream.write("# Claims\n")
    for _, claims in groupby(entries, key=lambda entry: entry.article.id):
        for number, entry in enumerate(claims):
            if not number:
                stream.write("\n".join(["", *_heading(entry), ""]))
            stream.write("\n".join(["", *_claim(entry), ""]))


def _heading(entry: Entry) -> Iterator[str]:
    article = entry.article
    yield f"## {_text(article.title or article.source)}"
    yield ""
    yield ", ".join(
        filter(None, [_text(outlet(entry)), _day(article), article.author and f"by {_text(article.author)}"])
    )
    if address := article_address(article):
        yield f"<{address}>"
    if article.excerpt:
        yield ""
        yield "An excerpt: a feed's summary, or what a paywall shows."


def _claim(entry: Entry) -> Iterator[str]:
    claim, corroboration = entry.claim, entry.corroboration
    yield f"- [{'x' if entry.verdict.by else ' '}] **{_text(worded(entry))}** `{claim.id}`"
    yield f"  - said by {_speaker(entry)}: {claim.certainty} {claim.kind}"
    yield f"  - {corroboration.status}: {_text(explanation(entry))}"
    if against := dict.fromkeys(f"`{each.claim}` ({each.reason})" for each in conflicts(entry)):
        yield f"  - in conflict with {', '.join(against)}"
    yield f"  - {_verdict(entry)}"
    yield from (f"  - evidence: {_link(address)}" for address in entry.verdict.evidence)
    if claim.quote_type in (QuoteType.DIRECT, QuoteType.MIXED):
        yield ""
        yield f"  > {_text(' … '.join(span.text for span in claim.content))}"


def _speaker(entry: Entry) -> str:
    if not entry.claim.speaker.name:
        return "nobody named"
    return _text(speaker(entry)) + (" (anonymous)" if entry.speaker.type is SpeakerType.ANONYMOUS else "")


def _verdict(entry: Entry) -> str:
    verdict = entry.verdict
    if not verdict.by:
        return "not judged"
    note = f": {_text(verdict.note)}" if verdict.note else ""
    return f"{verdict.status} by {_text(verdict.by)}, {(verdict.at or '')[:10]}{note}"


def _link(address: str) -> str:
    return f"<{address}>" if web_address(address) else _text(address)


def _day(article: Article) -> str:
    return (article.published or "")[:10]


def _text(text: str) -> str:
    """`text` on one line, every mark in it escaped."""
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text).strip()).translate(_ENTITIES)
    return _OPENS_A_BLOCK.sub(r"\1\\", escaped)
