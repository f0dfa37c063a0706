"""One ingest, from the first file to the last State."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import naptrack
from naptrack.ingest.found import Fetched, File, Named, Origin, batches, looked_at, outcome_of, pruned, there, to_read
from naptrack.ingest.outcome import FileOutcome, Outcome, Run
from naptrack.ingest.workers import ReadAll, reading_with
from naptrack.models import Document, Reading
from naptrack.reading import Skipped, Unreadable, open_document
from naptrack.reading.walk import storable
from naptrack.store import rows
from naptrack.store.connect import TIMEOUT, open_readonly
from naptrack.store.engine import Engine, current
from naptrack.store.errors import Missing, translated
from naptrack.store.save import Writer, writing
from naptrack.store.settle import settle

Progress = Callable[[str, int, int], None]

#: Kept while what older rules made is not yet made anew: a kill does not forget it.
BEHIND = "behind"


def ingest(
    db: str | os.PathLike[str],
    paths: Sequence[str | os.PathLike[str] | Fetched],
    *,
    force: bool = False,
    prune: bool = False,
    dry_run: bool = False,
    now: dt.datetime | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
    timeout: float = TIMEOUT,
    workers: int = 1,
) -> Run:
    """Read the notes under ``paths``, and those fetched, into the record at ``db``, which is made where there is none.

    A file whose bytes are known is not read again, but with ``force``; notes that older
    rules read are read again from their frozen text, wherever they lie. With ``force`` and no
    ``paths`` every note on record is read again so. With ``prune``
    files that are gone from under ``paths`` are forgotten. ``dry_run`` only says what
    would be done. ``now`` freezes the clock; ``progress`` is called with ("read" or
    "resolve", done, all). With more than one of ``workers`` many notes are read on that
    many processors; the caller's main module must then be safe to import.

    Raises FileNotFoundError for a path that is not there, before anything is written, and
    StoreError for a database that cannot be used.
    """
    found = [path if isinstance(path, Fetched) else Named(Path(path)) for path in paths]
    engine = engine or current()
    if dry_run:
        told = tuple(_foretell(db, found, force=force, prune=prune, timeout=timeout))
        return Run(None, now or dt.datetime.now(dt.UTC), told)
    with writing(db, engine, timeout) as writer, reading_with(engine.read, workers) as read:
        return _Ingest(writer, read, now, force, progress).run(found, prune)


def ingest_into(connection: sqlite3.Connection, paths: Sequence[Path], engine: Engine) -> Run:
    """The same into an open record whose schema is up to date, such as one in memory."""
    with reading_with(engine.read, 1) as read:
        return _Ingest(Writer(connection, engine), read).run([Named(path) for path in paths], False)


class _Ingest:
    """One run; the order of its steps stands in ``run``."""

    def __init__(
        self,
        writer: Writer,
        read: ReadAll,
        now: dt.datetime | None = None,
        force: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self.writer = writer
        self.read = read
        self.now = now
        self.force = force
        self.progress = progress or _silent
        self.files: list[FileOutcome] = []

    def run(self, named: Sequence[Origin], prune: bool) -> Run:
        started = self._clock()
        number = self._begin(named, started)
        states = self._catch_up(everything=self.force and not named)
        for path in named:
            seen = self._path(path)
            if prune:
                self._prune(path, seen)
        states |= set(self._settle())
        self._finish(number)
        return Run(number, started, tuple(self.files), tuple(sorted(states)))

    def _catch_up(self, *, everything: bool) -> set[str]:
        """Bring what older rules made up to date, apart from what the notes of this run bring; or ``everything``."""
        states: set[str] = set()
        if everything or self.writer.recall(BEHIND):
            with self.writer.ledger.because("rules"):
                self._reread(everything=everything)
                states.update(self._settle())
            with self.writer.batch():
                self.writer.forget(BEHIND)
        return states

    def _settle(self) -> tuple[str, ...]:
        return settle(self.writer, lambda done, total: self.progress("resolve", done, total))

    def _clock(self) -> dt.datetime:
        return (self.now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)

    def _begin(self, named: Sequence[Origin], started: dt.datetime) -> int:
        writer = self.writer
        with writer.batch():
            if writer.recall("rules") != writer.engine.rules:
                writer.refresh_states()
                writer.remember("rules", writer.engine.rules)
                writer.remember(BEHIND, "yes")
            if writer.recall("resolution") != writer.engine.resolution:
                writer.mark_all()
                writer.remember("resolution", writer.engine.resolution)
                writer.remember(BEHIND, "yes")
            row = {
                "started": _utc(started),
                "paths": rows.packed([storable(str(path.path)) for path in named]),
                "naptrack": naptrack.__version__,
                "rules": writer.engine.rules,
            }
            writer.insert("runs", [row])
            number = int(writer.db.execute("SELECT max(id) FROM runs").fetchone()[0])
            writer.ledger.belongs_to(number, row["started"])
            return number

    def _finish(self, number: int) -> None:
        counts = Counter(file.outcome for file in self.files)
        names = {outcome: "copies" if outcome is Outcome.COPY else outcome.value for outcome in Outcome}
        sets = ", ".join(f"{name} = {counts[outcome]}" for outcome, name in names.items())
        told = [file for file in self.files if file.outcome is not Outcome.UNCHANGED]
        with self.writer.batch():
            self.writer.db.execute(f"UPDATE runs SET finished = ?, {sets} WHERE id = ?", (_utc(self._clock()), number))
            self.writer.db.executemany(
                "INSERT INTO run_notes VALUES (?, ?, ?, ?, ?)",
                [(number, position, file.path, file.outcome.value, file.reason) for position, file in enumerate(told)],
            )

    def _reread(self, *, everything: bool) -> None:
        """Read again what other rules read, or ``everything``, from the frozen text."""
        stale = [
            sha256
            for (sha256,) in self.writer.db.execute(
                "SELECT sha256 FROM documents WHERE ? OR rules <> ? ORDER BY sha256",
                (everything, self.writer.engine.rules),
            )
        ]
        for batch in batches(stale):
            frozen = [document for sha256 in batch if (document := self.writer.frozen(sha256))]
            readings = self.read(frozen)
            with self.writer.batch():
                for reading in readings:
                    self.writer.reread(reading)
            self.files += [FileOutcome(document.path, Outcome.REREAD) for document in frozen]
            self.progress("read", len(self.files), len(stale))

    def _path(self, path: Origin) -> set[str]:
        """Read what is new under one path; returns the locations of all that was met there."""
        seen: set[str] = set()
        # Counted first and not gathered: what an archive holds is in memory only while it is read.
        expected = path.count()
        before = len(self.files)
        for batch in batches(path):
            found = looked_at(self.writer.db, path, batch, self.files)
            seen |= {file.location for file in found}
            seen |= {path.location(each) for each in batch if isinstance(each, Skipped)}
            self._batch(found)
            done = len(self.files) - before
            self.progress("read", done, max(done, expected))
        return seen

    def _batch(self, found: Sequence[File]) -> None:
        """Read what is to be read, then write it; reading is slow and stands outside the lock."""
        news: list[tuple[File, Document | None]] = []
        known: dict[str, str] = {}
        for file in found:
            file = replace(file, known=known.get(file.sha256, file.known))
            if file.unchanged and not self.force:
                self.files.append(FileOutcome(file.source.path, Outcome.UNCHANGED))
            elif not to_read(file, self.force):
                news.append((file, None))
            else:
                try:
                    document = open_document(file.source)
                except Unreadable as error:
                    self.files.append(FileOutcome(file.source.path, Outcome.UNREADABLE, error.reason))
                    continue
                known[file.sha256] = document.media_type
                news.append((file, document))
        if news:
            readings = iter(self.read([document for _, document in news if document]))
            self._write([(file, next(readings) if document else None) for file, document in news])

    def _write(self, news: Sequence[tuple[File, Reading | None]]) -> None:
        with self.writer.batch():
            for file, reading in news:
                if not reading and self.writer.place(file.location, file.sha256, file.source.path, file.source.url):
                    self._forget_moved(file)
                    continue
                # Known when it was looked up, and taken out by another program since.
                reading = reading or self.writer.engine.read(open_document(file.source))
                self.writer.put(file.location, file.source.path, reading)
        same = self.writer.same_notes([file.sha256 for file, _ in news])
        for file, _ in news:
            outcome = outcome_of(file)
            if outcome is Outcome.ADDED and file.sha256 in same:
                outcome = Outcome.COPY
            reason = (
                f"the same note as {same[file.sha256]}" if outcome is Outcome.COPY and file.sha256 in same else None
            )
            self.files.append(FileOutcome(file.source.path, outcome, reason))

    def _forget_moved(self, file: File) -> None:
        """Forget where a file was before it was moved, so that its note is known by its new path."""
        for (location,) in self.writer.db.execute(
            "SELECT location FROM note_files WHERE sha256 = ? AND location <> ?", (file.sha256, file.location)
        ).fetchall():
            if not there(location):
                self.writer.remove(location)

    def _prune(self, path: Origin, seen: set[str]) -> None:
        for batch in batches(pruned(self.writer.db, path, seen)):
            with self.writer.batch():
                for location, shown in batch:
                    self.writer.remove(location)
                    self.files.append(FileOutcome(shown, Outcome.REMOVED))


def _foretell(
    db: str | os.PathLike[str], named: Sequence[Origin], *, force: bool, prune: bool, timeout: float
) -> Iterator[FileOutcome]:
    """What an ingest would say, without writing."""
    try:
        connection = open_readonly(db, timeout)
    except Missing:
        connection = None
    with translated(db):
        if force and not named and connection:
            for (shown,) in connection.execute("SELECT min(path) FROM note_files GROUP BY sha256 ORDER BY sha256"):
                yield FileOutcome(shown, Outcome.REREAD)
        for path in named:
            seen: set[str] = set()
            for batch in batches(path):
                told: list[FileOutcome] = []
                found = looked_at(connection, path, batch, told)
                seen |= {file.location for file in found}
                seen |= {path.location(each) for each in batch if isinstance(each, Skipped)}
                yield from told
                for file in found:
                    yield _foretold(file, force)
            if prune and connection:
                for _, shown in pruned(connection, path, seen):
                    yield FileOutcome(shown, Outcome.REMOVED)
    if connection:
        connection.close()


def _foretold(file: File, force: bool) -> FileOutcome:
    if not file.known:
        try:
            open_document(file.source)
        except Unreadable as error:
            return FileOutcome(file.source.path, Outcome.UNREADABLE, error.reason)
    if file.unchanged and not force:
        return FileOutcome(file.source.path, Outcome.UNCHANGED)
    return FileOutcome(file.source.path, outcome_of(file))


def _silent(_step: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _utc(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
