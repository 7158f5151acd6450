"""Whether a node of JSON-LD is what schema.org's own definitions say: its vocabulary, as far as exports use it.

The types and their parents, and of each property the types that have it and those its value may have, are those of
schema.org's release 12.0; definitions only grow.
"""

import re
from collections.abc import Iterator, Mapping

PARENTS = {
    "CreativeWork": "Thing",
    "Article": "CreativeWork",
    "NewsArticle": "Article",
    "Claim": "CreativeWork",
    "Review": "CreativeWork",
    "ClaimReview": "Review",
    "DefinedTermSet": "CreativeWork",
    "Intangible": "Thing",
    "Rating": "Intangible",
    "DefinedTerm": "Intangible",
    "Person": "Thing",
    "Organization": "Thing",
}

PROPERTIES = {
    "name": ("Thing", "Text"),
    "alternateName": ("Thing", "Text"),
    "identifier": ("Thing", "PropertyValue Text URL"),
    "url": ("Thing", "URL"),
    "text": ("CreativeWork", "Text"),
    "headline": ("CreativeWork", "Text"),
    "author": ("CreativeWork Rating", "Organization Person"),
    "publisher": ("CreativeWork", "Organization Person"),
    "datePublished": ("CreativeWork", "Date DateTime"),
    "inLanguage": ("BroadcastService CommunicateAction CreativeWork Event LinkRole", "Language Text"),
    "creditText": ("CreativeWork", "Text"),
    "isBasedOn": ("CreativeWork", "CreativeWork Product URL"),
    "isPartOf": ("CreativeWork", "CreativeWork URL"),
    "keywords": ("CreativeWork", "DefinedTerm Text URL"),
    "citation": ("CreativeWork", "CreativeWork Text"),
    "inDefinedTermSet": ("DefinedTerm", "DefinedTermSet URL"),
    "appearance": ("Claim", "CreativeWork"),
    "claimReviewed": ("ClaimReview", "Text"),
    "itemReviewed": ("AggregateRating Review", "Thing"),
    "reviewRating": ("Review", "Rating"),
    "reviewBody": ("Review", "Text"),
    "ratingValue": ("Rating", "Number Text"),
    "bestRating": ("Rating", "Number Text"),
    "worstRating": ("Rating", "Number Text"),
}

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")
_ADDRESS = re.compile(r"https?://\S+")


def faults(node: Mapping[str, object], known: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with `node`, and within it; `known` are the types of the nodes that it may refer to."""
    own = ancestry(str(node["@type"]))
    for name, value in node.items():
        if name.startswith("@"):
            continue
        domains, ranges = PROPERTIES[name]
        if not own & set(domains.split()):
            yield f"{node['@type']} has no {name}"
        for each in value if isinstance(value, list) else [value]:
            if not any(fits(each, kind, known) for kind in ranges.split()):
                yield f"{name} may not be {each!r}"
            if isinstance(each, dict) and "@type" in each:
                yield from faults(each, known)


def ancestry(kind: str) -> set[str]:
    """Return a type and all that it is a kind of. KeyError when schema.org has no such type."""
    return {kind} if kind == "Thing" else {kind, *ancestry(PARENTS[kind])}


def fits(value: object, kind: str, known: Mapping[str, str]) -> bool:
    if isinstance(value, dict):
        found = value.get("@type") or known[value["@id"]]
        return kind in ancestry(found)
    if isinstance(value, int | float):
        return kind == "Number"
    pattern = {"Date": _MOMENT, "DateTime": _MOMENT, "URL": _ADDRESS}.get(kind)
    return kind == "Text" or bool(pattern and pattern.fullmatch(str(value)))
