"""The two ways to open a record: for questions, and for writing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naptrack.store.errors import Damaged, Missing, Newer, NotADatabase, Older, StoreError, translated
from naptrack.store.schema import APPLICATION_ID, VERSION

#: Seconds to wait for another program's lock.
TIMEOUT = 10.0

_MAGIC = b"SQLite format 3\0"


@contextmanager
def reading(path: str | os.PathLike[str], timeout: float = TIMEOUT) -> Iterator[sqlite3.Connection]:
    """The record at ``path``, open for questions, for the length of a ``with`` block.

    One read transaction spans the block, so that all answers come from one state
    of the record. Raises StoreError for whatever is wrong with the file, also later in the block.
    """
    with translated(path):
        db = open_readonly(path, timeout)
        try:
            db.execute("BEGIN")
            yield db
        finally:
            db.close()


def open_readonly(path: str | os.PathLike[str], timeout: float = TIMEOUT) -> sqlite3.Connection:
    """A connection that can only read; the file and its folder may be read-only too.

    Raises Missing, Locked, Damaged, Older, Newer or NotADatabase.
    """
    file = Path(path)
    _check_file(file)
    with translated(file):
        try:
            db = _connect(file, "ro", timeout)
            check(db, file)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            db = _recovered(file, timeout)
            check(db, file)
    return db


def open_for_writing(path: str | os.PathLike[str], timeout: float = TIMEOUT) -> sqlite3.Connection:
    """A connection that writes: explicit transactions, rollback journal, every commit on disk.

    Makes the file, and its folder, where there is none. The schema is the caller's affair (``migrations``).
    Raises Locked, Damaged, NotADatabase or Unwritable.
    """
    file = Path(path)
    if file.exists() and file.stat().st_size:
        _check_file(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(file, f"cannot make its folder: {(error.strerror or str(error)).lower()}") from error
    with translated(file):
        db = _connect(file, "rwc", timeout)
        prepare(db)
        db.execute("PRAGMA journal_mode = DELETE")
    return db


def prepare(db: sqlite3.Connection) -> None:
    """Set what every writing connection needs."""
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the write lock at once, so that a wait happens before any work."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def version(db: sqlite3.Connection) -> int:
    """The number of the last migration that ran on ``db``, 0 for a new file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def check(db: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
    """Raise NotADatabase, Older or Newer where ``db`` is no record of this version."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotADatabase(path)
    found = version(db)
    if found != VERSION:
        db.close()
        raise (Older if found < VERSION else Newer)(path)


def _connect(file: Path, mode: str, timeout: float) -> sqlite3.Connection:
    # check_same_thread: a web page may answer from another thread than the one that opened the record.
    db = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=mode != "ro",
    )
    db.row_factory = sqlite3.Row
    return db


def _check_file(file: Path) -> None:
    try:
        with file.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except FileNotFoundError:
        raise Missing(file) from None
    except IsADirectoryError:
        raise NotADatabase(file, "this is a folder, not a database") from None
    except OSError as error:
        raise StoreError(file, f"cannot be opened: {(error.strerror or str(error)).lower()}") from error
    if not start:
        raise NotADatabase(file, "this file is empty, no naptrack database")
    if start != _MAGIC:
        if len(start) < len(_MAGIC) and _MAGIC.startswith(start):
            raise Damaged(file)
        raise NotADatabase(file)


def _recovered(file: Path, timeout: float) -> sqlite3.Connection:
    """The record after a writer was killed in mid-transaction: what it left half done is undone first.

    SQLite does that for any connection that may write; where we may not, on a copy that vanishes when closed.
    """
    try:
        _roll_back(file, timeout)
        return _connect(file, "ro", timeout)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(prefix="naptrack-") as folder:
        copy = Path(folder) / file.name
        shutil.copyfile(file, copy)
        shutil.copyfile(f"{file}-journal", f"{copy}-journal")
        _roll_back(copy, timeout)
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        source = _connect(copy, "ro", timeout)
        source.backup(memory)
        source.close()
    memory.row_factory = sqlite3.Row
    return memory


def _roll_back(file: Path, timeout: float) -> None:
    db = _connect(file, "rw", timeout)
    try:
        db.execute("SELECT count(*) FROM sqlite_master")
    finally:
        db.close()
