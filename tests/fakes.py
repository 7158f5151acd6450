"""A stand-in for the extractor: no model, and claims that a test can see in its article's text."""

import re

from builders import make_claim

from claimcheck.records import Article, Claim

_SAID = re.compile(r"([A-Z][\w ]*?) (said) (that [^.]+)\.")


class FakeExtractor:
    """Finds `Somebody said that something.`"""

    def __init__(self, threads: int = 0) -> None:
        self.threads = threads

    def extract(self, article: Article) -> list[Claim]:
        return [
            make_claim(article, content, source, cue, statement=content.removeprefix("that "))
            for source, cue, content in _SAID.findall(article.text)
        ]
