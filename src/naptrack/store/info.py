"""What a record holds, in numbers."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from naptrack.store.connect import version

#: Each fact about the record, in the order in which they are shown, and the question that gives it.
FACTS = {
    "notes": "SELECT count(*) FROM notes",
    "first_note": "SELECT min(date) FROM notes",
    "last_note": "SELECT max(date) FROM notes",
    "undated_notes": "SELECT count(*) FROM notes WHERE date IS NULL",
    "pending_notes": "SELECT count(DISTINCT note) FROM pending",
    "files": "SELECT count(*) FROM note_files",
    "states": "SELECT count(*) FROM statuses",
    "plans": "SELECT count(*) FROM plans",
    "events": "SELECT count(*) FROM events",
    "mentions": "SELECT count(*) FROM mentions",
    "findings": "SELECT count(*) FROM findings",
    "judgements": "SELECT count(*) FROM judgements WHERE undone_at IS NULL AND kind <> 'undo'",
    "bookmarks": "SELECT count(*) FROM bookmarks",
    "runs": "SELECT count(*) FROM runs",
    "last_run": "SELECT max(finished) FROM runs",
    "last_naptrack": "SELECT naptrack FROM runs ORDER BY id DESC LIMIT 1",
}


def info(db: sqlite3.Connection) -> dict[str, Any]:
    """The file, its schema and what it holds; days and times (UTC) as ISO 8601, None where there is none yet.

    ``path`` and ``bytes`` are None for a record in memory.
    """
    # As bytes: a file's name may be no UTF-8.
    (named,) = db.execute("SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'").fetchone()
    file = os.fsdecode(named or b"")
    facts = {key: row[0] if (row := db.execute(question).fetchone()) else None for key, question in FACTS.items()}
    return {
        "path": file or None,
        "bytes": Path(file).stat().st_size if file else None,
        "schema": version(db),
        "sqlite": sqlite3.sqlite_version,
        **facts,
    }
