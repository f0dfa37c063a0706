"""What an ingest says it did, file by file, and that it did no more."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "store"))

import plain_engine
from conftest import FILLER, everything

from naptrack.ingest import Outcome, Run, bundled, ensure_default, found, in_memory, ingest, workers
from naptrack.models import Document, Reading
from naptrack.store import load
from naptrack.store.connect import reading
from naptrack.store.errors import Locked

NOW = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
# Another process, with the plain engine, that runs the statement given.
PYTHON = (
    sys.executable,
    "-c",
    f"import sys; sys.path.append({str(Path(plain_engine.__file__).parent)!r}); "
    "from plain_engine import engine; from naptrack.ingest import ensure_default, ingest; exec(sys.argv.pop(1))",
)
MAY = "May\nMNG roundtable 2017-05-08\n"
JUNE = "June\nTJK roundtable 2017-06-08\n"


class Counting:
    """The plain engine, counting what it is asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.engine = plain_engine.engine(read=self._read)

    def _read(self, document: Document) -> Reading:
        self.read.append(document.path)
        return plain_engine.read(document)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    (folder / "2017").mkdir(parents=True)
    (folder / "2017" / "may.txt").write_text(MAY)
    (folder / "june.txt").write_text(JUNE)
    return folder


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def told(run: Run) -> dict[str, str]:
    return {file.path: file.outcome.value for file in run.files}


def edit(folder: Path) -> None:
    (folder / "june.txt").write_text("June\nTJK roundtable 2017-06-09\n")


def binary(folder: Path) -> None:
    (folder / "june.txt").write_bytes(bytes(range(256)) * 10)


def copy(folder: Path) -> None:
    shutil.copy(folder / "june.txt", folder / "copy.txt")


def other_files(folder: Path) -> None:
    (folder / "totals.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "empty.txt").touch()


def nothing(_: Path) -> None:
    pass


CASES: list[tuple[str, Callable[[Path], object], dict[str, bool], dict[str, str], list[str]]] = [
    ("nothing new", nothing, {}, {"2017/may.txt": "unchanged", "june.txt": "unchanged"}, []),
    ("edited", edit, {}, {"2017/may.txt": "unchanged", "june.txt": "changed"}, ["june.txt"]),
    ("touched only", lambda f: os.utime(f / "june.txt", (0, 0)), {}, {"june.txt": "unchanged"}, []),
    ("a copy", copy, {}, {"2017/may.txt": "unchanged", "june.txt": "unchanged", "copy.txt": "copy"}, []),
    ("now unreadable", binary, {}, {"june.txt": "unreadable"}, []),
    ("no notes beside", other_files, {}, {"totals.xlsx": "skipped", "empty.txt": "unreadable"}, []),
    (
        "forced",
        nothing,
        {"force": True},
        {"2017/may.txt": "reread", "june.txt": "reread"},
        ["2017/may.txt", "june.txt"],
    ),
    ("gone", lambda f: (f / "june.txt").unlink(), {}, {"2017/may.txt": "unchanged"}, []),
    ("gone, pruned", lambda f: (f / "june.txt").unlink(), {"prune": True}, {"june.txt": "removed"}, []),
    ("moved", lambda f: (f / "june.txt").rename(f / "2017" / "june.txt"), {}, {"2017/june.txt": "copy"}, []),
]


@pytest.mark.parametrize(
    ("act", "options", "outcomes", "read"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_a_second_ingest(
    folder: Path,
    database: Path,
    act: Callable[[Path], object],
    options: dict[str, bool],
    outcomes: dict[str, str],
    read: list[str],
) -> None:
    counting = Counting()
    assert told(ingest(database, [folder], engine=counting.engine)) == {"2017/may.txt": "added", "june.txt": "added"}
    counting.read.clear()
    act(folder)
    foretold = ingest(database, [folder], engine=counting.engine, dry_run=True, **options)
    assert counting.read == []
    run = ingest(database, [folder], engine=counting.engine, **options)
    assert counting.read == read
    assert outcomes.items() <= told(run).items()
    assert told(foretold) == told(run)
    assert all(file.reason for file in run.files if file.outcome in (Outcome.SKIPPED, Outcome.UNREADABLE))


def test_what_was_derived_from_the_old_text_is_replaced(folder: Path, database: Path) -> None:
    ingest(database, [folder], engine=plain_engine.engine())
    edit(folder)
    ingest(database, [folder], engine=plain_engine.engine())
    with reading(database) as db:
        assert [row.since for row in load.status_rows(db)] == ["2017-05-08", "2017-06-09"]
        assert load.counts(db).notes == 2


def test_a_state_that_no_note_speaks_of_any_more_has_no_record(folder: Path, database: Path) -> None:
    ingest(database, [folder], engine=plain_engine.engine())
    (folder / "june.txt").write_text("June\nNothing of note.\n")
    ingest(database, [folder], engine=plain_engine.engine())
    with reading(database) as db:
        assert [row.iso3 for row in load.status_rows(db)] == ["MNG"]


def test_a_note_whose_file_became_unreadable_stays(folder: Path, database: Path) -> None:
    ingest(database, [folder], engine=plain_engine.engine())
    before = everything(database)
    binary(folder)
    ingest(database, [folder], engine=plain_engine.engine(), prune=True)
    assert everything(database) == before


def test_judgements_are_left_alone(folder: Path, database: Path) -> None:
    import sqlite3

    ingest(database, [folder], engine=plain_engine.engine())
    db = sqlite3.connect(database)
    db.execute(
        """INSERT INTO judgements (id, kind, iso3, marks, date, passages, changes, author, made_at)
           VALUES ('1', 'reject', 'TJK', '[]', '', '[]', '{}', 'A. Analyst', '2024-01-01T00:00:00Z')"""
    )
    db.commit()
    kept = db.execute("SELECT * FROM judgements").fetchall()
    (folder / "june.txt").unlink()
    ingest(database, [folder], engine=plain_engine.engine(rules="2"), prune=True, force=True)
    assert db.execute("SELECT * FROM judgements").fetchall() == kept
    db.close()


def test_a_path_that_is_not_there_stops_everything(folder: Path, database: Path) -> None:
    with pytest.raises(FileNotFoundError, match="absent"):
        ingest(database, [folder, folder / "absent"], engine=plain_engine.engine())
    assert not database.exists()


def test_a_dry_run_makes_no_file(folder: Path, database: Path) -> None:
    run = ingest(database, [folder], engine=plain_engine.engine(), dry_run=True)
    assert (run.id, run.count(Outcome.ADDED)) == (None, 2)
    assert not database.exists()


def test_a_file_by_its_name_and_its_folder_are_one_place(folder: Path, database: Path) -> None:
    ingest(database, [folder / "june.txt"], engine=plain_engine.engine())
    before = everything(database)
    assert told(ingest(database, [folder], engine=plain_engine.engine()))["june.txt"] == "unchanged"
    assert [n.document.path for n in before["notes"]] == ["june.txt"]


def test_pruning_stays_under_the_folder_named(folder: Path, database: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "notes-elsewhere"
    elsewhere.mkdir()
    (elsewhere / "july.txt").write_text("July\nUZB roundtable 2017-07-08\n")
    ingest(database, [folder, elsewhere], engine=plain_engine.engine())
    shutil.rmtree(elsewhere)
    (folder / "june.txt").unlink()
    assert told(ingest(database, [folder / "2017"], engine=plain_engine.engine(), prune=True)) == {
        "may.txt": "unchanged"
    }
    run = ingest(database, [folder], engine=plain_engine.engine(), prune=True)
    assert [file.path for file in run.files if file.outcome is Outcome.REMOVED] == ["june.txt"]
    assert everything(database)["counts"].notes == 2


def test_notes_in_an_archive(folder: Path, database: Path) -> None:
    def pack(members: dict[str, str]) -> None:
        with zipfile.ZipFile(folder / "more.zip", "w") as archive:
            for name, text in members.items():
                archive.writestr(name, text)

    engine = plain_engine.engine()
    pack({"a.txt": "A\nUZB drafting 2017-01-01\n", "b.txt": "B\nUZB drafting 2018-01-01\n"})
    assert told(ingest(database, [folder], engine=engine))["more.zip/a.txt"] == "added"
    assert told(ingest(database, [folder], engine=engine, prune=True))["more.zip/b.txt"] == "unchanged"
    pack({"a.txt": "A\nUZB drafting 2017-01-02\n"})
    run = ingest(database, [folder], engine=engine, prune=True)
    assert (told(run)["more.zip/a.txt"], told(run)["more.zip/b.txt"]) == ("changed", "removed")
    (folder / "more.zip").write_bytes(b"PK\x03\x04 cut short")
    before = everything(database)["notes"]
    ingest(database, [folder], engine=engine, prune=True)
    assert everything(database)["notes"] == before


def test_standard_input(database: Path) -> None:
    for text in (MAY, JUNE, MAY):
        subprocess.run(
            [*PYTHON, "ingest(sys.argv[1], ['-'], engine=engine())", database], input=text.encode(), check=True
        )
    assert [n.document.path for n in everything(database)["notes"]] == ["-", "-"]


def test_every_run_is_written_down(folder: Path, database: Path) -> None:
    engine = plain_engine.engine()
    ingest(database, [folder], engine=engine, now=NOW)
    edit(folder)
    other_files(folder)
    run = ingest(database, [folder], engine=engine, now=NOW)
    assert run.states == ("TJK",)
    with reading(database) as db:
        rows = db.execute("SELECT id, started, added, changed, unchanged, skipped, unreadable FROM runs").fetchall()
        assert [tuple(row) for row in rows] == [
            (1, "2024-05-06T07:08:09Z", 2, 0, 0, 0, 0),
            (2, "2024-05-06T07:08:09Z", 0, 1, 1, 1, 1),
        ]
        notes = db.execute("SELECT path, outcome FROM run_notes WHERE run = 2 ORDER BY path").fetchall()
        assert [tuple(row) for row in notes] == [
            ("empty.txt", "unreadable"),
            ("june.txt", "changed"),
            ("totals.xlsx", "skipped"),
        ]


def test_progress_is_told_to_the_end(folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "BATCH", 1)
    steps: list[tuple[str, int, int]] = []
    ingest(database, [folder], engine=plain_engine.engine(), progress=lambda *step: steps.append(step))
    assert steps == [("read", 1, 2), ("read", 2, 2), ("resolve", 1, 2), ("resolve", 2, 2)]


def test_states_are_resolved_anew_where_only_that_changed(folder: Path, database: Path) -> None:
    counting = Counting()
    ingest(database, [folder], engine=counting.engine)
    counting.read.clear()
    run = ingest(database, [folder], engine=plain_engine.engine(read=counting.engine.read, resolution="2"))
    assert (run.states, counting.read) == (("MNG", "TJK"), [])
    assert ingest(database, [folder], engine=plain_engine.engine(resolution="2")).states == ()


def test_a_reissue_is_read_instead_and_the_first_again_when_it_is_gone(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.txt").write_text(f"May\nHead MNG 2017-05-08\nMNG roundtable 2017-05-08\n{FILLER}")
    ingest(database, [folder], engine=plain_engine.engine())
    before = everything(database)
    (folder / "b.txt").write_text(f"May\nHead MNG 2017-05-08\nPosted 2018-01-01\nMNG drafting 2017-05-09\n{FILLER}")
    ingest(database, [folder], engine=plain_engine.engine())
    after = everything(database)
    assert [n.document.path for n in after["notes"]] == ["b.txt"]
    assert [row.stage for row in after["statuses"]] == ["drafting"]
    assert [f.code for f in after["findings"]] == ["near-duplicate"]
    (folder / "b.txt").unlink()
    ingest(database, [folder], engine=plain_engine.engine(), prune=True)
    assert everything(database) == before


def test_the_bundled_notes() -> None:
    assert len(bundled()) == 5


def test_a_first_question_builds_the_record_once(tmp_path: Path) -> None:
    path = tmp_path / "data" / "naptrack" / "naptrack.db"
    assert ensure_default(path, engine=plain_engine.engine()) is None
    assert everything(path)["counts"].notes == 5
    assert [file.name for file in path.parent.iterdir()] == ["naptrack.db"]
    before = path.read_bytes()
    assert ensure_default(path, engine=plain_engine.engine()) is None
    assert path.read_bytes() == before


def test_two_first_questions_at_once(tmp_path: Path) -> None:
    path = tmp_path / "naptrack.db"
    workers = [subprocess.Popen([*PYTHON, "ensure_default(sys.argv[1], engine=engine())", path]) for _ in range(4)]
    assert [worker.wait() for worker in workers] == [0] * 4
    assert everything(path)["counts"].notes == 5
    assert [file.name for file in tmp_path.iterdir()] == ["naptrack.db"]


def test_a_first_question_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    db = ensure_default(tmp_path / "file" / "naptrack.db", engine=plain_engine.engine())
    assert db is not None
    assert load.counts(db).notes == 5
    db.close()


def test_in_memory_is_the_same_record(tmp_path: Path) -> None:
    ensure_default(tmp_path / "naptrack.db", engine=plain_engine.engine())
    db = in_memory(plain_engine.engine())
    assert load.notes(db, text=True) == everything(tmp_path / "naptrack.db")["notes"]
    db.close()


def test_a_lock_is_told_before_anything_is_read(folder: Path, database: Path) -> None:
    import sqlite3

    counting = Counting()
    ingest(database, [folder], engine=counting.engine)
    edit(folder)
    counting.read.clear()
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked):
        ingest(database, [folder], engine=counting.engine, timeout=0.1)
    assert counting.read == []
    other.close()


def _exported(path: Path) -> object:
    """What an export is made of: all but the place of the database."""
    seen = everything(path)
    with reading(path) as db:
        seen["files"] = sorted(tuple(row) for row in db.execute("SELECT path, sha256, url FROM note_files"))
    return seen


def test_the_bundled_notes_in_any_order(tmp_path: Path) -> None:
    folder = bundled()[0].parent
    whole = tmp_path / "whole.db"
    ingest(whole, [folder])
    expected = _exported(whole)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(folder, elsewhere)
    for name, order in {
        "reversed": bundled()[::-1],
        "mixed": [bundled()[place] for place in (2, 0, 4, 1, 3)],
        "elsewhere": [elsewhere],
        "twice": [folder, folder],
    }.items():
        database = tmp_path / f"{name}.db"
        for path in order:
            ingest(database, [path])
        assert _exported(database) == expected, name


def test_what_is_kept_is_what_the_notes_say(tmp_path: Path) -> None:
    """Every mention of the bundled notes stands in the raw file, on its line."""
    database = tmp_path / "record.db"
    ingest(database, bundled())
    raw = {file.name: file.read_text(encoding="utf-8").splitlines() for file in bundled()}
    with reading(database) as db:
        notes = {note.id: note for note in load.notes(db, text=True)}
        mentions = [m for record in load.records(db) for event in record.events for m in event.mentions]
        assert load.findings(db)
    assert mentions
    for mention in mentions:
        document = notes[mention.note].document
        assert document.text[mention.start : mention.end] == mention.exact
        first = mention.exact.splitlines()[0].split()[0]
        assert mention.line is not None
        assert first in raw[document.path][mention.line - 1]


def test_other_formats_of_a_note_are_the_same_note(tmp_path: Path) -> None:
    database = tmp_path / "record.db"
    folder = tmp_path / "notes"
    folder.mkdir()
    for file in bundled():
        text = file.read_text(encoding="utf-8")
        shutil.copy(file, folder)
        paragraphs = "".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines() if line.strip())
        (folder / f"{file.stem}.html").write_text(f"<html><body>{paragraphs}</body></html>", encoding="utf-8")
    ingest(database, [folder / f"{file.stem}.html" for file in bundled()])
    ingest(database, [folder])
    alone = tmp_path / "alone.db"
    ingest(alone, bundled())
    assert everything(database) == everything(alone)


def test_a_file_of_the_same_note_is_told_as_a_copy(database: Path, folder: Path) -> None:
    (folder / "may.md").write_text("**May**\n\nMNG roundtable 2017-05-08\n")
    run = ingest(database, [folder], engine=plain_engine.engine())
    copies = [(file.path, file.reason) for file in run.files if file.outcome is Outcome.COPY]
    assert copies == [("may.md", "the same note as 2017/may.txt")]


def test_several_processors_write_the_same_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTHWHILE", 1)
    for number in (1, 2):
        ingest(tmp_path / f"{number}.db", bundled(), workers=number)
    assert everything(tmp_path / "1.db") == everything(tmp_path / "2.db")
