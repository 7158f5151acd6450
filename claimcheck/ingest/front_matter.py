"""The block of `key: value` lines between two `---` lines that may open a text file."""

import re

_FENCE = "---"
_LINE = re.compile(r".*\n|.+\Z")
_FIELD = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?")
_CONTINUATION = (" ", "\t", "-", "#")  # the items of a list, a comment: passed over


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of the block that opens `text` (keys in lower case), and the text after the block.

    A block that is not closed, or holds lines of another kind, is text like the rest.
    """
    if not text.startswith(_FENCE + "\n"):
        return {}, text
    fields: dict[str, str] = {}
    for match in _LINE.finditer(text, len(_FENCE) + 1):
        line = match[0].rstrip("\n")
        if line == _FENCE:
            return fields, text[match.end() :]
        if field := _FIELD.fullmatch(line):
            fields[field[1].lower()] = _unquoted(field[2] or "")
        elif line and not (fields and line.startswith(_CONTINUATION)):
            break
    return {}, text


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
