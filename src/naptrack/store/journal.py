"""What was done to the record by ingests, newest first."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple


class RunLine(NamedTuple):
    """One ingest: its number, paths, and counts by outcome.

    Times are UTC; ``finished`` is None where it still runs, or was killed.
    """

    id: int
    started: str
    finished: str | None
    paths: tuple[str, ...]
    naptrack: str
    counts: dict[str, int]


_COUNTS = ("added", "changed", "removed", "reread", "copies", "unchanged", "skipped", "unreadable")


def runs(db: sqlite3.Connection) -> list[RunLine]:
    """All ingests."""
    names = ", ".join(_COUNTS)
    found = db.execute(f"SELECT id, started, finished, paths, naptrack, {names} FROM runs ORDER BY id DESC")
    return [
        RunLine(
            id=row["id"],
            started=row["started"],
            finished=row["finished"],
            paths=tuple(json.loads(row["paths"])),
            naptrack=row["naptrack"],
            counts={name: row[name] for name in _COUNTS},
        )
        for row in found
    ]
