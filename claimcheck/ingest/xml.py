"""XML from strangers."""

from typing import TYPE_CHECKING

from claimcheck.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = b"<!ENTITY"


def parse_xml(data: bytes) -> "_Element":
    """Return the root of the document `data`; nothing outside it is opened, no entity is replaced.

    Raises InputError if it is not well-formed, or declares entities.
    """
    from lxml import etree

    refuse_entities(data)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError("damaged or cut off: its XML cannot be read; save it again") from error


def refuse_entities(data: bytes) -> None:
    """Raise InputError if the XML document `data` declares entities: nothing honest does, and all attacks do."""
    if _ENTITY in data.replace(b"\0", b"").upper():  # whichever of UTF-8 and UTF-16 it is in
        raise InputError("it declares XML entities, which can read other files or fill the memory; refused")


def text_at(element: "_Element | None", path: str) -> str:
    """Return the text of the first descendant with the tag `path`, "" if there is none."""
    found = None if element is None else element.find(f".//{path}")
    return "" if found is None else found.text or ""
