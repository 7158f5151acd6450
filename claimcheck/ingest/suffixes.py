"""What the names of files say of their format."""

from pathlib import PurePath

from claimcheck.ingest.limits import MAX_BYTES, MAX_DOCUMENT_BYTES

PLAIN = (".txt",)
MARKDOWN = (".md",)
PAGES = (".html", ".htm", ".xhtml")
TEXTS = PLAIN + MARKDOWN + PAGES  # read up to MAX_BYTES
FEEDS = (".rss", ".atom", ".xml")
MESSAGES = (".eml",)
SAVED_PAGES = (".mhtml", ".mht")
PDF = (".pdf",)
ZIPPED = (".zip", ".docx", ".odt", ".epub", ".wacz")
LINES = (".jsonl",)
TABLES = (".csv", ".tsv")
MAILBOXES = (".mbox",)
CAPTURES = (".warc", ".warc.gz")
STREAMED = LINES + TABLES + MAILBOXES + CAPTURES + (".zip", ".wacz")  # read an article at a time, however many

SUFFIXES = frozenset({*TEXTS, *FEEDS, *MESSAGES, *SAVED_PAGES, *PDF, *ZIPPED, *STREAMED})


def suffix_of(name: str) -> str:
    """Return which of SUFFIXES the file name ends in, in any letter case, or "" if in none."""
    suffixes = PurePath(name.lower()).suffixes
    endings = ("".join(suffixes[-2:]), *suffixes[-1:])
    return next((ending for ending in endings if ending in SUFFIXES), "")


def is_hidden(name: str) -> bool:
    """Tell whether a file, or a folder that it is in, is one that its owner did not mean to be read."""
    return any(part.startswith((".", "__MACOSX")) and not part.startswith("..") for part in name.split("/"))


def most_bytes(name: str) -> int | None:
    """Return how large a file of this name may be, None if it may have any size."""
    suffix = suffix_of(name)
    if suffix in STREAMED:
        return None
    return MAX_BYTES if suffix in TEXTS else MAX_DOCUMENT_BYTES
