"""Databases as former versions made them: the first so many migrations, with something stored at every step."""

import re
from pathlib import Path

from sqlite_utils import Database

from claimcheck.store import SCHEMA_VERSION
from claimcheck.store.migrations import MIGRATIONS

# What each schema brought, as a version of that schema would have stored it.
_ROWS = {
    1: """
    INSERT INTO speakers VALUES ('spk_1', 'Usman Ghazi', 'person');
    INSERT INTO articles (number, id, fingerprint, source, language) VALUES (1, 'art_1', 'f', 'a.txt', 'en');
    INSERT INTO texts VALUES (1, 'Usman Ghazi said that it is so.');
    INSERT INTO claims (
        id, article, position, speaker, quote_type, kind, certainty, polarity, distance, confidence,
        statement, source, cue, content, event, alternatives
    ) VALUES (
        'clm_1', 1, 0, 'spk_1', 'indirect', 'fact', 'certain', 'affirmed', 'neutral', 0.5, 'it is so', '[[0, 11]]',
        '[[12, 16]]', '[[17, 30]]', '{"time": null, "quantities": [], "entities": []}', '[]'
    );
    INSERT INTO log VALUES (1, 1, 'mark', 'clm_1', 'confirmed', 'Ann', '2016-04-01T12:00:00Z', NULL, '[]', NULL);
    INSERT INTO log VALUES (2, 2, 'mark', 'clm_1', 'contested', 'Bob', '2016-04-01T12:00:00Z', 'no', '[]', NULL);
    UPDATE claims SET verdict = 2, status = 'contested';
    """,
    2: "INSERT INTO aliases VALUES ('spk_1', 'Osman Ghazi');",
    3: """
    INSERT INTO propositions (claim, part, start, end, event)
    VALUES (1, 0, 17, 30, '{"time": null, "quantities": [], "entities": []}');
    INSERT INTO matched_by VALUES ('a former model');
    INSERT INTO links VALUES (1, 'clm_1', 0, 'clm_1', 1, 'same', 'Ann', '2016-04-01T12:00:00Z', NULL);
    """,
    4: """
    INSERT INTO source_log (number, batch, action, kind, source, label, rating, by, at)
    VALUES (1, 1, 'rate', 'publisher', 'Herald', 'Herald', 'B', 'Ann', '2016-04-01T12:00:00Z');
    INSERT INTO known_publishers VALUES ('Herald', 'Herald', 'B');
    """,
    6: """
    INSERT INTO bodies VALUES (
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 3, x'789c4b4c4a0600024d0127'
    );
    INSERT INTO fetches VALUES (
        1, 1, 'https://a.example/', '192.0.2.1', '2016-04-01T12:00:00Z', 'text/plain',
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    );
    INSERT INTO feeds VALUES ('https://a.example/feed', 'e', NULL);
    """,
}

_STEPS = {int(re.match(r"m(\d+)", each.name)[1]): each.name for each in MIGRATIONS.pending(Database(memory=True))}
FORMER_SCHEMAS = [schema for schema in _STEPS if schema < SCHEMA_VERSION]


def make_former(path: Path, schema: int) -> None:
    """Make a database of a former `schema` at `path`, with an article, a claim, and what that schema had besides."""
    db = Database(path)
    db.enable_wal()
    for step, after in zip(_STEPS, [*_STEPS][1:], strict=False):
        if step > schema:
            break
        MIGRATIONS.apply(db, stop_before=_STEPS[after])
        db.conn.executescript(_ROWS.get(step, ""))
    db.close()
