"""`claimcheck ingest`: articles into the database."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from typer import Exit, Option

from claimcheck.cli import narration
from claimcheck.cli.narration import ExitCode
from claimcheck.cli.options import AllowPrivate, Columns, Database, Inputs, standard_input
from claimcheck.cli.output import data
from claimcheck.config import database_path
from claimcheck.export.json import encode
from claimcheck.records import Article
from claimcheck.store import ArticleState

if TYPE_CHECKING:
    from claimcheck.workflow import Failure, Ingested, Renewed, Unmodified

_LACKS = {"undated": "without a date", "without_publisher": "without a publisher"}


def ingest(
    inputs: Inputs,
    mapped: Columns = None,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    json: Annotated[bool, Option("--json", help="Write the counts to standard output, as JSON.")] = False,
    allow_private: AllowPrivate = False,
    database: Database = None,
) -> None:
    """Read articles, extract their claims and store both.

    An article that is stored already changes nothing; one that has changed becomes a new version and keeps the
    verdicts of the claims that stand. What cannot be read is named, the rest is stored, and the exit code is 5.
    """
    from claimcheck import workflow  # 25 ms, which reading commands do not pay
    from claimcheck.web import Web

    columns, web = workflow.parse_columns(mapped or ()), Web(allow_private=allow_private)
    outcomes = workflow.ingest(inputs, standard_input(), database_path(database), columns=columns, web=web)
    tally = report(outcomes, quiet=quiet)
    if json:
        with data() as stream:
            stream.write(encode(tally) + "\n")
    if tally["failed"]:
        raise Exit(ExitCode.SOME_INPUTS_FAILED)


def report(outcomes: "Iterable[Ingested | Failure | Renewed | Unmodified]", *, quiet: bool = False) -> Counter[str]:
    """Tell what becomes of each article, as it does, and in the end of all; return the counts.

    Whoever is `quiet` hears of failures alone.
    """
    from claimcheck import workflow

    tally = Counter(dict.fromkeys((*ArticleState, "failed", "claims", *_LACKS), 0))
    with narration.progress(quiet=quiet) as progress:
        for outcome in outcomes:
            if isinstance(outcome, workflow.Failure):
                tally["failed"] += 1
                progress.failed(f"{outcome.source}: {outcome.reason}")
            elif isinstance(outcome, workflow.Renewed):
                narration.say(f"{outcome.database}: {outcome.why}")
            elif isinstance(outcome, workflow.Unmodified):
                progress.done(f"{outcome.feed}: nothing new")
            else:
                tally.update({outcome.state: 1, "claims": outcome.claims})
                tally.update(_lacks(outcome.article) if outcome.state is not ArticleState.UNCHANGED else ())
                progress.done(_line(outcome))
    if not quiet:
        narration.say(_summary(tally))
    return tally


def _lacks(article: Article) -> list[str]:
    return [what for what, known in zip(_LACKS, (article.published, article.publisher), strict=True) if not known]


def _line(outcome: "Ingested") -> str:
    if outcome.state is ArticleState.UNCHANGED:
        return f"{outcome.article.source}: unchanged"
    part = " (an excerpt)" if outcome.article.excerpt else ""
    return f"{outcome.article.source}: {outcome.state}{part}, {_counted(outcome.claims, 'claim')}"


def _summary(tally: Counter[str]) -> str:
    read = sum(tally[state] for state in ArticleState)
    parts = [f"{tally[what]:,} {what}" for what in (*ArticleState, "failed") if tally[what]]
    gained = _counted(tally["claims"], "claim") if read > tally[ArticleState.UNCHANGED] else "nothing to store"
    lacks = ", ".join(f"{tally[what]:,} {said}" for what, said in _LACKS.items() if tally[what])
    stored = f"{_counted(read, 'article')} read{': ' if parts else ''}{', '.join(parts)}; {gained}"
    return f"{stored} ({lacks})" if lacks else stored


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
