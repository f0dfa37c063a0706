"""Files in, a record out: what is new is read, what is known is left alone, then States are resolved."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import naptrack
from naptrack.models import Reading
from naptrack.reading import Skipped, Source, Unreadable, find, open_document
from naptrack.reading.kinds import kind_of
from naptrack.store import rows
from naptrack.store.connect import TIMEOUT, open_readonly
from naptrack.store.engine import Engine, current
from naptrack.store.errors import Missing, StoreError, translated
from naptrack.store.identity import MEDIA_TYPES
from naptrack.store.save import Writer, writing
from naptrack.store.settle import settle

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

#: Notes read between two commits: few enough for a short lock, enough to share the cost of a commit.
BATCH = 200


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


Progress = Callable[[str, int, int], None]


def ingest(
    db: str | os.PathLike[str],
    paths: Sequence[str | os.PathLike[str]],
    *,
    force: bool = False,
    prune: bool = False,
    dry_run: bool = False,
    now: dt.datetime | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
    timeout: float = TIMEOUT,
) -> Run:
    """Read the notes under ``paths`` into the record at ``db``, which is made where there is none.

    A file whose bytes are known is not read again, but with ``force``; notes that older
    rules read are read again from their frozen text, wherever they lie. With ``prune``
    files that are gone from under ``paths`` are forgotten. ``dry_run`` only says what
    would be done. ``progress`` is called with ("read" or "resolve", done, all).

    Raises FileNotFoundError for a path that is not there, before anything is written, and
    StoreError for a database that cannot be used.
    """
    found = [_Named(Path(path)) for path in paths]
    engine = engine or current()
    started = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    if dry_run:
        return Run(None, started, tuple(_foretell(db, found, force=force, prune=prune, timeout=timeout)))
    with writing(db, engine, timeout) as writer:
        return _Ingest(writer, started, force, progress or _silent).run(found, prune)


def ingest_into(connection: sqlite3.Connection, paths: Sequence[Path], engine: Engine, started: dt.datetime) -> Run:
    """The same into an open record whose schema is up to date, such as one in memory."""
    return _Ingest(Writer(connection, engine), started, False, _silent).run([_Named(path) for path in paths], False)


class _Named:
    """One path that the user named, and what is found there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_input = str(path) == "-"
        # Asked for at once: a path that is not there is an error before anything is read.
        self._found = find(["-" if self.is_input else path])
        self.root = "" if self.is_input else os.path.realpath(path if path.is_dir() else path.parent)
        self.whole = os.path.realpath(path)

    def __iter__(self) -> Iterator[Source | Skipped]:
        return self._found

    def count(self) -> int:
        """How many files lie here, by their number in folders; an archive is one."""
        return sum(len(files) for _, _, files in os.walk(self.path)) if self.path.is_dir() else 1

    def location(self, shown: str, sha256: str = "") -> str:
        """Where a file lies, for good: a path from the root, or its content for standard input."""
        return f"-:{sha256}" if self.is_input else f"{self.root}{os.sep}{shown}"

    def holds(self, location: str) -> bool:
        """True where ``location`` lies under this path."""
        return not self.is_input and (location == self.whole or location.startswith(self.whole + os.sep))


@dataclass(frozen=True, slots=True)
class _File:
    """A file whose bytes were read, and what the record knows of them."""

    source: Source
    sha256: str
    location: str
    before: str | None
    known: str | None

    @property
    def unchanged(self) -> bool:
        return self.before == self.sha256


class _Ingest:
    """One run, from the first file to the last State."""

    def __init__(self, writer: Writer, started: dt.datetime, force: bool, progress: Progress) -> None:
        self.writer = writer
        self.started = started
        self.force = force
        self.progress = progress
        self.files: list[FileOutcome] = []

    def run(self, named: Sequence[_Named], prune: bool) -> Run:
        number = self._begin(named)
        self._reread_stale()
        for path in named:
            seen = self._path(path)
            if prune:
                self._prune(path, seen)
        states = settle(self.writer, lambda done, total: self.progress("resolve", done, total))
        self._finish(number)
        return Run(number, self.started, tuple(self.files), states)

    def _begin(self, named: Sequence[_Named]) -> int:
        engine = self.writer.engine
        with self.writer.batch():
            if self.writer.recall("rules") != engine.rules:
                self.writer.refresh_states()
                self.writer.remember("rules", engine.rules)
            if self.writer.recall("resolution") != engine.resolution:
                self.writer.mark_all()
                self.writer.remember("resolution", engine.resolution)
            return int(
                self.writer.db.execute(
                    "INSERT INTO runs (started, paths, naptrack, rules) VALUES (?, ?, ?, ?)",
                    (
                        _utc(self.started),
                        rows.packed([str(path.path) for path in named]),
                        naptrack.__version__,
                        engine.rules,
                    ),
                ).lastrowid
                or 0
            )

    def _finish(self, number: int) -> None:
        counts = Counter(file.outcome for file in self.files)
        names = {outcome: "copies" if outcome is Outcome.COPY else outcome.value for outcome in Outcome}
        sets = ", ".join(f"{name} = {counts[outcome]}" for outcome, name in names.items())
        told = [file for file in self.files if file.outcome is not Outcome.UNCHANGED]
        with self.writer.batch():
            self.writer.db.execute(f"UPDATE runs SET finished = ?, {sets} WHERE id = ?", (_utc(self.started), number))
            self.writer.db.executemany(
                "INSERT INTO run_notes VALUES (?, ?, ?, ?, ?)",
                [(number, position, file.path, file.outcome.value, file.reason) for position, file in enumerate(told)],
            )

    def _reread_stale(self) -> None:
        """Read again what other rules read, from the frozen text."""
        stale = [
            sha256
            for (sha256,) in self.writer.db.execute(
                "SELECT sha256 FROM documents WHERE rules <> ? ORDER BY sha256", (self.writer.engine.rules,)
            )
        ]
        for batch in _batches(stale):
            frozen = [document for sha256 in batch if (document := self.writer.frozen(sha256))]
            readings = [self.writer.engine.read(document) for document in frozen]
            with self.writer.batch():
                for reading in readings:
                    self.writer.reread(reading)
            self.files += [FileOutcome(document.path, Outcome.REREAD) for document in frozen]
            self.progress("read", len(self.files), len(stale))

    def _path(self, path: _Named) -> set[str]:
        """Read what is new under one path; returns the locations of all that was met there."""
        seen: set[str] = set()
        # Counted first and not gathered: what an archive holds is in memory only while it is read.
        expected = path.count()
        before = len(self.files)
        for batch in _batches(path):
            found = _opened(self.writer.db, path, batch, self.files)
            seen |= {file.location for file in found}
            seen |= {path.location(each.path) for each in batch if isinstance(each, Skipped)}
            self._batch(found)
            done = len(self.files) - before
            self.progress("read", done, max(done, expected))
        return seen

    def _batch(self, found: Sequence[_File]) -> None:
        read: list[tuple[_File, Reading | None]] = []
        known: dict[str, str] = {}
        # Reading is slow and stands outside the lock.
        for file in found:
            file = replace(file, known=known.get(file.sha256, file.known))
            if file.unchanged and not self.force:
                self.files.append(FileOutcome(file.source.path, Outcome.UNCHANGED))
            elif not _to_read(file, self.force):
                read.append((file, None))
            else:
                try:
                    document = open_document(file.source)
                except Unreadable as error:
                    self.files.append(FileOutcome(file.source.path, Outcome.UNREADABLE, error.reason))
                    continue
                known[file.sha256] = document.media_type
                read.append((file, self.writer.engine.read(document)))
        if read:
            self._write(read)

    def _write(self, read: Sequence[tuple[_File, Reading | None]]) -> None:
        with self.writer.batch():
            for file, reading in read:
                if not reading and self.writer.place(file.location, file.sha256, file.source.path, None):
                    self._forget_moved(file)
                    continue
                # Known when it was looked up, and taken out by another program since.
                reading = reading or self.writer.engine.read(open_document(file.source))
                self.writer.put(file.location, file.source.path, None, reading)
        self.files += [FileOutcome(file.source.path, _outcome(file)) for file, _ in read]

    def _forget_moved(self, file: _File) -> None:
        """Forget where a file was before it was moved, so that its note is known by its new path."""
        for (location,) in self.writer.db.execute(
            "SELECT location FROM note_files WHERE sha256 = ? AND location <> ?", (file.sha256, file.location)
        ).fetchall():
            if not location.startswith("-:") and not _there(location):
                self.writer.remove(location)

    def _prune(self, path: _Named, seen: set[str]) -> None:
        gone = _pruned(self.writer.db, path, seen)
        for batch in _batches(gone):
            with self.writer.batch():
                for location, shown in batch:
                    self.writer.remove(location)
                    self.files.append(FileOutcome(shown, Outcome.REMOVED))


def bundled() -> list[Path]:
    """The five notes that come with naptrack.

    In an installed package they lie in it, in a source tree beside ``src``.
    """
    package = Path(naptrack.__file__).parent
    for folder in (package / "seeds", package.parent.parent / "seeds"):
        if folder.is_dir():
            return sorted(folder.glob("*.txt"))
    return []


def ensure_default(path: str | os.PathLike[str], *, engine: Engine | None = None) -> sqlite3.Connection | None:
    """Build the record of the bundled notes at ``path`` where there is no file yet.

    It is built beside and moved into place whole, so that two first questions at
    once do no harm. Returns None where the file is there now; where its folder
    cannot be written, a connection to the same record in memory.
    """
    import tempfile

    file = Path(path)
    if file.exists():
        return None
    engine = engine or current()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".naptrack-", dir=file.parent) as folder:
            built = Path(folder) / file.name
            ingest(built, bundled(), engine=engine)
            # A link and not a rename: a record that another program made meanwhile is not replaced.
            try:
                os.link(built, file)
            except FileExistsError:
                return None
            except OSError:
                os.replace(built, file)
    except (OSError, StoreError):
        return in_memory(engine)
    return None


def in_memory(engine: Engine | None = None) -> sqlite3.Connection:
    """The record of the bundled notes, in memory."""
    import sqlite3

    from naptrack.store.connect import prepare
    from naptrack.store.migrations import migrate

    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    prepare(connection)
    migrate(connection)
    ingest_into(connection, bundled(), engine or current(), dt.datetime.now(dt.UTC))
    return connection


def _opened(
    db: sqlite3.Connection | None, path: _Named, batch: Iterable[Source | Skipped], told: list[FileOutcome]
) -> list[_File]:
    """The files of a batch that have bytes, with what the record knows of them; the others are told of."""
    read: list[tuple[Source, str]] = []
    for each in batch:
        if isinstance(each, Skipped):
            told.append(FileOutcome(each.path, Outcome.SKIPPED, each.reason))
            continue
        try:
            read.append((each, hashlib.sha256(each.read()).hexdigest()))
        except Unreadable as error:
            told.append(FileOutcome(each.path, Outcome.UNREADABLE, error.reason))
    places = [path.location(source.path, sha256) for source, sha256 in read]
    before = _lookup(db, "SELECT location, sha256 FROM note_files WHERE location", places)
    known = _lookup(db, "SELECT sha256, media_type FROM documents WHERE sha256", [sha256 for _, sha256 in read])
    return [
        _File(source, sha256, place, before.get(place), known.get(sha256))
        for (source, sha256), place in zip(read, places, strict=True)
    ]


def _lookup(db: sqlite3.Connection | None, select: str, keys: Sequence[str]) -> dict[str, str]:
    if db is None:
        return {}
    return dict(map(tuple, db.execute(f"{select} IN (SELECT value FROM json_each(?))", (rows.packed(keys),))))


def _foretell(
    db: str | os.PathLike[str], named: Sequence[_Named], *, force: bool, prune: bool, timeout: float
) -> Iterator[FileOutcome]:
    """What an ingest would say, without writing."""
    try:
        connection = open_readonly(db, timeout)
    except Missing:
        connection = None
    with translated(db):
        for path in named:
            seen: set[str] = set()
            for batch in _batches(path):
                told: list[FileOutcome] = []
                found = _opened(connection, path, batch, told)
                seen |= {file.location for file in found}
                seen |= {path.location(each.path) for each in batch if isinstance(each, Skipped)}
                yield from told
                for file in found:
                    yield _foretold(file, force)
            if prune and connection:
                for _, shown in _pruned(connection, path, seen):
                    yield FileOutcome(shown, Outcome.REMOVED)
    if connection:
        connection.close()


def _foretold(file: _File, force: bool) -> FileOutcome:
    if not file.known:
        try:
            open_document(file.source)
        except Unreadable as error:
            return FileOutcome(file.source.path, Outcome.UNREADABLE, error.reason)
    if file.unchanged and not force:
        return FileOutcome(file.source.path, Outcome.UNCHANGED)
    return FileOutcome(file.source.path, _outcome(file))


def _outcome(file: _File) -> Outcome:
    if file.unchanged:
        return Outcome.REREAD
    if file.before:
        return Outcome.CHANGED
    return Outcome.COPY if file.known else Outcome.ADDED


def _to_read(file: _File, force: bool) -> bool:
    """True where bytes are new, or are known under a name of a less preferred kind: order must not matter."""
    if not file.known:
        return True
    try:
        kind = kind_of(file.source.read(), file.source.path)
    except Unreadable:
        return False
    mine, theirs = MEDIA_TYPES.index(kind), MEDIA_TYPES.index(file.known)
    return mine < theirs or (force and mine == theirs)


def _pruned(db: sqlite3.Connection, path: _Named, seen: set[str]) -> list[tuple[str, str]]:
    """(location, path) of the files under ``path`` that were read once and are gone."""
    return [
        (location, shown)
        for location, shown in db.execute("SELECT location, path FROM note_files ORDER BY location")
        if path.holds(location)
        and location not in seen
        and not os.path.lexists(location)
        and not _closed(location, seen)
    ]


def _there(location: str) -> bool:
    """True where a file is, or where it would lie inside a file that is: an archive."""
    return os.path.lexists(location) or any(os.path.isfile(above) for above in Path(location).parents)


def _closed(location: str, seen: set[str]) -> bool:
    """True where something above ``location`` was met and could not be looked into."""
    return any(str(above) in seen for above in Path(location).parents)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _silent(_step: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _utc(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
