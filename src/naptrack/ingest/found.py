"""What lies under the paths that the user named, and what the record knows of it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from naptrack.ingest.outcome import FileOutcome, Outcome
from naptrack.reading import Skipped, Source, Unreadable, find
from naptrack.reading.kinds import kind_of
from naptrack.reading.walk import storable
from naptrack.store import rows
from naptrack.store.identity import MEDIA_TYPES

T = TypeVar("T")

#: Files looked at between two commits: few enough for a short lock, enough to share the cost of a commit.
BATCH = 200


class Named:
    """One path that the user named, and what is found there."""

    def __init__(self, path: Path) -> None:
        """Look whether the path is there; raises FileNotFoundError."""
        self.path = path
        self.is_input = str(path) == "-"
        # Asked for at once: a path that is not there is an error before anything is read.
        self._found = find(["-" if self.is_input else path])
        self.root = "" if self.is_input else storable(os.path.realpath(path if path.is_dir() else path.parent))
        self.whole = storable(os.path.realpath(path))

    def __iter__(self) -> Iterator[Source | Skipped]:
        """What is found, once."""
        return self._found

    def count(self) -> int:
        """How many files lie here, by their number in folders; an archive is one."""
        return sum(len(files) for _, _, files in os.walk(self.path)) if self.path.is_dir() else 1

    def location(self, each: Source | Skipped, sha256: str = "") -> str:
        """Where a file lies, for good: a path from the root, or its content for standard input."""
        return f"-:{sha256}" if self.is_input else f"{self.root}{os.sep}{each.path}"

    def holds(self, location: str) -> bool:
        """True where ``location`` lies under this path."""
        return not self.is_input and (location == self.whole or location.startswith(self.whole + os.sep))


class Fetched:
    """Files that came from the web, each known by its address."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """Take ``sources``, all with an address; raises ValueError where one has none."""
        if not all(source.url for source in sources):
            raise ValueError("a source without an address")
        self._sources = sources
        self.path = ", ".join(source.url or "" for source in sources)

    def __iter__(self) -> Iterator[Source | Skipped]:
        """The sources, in their order."""
        return iter(self._sources)

    def count(self) -> int:
        """How many there are."""
        return len(self._sources)

    def location(self, each: Source | Skipped, sha256: str = "") -> str:
        """The address: what comes from it again takes the place of what came before."""
        return each.url or "" if isinstance(each, Source) else ""

    def holds(self, location: str) -> bool:
        """False: an address that is asked for no more may still be there."""
        return False


Origin = Named | Fetched


@dataclass(frozen=True, slots=True)
class File:
    """A file whose bytes were read, and what the record knows.

    ``before`` is the SHA-256 of what stood at its location, ``known`` the media type under
    which its bytes are known from anywhere; None where there is nothing.
    """

    source: Source
    sha256: str
    location: str
    before: str | None
    known: str | None

    @property
    def unchanged(self) -> bool:
        """True where the same bytes stood there before."""
        return self.before == self.sha256


def looked_at(
    db: sqlite3.Connection | None, path: Origin, batch: Iterable[Source | Skipped], told: list[FileOutcome]
) -> list[File]:
    """The files of a batch that have bytes, with what the record knows of them; the others are told of."""
    read: list[tuple[Source, str]] = []
    for each in batch:
        if isinstance(each, Skipped):
            told.append(FileOutcome(each.path, Outcome.UNREADABLE if each.failed else Outcome.SKIPPED, each.reason))
            continue
        try:
            read.append((each, hashlib.sha256(each.read()).hexdigest()))
        except Unreadable as error:
            told.append(FileOutcome(each.path, Outcome.UNREADABLE, error.reason))
    places = [path.location(source, sha256) for source, sha256 in read]
    before = _lookup(db, "SELECT location, sha256 FROM note_files WHERE location", places)
    known = _lookup(db, "SELECT sha256, media_type FROM documents WHERE sha256", [sha256 for _, sha256 in read])
    return [
        File(source, sha256, place, before.get(place), known.get(sha256))
        for (source, sha256), place in zip(read, places, strict=True)
    ]


def _lookup(db: sqlite3.Connection | None, select: str, keys: Sequence[str]) -> dict[str, str]:
    if db is None:
        return {}
    return dict(map(tuple, db.execute(f"{select} IN (SELECT value FROM json_each(?))", (rows.packed(keys),))))


def outcome_of(file: File) -> Outcome:
    """What becomes of a file that is written down, by its bytes and where they were before."""
    if file.unchanged:
        return Outcome.REREAD
    if file.before:
        return Outcome.CHANGED
    return Outcome.COPY if file.known else Outcome.ADDED


def to_read(file: File, force: bool) -> bool:
    """True where bytes are new, or are known under a name of a less preferred kind: order must not matter."""
    if not file.known:
        return True
    try:
        kind = kind_of(file.source.read(), file.source.path, file.source.media_type)
    except Unreadable:
        return False
    mine, theirs = MEDIA_TYPES.index(kind), MEDIA_TYPES.index(file.known)
    return mine < theirs or (force and mine == theirs)


def pruned(db: sqlite3.Connection, path: Origin, seen: set[str]) -> list[tuple[str, str]]:
    """(location, path) of the files under ``path`` that were read once and are gone."""
    return [
        (location, shown)
        for location, shown in db.execute("SELECT location, path FROM note_files ORDER BY location")
        if path.holds(location)
        and location not in seen
        and not os.path.lexists(location)
        and not _closed(location, seen)
    ]


def there(location: str) -> bool:
    """True where a file is, or where it would lie inside a file that is: an archive.

    Standard input has no place, and what lies at an address is not looked for.
    """
    return (
        location.startswith(("-:", "http://", "https://"))
        or os.path.lexists(location)
        or any(os.path.isfile(above) for above in Path(location).parents)
    )


def _closed(location: str, seen: set[str]) -> bool:
    """True where something above ``location`` was met and could not be looked into."""
    return any(str(above) in seen for above in Path(location).parents)


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """``items`` in lists of at most BATCH."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
