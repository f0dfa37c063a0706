"""What can be wrong with a record's file, in words for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike


class StoreError(Exception):
    """The record's file cannot be used; ``path`` says which, the text says why and what to do."""

    exit_code = 3
    reason = "the database cannot be used"

    def __init__(self, path: str | PathLike[str], reason: str | None = None) -> None:
        """Say which file, and why where there is more to say than the kind of error tells."""
        self.path = str(path)
        super().__init__(f"{self.path}: {reason or self.reason}")


class Missing(StoreError):
    """There is no such file."""

    reason = "no such database"


class Locked(StoreError):
    """Another program is writing and did not finish in time."""

    reason = "the database is locked: another program is writing to it; try again when it has finished"


class Damaged(StoreError):
    """SQLite cannot read the file through."""

    reason = "the database is damaged; restore it from a backup, or build it anew with `naptrack ingest`"


class Older(StoreError):
    """The file was written by an older naptrack."""

    reason = "the database was made by an older naptrack; run `naptrack db migrate`"


class Newer(StoreError):
    """The file was written by a newer naptrack."""

    reason = "the database was made by a newer naptrack; update naptrack to read it"


class NotADatabase(StoreError):
    """The file is something else than a record of ours."""

    reason = "this is no naptrack database"


class Unwritable(StoreError):
    """The file, its folder or the disk does not take what is to be written."""

    reason = "the database cannot be written"


_KINDS: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_IOERR: Damaged,
    sqlite3.SQLITE_NOTADB: NotADatabase,
    sqlite3.SQLITE_READONLY: Unwritable,
    sqlite3.SQLITE_FULL: Unwritable,
    sqlite3.SQLITE_CANTOPEN: Unwritable,
    sqlite3.SQLITE_PERM: Unwritable,
}

_SPOKEN: dict[int, str] = {
    sqlite3.SQLITE_IOERR: "the database cannot be read or written: the disk reports an error",
    sqlite3.SQLITE_FULL: "the database cannot be written: the disk is full",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened: is the folder there, and yours to use?",
    sqlite3.SQLITE_READONLY: "the database cannot be written: it is read-only for you",
}


@contextmanager
def translated(path: str | PathLike[str]) -> Iterator[None]:
    """Turn what SQLite raises on the file at ``path`` into a StoreError; a mistake of ours in SQL stays as it is."""
    try:
        yield
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code not in _KINDS:
            raise
        raise _KINDS[code](path, _SPOKEN.get(code)) from error
