"""The account of changes: what stood before each, so that every earlier state can be told from today's.

One entry a transaction, and in it only what that transaction changed, so the
account grows with the record and not with its square.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

from naptrack.store import snapshots
from naptrack.summary import KINDS, Snapshot, Step, altered

Cause = Literal["notes", "rules", "judgement"]


class Ledger:
    """Writes the account: what is about to change is named first, and compared when the transaction ends."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Keep the account of ``db``."""
        self.db = db
        self.run: int | None = None
        self.made_at: str | None = None
        self._cause: Cause = "notes"
        self._open: _Entry | None = None

    def belongs_to(self, run: int, made_at: str) -> None:
        """All that follows is of this run; ``made_at`` is UTC."""
        self.run, self.made_at = run, made_at

    @contextmanager
    def because(self, cause: Cause) -> Iterator[None]:
        """What changes inside the block changes for this cause."""
        before, self._cause = self._cause, cause
        try:
            yield
        finally:
            self._cause = before

    @contextmanager
    def entry(self) -> Iterator[None]:
        """One entry, inside a transaction that is open; nothing is written where nothing differs."""
        self._open = entry = _Entry(self.db)
        try:
            yield
            before = entry.altered()
            if before:
                made_at = self.made_at or dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                self.db.execute(
                    "INSERT INTO changes (made_at, run, cause, before) VALUES (?, ?, ?, ?)",
                    (made_at, self.run, self._cause, snapshots.pack(before)),
                )
        finally:
            self._open = None

    def notes(self, ids: Collection[str]) -> None:
        """These notes, their findings or files may change now."""
        if self._open:
            self._open.notes(ids)

    def events(self, ids: Collection[str]) -> None:
        """These events may change now."""
        if self._open:
            self._open.events(ids)

    def state(self, iso3: str) -> None:
        """All that is resolved of this State may change now."""
        if self._open:
            self._open.state(iso3)


class _Entry:
    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.before = Snapshot()
        self._notes: set[str] = set()
        self._events: set[str] = set()
        self._states: set[str] = set()

    def notes(self, ids: Collection[str]) -> None:
        if new := set(ids) - self._notes:
            self._notes |= new
            _overlay(self.before, snapshots.of_notes(self.db, new))

    def events(self, ids: Collection[str]) -> None:
        if new := set(ids) - self._events:
            self._events |= new
            _overlay(self.before, snapshots.of_events(self.db, new))

    def state(self, iso3: str) -> None:
        if iso3 not in self._states:
            self._states.add(iso3)
            _overlay(self.before, snapshots.of_states(self.db, [iso3]))

    def altered(self) -> Snapshot:
        after = Snapshot()
        if self._notes:
            _overlay(after, snapshots.of_notes(self.db, self._notes))
        if self._events:
            _overlay(after, snapshots.of_events(self.db, self._events))
        if self._states:
            _overlay(after, snapshots.of_states(self.db, self._states))
        return altered(self.before, after)


def _overlay(snapshot: Snapshot, more: Snapshot) -> None:
    """Add to ``snapshot`` what it does not hold yet: what was seen first was there before."""
    for kind in KINDS:
        kept = getattr(snapshot, kind)
        for key, facts in getattr(more, kind).items():
            kept.setdefault(key, facts)


class Position(NamedTuple):
    """A place in the account: after which entry, and when that was (UTC), where it was ever."""

    change: int
    made_at: str | None


def latest(db: sqlite3.Connection) -> int:
    """The number of the last entry; 0 where nothing ever changed."""
    return int(db.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()[0])


def at_day(db: sqlite3.Connection, day: str) -> int:
    """The place before the first entry of ``day`` or later."""
    found = db.execute("SELECT min(number) FROM changes WHERE made_at >= ?", (day,)).fetchone()[0]
    return latest(db) if found is None else int(found) - 1


def after_run(db: sqlite3.Connection, run: int) -> Position | None:
    """The place after the last entry of ``run``, or of one before it; None where there is no such run."""
    row = db.execute("SELECT coalesce(finished, started) FROM runs WHERE id = ?", (run,)).fetchone()
    if row is None:
        return None
    number = db.execute("SELECT coalesce(max(number), 0) FROM changes WHERE run <= ?", (run,)).fetchone()[0]
    return Position(int(number), row[0])


def since(db: sqlite3.Connection, change: int) -> list[Step]:
    """What stood before each entry after ``change``, in their order."""
    found = db.execute("SELECT cause, before FROM changes WHERE number > ? ORDER BY number", (change,))
    return [Step(cause == "rules", snapshots.unpack(before)) for cause, before in found]
