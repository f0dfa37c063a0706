"""Writing notes: which files are one note, which file is read, and all that its reading gave.

Nothing is resolved here. Whatever a change may touch is marked pending in the
same transaction, so that a kill at any point leaves a record that knows what it lacks.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database

from naptrack.models import Document, Finding, Mention, Reading
from naptrack.store import rows
from naptrack.store.changes import Ledger
from naptrack.store.connect import TIMEOUT, open_for_writing, transaction
from naptrack.store.engine import Engine
from naptrack.store.errors import translated
from naptrack.store.identity import likeness, preference, same_text, words
from naptrack.store.migrations import fill_states, ready


@contextmanager
def writing(path: str | os.PathLike[str], engine: Engine, timeout: float = TIMEOUT) -> Iterator[Writer]:
    """The record at ``path``, made or migrated where need be, open for the length of a ``with`` block.

    Raises StoreError for whatever is wrong with the file, also later in the block.
    """
    with translated(path):
        db = open_for_writing(path, timeout)
        try:
            ready(db, path)
            yield Writer(db, engine)
        finally:
            db.close()


class Writer:
    """Puts notes into an open record and takes them out; every call stands inside ``batch``."""

    def __init__(self, db: sqlite3.Connection, engine: Engine) -> None:
        """Write to ``db``, whose schema is up to date, what ``engine`` makes of texts."""
        self.db = db
        self.engine = engine
        self.ledger = Ledger(db)
        self._tools = Database(db)
        # Notes to be written when the batch ends: a later file of the batch may yet take their place.
        self._fresh: dict[str, Reading] = {}
        # Files that left a place; another file of the batch may hold the same bytes.
        self._left: set[str] = set()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction: every note of the block whole with its mentions, its States pending."""
        self._fresh.clear()
        self._left.clear()
        with transaction(self.db), self.ledger.entry():
            yield
            for sha256 in sorted(self._left):
                self._forget_unseen(sha256)
            self._flush()

    def insert(self, table: str, found: Sequence[rows.Row], then: str = "") -> None:
        """Write new rows, all of the same columns."""
        # Not sqlite_utils' insert_all: it looks the schema up on every call, which takes longer than the rows.
        if found:
            names = ", ".join(f'"{name}"' for name in found[0])
            holes = ", ".join(f":{name}" for name in found[0])
            self.db.executemany(f"INSERT INTO {table} ({names}) VALUES ({holes}) {then}", found)

    def upsert(self, table: str, found: Sequence[rows.Row]) -> None:
        """Write rows, each in the place of the one that has its id, if there is one."""
        if found:
            sets = ", ".join(f'"{name}" = excluded."{name}"' for name in found[0] if name != "id")
            self.insert(table, found, f"ON CONFLICT (id) DO UPDATE SET {sets}")

    def put(self, location: str, path: str, reading: Reading) -> None:
        """Write down that the file at ``location``, shown as ``path``, holds the note that ``reading`` read.

        What stood at ``location`` before, and stands nowhere else, is forgotten.
        """
        document = reading.note.document
        self._place(location, document.sha256, path, document.url)
        self.reread(reading)
        self._rename(document.sha256)

    def place(self, location: str, sha256: str, path: str, url: str | None = None) -> bool:
        """Write down that a file that is known already, ``sha256``, is at ``location`` too; False where it is not."""
        if not self._one("SELECT 1 FROM documents WHERE sha256 = ?", sha256):
            return False
        self._place(location, sha256, path, url)
        self._rename(sha256)
        return True

    def reread(self, reading: Reading) -> None:
        """Replace all that was derived from a document, or write it for the first time."""
        note = reading.note
        found = words(note.document.text)
        keys = likeness(reading, found)
        row = {
            **rows.document_row(note.document),
            "id": note.id,
            "title": note.title or note.document.title or "",
            "same_text": same_text(found),
            "preference": rows.packed(preference(note, found)),
            "rules": self.engine.rules,
        }
        old = self._one("SELECT number, id, note, preference FROM documents WHERE sha256 = ?", row["sha256"])
        if old is None:
            self.insert("documents", [{**row, "note": note.id}])
            number = self._one("SELECT number FROM documents WHERE sha256 = ?", row["sha256"])["number"]
        else:
            number = old["number"]
            kept = {key for (key,) in self.db.execute("SELECT key FROM likeness WHERE document = ?", (number,))}
            alike = kept == set(keys) and (old["id"], old["preference"]) == (row["id"], row["preference"])
            if not alike:
                self._take_out(number, old["note"])
            sets = ", ".join(f"{name} = :{name}" for name in row)
            self.db.execute(f"UPDATE documents SET {sets} WHERE number = {number}", row)
            if alike:
                if old["note"] == note.id:
                    self._fresh[note.id] = reading
                return
        self.db.executemany("INSERT OR IGNORE INTO likeness VALUES (?, ?)", [(key, number) for key in keys])
        self._join(number, keys, row["preference"], reading)

    def same_notes(self, sha256s: Sequence[str]) -> dict[str, str]:
        """For those of ``sha256s`` whose note is read from another file: the path of that file."""
        found = self.db.execute(
            """SELECT documents.sha256, notes.path FROM documents JOIN notes ON notes.id = note
               WHERE documents.id <> note AND documents.sha256 IN (SELECT value FROM json_each(?))""",
            (rows.packed(sha256s),),
        )
        return dict(map(tuple, found))

    def remove(self, location: str) -> None:
        """Forget the file at ``location``, and its note where no other file holds it."""
        file = self._one("SELECT sha256 FROM note_files WHERE location = ?", location)
        if file:
            self._may_lose_a_file(file["sha256"])
            self.db.execute("DELETE FROM note_files WHERE location = ?", (location,))
            self._left.add(file["sha256"])

    def mark_all(self) -> None:
        """Mark every State that any note, or analyst, speaks of as pending."""
        self.db.execute("INSERT OR IGNORE INTO pending SELECT DISTINCT iso3, note FROM mentions")
        self.db.execute("INSERT OR IGNORE INTO pending SELECT DISTINCT iso3, id FROM judgements")

    def refresh_states(self) -> None:
        """Write down the names of the States as they are today."""
        fill_states(self._tools)

    def remember(self, key: str, value: str) -> None:
        """Keep one word about the record as a whole."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def forget(self, key: str) -> None:
        """Keep nothing under ``key`` any more."""
        self.db.execute("DELETE FROM meta WHERE key = ?", (key,))

    def recall(self, key: str) -> str | None:
        """What was kept under ``key``."""
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        return row["value"] if row else None

    def frozen(self, sha256: str) -> Document | None:
        """A file as it was read, under the first of its paths; None where it is not known."""
        row = self._one(
            """SELECT documents.*, path, url FROM documents JOIN note_files USING (sha256)
               WHERE sha256 = ? ORDER BY path, url LIMIT 1""",
            sha256,
        )
        return rows.document(row) if row else None

    def _place(self, location: str, sha256: str, path: str, url: str | None) -> None:
        old = self._one("SELECT sha256 FROM note_files WHERE location = ?", location)
        if old and old["sha256"] != sha256:
            self._may_lose_a_file(old["sha256"])
        self.db.execute("INSERT OR REPLACE INTO note_files VALUES (?, ?, ?, ?)", (location, sha256, path, url))
        if old and old["sha256"] != sha256:
            self._left.add(old["sha256"])

    def _may_lose_a_file(self, sha256: str) -> None:
        """Which files hold a note's text is told with it."""
        document = self._one("SELECT note FROM documents WHERE sha256 = ?", sha256)
        if document:
            self.ledger.notes([document["note"]])

    def _rename(self, sha256: str) -> None:
        """Show the note that a file holds under the first of its witness's paths, whichever came first.

        Its address is the first of its witness's, else the first of any file's that holds the note.
        """
        self.db.execute(
            """UPDATE notes SET
                   path = coalesce((SELECT min(path) FROM note_files WHERE note_files.sha256 = notes.sha256), path),
                   url = coalesce((SELECT min(url) FROM note_files WHERE note_files.sha256 = notes.sha256),
                                  (SELECT min(note_files.url) FROM documents JOIN note_files USING (sha256)
                                   WHERE documents.note = notes.id))
               WHERE id = (SELECT note FROM documents WHERE sha256 = ?)""",
            (sha256,),
        )

    def _forget_unseen(self, sha256: str) -> None:
        if self._one("SELECT 1 FROM note_files WHERE sha256 = ?", sha256):
            self._rename(sha256)
            return
        old = self._one("SELECT number, note FROM documents WHERE sha256 = ?", sha256)
        if old:
            self._take_out(old["number"], old["note"])
            self.db.execute("DELETE FROM documents WHERE number = ?", (old["number"],))
            if witness := self._one("SELECT sha256 FROM notes WHERE id = ?", old["note"]):
                self._rename(witness["sha256"])

    def _join(self, number: int, keys: Iterable[int], wish: str, reading: Reading) -> None:
        """Let a document find its note: the one that shares a key with it, or its own."""
        # All that share a key are one note already, so one of them speaks for the rest.
        notes = {
            row["note"]
            for key in keys
            if (
                row := self._one(
                    """SELECT note FROM likeness JOIN documents ON number = document
                       WHERE key = ? AND document <> ? LIMIT 1""",
                    key,
                    number,
                )
            )
        }
        own = reading.note.id
        # The witness of a note is the document that has the note's id.
        wishes = {
            note: self._one("SELECT preference FROM documents WHERE id = ?", note)["preference"] for note in notes
        }
        if notes:
            self.ledger.notes({own, *notes})
        wishes[own] = wish
        best = max(wishes, key=lambda note: json.loads(wishes[note]))
        for note in notes - {best}:
            self._drop(note)
            self.db.execute("UPDATE documents SET note = ? WHERE note = ?", (best, note))
        if best == own:
            self._fresh[own] = reading
        self.db.execute("UPDATE documents SET note = ? WHERE number = ? AND note <> ?", (best, number, best))

    def _take_out(self, number: int, note: str) -> None:
        """Part a document from its note; the files that stay may be several notes now."""
        self.ledger.notes([note])
        self.db.execute("DELETE FROM likeness WHERE document = ?", (number,))
        rest = {
            row["number"]: row
            for row in self.db.execute(
                "SELECT number, id, sha256, preference FROM documents WHERE note = ? AND number <> ?", (note, number)
            )
        }
        witnesses = []
        for group in self._groups(rest):
            witness = max((rest[each] for each in group), key=lambda row: json.loads(row["preference"]))
            witnesses.append(witness["id"])
            self.db.executemany(
                "UPDATE documents SET note = ? WHERE number = ? AND note <> ?",
                [(witness["id"], each, witness["id"]) for each in group],
            )
            if witness["id"] != note:
                kept = self.frozen(witness["sha256"])
                if kept:
                    self._fresh[witness["id"]] = self.engine.read(kept)
        if note not in witnesses:
            self._drop(note)

    def _groups(self, numbers: Iterable[int]) -> list[set[int]]:
        """``numbers`` of documents, parted into those that hang together by shared keys."""
        groups: list[tuple[set[int], set[int]]] = []
        for number in numbers:
            group = {number}
            keys = {key for (key,) in self.db.execute("SELECT key FROM likeness WHERE document = ?", (number,))}
            apart = []
            for others, theirs in groups:
                if keys.isdisjoint(theirs):
                    apart.append((others, theirs))
                else:
                    group |= others
                    keys |= theirs
            groups = [*apart, (group, keys)]
        return [group for group, _ in groups]

    def _drop(self, note: str) -> None:
        """Take away a note and what was derived from it."""
        self._fresh.pop(note, None)
        self.ledger.notes([note])
        self._retire(self.db.execute("SELECT id FROM mentions WHERE note = ?", (note,)).fetchall(), note)
        self.db.execute("DELETE FROM findings WHERE source = ?", (note,))
        self.db.execute("DELETE FROM notes WHERE id = ?", (note,))

    def _retire(self, ids: Sequence[Sequence[Any]], note: str) -> None:
        """Take away mentions; their States are pending, events without another mention go, the ids still resolve."""
        bare = [(row[0],) for row in ids]
        self.db.executemany(
            "INSERT OR IGNORE INTO pending SELECT iso3, ? FROM mentions WHERE id = ?",
            [(note, row[0]) for row in ids],
        )
        self.db.executemany(
            "INSERT OR REPLACE INTO retired_mentions SELECT id, iso3, mark, exact FROM mentions WHERE id = ?", bare
        )
        events = [
            event
            for row in bare
            for event in self.db.execute("SELECT event FROM event_mentions WHERE mention = ?", row).fetchall()
        ]
        self.ledger.events({event for (event,) in events})
        self.db.executemany("DELETE FROM mentions WHERE id = ?", bare)
        self.db.executemany(
            """DELETE FROM events WHERE id = ? AND origin = 'derived'
               AND NOT EXISTS (SELECT 1 FROM event_mentions WHERE event = events.id)""",
            [tuple(event) for event in events],
        )

    def _flush(self) -> None:
        """Write what the batch's notes come to."""
        readings = list(self._fresh.values())
        self._fresh.clear()
        self.ledger.notes({reading.note.id for reading in readings})
        mentions = {mention.id: mention for reading in readings for mention in reversed(reading.mentions)}
        for reading in readings:
            note = reading.note.id
            old = self.db.execute("SELECT id FROM mentions WHERE note = ?", (note,)).fetchall()
            self._retire([row for row in old if row["id"] not in mentions], note)
            for table in ("organizers", "participants"):
                self.db.execute(f"DELETE FROM {table} WHERE note = ?", (note,))
            self.db.execute("DELETE FROM findings WHERE source = ?", (note,))
        self.upsert("notes", [rows.note_row(reading.note) for reading in readings])
        for reading in readings:
            self._rename(reading.note.document.sha256)
        for table in ("organizers", "participants"):
            self.insert(
                table,
                [
                    {"note": reading.note.id, "position": position, "name": name}
                    for reading in readings
                    for position, name in enumerate(getattr(reading.note.head, table))
                ],
            )
        self.upsert("mentions", [rows.mention_row(mention) for mention in mentions.values()])
        self.mark(mentions.values())
        for reading in readings:
            self.add_findings(reading.findings, reading.note.id)

    def mark(self, mentions: Iterable[Mention]) -> None:
        """Mark the States of ``mentions`` as pending."""
        self.db.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?)", sorted({(m.iso3, m.note) for m in mentions}))

    def add_findings(self, findings: Iterable[Finding], source: str) -> None:
        """Write down what the reading of ``source``, a note or a State, raised."""
        for finding in findings:
            self.insert("findings", [rows.finding_row(finding, source)])
            self.insert(
                "finding_mentions",
                [
                    {"finding": self._last(), "position": position, **rows.finding_mention_row(mention)}
                    for position, mention in enumerate(finding.mentions)
                ],
            )

    def _last(self) -> int:
        return int(self._one("SELECT max(number) FROM findings")[0])

    def _one(self, sql: str, *values: object) -> Any:
        return self.db.execute(sql, values).fetchone()
