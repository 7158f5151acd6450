"""The names that articles and failures carry as their source."""

import os

STANDARD_INPUT = "-"


def source_name(given: str) -> str:
    """Return a path as it was given, normalised."""
    return encodable(os.path.normpath(given))


def encodable(name: str) -> str:
    """Return `name` with lone surrogates, which are bytes of a file name that is no text, spelt out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def is_standard_input(source: str) -> bool:
    """Tell whether `source` is standard input, or something in it."""
    return source == STANDARD_INPUT or source.startswith(f"{STANDARD_INPUT}#")
