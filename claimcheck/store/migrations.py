"""The schema, as the steps that lead to it. A step that has been released is never changed again.

Importing this module costs what importing sqlite_utils costs: only writers do it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database, Migrations

from claimcheck.store.connection import APPLICATION_ID
from claimcheck.store.ledger import EntryKind, chain, next_number

MIGRATIONS = Migrations("claimcheck")

# One row a version of an article, the current one being that which nothing has replaced. A claim belongs to the
# version it was last found in: once that is replaced by one without it, the claim is withdrawn, and still fits
# the text it points into.
_ARTICLES = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    author TEXT,
    published TEXT,
    url TEXT,
    language TEXT NOT NULL,
    replaced_at TEXT
) STRICT
"""

# Apart, so that lists, which look at many articles, do not wade through their texts.
_TEXTS = """
CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles (number),
    text TEXT NOT NULL
) STRICT
"""

_SPEAKERS = """
CREATE TABLE speakers (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL
) STRICT
"""

# `verdict` and `status` repeat what the log says, to be looked up and filtered on; `number` names the row in the
# full-text index; source, cue and content are JSON arrays of [start, end].
_CLAIMS = """
CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    speaker TEXT NOT NULL REFERENCES speakers (id),
    quote_type TEXT NOT NULL,
    kind TEXT NOT NULL,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    distance TEXT NOT NULL,
    confidence REAL NOT NULL,
    parent TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    corroboration TEXT NOT NULL DEFAULT 'single-source',
    independent_sources INTEGER NOT NULL DEFAULT 1,
    group_id TEXT,
    status TEXT NOT NULL DEFAULT 'unconfirmed',
    verdict INTEGER REFERENCES log (number),
    statement TEXT NOT NULL,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    event TEXT NOT NULL,
    alternatives TEXT NOT NULL
) STRICT
"""

# One row a claim marked, or a mark taken back; `batch` is the number of the first row of the same action.
_LOG = """
CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    action TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    status TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT,
    evidence TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES log (number)
) STRICT
"""

_STANDING_MARKS = """
CREATE VIEW standing_marks AS
SELECT * FROM log AS mark
WHERE action = 'mark' AND NOT EXISTS (SELECT 1 FROM log WHERE undoes = mark.number)
"""

# The last trigger is for INSERT OR REPLACE, which deletes without firing the one above it unless the connection
# asks for recursive triggers.
_APPEND_ONLY = (
    "CREATE TRIGGER log_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    """
    CREATE TRIGGER log_replace BEFORE INSERT ON log
    WHEN EXISTS (SELECT 1 FROM log WHERE number = new.number OR undoes = new.undoes)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
)

# What lists filter and sort on. `claims_listed` holds all of it that claims have: no list reads their long rows.
_INDEXES = (
    "CREATE UNIQUE INDEX articles_current ON articles (id) WHERE replaced_at IS NULL",
    "CREATE UNIQUE INDEX articles_fingerprint ON articles (fingerprint) WHERE replaced_at IS NULL",
    "CREATE INDEX articles_source ON articles (source) WHERE replaced_at IS NULL",
    "CREATE INDEX articles_newest ON articles (published DESC, source) WHERE replaced_at IS NULL",
    "CREATE INDEX articles_oldest ON articles (published IS NULL, published, source) WHERE replaced_at IS NULL",
    "CREATE INDEX speakers_name ON speakers (name = '', name COLLATE NOCASE)",
    """
    CREATE INDEX claims_listed
    ON claims (article, position, quote_type, status, certainty, kind, corroboration, confidence, group_id, speaker)
    """,
    """
    CREATE INDEX claims_spoken
    ON claims (speaker, article, position, quote_type, status, certainty, kind, corroboration, confidence, group_id)
    """,
    "CREATE INDEX claims_judged ON claims (status) WHERE status <> 'unconfirmed'",
    "CREATE INDEX log_claim ON log (claim)",
    "CREATE INDEX log_batch ON log (batch)",
)

_CLAIM_WORDS = """
CREATE VIEW claim_words AS
SELECT claims.number, claims.statement, speakers.name AS speaker, articles.title
FROM claims
JOIN speakers ON speakers.id = claims.speaker
JOIN articles ON articles.number = claims.article
"""

# The index reads the words themselves from the view. It must be told the old words to forget them,
# which is why they are taken back before an update and given anew after it.
_FULL_TEXT = (
    _CLAIM_WORDS,
    """
    CREATE VIRTUAL TABLE claim_search USING fts5 (
        statement, speaker, title,
        content = 'claim_words', content_rowid = 'number',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER claims_insert AFTER INSERT ON claims BEGIN
        INSERT INTO claim_search (rowid, statement, speaker, title)
        SELECT number, statement, speaker, title FROM claim_words WHERE number = new.number;
    END
    """,
    """
    CREATE TRIGGER claims_before_update BEFORE UPDATE OF article, speaker, statement ON claims BEGIN
        INSERT INTO claim_search (claim_search, rowid, statement, speaker, title)
        SELECT 'delete', number, statement, speaker, title FROM claim_words WHERE number = old.number;
    END
    """,
    """
    CREATE TRIGGER claims_after_update AFTER UPDATE OF article, speaker, statement ON claims BEGIN
        INSERT INTO claim_search (rowid, statement, speaker, title)
        SELECT number, statement, speaker, title FROM claim_words WHERE number = new.number;
    END
    """,
    """
    CREATE TRIGGER claims_delete BEFORE DELETE ON claims BEGIN
        INSERT INTO claim_search (claim_search, rowid, statement, speaker, title)
        SELECT 'delete', number, statement, speaker, title FROM claim_words WHERE number = old.number;
    END
    """,
)


_ALIASES = """
CREATE TABLE aliases (
    speaker TEXT NOT NULL REFERENCES speakers (id),
    name TEXT NOT NULL,
    PRIMARY KEY (speaker, name)
) STRICT
"""

_CLAIM_WORDS_AS_SPELT = """
CREATE VIEW claim_words AS
SELECT claims.number, claims.statement, claims.speaker_name AS speaker, articles.title
FROM claims
JOIN articles ON articles.number = claims.article
"""


# A proposition of a claim, and what stands behind it. `wording` is the same for those that say the same in the same
# words (see claimcheck.corroborate.wordings): one of them, the first, is looked for, judged and grouped for all.
# `vector` are 8-bit integers, one a dimension; NULL until the proposition has been matched.
_PROPOSITIONS = """
CREATE TABLE propositions (
    number INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claims (number),
    part INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    event TEXT NOT NULL,
    wording TEXT,
    vector BLOB,
    group_id TEXT,
    status TEXT NOT NULL DEFAULT 'single-source',
    independent_sources INTEGER NOT NULL DEFAULT 1,
    explanation TEXT NOT NULL DEFAULT '',
    superseded_by TEXT,
    changed_account INTEGER NOT NULL DEFAULT 0,
    UNIQUE (claim, part)
) STRICT
"""

# All that follows is derived: `claimcheck rematch` makes it again from propositions and links. `judgements` are what
# the model thinks of pairs, the earlier one first, as far as they may have to do with one another.
_MATCHING = (
    """
    CREATE TABLE cells (
        cell INTEGER NOT NULL,
        month INTEGER NOT NULL,
        proposition INTEGER NOT NULL,
        PRIMARY KEY (cell, month, proposition)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE judgements (
        a INTEGER NOT NULL,
        b INTEGER NOT NULL,
        same REAL NOT NULL,
        denial REAL NOT NULL,
        conflict REAL NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE conflicts (
        proposition INTEGER NOT NULL,
        other INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (proposition, other)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE unsettled (proposition INTEGER PRIMARY KEY NOT NULL) STRICT",
    "CREATE TABLE matched_by (model TEXT NOT NULL) STRICT",  # the checksum of the model that made all this: one row
    "CREATE INDEX judgements_b ON judgements (b)",
    "CREATE INDEX cells_proposition ON cells (proposition)",
    "CREATE INDEX propositions_group ON propositions (group_id)",
    "CREATE INDEX propositions_wording ON propositions (wording)",
    "CREATE INDEX propositions_unmatched ON propositions (number) WHERE vector IS NULL",
)

# Of each proposition those that promise most to have to do with it; and which have lost some, with how many they had.
_LIKES = (
    """
    CREATE TABLE likes (
        proposition INTEGER NOT NULL,
        other INTEGER NOT NULL,
        promise INTEGER NOT NULL,
        far INTEGER NOT NULL,
        PRIMARY KEY (proposition, other)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX likes_other ON likes (other)",
    "CREATE TABLE lessened (proposition INTEGER PRIMARY KEY NOT NULL, likes INTEGER NOT NULL) STRICT",
)

# The analyst's word on two propositions; the latest counts.
_LINKS = (
    """
    CREATE TABLE links (
        number INTEGER PRIMARY KEY,
        a TEXT NOT NULL REFERENCES claims (id),
        a_part INTEGER NOT NULL,
        b TEXT NOT NULL REFERENCES claims (id),
        b_part INTEGER NOT NULL,
        link TEXT NOT NULL,
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT
    ) STRICT
    """,
    "CREATE TRIGGER links_update BEFORE UPDATE ON links BEGIN SELECT RAISE(ABORT, 'links are append-only'); END",
    "CREATE TRIGGER links_delete BEFORE DELETE ON links BEGIN SELECT RAISE(ABORT, 'links are append-only'); END",
    "CREATE INDEX links_a ON links (a)",
    "CREATE INDEX links_b ON links (b)",
)

# What analysts say of speakers and publishers, a line for each thing said; `batch` is the number of the first line of
# the same action. `source` is whom it is about, by a speaker's id or a publisher's name, and `label` what that was
# called then. A merge, split or alias says that `target` is who stands behind a part: all of a `speaker`, the `name`
# a speaker goes by (case folded), a name whoever goes by it, or one `claim`; `other` is what the part was called.
_SOURCE_LOG = (
    """
    CREATE TABLE source_log (
        number INTEGER PRIMARY KEY,
        batch INTEGER NOT NULL,
        action TEXT NOT NULL,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        label TEXT NOT NULL,
        other TEXT,
        speaker TEXT,
        name TEXT,
        claim TEXT,
        target TEXT,
        rating TEXT,
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT,
        undoes INTEGER UNIQUE REFERENCES source_log (number)
    ) STRICT
    """,
    """
    CREATE VIEW standing_sources AS
    SELECT * FROM source_log AS line
    WHERE action <> 'undo' AND NOT EXISTS (SELECT 1 FROM source_log WHERE undoes = line.number)
    """,
    *(
        f"CREATE TRIGGER source_log_{deed.lower()} BEFORE {deed} ON source_log "
        "BEGIN SELECT RAISE(ABORT, 'the log of sources is append-only'); END"
        for deed in ("UPDATE", "DELETE")
    ),
    """
    CREATE TRIGGER source_log_replace BEFORE INSERT ON source_log
    WHEN EXISTS (SELECT 1 FROM source_log WHERE number = new.number OR undoes = new.undoes)
    BEGIN SELECT RAISE(ABORT, 'the log of sources is append-only'); END
    """,
)

# All that follows repeats what that log says, to be looked up. `claims.speaker` is who an analyst says it is, and
# `heard`, where that is somebody else, whom the article has; `own` are names that articles give a speaker itself, and
# not one that was merged with it. `merged` are speakers of whom others are a part. Who is `apart` from whom was split.
_ASSESSMENTS = (
    "ALTER TABLE claims ADD COLUMN heard TEXT",
    "ALTER TABLE aliases ADD COLUMN own INTEGER NOT NULL DEFAULT 1",
    """
    CREATE TABLE known_speakers (
        speaker TEXT PRIMARY KEY NOT NULL REFERENCES speakers (id),
        merged INTEGER NOT NULL,
        reliability TEXT
    ) STRICT
    """,
    """
    CREATE TABLE known_publishers (
        name TEXT PRIMARY KEY NOT NULL,
        outlet TEXT NOT NULL,
        reliability TEXT
    ) STRICT
    """,
    """
    CREATE TABLE apart (
        speaker TEXT NOT NULL,
        other TEXT NOT NULL,
        PRIMARY KEY (speaker, other)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX propositions_changed ON propositions (claim) WHERE changed_account = 1",
    "CREATE INDEX articles_publisher ON articles (publisher) WHERE replaced_at IS NULL",
)

# Exports and imports; `chosen` is the filter, as JSON.
_TRANSFERS = """
CREATE TABLE transfers (
    number INTEGER PRIMARY KEY,
    action TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    path TEXT,
    format TEXT NOT NULL,
    chosen TEXT NOT NULL,
    claims INTEGER NOT NULL,
    sha256 TEXT
) STRICT
"""

# Row `entry` of the table that `kind` names, in its place in the chain; see claimcheck.store.ledger.
_LEDGER = """
CREATE TABLE ledger (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    entry INTEGER NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (kind, entry)
) STRICT
"""

_LEDGER_APPEND_ONLY = tuple(
    f"""
    CREATE TRIGGER {table}_{name} BEFORE {deed} ON {table} {when}
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """
    for table in ("transfers", "ledger")
    for name, deed, when in (
        ("update", "UPDATE", ""),
        ("delete", "DELETE", ""),
        ("replace", "INSERT", f"WHEN EXISTS (SELECT 1 FROM {table} WHERE number = new.number)"),  # noqa: S608
    )
)

# One row a fetch of an article version, and apart from them the bytes, packed with zlib: several articles may come
# from one answer (a feed), and one answer at several times.
_ARCHIVE = (
    """
    CREATE TABLE bodies (
        sha256 TEXT PRIMARY KEY NOT NULL,
        size INTEGER NOT NULL,
        packed BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE fetches (
        number INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (number),
        url TEXT NOT NULL,
        address TEXT NOT NULL,
        at TEXT NOT NULL,
        content_type TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES bodies (sha256)
    ) STRICT
    """,
    "CREATE INDEX fetches_article ON fetches (article)",
    "CREATE INDEX fetches_url ON fetches (url)",
    *(
        f"CREATE TRIGGER {table}_{deed} BEFORE {deed.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
        for table in ("bodies", "fetches")
        for deed in ("update", "delete")
    ),
)

_FETCHES_REPLACE = """
CREATE TRIGGER fetches_replace BEFORE INSERT ON fetches
WHEN EXISTS (SELECT 1 FROM fetches WHERE number = new.number)
BEGIN SELECT RAISE(ABORT, 'fetches are append-only'); END
"""

# What servers call the state of a feed that was read to its end.
_FEEDS = "CREATE TABLE feeds (url TEXT PRIMARY KEY NOT NULL, etag TEXT, modified TEXT) STRICT"


@MIGRATIONS()
def m001_initial(db: Database) -> None:
    """Articles and their claims, the log of verdicts, full-text search."""
    tables = (_ARTICLES, _TEXTS, _SPEAKERS, _CLAIMS, _LOG, _STANDING_MARKS)
    for statement in (*tables, *_APPEND_ONLY, *_INDEXES, *_FULL_TEXT):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@MIGRATIONS()
def m002_aliases(db: Database) -> None:
    """A speaker's names: all of them in a table, and beside each claim the name and type its article gives."""
    db.execute(_ALIASES)
    db.execute("INSERT INTO aliases SELECT id, name FROM speakers WHERE name <> ''")
    db.execute("ALTER TABLE claims ADD COLUMN speaker_name TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE claims ADD COLUMN speaker_type TEXT NOT NULL DEFAULT ''")
    db.execute(
        "UPDATE claims SET (speaker_name, speaker_type) = (SELECT name, type FROM speakers WHERE id = claims.speaker)"
    )
    db.execute("DROP VIEW claim_words")  # the words of those claims stay what they were, so their index holds
    db.execute(_CLAIM_WORDS_AS_SPELT)
    for name in ("claims_before_update", "claims_after_update"):
        (trigger,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [name]).fetchone()
        db.execute(f"DROP TRIGGER {name}")
        db.execute(trigger.replace("OF article, speaker, statement", "OF article, speaker_name, statement"))
    db.execute("PRAGMA user_version = 2")


@MIGRATIONS()
def m003_corroboration(db: Database) -> None:
    """Propositions, what was judged of pairs of them, what stands behind each, and the analyst's links."""
    for statement in (_PROPOSITIONS, *_MATCHING, *_LINKS):
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")


@MIGRATIONS()
def m004_sources(db: Database) -> None:
    """What analysts say of speakers and publishers: who is who, and how far each is to be trusted."""
    for statement in (*_SOURCE_LOG, *_ASSESSMENTS):
        db.execute(statement)
    db.execute("PRAGMA user_version = 4")


@MIGRATIONS()
def m005_ledger(db: Database) -> None:
    """Exports and imports, how a claim read when it was judged, and a chain of hashes over all that analysts did.

    What older versions recorded is chained as it stands: verdicts, under the numbers they have, then links, then what
    was said of speakers and publishers, under new numbers, since such a line may name another by its number.
    """
    db.execute("ALTER TABLE log ADD COLUMN claim_digest TEXT")
    for statement in (_TRANSFERS, _LEDGER, *_LEDGER_APPEND_ONLY):
        db.execute(statement)
    verdicts = db.execute("SELECT number FROM log ORDER BY number").fetchall()
    chain(db.conn, EntryKind.VERDICT, [(row[0], row[0]) for row in verdicts])
    links = db.execute("SELECT number FROM links ORDER BY number").fetchall()
    chain(db.conn, EntryKind.LINK, [(number, row[0]) for number, row in enumerate(links, start=next_number(db.conn))])
    _number_anew(db, next_number(db.conn) - 1)
    sayings = db.execute("SELECT number FROM source_log ORDER BY number").fetchall()
    chain(db.conn, EntryKind.SOURCE, [(row[0], row[0]) for row in sayings])
    db.execute("PRAGMA user_version = 5")


@MIGRATIONS()
def m006_archive(db: Database) -> None:
    """What the web answered, what feeds were called, and which articles are but excerpts."""
    db.execute("ALTER TABLE articles ADD COLUMN excerpt INTEGER NOT NULL DEFAULT 0")
    for statement in (*_ARCHIVE, _FEEDS):
        db.execute(statement)
    db.execute("PRAGMA user_version = 6")


@MIGRATIONS()
def m007_origins(db: Database) -> None:
    """Where an article's metadata was found; and fetches in the chain, those before now as they stand."""
    db.execute("ALTER TABLE articles ADD COLUMN origins TEXT NOT NULL DEFAULT '{}'")
    db.execute(_FETCHES_REPLACE)
    fetches = db.execute("SELECT number FROM fetches ORDER BY number").fetchall()
    chain(
        db.conn, EntryKind.FETCH, [(number, row[0]) for number, row in enumerate(fetches, start=next_number(db.conn))]
    )
    db.execute("PRAGMA user_version = 7")


@MIGRATIONS()
def m008_likes(db: Database) -> None:
    """Which pairs are judged is kept; what was matched before is matched anew."""
    for statement in _LIKES:
        db.execute(statement)
    db.execute("DELETE FROM matched_by")
    db.execute("PRAGMA user_version = 8")


def _number_anew(db: Database, shift: int) -> None:
    """Move the log of sources up by so many numbers; over negative ones, lest two lines have the same meanwhile."""
    (guard,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'source_log_update'").fetchone()
    db.execute("DROP TRIGGER source_log_update")
    db.execute(
        "UPDATE source_log SET number = -number - :shift, batch = batch + :shift, undoes = -undoes - :shift",
        {"shift": shift},
    )
    db.execute("UPDATE source_log SET number = -number, undoes = -undoes")
    db.execute(guard)


@contextmanager
def fresh_database() -> Iterator[Database]:
    """Yield a new database, in memory, as this version makes it."""
    db = Database(memory=True, execute_plugins=False)
    try:
        MIGRATIONS.apply(db)
        yield db
    finally:
        db.close()
