"""Whether the tables that repeat what the ledger says of speakers and publishers still say the same.

What the ledger says is worked out again by the code that writes those tables. Whom an article itself has speak, and
under which name, is not in the ledger: it is taken as it stands.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from claimcheck.errors import UsageError
from claimcheck.store.sources import Assignments, SourceKind, added_names, apart, known_publishers, known_speakers

_SPOKEN_NAMES = "SELECT speaker, speaker_name FROM claims WHERE speaker_name <> ''"
_NAMES = "SELECT speaker, name FROM aliases"
# An analyst gave such a name once; no article has it (any more), and only a standing word of an analyst explains it.
_GIVEN_NAMES = f"""
{_NAMES} WHERE name IN (SELECT other FROM source_log WHERE action = 'alias')
EXCEPT {_SPOKEN_NAMES}
EXCEPT SELECT id, name FROM speakers
"""  # noqa: S608
# A speaker made of what was split off another is called as it was last split off.
_SPLIT_OFF = """
SELECT speakers.id, speakers.name, line.other
FROM source_log AS line JOIN speakers ON speakers.id = line.target
WHERE line.number IN (
    SELECT max(number) FROM source_log WHERE action = 'split' AND speaker IS NOT target GROUP BY target
) AND speakers.name IS NOT line.other
ORDER BY speakers.id
"""


def sources_shown_otherwise(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a sentence for each record of a speaker, a publisher or a claim's speaker that the ledger belies."""
    for look in (_speakers, _publishers, _apart, _claims, _names, _split_off):
        try:
            yield from look(connection)
        except UsageError:  # nobody can say so with claimcheck
            yield "what the ledger says of sources goes round in a circle: somebody is a part of their own part"
            return


def _speakers(connection: sqlite3.Connection) -> Iterator[str]:
    shown = {row[0]: (row[1], row[2]) for row in connection.execute("SELECT * FROM known_speakers")}
    said = {speaker: (merged, rating) for speaker, merged, rating in known_speakers(connection)}
    for speaker in sorted(shown.keys() | said.keys()):
        (is_merged, rating), (was_merged, given) = shown.get(speaker, (0, None)), said.get(speaker, (0, None))
        if rating != given:
            yield _belied(speaker, _rated(rating), _rated(given))
        if is_merged != was_merged:
            yield _belied(speaker, *("as several" if merged else "as one" for merged in (is_merged, was_merged)))


def _publishers(connection: sqlite3.Connection) -> Iterator[str]:
    shown = {row[0]: (row[1], row[2]) for row in connection.execute("SELECT * FROM known_publishers")}
    said = {name: (outlet, rating) for name, outlet, rating in known_publishers(connection)}
    for name in sorted(shown.keys() | said.keys()):
        (outlet, rating), (owner, given) = shown.get(name, (name, None)), said.get(name, (name, None))
        if rating != given:
            yield _belied(repr(name), _rated(rating), _rated(given))
        if outlet != owner:
            yield _belied(repr(name), f"as {outlet!r}", f"as {owner!r}")


def _apart(connection: sqlite3.Connection) -> Iterator[str]:
    shown, said = set(_pairs(connection.execute("SELECT speaker, other FROM apart"))), set(apart(connection))
    for speaker, other in sorted(shown ^ said):
        words = (f"as somebody else than {other}", f"as maybe {other}")
        yield _belied(speaker, *(words if (speaker, other) in shown else reversed(words)))


def _claims(connection: sqlite3.Connection) -> Iterator[str]:
    who = Assignments(connection, SourceKind.SPEAKER)
    rows = connection.execute(
        "SELECT id, speaker, coalesce(heard, speaker) AS heard, speaker_name FROM claims ORDER BY number"
    )
    for row in rows:
        owner = who.owner(row["id"], row["heard"], row["speaker_name"])
        if owner != row["speaker"]:
            yield _belied(row["id"], f"as said by {row['speaker']}", f"as said by {owner}")


def _names(connection: sqlite3.Connection) -> Iterator[str]:
    added = added_names(connection, Assignments(connection, SourceKind.SPEAKER))
    shown = set(_pairs(connection.execute(_NAMES)))
    spoken = set(_pairs(connection.execute(f"{_SPOKEN_NAMES} EXCEPT {_NAMES}")))
    for speaker, name in sorted((added - shown) | spoken):
        yield _belied(speaker, f"without the name {name!r}", "with it")
    for speaker, name in sorted(set(_pairs(connection.execute(_GIVEN_NAMES))) - added):
        yield _belied(speaker, f"with the name {name!r}", "without it")


def _split_off(connection: sqlite3.Connection) -> Iterator[str]:
    for speaker, name, other in connection.execute(_SPLIT_OFF):
        yield _belied(speaker, f"under the name {name!r}", f"under {other!r}")


def _pairs(rows: Iterable[sqlite3.Row]) -> Iterator[tuple[str, str]]:
    return ((row[0], row[1]) for row in rows)


def _rated(rating: str | None) -> str:
    return f"as rated {rating}" if rating else "as not rated"


def _belied(record: str, shown: str, said: str) -> str:
    return f"{record} is shown {shown}, but by the ledger it is to be shown {said}"
