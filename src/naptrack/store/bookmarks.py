"""Up to where each reader was told what changed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from naptrack.store.changes import Position
from naptrack.store.connect import check, open_for_writing, transaction
from naptrack.store.errors import Missing, translated


def bookmark(db: sqlite3.Connection, name: str) -> Position | None:
    """Where the bookmark of that name lies; None where there is none yet."""
    row = db.execute("SELECT change, made_at FROM bookmarks WHERE name = ?", (name,)).fetchone()
    return Position(row[0], row[1]) if row else None


def move(path: str | os.PathLike[str], name: str, to: Position) -> None:
    """Put the bookmark of that name, made where there is none, in the record at ``path``; never back.

    Raises StoreError where the record cannot be written.
    """
    if not Path(path).exists():
        raise Missing(path)
    db = open_for_writing(path)
    with translated(path):
        try:
            check(db, path)
            with transaction(db):
                db.execute(
                    """INSERT INTO bookmarks VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE
                       SET change = max(change, excluded.change), made_at = excluded.made_at""",
                    (name, to.change, to.made_at),
                )
        finally:
            db.close()
