"""Whether a record holds together: the file, its references, and every quote against its note's text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from naptrack.models import Document, digest
from naptrack.store import rows
from naptrack.store.rows import Kept


class Checked(NamedTuple):
    """One look at the record: how many things were looked at, and those that differ, each in words."""

    name: str
    looked_at: int
    differs: tuple[str, ...]


class _Note(NamedTuple):
    id: str
    path: str
    document: Document


def verify(db: sqlite3.Connection) -> list[Checked]:
    """Look at everything once, a note at a time, on a connection that only reads.

    Raises sqlite3.DatabaseError where the file is too damaged to be read through.
    """
    return [_file(db), _references(db), *_mentions(db), _findings(db), _events(db), _searched(db)]


def _file(db: sqlite3.Connection) -> Checked:
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    told = [text for (text,) in db.execute("PRAGMA integrity_check")]
    return Checked("pages of the file", pages, () if told == ["ok"] else tuple(told))


def _references(db: sqlite3.Connection) -> Checked:
    count = sum(
        db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for (table,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"
        ).fetchall()
    )
    broken = tuple(
        f"row {row} of {table} names what is not in {parent}"
        for table, row, parent, _ in db.execute("PRAGMA foreign_key_check")
    )
    return Checked("rows that refer to others", count, broken)


def _mentions(db: sqlite3.Connection) -> Iterator[Checked]:
    """Mentions and their ids, against the text of their notes."""
    count = 0
    misplaced: list[str] = []
    misnamed: list[str] = []
    for note in _notes(db):
        for row in db.execute("SELECT * FROM mentions WHERE note = ? ORDER BY start, id", (note.id,)):
            count += 1
            misplaced += [f"mention {row['id']} ({note.path}): {words}" for words in _misplaced(row, note.document)]
            key = digest(note.id, str(row["start"]), str(row["end"]), row["iso3"], row["mark"])
            if row["id"] != key:
                misnamed.append(f"mention {row['id']} ({note.path}): its id should be {key}")
    yield Checked("mentions: words, line and page", count, tuple(misplaced))
    yield Checked("ids of mentions", count, tuple(misnamed))


def _findings(db: sqlite3.Connection) -> Checked:
    """The passages that findings rest on, against the text of their notes."""
    count = 0
    differs: list[str] = []
    # By note, as there are many findings of one note and each text is read once.
    found = db.execute("SELECT note, finding, mention FROM finding_mentions ORDER BY note, finding, position")
    for id, passages in groupby(found, key=lambda row: str(row["note"])):
        note = next(_notes(db, id), None)
        for row in passages:
            count += 1
            kept = json.loads(row["mention"])
            if note is None:
                differs.append(f"finding {row['finding']}: its note {id} is not there")
            elif note.document.text[kept["start"] : kept["end"]] != kept["exact"]:
                differs.append(f"finding {row['finding']} ({note.path}): its words are not in the text there")
    return Checked("passages of findings", count, tuple(differs))


def _notes(db: sqlite3.Connection, id: str | None = None) -> Iterator[_Note]:
    """Every note with its text, or the one of that ``id``."""
    for row in db.execute(
        f"""SELECT documents.*, notes.id AS read_as, notes.path, notes.url
            FROM notes JOIN documents USING (sha256) {"" if id is None else "WHERE notes.id = ?"} ORDER BY notes.id""",
        () if id is None else (id,),
    ):
        yield _Note(row["read_as"], row["path"], rows.document(row))


def _misplaced(row: Kept, document: Document) -> Iterator[str]:
    text, start, end = document.text, row["start"], row["end"]
    if text[start:end] != row["exact"]:
        yield f"its words are not in the text at {start} to {end}"
        return
    if text[max(0, start - len(row["prefix"])) : start] != row["prefix"] or not text.startswith(row["suffix"], end):
        yield "the words around it are others"
    if any(not start <= first < last <= end for first, last in json.loads(row["parts"] or "[]")):
        yield "its parts lie outside it"
    if (row["line"], row["page"]) != (document.line_at(start), document.page_at(start)):
        yield "its line or page is another"


def _events(db: sqlite3.Connection) -> Checked:
    """Events that were read in notes, against the mentions that they rest on."""
    found = db.execute(
        """SELECT events.id, events.iso3, count(mentions.id) AS told, sum(mentions.iso3 <> events.iso3) AS strange
           FROM events LEFT JOIN event_mentions ON event = events.id LEFT JOIN mentions ON mentions.id = mention
           WHERE origin = 'derived' GROUP BY events.id ORDER BY events.id"""
    ).fetchall()
    differs = tuple(
        f"event {row['id']}: " + ("it rests on no mention" if not row["told"] else f"a mention is not of {row['iso3']}")
        for row in found
        if not row["told"] or row["strange"]
    )
    return Checked("events: their mentions", len(found), differs)


def _searched(db: sqlite3.Connection) -> Checked:
    missing = tuple(
        f"text {number} cannot be searched"
        for (number,) in db.execute(
            "SELECT number FROM documents WHERE number NOT IN (SELECT id FROM documents_fts_docsize) ORDER BY number"
        )
    )
    return Checked("texts that can be searched", db.execute("SELECT count(*) FROM documents").fetchone()[0], missing)
