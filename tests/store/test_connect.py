"""A record that cannot be used says why, with its path, and never with a traceback."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import plain_engine
import pytest
from conftest import everything

from naptrack.ingest import ingest
from naptrack.store import load
from naptrack.store.connect import open_readonly, reading
from naptrack.store.errors import (
    Damaged,
    Locked,
    Missing,
    Newer,
    NotADatabase,
    Older,
    StoreError,
    Unwritable,
    translated,
)

ENGINE = plain_engine.engine()


@pytest.fixture
def database(notes: Callable[..., Path], tmp_path: Path) -> Path:
    folder = notes({f"{n}.txt": f"Note {n}\nPosted 2017-01-0{n}\nMNG roundtable 2017-05-0{n}\n" for n in range(1, 6)})
    path = tmp_path / "record ü?#.db"
    ingest(path, [folder], engine=ENGINE)
    return path


def _pragma(path: Path, statement: str) -> None:
    db = sqlite3.connect(path)
    db.execute(statement)
    db.commit()
    db.close()


def _wipe_middle(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * (size - 4096))


SPOILED: list[tuple[str, Callable[[Path], object], type[StoreError], str]] = [
    ("missing", lambda path: path.unlink(), Missing, "no such database"),
    ("folder", lambda path: (path.unlink(), path.mkdir()), NotADatabase, "a folder"),
    ("empty", lambda path: path.write_bytes(b""), NotADatabase, "empty"),
    ("text", lambda path: path.write_text("Information Note, long enough to be read"), NotADatabase, "no naptrack"),
    ("cut in the magic", lambda path: os.truncate(path, 9), Damaged, "damaged"),
    ("cut in half", lambda path: os.truncate(path, path.stat().st_size // 2), Damaged, "damaged"),
    ("wiped", _wipe_middle, Damaged, "damaged"),
    ("other program", lambda path: _pragma(path, "PRAGMA application_id = 7"), NotADatabase, "no naptrack"),
    ("older", lambda path: _pragma(path, "PRAGMA user_version = 0"), Older, "naptrack db migrate"),
    ("newer", lambda path: _pragma(path, "PRAGMA user_version = 99"), Newer, "newer naptrack"),
]


@pytest.mark.parametrize(("spoil", "error", "words"), [pytest.param(*case[1:], id=case[0]) for case in SPOILED])
def test_a_question_to_a_spoiled_record(
    database: Path, spoil: Callable[[Path], object], error: type[StoreError], words: str
) -> None:
    spoil(database)
    with pytest.raises(error, match=words) as raised:
        everything(database)
    assert raised.value.exit_code == 3
    assert str(raised.value).startswith(f"{database}: ")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [pytest.param(case[1], case[2], id=case[0]) for case in SPOILED if case[0] not in ("missing", "empty", "older")],
)
def test_writing_into_a_spoiled_record(
    database: Path, tmp_path: Path, spoil: Callable[[Path], object], error: type[StoreError]
) -> None:
    spoil(database)
    before = database.read_bytes() if database.is_file() else b""
    with pytest.raises(error):
        ingest(database, [tmp_path / "notes"], force=True, engine=ENGINE)
    if error is not Damaged:
        assert (database.read_bytes() if database.is_file() else b"") == before


def test_an_empty_file_is_taken_for_a_new_record(tmp_path: Path, notes: Callable[..., Path]) -> None:
    path = tmp_path / "new.db"
    path.touch()
    ingest(path, [notes({"a.txt": "A\nMNG roundtable 2017-05-08\n"})], engine=ENGINE)
    assert everything(path)["counts"] == load.Counts(1, 1, 1)


def test_another_program_s_lock_is_waited_for_and_then_told(database: Path, tmp_path: Path) -> None:
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for act in (
        lambda: ingest(database, [tmp_path / "notes"], engine=ENGINE, timeout=0.3),
        lambda: open_readonly(database, timeout=0.3),
    ):
        began = time.monotonic()
        with pytest.raises(Locked, match="another program is writing"):
            act()
        assert 0.25 < time.monotonic() - began < 3
    other.execute("ROLLBACK")
    other.close()


def test_a_question_is_answered_while_another_program_writes(database: Path) -> None:
    before = everything(database)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM statuses")
    assert everything(database) == before
    other.execute("ROLLBACK")
    other.close()


def test_a_question_cannot_write(database: Path) -> None:
    with pytest.raises(Unwritable), reading(database) as db:
        db.execute("DELETE FROM notes")


def test_a_mistake_in_sql_is_no_fault_of_the_file(database: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), reading(database) as db:
        db.execute("SELECT * FROM absent")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="folder"):
        ingest(tmp_path / "file" / "record.db", [tmp_path], engine=ENGINE)


@pytest.mark.parametrize(
    "code", [pytest.param(code, id=name) for name, code in vars(sqlite3).items() if name.startswith("SQLITE_IOERR_")]
)
def test_disk_errors_of_every_kind_are_told(code: int) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    with pytest.raises(StoreError, match=r"record\.db: .*disk"), translated("record.db"):
        raise error


KILLED = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
db.execute("DELETE FROM statuses")
db.execute("UPDATE documents SET text = text || printf('%.5000c', 'x')")
db.execute("UPDATE mentions SET exact = exact || printf('%.5000c', 'x')")
os.kill(os.getpid(), 9)
"""


def test_what_a_killed_writer_left_half_done_is_undone(database: Path) -> None:
    before = everything(database)
    subprocess.run([sys.executable, "-c", KILLED, database], check=False)
    assert database.with_name(database.name + "-journal").stat().st_size
    assert everything(database) == before


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
@pytest.mark.parametrize("killed", [False, True], ids=["whole", "after a kill"])
def test_a_read_only_folder(database: Path, tmp_path: Path, killed: bool) -> None:
    """Asked as a user without rights, for whom the folder is read-only even where the tests run as root."""
    before = everything(database)["statuses"]
    if killed:
        subprocess.run([sys.executable, "-c", KILLED, database], check=False)
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for file in tmp_path.glob("record*"):
        shutil.copy(file, shelf)
    for file in shelf.iterdir():
        file.chmod(0o444)
    shelf.chmod(0o555)
    for folder in tmp_path.parents:
        if folder.stat().st_uid == os.getuid() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o055)
    tmp_path.chmod(0o755)
    listing = sorted(shelf.iterdir())
    child = os.fork()
    if not child:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            with reading(shelf / database.name) as db:
                answered = load.status_rows(db) == before
            os._exit(0 if answered and not os.access(shelf, os.W_OK) else 1)
        except BaseException as error:
            print(error, file=sys.stderr, flush=True)
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert sorted(shelf.iterdir()) == listing
    shelf.chmod(0o755)
