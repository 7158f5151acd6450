"""Texts that are but the beginning, or a summary, of an article."""

import re

_FEW_WORDS = 250  # a page that shows more than this shows the article, whatever it says of its price
_BROKEN_OFF = re.compile(
    r"(?:…|\.\.\.|\b(?:read (?:more|on|the (?:rest|full (?:article|story)))|continue reading|full story)\b)\W*$",
    re.IGNORECASE,
)
_PAID_FOR = re.compile(
    r'"isAccessibleForFree"\s*:\s*"?false\b'
    r"|article:content_tier[\"']\s+content=[\"'](?:locked|metered)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\bsubscribe (?:now |today )?(?:to|for) (?:continue|keep|read|unlimited|full)\b"
    r"|\b(?:is|are) (?:only )?(?:for|available to) (?:our )?(?:paid |paying )?subscribers\b"
    r"|\b(?:log|sign) in to (?:continue|keep|read)\b"
    r"|\bto (?:continue|keep) reading\b",
    re.IGNORECASE,
)
_AMP = re.compile(r"<html\s(?:[^>]*\s)?(?:amp|⚡)(?=[\s=>])", re.IGNORECASE)
_TOP = 4_000  # characters in which a page opens


def is_broken_off(text: str) -> bool:
    """Tell whether a text ends where its author did not end it: "and then …", "Read more"."""
    return bool(_BROKEN_OFF.search(text[-100:]))


def is_stub(page: str, text: str) -> bool:
    """Tell whether the `text` of an HTML `page` is what a paywall lets see of an article.

    It is when there is little of it, and the page declares that it is paid for (schema.org's isAccessibleForFree,
    Facebook's content tier) or offers to sell the rest.
    """
    return len(text.split()) <= _FEW_WORDS and bool(_PAID_FOR.search(page) or _OFFER.search(page))


def is_amp(page: str) -> bool:
    """Tell whether an HTML page is the copy, made for telephones (AMP), of another."""
    return bool(_AMP.search(page[:_TOP]))
