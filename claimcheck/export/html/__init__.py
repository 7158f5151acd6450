"""HTML: a dossier, one page that needs nothing beside itself, for whoever decides on a story.

No script, no network: the style is in the page, plots are SVG, filters are CSS. The Content-Security-Policy allows
that one style, by its hash, and nothing else. Everything an article says is escaped by the template engine.
"""

from claimcheck.export.html.background import Background
from claimcheck.export.html.page import write

__all__ = ["Background", "write"]
