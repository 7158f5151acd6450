"""Statements and reports for tests, from as little as the test has to say."""

from typing import Any

from builders import make_article, make_speaker

from claimcheck.corroborate import Report, Statement
from claimcheck.extract.quantities import quantities
from claimcheck.extract.times import event_time
from claimcheck.records import Event, SpeakerType


def make_statement(
    text: str, speaker: str = "", kind: SpeakerType | None = None, published: str | None = None, **fields: Any
) -> Statement:
    """Return a statement of this text; its speaker is a person unless `kind` says otherwise, or there is none."""
    kind = kind or (SpeakerType.PERSON if speaker else SpeakerType.NONE)
    event = Event(time=event_time(text, published), quantities=quantities(text))
    fields = {"claim": f"clm_{text}", "part": 0, "event": event} | fields
    return Statement(text=text, speaker=make_speaker(speaker, kind), published=published, **fields)


def make_report(
    speaker: str,
    publisher: str,
    text: str = "",
    said: str = "the bridge fell",
    kind: SpeakerType | None = None,
    **more: Any,
) -> Report:
    """Return a report that `speaker` said something, in an article of `publisher`; "" is the outlet itself."""
    article = make_article(text or f"{publisher} has it that {said}.", source=f"{publisher}.txt", publisher=publisher)
    narrated = not speaker
    name = speaker or publisher
    kind = kind or (SpeakerType.ORGANIZATION if narrated else None)
    statement = make_statement(said, name, kind, claim=f"clm_{publisher}_{speaker}", narrated=narrated, **more)
    return Report(statement, article)
