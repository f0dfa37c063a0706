"""What was done to the record by ingests, newest first."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple


class RunLine(NamedTuple):
    """One ingest: its number, times (UTC; ``finished`` is None where it runs or was killed), paths and counts by outcome."""

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
        RunLine(*row[:3], tuple(json.loads(row[3])), row[4], dict(zip(_COUNTS, row[5:], strict=True))) for row in found
    ]
