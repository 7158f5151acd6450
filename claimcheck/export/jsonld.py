"""JSON-LD: claims as schema.org has them, where they stand as the W3C's Web Annotation has it.

One graph, a node a line: each article once, before its claims; each claim, an annotation that points at its content in
the article, and a ClaimReview where an analyst has judged it. Nodes are named by UUIDs, the same in every export, so
that several exports can be put together. Who cannot be the author in schema.org's sense, unnamed informants and
documents, are `creditText` and `isBasedOn`. What schema.org has no property for are `keywords`, each a DefinedTerm of
the record's own vocabulary (docs/record.md). "<" is always an escape, since such a graph is put into web pages, where
"</script>" would end it.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from claimcheck.addresses import article_address
from claimcheck.export.credibility import credibility
from claimcheck.export.json import encode
from claimcheck.export.uuids import uuid_of
from claimcheck.export.wording import worded
from claimcheck.records import Entry, Span, Speaker, SpeakerType, VerdictStatus

Node = dict[str, object]

_OPENING = '{"@context": "https://schema.org", "@graph": ['
_ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after a quotation by which it is found again when the text has moved

_RATINGS = {VerdictStatus.CONTESTED: 1, VerdictStatus.UNCONFIRMED: 2, VerdictStatus.CONFIRMED: 3}


def write(entries: Iterable[Entry], stream: TextIO) -> None:
    """Write `entries`, those of an article together, to `stream` as they come, none of them kept."""
    stream.write(_OPENING)
    before = "\n"
    for node in _nodes(entries):
        stream.write(before + encode(node).replace("<", "\\u003c"))
        before = ",\n"
    stream.write("\n]}\n")


def _nodes(entries: Iterable[Entry]) -> Iterator[Node]:
    article = None
    for entry in entries:
        if entry.article.id != article:
            yield _article(entry)
            article = entry.article.id
        yield _claim(entry)
        yield _annotation(entry)
        if entry.verdict.by:
            yield _review(entry)


def _article(entry: Entry) -> Node:
    article = entry.article
    return _known(
        {
            "@type": "NewsArticle",
            "@id": _urn(article.id),
            "identifier": article.id,
            "headline": article.title,
            "url": article_address(article),
            "publisher": entry.publisher and {"@type": "Organization", "name": entry.publisher},
            "author": article.author and {"@type": "Person", "name": article.author},
            "datePublished": article.published,
            "inLanguage": article.language,
        }
    )


def _claim(entry: Entry) -> Node:
    claim = entry.claim
    return _known(
        {
            "@type": "Claim",
            "@id": _urn(claim.id),
            "identifier": claim.id,
            "text": worded(entry),
            **_said_by(entry.speaker),
            "datePublished": entry.article.published,
            "appearance": {"@id": _urn(entry.article.id)},
            "isPartOf": claim.parent and {"@id": _urn(claim.parent)},
            "keywords": [
                _term("kind", claim.kind),
                _term("certainty", claim.certainty),
                _term("polarity", claim.polarity),
                _term("quote_type", claim.quote_type),
                _term("distance", claim.distance),
                _term("corroboration.status", entry.corroboration.status),
                _term("corroboration.credibility", str(credibility(entry))),
                *([_term("corroboration.group", group)] if (group := entry.corroboration.group) else []),
            ],
        }
    )


def _said_by(speaker: Speaker) -> Node:
    if not speaker.name:
        return {}
    if speaker.type is SpeakerType.ANONYMOUS:
        return {"creditText": speaker.name}
    if speaker.type is SpeakerType.DOCUMENT:
        return {"isBasedOn": {"@type": "CreativeWork", "name": speaker.name}}
    if speaker.type is SpeakerType.PERSON:
        return {"author": [{"@type": "Person", "name": name} for name in speaker.name.split("; ")]}
    return {"author": {"@type": "Organization", "name": speaker.name}}


def _annotation(entry: Entry) -> Node:
    source = article_address(entry.article) or _urn(entry.article.id)
    return {
        "@context": _ANNOTATION,
        "id": _urn(entry.claim.id, "content"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": _urn(entry.claim.id),
        "target": [
            {"type": "SpecificResource", "source": source, "selector": _selectors(span, entry.article.text)}
            for span in entry.claim.content
        ],
    }


def _selectors(span: Span, text: str) -> list[Node]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(span.start - _AROUND, 0) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]


def _review(entry: Entry) -> Node:
    verdict = entry.verdict
    return _known(
        {
            "@type": "ClaimReview",
            "@id": _urn(entry.claim.id, "verdict", str(verdict.at)),
            "claimReviewed": worded(entry),
            "itemReviewed": {"@id": _urn(entry.claim.id)},
            "author": {"@type": "Person", "name": verdict.by},
            "datePublished": verdict.at,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": _RATINGS[verdict.status],
                "worstRating": min(_RATINGS.values()),
                "bestRating": max(_RATINGS.values()),
                "alternateName": verdict.status,
            },
            "reviewBody": verdict.note,
            "citation": list(verdict.evidence),
        }
    )


def _term(vocabulary: str, word: str) -> Node:
    return {
        "@type": "DefinedTerm",
        "name": word,
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": vocabulary},
    }


def _urn(*parts: str) -> str:
    return f"urn:uuid:{uuid_of(*parts)}"


def _known(node: Node) -> Node:
    """`node` without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
