"""The arguments and options that several commands share."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Annotated, BinaryIO

from typer import Argument, Option

from claimcheck.cli.output import Format

Database = Annotated[
    Path | None,
    Option("--db", metavar="PATH", help="The database; else what CLAIMCHECK_DB names, else claims.db here."),
]
ClaimId = Annotated[str, Argument(metavar="ID", help="A claim's id, or any beginning of it that no other shares.")]
AnyClaimId = Annotated[str | None, Argument(metavar="[ID]", help="A claim's id, or a beginning of it; else any.")]
Inputs = Annotated[
    list[str],
    Argument(
        metavar="PATH|URL...",
        help="Articles: texts, web pages, PDF, DOCX, ODT, EPUB, mail, feeds, web captures, JSONL, CSV; folders and zip "
        "files of them; - for standard input; web addresses of any of them.",
        show_default=False,
    ),
]
Columns = Annotated[
    list[str] | None,
    Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Where JSONL and CSV have an article's text, title, publisher, author, date, url, id or source, if "
        "under another name: --map title=headline. May be given several times.",
    ),
]
AllowPrivate = Annotated[
    bool,
    Option("--allow-private", help="Fetch from this machine and private networks, too, where an address leads there."),
]
Analyst = Annotated[
    str | None,
    Option("--by", metavar="NAME", help="Who you are; else CLAIMCHECK_BY, git's user.name, or your login name."),
]
FormatChoice = Annotated[Format, Option("--format", "-f", help="What to write: for people or for programs.")]
Json = Annotated[bool, Option("--json", help="Short for --format json.")]


def standard_input() -> BinaryIO:
    """Return what "-" among the inputs stands for, which is empty for a program that was started without."""
    return sys.stdin.buffer if sys.stdin else BytesIO()


def format_of(choice: Format, *, json: bool) -> Format:
    """Return the one format that --format and --json ask for together."""
    return Format.JSON if json else choice
