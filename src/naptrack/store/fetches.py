"""What was fetched from the web: which bytes came from which address, and what its server said of them."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from naptrack.store.connect import open_for_writing, open_readonly, transaction
from naptrack.store.errors import Older, translated
from naptrack.store.rows import packed


class Fetch(NamedTuple):
    """One address, the hash of what came from it, and what its server said; times are UTC, ISO 8601.

    ``unread`` says why no note could be read in it, ``unread_by`` which naptrack tried;
    ``stands`` is True where the record holds a note read from these bytes at this address,
    ``frozen`` where it holds the text of these bytes, wherever they were read.
    """

    address: str
    sha256: str
    media_type: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: str
    asked_at: str
    unread: str | None = None
    unread_by: str | None = None
    stands: bool = False
    frozen: bool = False


class Index(NamedTuple):
    """A page of links as its server last sent it: whole addresses, in the order of the page."""

    address: str
    etag: str | None
    last_modified: str | None
    fetched_at: str
    asked_at: str
    links: tuple[str, ...]


def fetches(db: sqlite3.Connection, addresses: Collection[str] | None = None) -> dict[str, Fetch]:
    """What is known of ``addresses``, or of all that were ever fetched."""
    where = "" if addresses is None else "WHERE fetches.address IN (SELECT value FROM json_each(?))"
    found = db.execute(
        f"""SELECT fetches.*,
                   EXISTS (SELECT 1 FROM note_files
                           WHERE location = fetches.address AND note_files.sha256 = fetches.sha256) AS stands,
                   EXISTS (SELECT 1 FROM documents WHERE documents.sha256 = fetches.sha256) AS frozen
            FROM fetches {where} ORDER BY fetches.address""",
        () if addresses is None else (packed(sorted(addresses)),),
    )
    return {row[0]: Fetch._make([*row[:9], bool(row[9]), bool(row[10])]) for row in found}


def index(db: sqlite3.Connection, address: str) -> Index | None:
    """What is known of a page of links; None where it was never read."""
    row = db.execute("SELECT * FROM indexes WHERE address = ?", (address,)).fetchone()
    return Index._make([*row[:5], tuple(json.loads(row[5]))]) if row else None


class Fetches:
    """What is known of addresses, in the record at a path; every call is a transaction of its own.

    Nothing is opened, and no record made, before there is something to ask or to write.
    Calls raise StoreError where the record cannot be used.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Keep in the record at ``path``."""
        self.path = path

    def known(self, addresses: Collection[str] | None = None) -> dict[str, Fetch]:
        """What is known of ``addresses``, or of all that were ever fetched."""
        with self._reading() as db:
            return fetches(db, addresses) if db else {}

    def index(self, address: str) -> Index | None:
        """What is known of a page of links."""
        with self._reading() as db:
            return index(db, address) if db else None

    def words(self, sha256: str) -> tuple[str | None, str] | None:
        """The title and the text that were frozen of these bytes; None where there are none."""
        with self._reading() as db:
            row = db and db.execute("SELECT own_title, text FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
            return (row[0], row[1]) if row else None

    def put(self, fetch: Fetch) -> None:
        """Write down what came from an address, in the place of what came before."""
        self._write("INSERT OR REPLACE INTO fetches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [fetch[:9]])

    def put_index(self, page: Index) -> None:
        """Write down a page of links."""
        self._write("INSERT OR REPLACE INTO indexes VALUES (?, ?, ?, ?, ?, ?)", [(*page[:5], packed(page.links))])

    def unread(self, reasons: Iterable[tuple[str, str | None, str]]) -> None:
        """Write down (address, why no note could be read there or None, which naptrack tried)."""
        self._write(
            "UPDATE fetches SET unread = ?2, unread_by = iif(?2 IS NULL, NULL, ?3) WHERE address = ?1", list(reasons)
        )

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """The record, brought up to date where it is older; None where there is none yet."""
        if not os.path.exists(self.path):
            yield None
            return
        with translated(self.path):
            try:
                db = open_readonly(self.path)
            except Older:
                self._migrate()
                db = open_readonly(self.path)
            with closing(db):
                yield db

    def _migrate(self) -> None:
        from naptrack.store.migrations import migrate_file

        migrate_file(self.path)

    def _write(self, statement: str, values: Collection[tuple[object, ...]]) -> None:
        if not values:
            return
        from naptrack.store.migrations import ready

        with translated(self.path), closing(open_for_writing(self.path)) as db:
            ready(db, self.path)
            with transaction(db):
                db.executemany(statement, values)
