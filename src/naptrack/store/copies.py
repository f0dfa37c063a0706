"""Copies of a record: one made aside, and one put back."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from naptrack.store.connect import TIMEOUT, open_for_writing, open_readonly, transaction
from naptrack.store.errors import Damaged, Locked, Missing, Newer, NotADatabase, Older, StoreError, translated


def backup(path: str | os.PathLike[str], target: str | os.PathLike[str], timeout: float = TIMEOUT) -> None:
    """Copy the record at ``path`` to ``target``, whole and as of one moment, while others may write.

    The copy is looked through before it gets its name; a file that has the name already is replaced.
    Raises StoreError, which names the file that is at fault.
    """
    with _beside(Path(target)) as aside:
        _copy(Path(path), aside, timeout)
        _look_through(aside, path)
        with _unwritable(target):
            os.replace(aside, target)


def restore(
    path: str | os.PathLike[str], source: str | os.PathLike[str], now: dt.datetime, timeout: float = TIMEOUT
) -> Path | None:
    """Put the copy at ``source`` in the place of the record at ``path``, brought up to date where it is older.

    What stood at ``path`` is kept beside it, under a name that ends with ``now`` (UTC); returns that name,
    None where nothing stood there. Raises StoreError, and then leaves the record as it was.
    """
    from naptrack.store.migrations import migrate_file

    file = Path(path)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(file, f"cannot make its folder: {(error.strerror or str(error)).lower()}") from error
    usable = _usable(file)
    with _beside(file) as aside:
        _copy(Path(source), aside, timeout)
        _look_through(aside, source)
        migrate_file(aside)
        kept = _free_name(file, now) if file.exists() else None
        if usable:
            assert kept is not None
            backup(file, kept, timeout)
            _pour(aside, file, timeout)
        else:
            with _unwritable(file):
                for tail in ("-journal", ""):
                    if kept and Path(f"{file}{tail}").exists():
                        os.replace(f"{file}{tail}", f"{kept}{tail}")
                os.replace(aside, file)
        return kept


def _usable(file: Path) -> bool:
    """True where the file is a record that SQLite can open, of whatever version; False for none, or a ruin.

    Raises NotADatabase for a file that is something else: nobody's letters are moved out of the way.
    """
    try:
        open_readonly(file).close()
    except (Older, Newer):
        return True
    except (Missing, Damaged):
        return False
    except NotADatabase as error:
        # What begins like a database and cannot be read is a ruin of one, if not of ours.
        ruin = isinstance(error.__cause__, sqlite3.Error)
        if ruin or (file.is_file() and not file.stat().st_size):
            return False
        raise
    return True


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A path for a file in the making, on the disk of ``target``; what is left there afterwards is swept away."""
    with _unwritable(target), tempfile.TemporaryDirectory(prefix=".naptrack-", dir=target.parent) as folder:
        yield Path(folder) / target.name


def _copy(source: Path, target: Path, timeout: float) -> None:
    with suppress(Older, Newer):  # any version may be copied
        open_readonly(source, timeout).close()
    with translated(source), closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as db:
        _pour_into(db, target, source, timeout)


def _pour(source: Path, target: Path, timeout: float) -> None:
    """Overwrite the record at ``target`` in one transaction of SQLite's own; readers see the old or the new."""
    with translated(target):
        with closing(open_for_writing(target, timeout)) as db, transaction(db):
            pass  # wait for writers here, where there is a limit to the waiting
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as db:
            _pour_into(db, target, target, timeout)


def _pour_into(db: sqlite3.Connection, target: Path, blamed: Path, timeout: float) -> None:
    deadline = time.monotonic() + timeout

    def give_up(_status: int, _left: int, _all: int) -> None:
        if time.monotonic() > deadline and _status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Locked(blamed)

    with closing(sqlite3.connect(target)) as copy:
        db.backup(copy, progress=give_up)


def _look_through(copy: Path, source: str | os.PathLike[str]) -> None:
    with translated(source), closing(sqlite3.connect(copy)) as db:
        if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise Damaged(source)


def _free_name(file: Path, now: dt.datetime) -> Path:
    stem, number = f"{file}.bak-{now:%Y%m%dT%H%M%SZ}", 1
    name = Path(stem)
    while name.exists():
        number += 1
        name = Path(f"{stem}-{number}")
    return name


@contextmanager
def _unwritable(target: str | os.PathLike[str]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(target, f"cannot be written: {(error.strerror or str(error)).lower()}") from error
