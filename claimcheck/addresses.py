"""Addresses that may be followed: an article can name any, and a program that reads an export may open it."""

from urllib.parse import urlsplit

from claimcheck.records import Article

_OPENS_OR_CLOSES = frozenset('<>"\\`{}|^')  # what no address holds unescaped (RFC 3986), and markup would end at


def web_address(text: str | None) -> str | None:
    """Return `text` if it is the address of a web page, http or https, with a host and nothing hidden; else None."""
    if not text or not text.isprintable() or " " in text or _OPENS_OR_CLOSES & set(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.hostname else None


def article_address(article: Article) -> str | None:
    """Return where `article` can be read on the web, as far as it says so."""
    return web_address(article.url) or web_address(article.source)
