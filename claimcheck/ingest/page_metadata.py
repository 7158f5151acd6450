"""What a page declares of its article, in the three ways there are, and the headings that it shows."""

import html
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from claimcheck.ingest.metadata import Metadata, read_metadata
from claimcheck.records import Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = {"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "CreativeWork", "WebPage"}
_LESSER = ("CreativeWork", "WebPage")  # asked after what says that it is an article
_OPEN_GRAPH = {
    "title": ("og:title",),
    "publisher": ("og:site_name",),
    "author": ("article:author", "og:article:author"),
    "date": ("article:published_time", "og:article:published_time", "og:published_time"),
    "url": ("og:url",),
}
_META = {
    "title": ("dc.title", "dcterms.title", "citation_title", "parsely-title", "headline", "twitter:title"),
    "publisher": ("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "application-name"),
    "author": ("author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author"),
    "date": (
        "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date", "dc.date.issued",
        "dcterms.created", "dcterms.date", "dcterms.issued", "citation_publication_date", "parsely-pub-date",
        "sailthru.date", "article.published",
    ),
    "url": (),
}  # fmt: skip


def read_page_metadata(page: str) -> tuple[Metadata, Metadata, Metadata]:
    """Return what the JSON-LD of the HTML `page` says of its article, what Open Graph says, and other meta elements."""
    root = _parsed_page(page)
    if root is None:
        return Metadata(), Metadata(), Metadata()
    declared = _declared(root)
    canonical = {"url": next(iter(root.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")), None)}
    return (
        _json_ld(root),
        read_metadata(_chosen(declared, _OPEN_GRAPH), Origin.OPEN_GRAPH),
        read_metadata({**_chosen(declared, _META), **canonical}, Origin.META),
    )


def read_headings(page: str) -> set[str]:
    """Return the headings of the first order in the HTML `page`, each on one line."""
    root = _parsed_page(page)
    return set() if root is None else {" ".join(heading.text_content().split()) for heading in root.iter("h1")}


def _parsed_page(page: str) -> "HtmlElement | None":
    from lxml import etree
    from lxml import html as lxml_html

    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _declared(root: "HtmlElement") -> dict[str, str]:
    """Return the content of the meta elements by name, in lower case; of several with one name, the first."""
    declared: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = meta.get("content", "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (name := meta.get(attribute, "").strip().lower()):
                declared.setdefault(name, content)
    return declared


def _chosen(declared: Mapping[str, str], names: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    found = {
        field: next((declared[name] for name in several if name in declared), None) for field, several in names.items()
    }
    return {**found, "author": _name(found["author"])}


def _json_ld(root: "HtmlElement") -> Metadata:
    nodes = [
        node
        for script in root.iter("script")
        if (script.get("type") or "").strip().lower() == "application/ld+json"
        for node in _nodes(_parsed(script.text or ""))
    ]
    articles = sorted(filter(_is_article, nodes), key=lambda node: any(kind in _LESSER for kind in _kinds(node)))
    if not articles:
        return Metadata()
    article = articles[0]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    page = article.get("mainEntityOfPage")
    return read_metadata(
        {
            "title": _text(article.get("headline")),
            "publisher": _names(article.get("publisher"), by_id),
            "author": _names(article.get("author"), by_id),
            "date": article.get("datePublished"),
            "url": article.get("url") or (page.get("@id") if isinstance(page, dict) else page),
        },
        Origin.JSON_LD,
    )


def _parsed(text: str) -> object:
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(parsed: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a script: one, a list of them, or a graph. What lies within them is about other things."""
    for node in parsed if isinstance(parsed, list) else [parsed]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (each for each in (graph if isinstance(graph, list) else [graph]) if isinstance(each, dict))


def _kinds(node: Mapping[str, object]) -> list[str]:
    kind = node.get("@type")
    return [str(each).rpartition("/")[2] for each in (kind if isinstance(kind, list) else [kind])]


def _is_article(node: Mapping[str, object]) -> bool:
    return any(kind.endswith("Article") or kind in _ARTICLES for kind in _kinds(node))


def _names(value: object, by_id: Mapping[str, Mapping[str, object]]) -> str | None:
    """Return the name or names of persons or organisations, written as text, an object, a reference, or a list."""
    names = []
    for each in value if isinstance(value, list) else [value]:
        node = by_id.get(str(each.get("@id")), each) if isinstance(each, dict) and "name" not in each else each
        given = node.get("name") if isinstance(node, Mapping) else node
        names += [name for one in (given if isinstance(given, list) else [given]) if (name := _name(_text(one)))]
    return "; ".join(dict.fromkeys(names)) or None


def _name(text: str | None) -> str | None:
    """Return a name, without the "By" before it; None for the address of a profile, which pages give in its place."""
    if text is None or text.strip().lower().startswith(("http://", "https://", "www.", "@")):
        return None
    stripped = text.strip()
    return stripped[3:].strip() if stripped.lower().startswith("by ") else stripped


def _text(value: object) -> str | None:
    return html.unescape(value) if isinstance(value, str) and value.strip() else None
