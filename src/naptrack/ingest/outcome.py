"""What an ingest says it did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    CHANGED = "changed"
    COPY = "copy"
    REREAD = "reread"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    SKIPPED = "skipped"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file, as the user knows it, and why where it was not read."""

    path: str
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest: its number (None for a dry run), when it began (UTC), and what became of each file.

    ``states`` are the codes of the States that were resolved.
    """

    id: int | None
    started: dt.datetime
    files: tuple[FileOutcome, ...]
    states: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many files came out so."""
        return sum(file.outcome is outcome for file in self.files)
