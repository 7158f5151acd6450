"""STIX 2.1: a bundle for threat intelligence platforms (OpenCTI, MISP and their kind).

| what | becomes |
| --- | --- |
| a speaker, an outlet, an analyst | an identity |
| a claim | a note on its speaker and outlet |
| a verdict | an opinion on that note |
| an article with claims | a report of all these |

`confidence` is the credibility (1 to 5) on the scale that the specification's appendix A has for the Admiralty code;
6, cannot be judged, has none. Every object is built, and thereby checked, by the stix2 library. Its id is a UUID of
version 5 that follows from the article's, claim's or speaker's own. Its time is that of publication or verdict;
what has none, such as a speaker, is as of 1970-01-01, since the time of an export would make each differ.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, TextIO

from claimcheck.addresses import article_address
from claimcheck.export.credibility import credibility
from claimcheck.export.extras import needed
from claimcheck.export.hostile import escaped
from claimcheck.export.record import explanation
from claimcheck.export.speaker import fullest
from claimcheck.export.uuids import uuid_of
from claimcheck.export.wording import has_speaker, outlet, speaker, worded
from claimcheck.records import Article, Entry, Speaker, SpeakerType, VerdictStatus
from claimcheck.store import Sort

_NO_TIME = "1970-01-01T00:00:00Z"
_CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
_CLASSES = {
    SpeakerType.PERSON: "individual",
    SpeakerType.ORGANIZATION: "organization",
    SpeakerType.GROUP: "group",
}
_OPINIONS = {
    VerdictStatus.CONFIRMED: "agree",
    VerdictStatus.UNCONFIRMED: "neutral",
    VerdictStatus.CONTESTED: "disagree",
}


def write(chosen: Callable[[Sort], Iterator[Entry]], stream: TextIO) -> None:
    """Write the claims that `chosen` yields, in whatever order it is asked for, to `stream`, none of them kept.

    Raises UsageError when the stix2 library is not installed.
    """
    with needed("stix", "writing STIX"):
        import stix2  # noqa: F401 - before anything is written

    content = hashlib.sha256()
    stream.write('{"type": "bundle"')
    before, after = ', "objects": [\n', ""
    for each in _objects(chosen):
        text = escaped(each.serialize(ensure_ascii=False))
        content.update(text.encode())
        stream.write(before + text)
        before, after = ",\n", "\n]"
    stream.write(f'{after}, "id": "{_id("bundle", content.hexdigest())}"}}\n')


def _objects(chosen: Callable[[Sort], Iterator[Entry]]) -> Iterator[Any]:
    yield from _speakers(chosen(Sort.SPEAKER))
    named: set[str] = set()  # the outlets and analysts, who are few, that have been written
    for _, claims in groupby(chosen(Sort.ARTICLE), key=lambda entry: entry.article.id):
        yield from _of_article(claims, named)


def _speakers(entries: Iterable[Entry]) -> Iterator[Any]:
    for _, claims in groupby(filter(has_speaker, entries), key=lambda entry: entry.speaker.id):
        spellings: dict[Speaker, None] = {}
        for entry in claims:
            spellings[entry.claim.speaker] = None
        who = entry.assessment.speaker or fullest(spellings)
        others = [name for name in dict.fromkeys(each.name for each in spellings) if name != who.name]
        yield _identity(
            _speaker_id(who),
            who.name,
            _CLASSES.get(who.type, "unknown"),
            **({"description": f"also: {'; '.join(others)}"} if others else {}),
        )


def _of_article(claims: Iterable[Entry], named: set[str]) -> Iterator[Any]:
    """The objects of one article's `claims`, its report last, without the identities that are `named` already."""
    from stix2.v21 import Report

    refs: dict[str, None] = {}
    judged = _NO_TIME
    for entry in claims:
        for each in _of_claim(entry):
            refs[each.id] = None
            if each.type != "identity" or each.id not in named:
                yield each
            if each.type == "identity":
                named.add(each.id)
        if has_speaker(entry):
            refs[_speaker_id(entry.speaker)] = None
        judged = max(judged, entry.verdict.at or judged)
    article = entry.article
    published = article.published or _NO_TIME
    yield Report(
        id=_id("report", article.id),
        created=published,
        modified=max(published, judged),
        name=article.title or article.source,
        published=published,
        object_refs=list(refs),
        lang=article.language,
        external_references=[_reference(article, article.id)],
    )


def _of_claim(entry: Entry) -> Iterator[Any]:
    yield _identity(_outlet_id(entry), outlet(entry), "organization")
    yield _note(entry)
    if entry.verdict.by:
        yield _identity(_id("identity", "analyst", entry.verdict.by), entry.verdict.by, "individual")
        yield _opinion(entry)


def _identity(identifier: str, name: str, kind: str, **more: str) -> Any:
    from stix2.v21 import Identity

    return Identity(id=identifier, created=_NO_TIME, modified=_NO_TIME, name=name, identity_class=kind, **more)


def _note(entry: Entry) -> Any:
    from stix2.v21 import Note

    claim, article = entry.claim, entry.article
    created = article.published or _NO_TIME
    said_by = [_speaker_id(entry.speaker)] if has_speaker(entry) else []
    confidence = _CONFIDENCE.get(credibility(entry))
    return Note(
        id=_note_id(entry),
        created=created,
        modified=max(created, entry.verdict.at or created),
        abstract=worded(entry),
        content=_content(entry),
        object_refs=[*said_by, _outlet_id(entry)],
        labels=[claim.kind.value, claim.certainty.value, entry.corroboration.status.value],
        lang=article.language,
        external_references=[_reference(article, claim.id)],
        **({"confidence": confidence} if confidence else {}),
    )


def _content(entry: Entry) -> str:
    claim = entry.claim
    day = f", {entry.article.published[:10]}" if entry.article.published else ""
    return "\n".join(
        [
            worded(entry),
            f"said by {speaker(entry) or 'nobody named'} ({claim.speaker.type}) in {outlet(entry)}{day}",
            f"in the words: {' … '.join(span.text for span in claim.content)}",
            explanation(entry),
        ]
    )


def _opinion(entry: Entry) -> Any:
    from stix2.v21 import Opinion

    verdict = entry.verdict
    evidence = [f"evidence: {address}" for address in verdict.evidence]
    words = "\n".join([*filter(None, [verdict.note]), *evidence])
    return Opinion(
        id=_id("opinion", entry.claim.id, str(verdict.at)),
        created_by_ref=_id("identity", "analyst", str(verdict.by)),
        created=verdict.at,
        modified=verdict.at,
        authors=[verdict.by],
        opinion=_OPINIONS[verdict.status],
        object_refs=[_note_id(entry)],
        **({"explanation": words} if words else {}),
    )


def _reference(article: Article, identifier: str) -> dict[str, str]:
    address = article_address(article)
    return {
        "source_name": article.publisher or article.source,
        "external_id": identifier,
        **({"url": address} if address else {}),
    }


def _speaker_id(speaker: Speaker) -> str:
    return _id("identity", speaker.id)


def _outlet_id(entry: Entry) -> str:
    return _id("identity", "outlet", outlet(entry))


def _note_id(entry: Entry) -> str:
    return _id("note", entry.claim.id)


def _id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid_of(kind, *parts)}"
