"""HTML that is all article: an entry of a feed, a message, a chapter. Whole pages are webpage.py's."""

import re

_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset("head iframe math noscript object script select style svg template title".split())
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_SPACES = re.compile(r" {2,}")
_LINE_ENDS = re.compile(r" *\n *")
_PARAGRAPH_ENDS = re.compile(r"\n{2,}")


def text_of_markup(html: str) -> str:
    """Return what a reader sees of `html`, its paragraphs parted by blank lines."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""  # there is no element in it
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _UNSEEN:
                walk.skip_subtree()
                continue
            pieces += [_mark(tag), _SPACE.sub(" ", element.text or "")]
        else:
            pieces += [_mark(tag) if tag in _BLOCKS else "", _SPACE.sub(" ", element.tail or "")]
    text = _LINE_ENDS.sub("\n", _SPACES.sub(" ", "".join(pieces)))
    return _PARAGRAPH_ENDS.sub("\n\n", text).strip()


def _mark(tag: str) -> str:
    if tag == "br":
        return "\n"
    return "\n\n" if tag in _BLOCKS else ""
