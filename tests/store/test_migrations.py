"""A new file gets the schema, an older one is brought up to date after a copy."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import plain_engine
import pytest
from conftest import everything
from sqlite_utils import Database

from naptrack.ingest import ingest
from naptrack.states import states
from naptrack.store import migrations
from naptrack.store.connect import open_for_writing
from naptrack.store.errors import Missing
from naptrack.store.migrations import MIGRATIONS, migrate_file, ready
from naptrack.store.schema import APPLICATION_ID, VERSION


@pytest.fixture
def database(notes: Callable[..., Path], tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    ingest(path, [notes({"a.txt": "A\nMNG roundtable 2017-05-08\n"})], engine=plain_engine.engine())
    return path


def m002_colour(db: Database) -> None:
    db.execute("ALTER TABLE notes ADD COLUMN colour TEXT")


def m002_fails(db: Database) -> None:
    db.execute("ALTER TABLE notes ADD COLUMN colour TEXT")
    raise RuntimeError


def test_the_number_of_the_schema_is_that_of_the_last_step() -> None:
    assert len(MIGRATIONS) == VERSION
    assert [int(step.__name__[1:4]) for step in MIGRATIONS] == list(range(1, VERSION + 1))


def test_a_new_record(database: Path) -> None:
    db = sqlite3.connect(database)
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert dict(db.execute("SELECT iso3, name FROM states")) == {iso3: s.name for iso3, s in states().items()}
    plain = {name for name, strict in db.execute("SELECT name, strict FROM pragma_table_list") if not strict}
    assert {name for name in plain if not re.match(r"sqlite_|documents_fts", name)} == {
        "status",
        "timeline",
        "near_duplicates",
    }
    db.close()


def test_every_foreign_key_has_an_index(database: Path) -> None:
    """Without one, taking a row away reads the other table through."""
    db = sqlite3.connect(database)
    missing = []
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        firsts = {
            db.execute("SELECT name FROM pragma_index_info(?) WHERE seqno = 0", (index,)).fetchone()[0]
            for (index,) in db.execute("SELECT name FROM pragma_index_list(?)", (table,)).fetchall()
        } | {name for (name,) in db.execute("SELECT name FROM pragma_table_info(?) WHERE pk = 1", (table,))}
        for parent, column in db.execute('SELECT "table", "from" FROM pragma_foreign_key_list(?)', (table,)):
            # States are never taken away; bookmarks are few.
            if column not in firsts and parent != "states" and table != "bookmarks":
                missing.append((table, column))
    assert missing == []
    db.close()


def test_the_views_read_like_sentences(database: Path) -> None:
    db = sqlite3.connect(database)
    db.row_factory = sqlite3.Row
    status = dict(db.execute("SELECT * FROM status").fetchone())
    assert {key: status[key] for key in ("state", "iso3", "stage", "since", "roundtable", "edition")} == {
        "state": "Mongolia",
        "iso3": "MNG",
        "stage": "roundtable",
        "since": "2017-05-08",
        "roundtable": "2017-05-08",
        "edition": "2017-2021",
    }
    assert dict(db.execute("SELECT state, start, what, quote, note, line FROM timeline").fetchone()) == {
        "state": "Mongolia",
        "start": "2017-05-08",
        "what": "roundtable",
        "quote": "MNG [...] roundtable 2017-05-08",  # cut as a footnote cuts it
        "note": "a.txt",
        "line": 2,
    }
    db.close()


def test_an_older_record_is_copied_and_brought_up_to_date(database: Path) -> None:
    before = everything(database)
    found, copy = migrate_file(database, [*MIGRATIONS, m002_colour])
    assert (found, copy) == (VERSION, database.with_name(f"record.db.bak-v{VERSION}"))
    db = sqlite3.connect(database)
    assert db.execute("SELECT colour FROM notes").fetchall() == [(None,)]
    assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION + 1
    db.close()
    assert copy is not None
    assert everything(copy) == before


def test_a_step_that_fails_changes_nothing(database: Path) -> None:
    before = everything(database)
    with pytest.raises(RuntimeError):
        migrate_file(database, [*MIGRATIONS, m002_fails])
    assert everything(database) == before


def test_a_record_up_to_date_is_left_alone(database: Path) -> None:
    before = database.read_bytes()
    assert migrate_file(database) == (VERSION, None)
    assert database.read_bytes() == before
    assert not list(database.parent.glob("*.bak*"))


def test_nothing_to_migrate(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="absent"):
        migrate_file(tmp_path / "absent.db")
    assert not (tmp_path / "absent.db").exists()


def test_a_first_step_that_is_broken_off_leaves_an_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Database) -> None:
        raise RuntimeError

    path = tmp_path / "record.db"
    monkeypatch.setattr(migrations, "fill_states", fail)
    db = open_for_writing(path)
    with pytest.raises(RuntimeError):
        ready(db, path)
    assert db.execute("SELECT name FROM sqlite_master").fetchall() == []
    monkeypatch.undo()
    ready(db, path)
    assert db.execute("SELECT count(*) FROM states").fetchone()[0] == len(states())
    db.close()
