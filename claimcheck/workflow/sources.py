"""The analyst's word on speakers and publishers: who is who, and how far each is to be trusted."""

from collections.abc import Sequence
from pathlib import Path

from claimcheck.config import analyst_name
from claimcheck.errors import UsageError
from claimcheck.identity import make_id
from claimcheck.records import Reliability, Speaker, SpeakerType
from claimcheck.store import Reader, SourceAction, SourceEntry, SourceKind, Track, open_reader, open_store
from claimcheck.store.sources import Part, Saying, Spoken
from claimcheck.workflow.clock import now
from claimcheck.workflow.matching import settle_again


def merge(
    database: Path,
    kind: SourceKind,
    name: str,
    others: Sequence[str],
    *,
    by: str | None = None,
    note: str | None = None,
) -> Track:
    """Say that the speaker or publisher `name` is also each of `others`; it keeps its name. Return its track record.

    Each is given by a name, a part of one, or a speaker's id. What stands behind their claims is settled anew.

    Raises:
        UsageError: a name means nobody, or several, or two mean one; nobody says so.
        DatabaseError: the database is missing, or cannot be written to.
    """
    with open_reader(database) as reader:
        source = _track(reader, kind, reader.source(kind, name))
        taken = [_track(reader, kind, reader.source(kind, text)) for text in others]
    if source in taken:
        raise UsageError(f"{source.name!r} cannot be merged with itself; give two {kind}s")
    sayings = [
        Saying(SourceAction.MERGE, kind, source.id, source.name, other.name, _all_of(kind, other.id), source.id)
        for other in taken
    ]
    _say(database, sayings, by, note)
    return _told_again(database, kind, source.id)


def alias(
    database: Path, kind: SourceKind, name: str, other: str, *, by: str | None = None, note: str | None = None
) -> Track:
    """Say that whoever goes by the name `other`, now or in what is yet to be read, is `name`; return its track record.

    Speakers who go by that name alone become a part of it.

    Raises:
        UsageError: `name` means nobody, or several; `other` is its name already, or one of several names of somebody
            else; nobody says so.
        DatabaseError: the database is missing, or cannot be written to.
    """
    other = " ".join(other.split())
    if not other:
        raise UsageError("an alias must have letters in it")
    with open_reader(database) as reader:
        source = _track(reader, kind, reader.source(kind, name))
        if other in _names(reader, kind, source.id):
            raise UsageError(f"{other!r} is a name of {source.name!r} already")
        parts = [Part(name=other)] if kind is SourceKind.PUBLISHER else _called(reader, source, other)
    _say(
        database,
        [Saying(SourceAction.ALIAS, kind, source.id, source.name, other, part, source.id) for part in parts],
        by,
        note,
    )
    return _told_again(database, kind, source.id)


def split(
    database: Path,
    name: str,
    other: str | None,
    claims: Sequence[str] = (),
    *,
    called: str | None = None,
    by: str | None = None,
    note: str | None = None,
) -> tuple[Track, Track]:
    """Say that a part of the speaker `name` is somebody else, who is `called` so, or as the part was.

    The part is what it says under the name `other`, or what was merged with it under that id, or else `claims`, given
    by ids that may be shortened. The two are two sources from then on, whatever their names. Return both track records.

    Raises:
        UsageError: a name or an id means nothing, or several, or all that the speaker has said; nobody says so.
        DatabaseError: the database is missing, or cannot be written to.
    """
    if (other is None) == (not claims):
        raise UsageError("say what to split off: one of the speaker's names, or --claim ID")
    is_whole = other is not None and other.startswith("spk_")
    if is_whole and called:
        raise UsageError(f"{other} has a name of its own; leave out --as")
    kind = SourceKind.SPEAKER
    with open_reader(database) as reader:
        source = _track(reader, kind, reader.source(kind, name))
        spoken = reader.spoken(source.id)
        chosen = _by_id(reader, spoken, claims) if other is None else _by_name(spoken, other)
        if not chosen or len(chosen) == len(spoken):
            raise UsageError(f"that is {'all' if chosen else 'nothing'} that {source.name!r} has said; give --claim ID")
        made = other if other and is_whole else make_id("spk", source.id, "split", *_key(chosen, other))
        parts = [Part(speaker=made), *([] if is_whole else _parts(reader, source.id, chosen, other))]
    label = called or chosen[0].name
    new = None if is_whole else Speaker(made, label, source.type or SpeakerType.PERSON)
    sayings = [Saying(SourceAction.SPLIT, kind, source.id, source.name, label, part, made) for part in parts]
    _say(database, sayings, by, note, new)
    return _told_again(database, kind, source.id), _told_again(database, kind, made)


def rate(
    database: Path, kind: SourceKind, name: str, rating: Reliability, *, by: str | None = None, note: str | None = None
) -> Track:
    """Say how reliable a speaker or publisher is; the latest word counts. Return its track record.

    Raises:
        UsageError: the name means nobody, or several; nobody says so.
        DatabaseError: the database is missing, or cannot be written to.
    """
    with open_reader(database) as reader:
        source = _track(reader, kind, reader.source(kind, name))
    _say(database, [Saying(SourceAction.RATE, kind, source.id, source.name, rating=rating)], by, note)
    return _told_again(database, kind, source.id)


def take_back(database: Path, kind: SourceKind, name: str | None = None, *, by: str | None = None) -> list[SourceEntry]:
    """Take back the last thing said of any source of this kind, or of one; return the lines taken back.

    Raises:
        UsageError: there is nothing to take back, the name means nobody, or several, or nobody takes it back.
        DatabaseError: the database is missing, or cannot be written to.
    """
    analyst = analyst_name(by)
    with open_reader(database) as reader:
        source = reader.source(kind, name) if name else None
    with open_store(database) as store, store.transaction():
        lines, touched = store.sources.undo(analyst, now(), kind, source)
        if not lines:
            raise UsageError(f"nothing said of {repr(name) if name else f'any {kind}'} is left to take back")
        settle_again(store.matching, touched)
    return lines


def _say(
    database: Path, sayings: Sequence[Saying], by: str | None, note: str | None, new: Speaker | None = None
) -> None:
    """Put `sayings` on record, about `new`, a speaker to be made, if there is one, and settle what they change."""
    analyst = analyst_name(by)
    with open_store(database) as store, store.transaction():
        if new:
            store.sources.add_speaker(new)
        settle_again(store.matching, store.sources.say(sayings, analyst, now(), note or None))


def _told_again(database: Path, kind: SourceKind, source: str) -> Track:
    with open_reader(database) as reader:
        return _track(reader, kind, source)


def _track(reader: Reader, kind: SourceKind, source: str) -> Track:
    track = reader.track(kind, source)
    if track is None:
        raise UsageError(f"no claim of {source} is left; see the {kind}s with: claimcheck {kind}s")
    return track


def _names(reader: Reader, kind: SourceKind, source: str) -> list[str]:
    return reader.aliases(source) if kind is SourceKind.SPEAKER else reader.publisher_names(source)


def _all_of(kind: SourceKind, source: str) -> Part:
    return Part(speaker=source) if kind is SourceKind.SPEAKER else Part(name=source)


def _called(reader: Reader, source: Track, name: str) -> list[Part]:
    """What a speaker is known by once it goes by another name, too: the name, and whoever has no other one."""
    parts = [Part(name=name.casefold())]
    for speaker in reader.called(name):
        names = reader.aliases(speaker)
        if speaker != source.id and len(names) > 1:
            raise UsageError(
                f"{name!r} is a name of {' and '.join(map(repr, names))} ({speaker}); "
                "merge the two, or split it off there first"
            )
        if speaker != source.id:
            parts.append(Part(speaker=speaker))
    return parts


def _by_id(reader: Reader, spoken: Sequence[Spoken], claims: Sequence[str]) -> list[Spoken]:
    chosen = {reader.claim_id(prefix) for prefix in claims}
    strange = chosen - {each.claim for each in spoken}
    if strange:
        raise UsageError(f"{min(strange)} is somebody else's; see who speaks with: claimcheck show {min(strange)}")
    return [each for each in spoken if each.claim in chosen]


def _by_name(spoken: Sequence[Spoken], other: str) -> list[Spoken]:
    return [each for each in spoken if each.speaker == other or each.name.casefold() == other.casefold()]


def _key(chosen: Sequence[Spoken], other: str | None) -> list[str]:
    """What a speaker that is split off is told from others by."""
    return [each.claim for each in chosen] if other is None else [other.casefold()]


def _parts(reader: Reader, source: str, chosen: Sequence[Spoken], other: str | None) -> list[Part]:
    """What goes to the new speaker: claims, or a name of each speaker that has it, and the name itself if given."""
    if other is None:
        return [Part(claim=each.claim) for each in chosen]
    name = other.casefold()
    log = reader.source_history(SourceKind.SPEAKER, source)
    gone = {line.undoes for line in log}
    given = any(line.said.part == Part(name=name) and line.number not in gone for line in log)
    return [*dict.fromkeys(Part(each.speaker, name) for each in chosen), *([Part(name=name)] if given else [])]
