"""The schema, as numbered steps; each runs once, in one transaction with its number.

A step that has been released is never edited: a change of the schema is a new one,
and ``schema.VERSION`` its number.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from sqlite_utils import Database
from sqlite_utils.db import Table

from naptrack.store.connect import open_for_writing, transaction, version
from naptrack.store.errors import Missing, Newer, NotADatabase, translated
from naptrack.store.schema import APPLICATION_ID

Migration = Callable[[Database], None]

TABLES = """
CREATE TABLE states (
    iso3 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL          -- the name without case and accents, to order by
) STRICT;

CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE REFERENCES documents (sha256) DEFERRABLE INITIALLY DEFERRED,
    path TEXT NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    date TEXT,                      -- posted, else the last day in the head
    start TEXT,                     -- first and last day in the head, to their precision
    "end" TEXT,
    place TEXT,
    venue_country TEXT,
    online INTEGER NOT NULL CHECK (online IN (0, 1)),
    media_type TEXT NOT NULL,
    posted TEXT,
    titles TEXT NOT NULL CHECK (json_valid(titles)),
    occasions TEXT NOT NULL CHECK (json_valid(occasions))
) STRICT;

CREATE TABLE documents (            -- every distinct raw file, its text frozen; the one that is read is notes.sha256
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,        -- the id of its note when this file is the one that is read
    note TEXT NOT NULL REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED,
    media_type TEXT NOT NULL,
    own_title TEXT,                 -- what the file itself calls its title
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    lines TEXT NOT NULL CHECK (json_valid(lines)),
    pages TEXT NOT NULL CHECK (json_valid(pages)),
    same_text TEXT NOT NULL,
    preference TEXT NOT NULL CHECK (json_valid(preference)),
    rules TEXT NOT NULL             -- fingerprint of the rules that read it
) STRICT;

CREATE TABLE likeness (
    key INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE note_files (           -- where each raw file was seen
    location TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES documents (sha256) DEFERRABLE INITIALLY DEFERRED,
    path TEXT NOT NULL,
    url TEXT
) STRICT;

CREATE TABLE organizers (
    note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (note, position)
) STRICT;

CREATE TABLE participants (
    note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (note, position)
) STRICT;

CREATE TABLE mentions (
    id TEXT PRIMARY KEY,
    note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    iso3 TEXT NOT NULL REFERENCES states (iso3),
    mark TEXT NOT NULL,
    modality TEXT NOT NULL CHECK (modality IN ('occurred', 'planned')),
    earliest TEXT,
    latest TEXT,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'year', 'none')),
    edtf TEXT NOT NULL,
    date_text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    parts TEXT CHECK (parts IS NULL OR json_valid(parts)),
    line INTEGER,
    page INTEGER,
    rule TEXT NOT NULL,
    occasion TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT,
    venue_country TEXT,
    online INTEGER NOT NULL CHECK (online IN (0, 1)),
    plan_label TEXT,
    plan_first INTEGER,
    plan_last INTEGER,
    from_head INTEGER NOT NULL CHECK (from_head IN (0, 1))
) STRICT;

CREATE TABLE retired_mentions (     -- ids that were shown once and whose passage is read no more
    id TEXT PRIMARY KEY,
    iso3 TEXT NOT NULL,
    mark TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    iso3 TEXT NOT NULL REFERENCES states (iso3),
    position INTEGER NOT NULL,
    stages TEXT NOT NULL CHECK (json_valid(stages)),
    milestone TEXT,
    modality TEXT NOT NULL CHECK (modality IN ('occurred', 'planned')),
    start TEXT,                     -- to the precision
    "end" TEXT,
    earliest TEXT,                  -- bounds, to the day
    latest TEXT,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'year', 'none')),
    edtf TEXT NOT NULL,
    date_text TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT,
    venue_country TEXT,
    online INTEGER NOT NULL CHECK (online IN (0, 1)),
    plan TEXT,
    origin TEXT NOT NULL CHECK (origin IN ('derived', 'recorded', 'corrected')),
    author TEXT
) STRICT;

CREATE TABLE event_mentions (
    event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    mention TEXT NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    PRIMARY KEY (event, position)
) STRICT;

CREATE TABLE plans (
    id TEXT PRIMARY KEY,
    iso3 TEXT NOT NULL REFERENCES states (iso3),
    position INTEGER NOT NULL,      -- 0 for a State's first edition
    label TEXT,
    period_start INTEGER,
    period_end INTEGER,
    approved TEXT,
    submitted TEXT,
    approval TEXT,                  -- ids of events
    submission TEXT
) STRICT;

CREATE TABLE statuses (             -- the fold over a State's events, kept for speed
    iso3 TEXT PRIMARY KEY REFERENCES states (iso3),
    stage TEXT,
    since TEXT,
    last_evidence TEXT,
    by TEXT,
    next_stage TEXT,
    next_start TEXT,
    next_end TEXT,
    plan TEXT,
    edition TEXT,
    plans TEXT NOT NULL CHECK (json_valid(plans)),
    roundtable TEXT NOT NULL,
    drafting TEXT NOT NULL,
    review TEXT NOT NULL,
    approval TEXT NOT NULL
) STRICT;

CREATE TABLE findings (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    source TEXT NOT NULL,           -- the id of the note, or the code of the State, whose reading raised it
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('notice', 'warning')),
    iso3 TEXT,
    note TEXT,
    message TEXT NOT NULL
) STRICT;

CREATE TABLE finding_mentions (     -- a finding may rest on a passage that tells of no event: so it is kept whole
    finding INTEGER NOT NULL REFERENCES findings (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    note TEXT NOT NULL,
    line INTEGER,
    exact TEXT NOT NULL,
    mention TEXT NOT NULL CHECK (json_valid(mention)),
    PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pending (              -- States that wait to be resolved, and the notes whose news they wait for
    iso3 TEXT NOT NULL REFERENCES states (iso3),
    note TEXT NOT NULL,
    PRIMARY KEY (iso3, note)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,          -- UTC
    finished TEXT,                  -- UTC; null while it runs, and for ever where it was killed
    paths TEXT NOT NULL CHECK (json_valid(paths)),
    naptrack TEXT NOT NULL,
    rules TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL DEFAULT 0,
    reread INTEGER NOT NULL DEFAULT 0,
    copies INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    unreadable INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE run_notes (            -- what a run did, file by file; unchanged ones are only counted
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('record', 'correct', 'reject')),
    iso3 TEXT NOT NULL REFERENCES states (iso3),
    stage TEXT,
    date TEXT,
    mentions TEXT NOT NULL CHECK (json_valid(mentions)),  -- ids of its event's mentions; the one it was made on first
    quotes TEXT NOT NULL CHECK (json_valid(quotes)),
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    source TEXT,
    author TEXT NOT NULL,
    reason TEXT,
    made_at TEXT NOT NULL,          -- UTC
    undone_at TEXT                  -- UTC
) STRICT;

CREATE TABLE bookmarks (            -- what was last told, to whom
    name TEXT PRIMARY KEY,
    run INTEGER REFERENCES runs (id),
    made_at TEXT NOT NULL,          -- UTC
    snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
) STRICT;

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
"""

CHANGES = """
CREATE TABLE changes (              -- one a transaction that changed what the record says
    number INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,          -- UTC
    run INTEGER REFERENCES runs (id),  -- null for a judgement
    cause TEXT NOT NULL CHECK (cause IN ('notes', 'rules', 'judgement')),
    before TEXT NOT NULL CHECK (json_valid(before))  -- what stood before, by kind and key; null: nothing
) STRICT;

CREATE TABLE bookmarks (            -- up to where a reader was told
    name TEXT PRIMARY KEY,
    change INTEGER NOT NULL,
    made_at TEXT NOT NULL           -- UTC
) STRICT;

CREATE INDEX idx_changes_run ON changes (run);

CREATE INDEX idx_changes_made_at ON changes (made_at);

-- A judgement brought from elsewhere was made long ago, and is news today.
CREATE TRIGGER judgements_made AFTER INSERT ON judgements BEGIN
    INSERT INTO changes (made_at, cause, before)
    VALUES (max(new.made_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), 'judgement',
            json_object('judgements', json_object(new.id, NULL)));
END;

CREATE TRIGGER judgements_changed AFTER UPDATE OF undone_at ON judgements
WHEN old.undone_at IS NOT new.undone_at BEGIN
    INSERT INTO changes (made_at, cause, before)
    VALUES (max(coalesce(new.undone_at, ''), strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), 'judgement',
            json_object('judgements', json_object(new.id, iif(old.undone_at IS NULL, 'made', 'undone'))));
END;
"""

JUDGEMENTS = """
CREATE TABLE judgements (           -- what analysts did, in their words; a row is never changed but for the last two
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('record', 'correct', 'reject', 'undo')),
    iso3 TEXT NOT NULL REFERENCES states (iso3),
    marks TEXT NOT NULL CHECK (json_valid(marks)),        -- stages or milestone of its event, as it was shown
    date TEXT NOT NULL,
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    passages TEXT NOT NULL CHECK (json_valid(passages)),  -- of its event; the one it was made on first
    source TEXT,
    author TEXT NOT NULL,
    reason TEXT,
    target TEXT,                    -- the judgement that an undo takes back
    shown TEXT NOT NULL DEFAULT '', -- the id of its event, as it was shown
    made_at TEXT NOT NULL,          -- UTC
    event TEXT,                     -- the event that it bears on now; null: none is found
    undone_at TEXT                  -- UTC
) STRICT;

CREATE INDEX idx_judgements_iso3 ON judgements (iso3);

CREATE INDEX idx_judgements_event ON judgements (event);

-- A judgement brought from elsewhere was made long ago, and is news today; an undo is news of its target.
CREATE TRIGGER judgements_made AFTER INSERT ON judgements WHEN new.kind <> 'undo' BEGIN
    INSERT INTO changes (made_at, cause, before)
    VALUES (max(new.made_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), 'judgement',
            json_object('judgements', json_object(new.id, NULL)));
END;

CREATE TRIGGER judgements_changed AFTER UPDATE OF undone_at ON judgements
WHEN old.kind <> 'undo' AND old.undone_at IS NOT new.undone_at BEGIN
    INSERT INTO changes (made_at, cause, before)
    VALUES (max(coalesce(new.undone_at, ''), strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), 'judgement',
            json_object('judgements', json_object(new.id, iif(old.undone_at IS NULL, 'made', 'undone'))));
END;

-- The day of the latest judgement that shaped it; what a recorded event rests on; the analysts behind a status.
ALTER TABLE events ADD COLUMN judged TEXT;

ALTER TABLE events ADD COLUMN source TEXT;

ALTER TABLE statuses ADD COLUMN judged_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(judged_by));
"""

# Column lists of the indexes, by table.
INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    # With sha256, so that a look for what older rules read need not turn over all texts.
    "documents": (("note",), ("rules", "sha256")),
    "likeness": (("document",),),
    "note_files": (("sha256",),),
    "notes": (("date",), ("path",)),
    "mentions": (("iso3",), ("note",)),
    "retired_mentions": (("iso3", "mark"),),
    "events": (("iso3", "position"), ("start",)),
    "event_mentions": (("mention",),),
    "plans": (("iso3", "position"),),
    "findings": (("source",), ("id",)),
}

SEARCHED = ("title", "text")

# Not sqlite_utils' own triggers: theirs index a text again on any change of its row.
TRIGGERS = (
    """CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
        INSERT INTO documents_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
    END""",
    """CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
        INSERT INTO documents_fts (documents_fts, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
    END""",
    """CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents
    WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
        INSERT INTO documents_fts (documents_fts, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
        INSERT INTO documents_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
    END""",
)

VIEWS = {
    "status": """
        SELECT states.name AS state, statuses.iso3, stage, since, last_evidence, by,
               next_stage, next_start, next_end, edition, roundtable, drafting, review, approval
        FROM statuses JOIN states USING (iso3)
        ORDER BY states.sort_key
    """,
    "timeline": """
        SELECT states.name AS state, events.start, events."end",
               coalesce(milestone, (SELECT group_concat(value, ', ') FROM json_each(events.stages))) AS what,
               events.modality, events.title, events.place, plans.label AS edition,
               mentions.exact AS quote, notes.path AS note, mentions.line, mentions.page, events.id AS event
        FROM events
        JOIN states ON states.iso3 = events.iso3
        LEFT JOIN plans ON plans.id = events.plan
        LEFT JOIN event_mentions ON event_mentions.event = events.id AND event_mentions.position = 0
        LEFT JOIN mentions ON mentions.id = event_mentions.mention
        LEFT JOIN notes ON notes.id = mentions.note
        ORDER BY states.sort_key, events.position
    """,
    "near_duplicates": """
        SELECT notes.id AS note, documents.id AS other
        FROM documents
        JOIN notes ON notes.id = documents.note
        JOIN documents AS witness ON witness.sha256 = notes.sha256
        WHERE documents.same_text <> witness.same_text
    """,
}


def m001_the_record(db: Database) -> None:
    """Notes, mentions, events and all that hangs on them."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
    for table, indexes in INDEXES.items():
        for columns in indexes:
            cast(Table, db[table]).create_index(columns)
    cast(Table, db["documents"]).enable_fts(SEARCHED, tokenize="unicode61 remove_diacritics 2")
    for trigger in TRIGGERS:
        db.execute(trigger)
    for name, select in VIEWS.items():
        db.create_view(name, select)
    fill_states(db)


def m002_what_changed(db: Database) -> None:
    """What stood before each change, so that any earlier state can be told from today's; bookmarks into it."""
    db.execute("DROP TABLE bookmarks")
    for statement in CHANGES.split(";\n\n"):
        db.execute(statement)
    # What an older naptrack read, and kept no account of, counts as brought by its last run.
    db.execute(
        """INSERT INTO changes (made_at, run, cause, before)
           SELECT coalesce((SELECT max(coalesce(finished, started)) FROM runs), strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
                  (SELECT max(id) FROM runs), 'notes',
                  json_object('notes', (SELECT json_group_object(id, NULL) FROM notes),
                              'events', (SELECT json_group_object(id, NULL) FROM events),
                              'plans', (SELECT json_group_object(id, NULL) FROM plans),
                              'findings', (SELECT json_group_object(id, NULL) FROM (SELECT DISTINCT id FROM findings)),
                              'statuses', (SELECT json_group_object(iso3, NULL) FROM statuses),
                              'judgements', (SELECT json_group_object(id, NULL) FROM judgements))
           WHERE EXISTS (SELECT 1 FROM notes)"""
    )


JUDGED_VIEWS = {
    "status": """
        SELECT states.name AS state, statuses.iso3, stage, since, last_evidence, by,
               next_stage, next_start, next_end, edition, roundtable, drafting, review, approval,
               (SELECT group_concat(value, ', ') FROM json_each(judged_by)) AS judged_by
        FROM statuses JOIN states USING (iso3)
        ORDER BY states.sort_key
    """,
    "timeline": """
        SELECT states.name AS state, events.start, events."end",
               coalesce(milestone, (SELECT group_concat(value, ', ') FROM json_each(events.stages))) AS what,
               events.modality, events.title, events.place, plans.label AS edition,
               coalesce(mentions.exact, events.source) AS quote, notes.path AS note, mentions.line, mentions.page,
               iif(events.origin = 'derived', NULL, events.origin || ' by ' || events.author) AS judged,
               events.id AS event
        FROM events
        JOIN states ON states.iso3 = events.iso3
        LEFT JOIN plans ON plans.id = events.plan
        LEFT JOIN event_mentions ON event_mentions.event = events.id AND event_mentions.position = 0
        LEFT JOIN mentions ON mentions.id = event_mentions.mention
        LEFT JOIN notes ON notes.id = mentions.note
        ORDER BY states.sort_key, events.position
    """,
}


def m003_judgements(db: Database) -> None:
    """Judgements as a log of acts, an undo one of them; who judged stands beside what was judged."""
    db.execute("DROP TABLE judgements")  # nothing wrote to it before
    for statement in JUDGEMENTS.split(";\n\n"):
        db.execute(statement)
    for name, select in JUDGED_VIEWS.items():
        db.create_view(name, select, replace=True)


FETCHES = """
CREATE TABLE fetches (              -- what was fetched from where; the bytes lie beside the record, under their hash
    address TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    media_type TEXT,                -- what the server called it
    etag TEXT,
    last_modified TEXT,
    fetched_at TEXT NOT NULL,       -- UTC; when these bytes came
    asked_at TEXT NOT NULL,         -- UTC; when the server was last asked
    unread TEXT,                    -- why no note could be read in it; null where one was, or nobody tried
    unread_by TEXT                  -- the naptrack that tried
) STRICT;

CREATE INDEX idx_fetches_sha256 ON fetches (sha256);

CREATE TABLE indexes (              -- pages that link to notes, as they were when the server last sent them
    address TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    fetched_at TEXT NOT NULL,       -- UTC
    asked_at TEXT NOT NULL,         -- UTC
    links TEXT NOT NULL CHECK (json_valid(links))
) STRICT;
"""


def m004_fetches(db: Database) -> None:
    """What was fetched, and what to tell a server that is asked again."""
    for statement in FETCHES.split(";\n\n"):
        db.execute(statement)


def m005_stars(db: Database) -> None:
    """Which of the stage, the last evidence and what comes next rest on a judgement; empty until settled anew."""
    db.execute("ALTER TABLE statuses ADD COLUMN starred TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(starred))")


#: An act is quoted from what tells that it came to pass; a footnote in the middle of a quote is shown as a gap.
QUOTED_TIMELINE = """
    SELECT states.name AS state, events.start, events."end",
           coalesce(milestone, (SELECT group_concat(value, ', ') FROM json_each(events.stages))) AS what,
           events.modality, events.title, events.place, plans.label AS edition,
           coalesce((SELECT group_concat(substr(mentions.exact, json_extract(value, '$[0]') - mentions.start + 1,
                                                json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' [...] ')
                     FROM json_each(mentions.parts)),
                    mentions.exact, events.source) AS quote,
           notes.path AS note, mentions.line, mentions.page,
           iif(events.origin = 'derived', NULL, events.origin || ' by ' || events.author) AS judged,
           events.id AS event
    FROM events
    JOIN states ON states.iso3 = events.iso3
    LEFT JOIN plans ON plans.id = events.plan
    LEFT JOIN mentions ON mentions.id = coalesce(
        (SELECT one.id FROM event_mentions JOIN mentions AS one ON one.id = event_mentions.mention
         WHERE event_mentions.event = events.id AND one.modality = events.modality
         ORDER BY event_mentions.position LIMIT 1),
        (SELECT mention FROM event_mentions WHERE event_mentions.event = events.id AND position = 0)
    )
    LEFT JOIN notes ON notes.id = mentions.note
    ORDER BY states.sort_key, events.position
"""


def m006_quotes(db: Database) -> None:
    """The timeline quotes as the screen does."""
    db.create_view("timeline", QUOTED_TIMELINE, replace=True)


MIGRATIONS: tuple[Migration, ...] = (
    m001_the_record,
    m002_what_changed,
    m003_judgements,
    m004_fetches,
    m005_stars,
    m006_quotes,
)


def fill_states(db: Database) -> None:
    """Write down the names of the States, as this naptrack knows them."""
    from naptrack.lifecycle import sort_key
    from naptrack.states import states

    rows = [{"iso3": iso3, "name": state.name, "sort_key": sort_key(state.name)} for iso3, state in states().items()]
    cast(Table, db["states"]).upsert_all(rows, pk="iso3")


def migrate(db: sqlite3.Connection, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Run on ``db`` what steps it lacks, each in one transaction."""
    tools = Database(db)
    while version(db) < len(steps):
        with transaction(db):
            # Looked up again under the lock: another program may have been faster.
            number = version(db) + 1
            if number <= len(steps):
                steps[number - 1](tools)
                db.execute(f"PRAGMA user_version = {number}")
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def migrate_file(path: str | os.PathLike[str], steps: Sequence[Migration] = MIGRATIONS) -> tuple[int, Path | None]:
    """Bring the file at ``path`` up to date; a copy of an older one is left beside it.

    Returns the version it had and the path of the copy, None where nothing was to be done.
    Raises StoreError.
    """
    if not Path(path).exists():
        raise Missing(path)
    db = open_for_writing(path)
    with translated(path):
        try:
            return ready(db, path, steps)
        finally:
            db.close()


def ready(
    db: sqlite3.Connection, path: str | os.PathLike[str], steps: Sequence[Migration] = MIGRATIONS
) -> tuple[int, Path | None]:
    """Bring an open record up to date: a new one gets its schema, an older one is copied first.

    Returns the version it had and the path of the copy, if any. Raises NotADatabase or Newer.
    """
    # One statement, so that another program's first migration is seen whole or not at all.
    application, found, tables = db.execute(
        """SELECT (SELECT application_id FROM pragma_application_id),
                  (SELECT user_version FROM pragma_user_version), count(*) FROM sqlite_master"""
    ).fetchone()
    if application != APPLICATION_ID and (found or tables):
        raise NotADatabase(path)
    if found > len(steps):
        raise Newer(path)
    copy = None
    if 0 < found < len(steps):
        copy = Path(f"{path}.bak-v{found}")
        with sqlite3.connect(copy) as target:
            db.backup(target)
        target.close()
    migrate(db, steps)
    return found, copy
