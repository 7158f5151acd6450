"""The options that choose claims, declared once for every command that takes them."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

from typer import Option

from claimcheck.records import Certainty, CorroborationStatus, Kind, VerdictStatus
from claimcheck.store import Filter


def filter_of(
    confirmed: Annotated[bool, Option("--confirmed", help="Claims judged confirmed.")] = False,
    unconfirmed: Annotated[bool, Option("--unconfirmed", help="Claims not judged, or judged unconfirmed.")] = False,
    contested: Annotated[bool, Option("--contested", help="Claims judged contested; all three combine.")] = False,
    speaker: Annotated[str | None, Option(metavar="NAME", help="Said by one with this in the name.")] = None,
    publisher: Annotated[str | None, Option(metavar="NAME", help="Published by one with this in the name.")] = None,
    article: Annotated[str | None, Option(metavar="PART", help="In an article with this in its path or URL.")] = None,
    certainty: Annotated[Certainty | None, Option(help="How certain source and author present it.")] = None,
    kind: Annotated[Kind | None, Option(help="What is claimed.")] = None,
    corroboration: Annotated[CorroborationStatus | None, Option(help="What stands behind it.")] = None,
    since: Annotated[str | None, Option(metavar="DAY", help="Published on this day (2016-03-22) or later.")] = None,
    until: Annotated[str | None, Option(metavar="DAY", help="Published on this day or earlier.")] = None,
    search: Annotated[str | None, Option(metavar="QUERY", help="With all these words; see claimcheck search.")] = None,
    narrated: Annotated[
        bool | None,
        Option("--narrated/--no-narrated", help="With what outlets themselves assert; exports have it, lists not."),
    ] = None,
) -> Filter:
    """Return the filter that the options of the command line stand for."""
    flags = {
        VerdictStatus.CONFIRMED: confirmed,
        VerdictStatus.UNCONFIRMED: unconfirmed,
        VerdictStatus.CONTESTED: contested,
    }
    return Filter(
        statuses=frozenset(status for status, wanted in flags.items() if wanted),
        speaker=speaker,
        publisher=publisher,
        article=article,
        certainty=certainty,
        kind=kind,
        corroboration=corroboration,
        since=since,
        until=until,
        search=search,
        narrated=bool(narrated),
    )


def takes_filter(*, narrated: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `filter_of` in place of its parameter `chosen`, which is a Filter.

    Unless asked, it shows what outlets themselves assert if `narrated` is set.
    """
    options = signature(filter_of).parameters

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def with_options(**given: Any) -> None:
            wanted = {name: given.pop(name) for name in options}
            if wanted["narrated"] is None:
                wanted["narrated"] = narrated
            command(chosen=filter_of(**wanted), **given)

        parameters: list[Parameter] = []
        for parameter in signature(command).parameters.values():
            parameters += options.values() if parameter.name == "chosen" else [parameter]
        with_options.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return with_options

    return decorate
