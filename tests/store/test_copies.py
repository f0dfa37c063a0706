"""Copies made aside and put back."""

import datetime as dt
import sqlite3
import threading
import time
from contextlib import closing

import plain_engine
import pytest

from naptrack import ingest
from naptrack.store import copies
from naptrack.store.connect import open_for_writing, reading, transaction
from naptrack.store.copies import backup, restore
from naptrack.store.errors import Damaged, Locked, Missing, Newer, NotADatabase, StoreError

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
KEPT = "x.db.bak-20260102T030405Z"


@pytest.fixture
def record(tmp_path, notes):
    ingest.ingest(tmp_path / "x.db", [notes({"a.txt": "A\nMNG drafting\n"})], engine=plain_engine.engine())
    return tmp_path / "x.db"


def grow(record, notes):
    ingest.ingest(record, [notes({"b.txt": "B\nTJK drafting\n"}, "more")], engine=plain_engine.engine())


def names(path):
    return sorted(file.name for file in path.iterdir() if file.is_file())


def test_there_and_back(tmp_path, record, notes, everything):
    before = everything(record)
    backup(record, tmp_path / "copy.db")
    grow(record, notes)
    after = everything(record)
    assert after != before
    assert restore(record, tmp_path / "copy.db", NOW) == tmp_path / KEPT
    assert everything(record) == before
    assert everything(tmp_path / KEPT) == after
    assert names(tmp_path) == ["copy.db", "x.db", KEPT]


def test_restored_twice_within_a_second(tmp_path, record):
    backup(record, tmp_path / "copy.db")
    assert restore(record, tmp_path / "copy.db", NOW).name == KEPT
    assert restore(record, tmp_path / "copy.db", NOW).name == f"{KEPT}-2"


def test_restored_where_nothing_was(tmp_path, record, everything):
    assert restore(tmp_path / "new" / "y.db", record, NOW) is None
    assert everything(tmp_path / "new" / "y.db") == everything(record)


@pytest.mark.parametrize(
    "ruin", [b"SQLite format 3\0" + b"\xff" * 5000, b"SQLite", b""], ids=["a ruin", "a stump", "an empty file"]
)
def test_restored_over_a_ruin(tmp_path, record, everything, ruin):
    before = everything(record)
    backup(record, tmp_path / "copy.db")
    record.write_bytes(ruin)
    (tmp_path / "x.db-journal").write_bytes(b"left by a writer that was killed")
    assert restore(record, tmp_path / "copy.db", NOW) == tmp_path / KEPT
    assert everything(record) == before
    assert (tmp_path / KEPT).read_bytes() == ruin
    assert not (tmp_path / "x.db-journal").exists()


def test_nothing_else_is_moved_out_of_the_way(tmp_path, record):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir or Madam")
    with pytest.raises(NotADatabase):
        restore(letter, record, NOW)
    assert letter.read_text() == "Dear Sir or Madam"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        pytest.param(b"Dear Sir or Madam", NotADatabase, id="a letter"),
        pytest.param(b"", NotADatabase, id="an empty file"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 5000, StoreError, id="a ruin"),
        pytest.param(None, Missing, id="no file"),
    ],
)
def test_what_cannot_be_copied(tmp_path, record, everything, content, error):
    before = everything(record)
    source = tmp_path / "source.db"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(error, match=r"source\.db"):
        restore(record, source, NOW)
    with pytest.raises(error, match=r"source\.db"):
        backup(source, tmp_path / "copy.db")
    assert everything(record) == before
    assert not (tmp_path / "copy.db").exists()
    assert not list(tmp_path.glob(".naptrack*"))


def test_a_copy_with_a_spoilt_page_is_not_put_back(tmp_path, record, everything):
    before = everything(record)
    backup(record, tmp_path / "copy.db")
    with closing(sqlite3.connect(record)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'idx_mentions_iso3'").fetchone()
    with (tmp_path / "copy.db").open("r+b") as file:
        file.seek((page - 1) * 4096 + 4090)
        file.write(b"\xff" * 6)
    with pytest.raises(Damaged, match=r"copy\.db"):
        restore(record, tmp_path / "copy.db", NOW)
    assert everything(record) == before


def test_a_copy_of_a_newer_naptrack_is_not_put_back(tmp_path, record, everything):
    before = everything(record)
    backup(record, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as db, db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(Newer):
        restore(record, tmp_path / "copy.db", NOW)
    assert everything(record) == before
    backup(tmp_path / "copy.db", tmp_path / "again.db")
    assert (tmp_path / "again.db").stat().st_size


def test_a_restore_waits_for_a_writer_and_gives_up(tmp_path, record, everything):
    before = everything(record)
    backup(record, tmp_path / "copy.db")
    with closing(open_for_writing(record)) as writer, transaction(writer), pytest.raises(Locked):
        restore(record, tmp_path / "copy.db", NOW, timeout=0.2)
    assert everything(record) == before


def test_a_restore_waits_for_readers(tmp_path, record, notes, everything):
    before = everything(record)
    backup(record, tmp_path / "copy.db")
    grow(record, notes)
    begun = threading.Event()

    def read():
        with reading(record) as db:
            db.execute("SELECT count(*) FROM notes").fetchone()
            begun.set()
            time.sleep(0.5)

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait(5)
    restore(record, tmp_path / "copy.db", NOW)
    reader.join()
    assert everything(record) == before


def test_a_backup_while_others_write(tmp_path, record, notes, everything):
    stop = threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            ingest.ingest(
                record, [notes({f"{number}.txt": f"N{number}\nTJK drafting\n"}, "busy")], engine=plain_engine.engine()
            )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            backup(record, tmp_path / f"copy{number}.db")
            everything(tmp_path / f"copy{number}.db")
    finally:
        stop.set()
        writer.join()


def test_a_folder_that_takes_no_file(tmp_path, record, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(copies.tempfile, "TemporaryDirectory", refuse)
    with pytest.raises(StoreError, match="permission denied"):
        backup(record, tmp_path / "copy.db")
