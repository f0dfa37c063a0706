"""What questions get back is what was written, and an id once shown still leads somewhere."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import plain_engine
import pytest
from conftest import FILLER, everything

from naptrack import lifecycle
from naptrack.ingest import ingest
from naptrack.models import Document
from naptrack.store import load
from naptrack.store.connect import reading

ENGINE = plain_engine.engine()
FILES = {
    "2017/may.txt": "May\nHead MNG 2017-05-08\nPosted 2017-06-01\nMNG roundtable 2017-05-08 2017-05-10\nTJK letter\n",
    "2018/june.txt": "June\nPosted 2018-06-01\nTJK approval 2016-02-09\nMNG roundtable 2017-05-08 2017-05-10\nQuery\n",
    "undated.txt": "Undated\nMNG drafting 2019-01-01\nMNG approval planned\nMNG drafting 2019-02-01\n",
}


@pytest.fixture
def database(notes: Callable[..., Path], tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    ingest(path, [notes(FILES)], engine=ENGINE)
    return path


@pytest.fixture
def readings() -> list[plain_engine.Reading]:
    from naptrack.reading import read

    return [plain_engine.read(read(text.encode(), path=path)) for path, text in FILES.items()]


def test_notes_come_back_as_they_were_read(database: Path, readings: list[plain_engine.Reading]) -> None:
    with reading(database) as db:
        assert load.notes(db, text=True) == [each.note for each in readings]
        bare = load.notes(db, [readings[0].note.id])
    document = readings[0].note.document
    assert bare == [
        replace(readings[0].note, document=Document(document.path, document.sha256, document.media_type, ""))
    ]


def test_mentions_come_back_as_they_were_read(database: Path, readings: list[plain_engine.Reading]) -> None:
    told = [m for each in readings for m in each.mentions if m.iso3 == "MNG"]
    with reading(database) as db:
        assert load.mentions(db, "MNG") == sorted(told, key=lambda m: m.order)
        assert load.mentions(db, "FRA") == []


def test_records_come_back_as_they_were_resolved(database: Path, readings: list[plain_engine.Reading]) -> None:
    told = [m for each in readings for m in each.mentions]
    resolved = [plain_engine.resolve(iso3, [m for m in told if m.iso3 == iso3]) for iso3 in ("MNG", "TJK")]
    with reading(database) as db:
        assert load.records(db) == resolved
        assert load.records(db, ["TJK", "FRA"]) == resolved[1:]
        assert load.records(db, []) == []
        bare = load.records(db, ["MNG"], mentions=False)[0]
        assert bare.events == tuple(replace(event, mentions=()) for event in resolved[0].events)
        assert {f.id for f in load.findings(db)} == {
            f.id for f in [*resolved[0].findings, *resolved[1].findings, *readings[1].findings]
        }


def test_kept_statuses_are_the_fold_over_the_events(database: Path) -> None:
    with reading(database) as db:
        kept = load.status_rows(db)
        folded = [lifecycle.status(record) for record in load.records(db)]
        assert [row.iso3 for row in load.status_rows(db, ["TJK"])] == ["TJK"]
    assert [row.name for row in kept] == ["Mongolia", "Tajikistan"]
    for row, fold in zip(kept, folded, strict=True):
        assert fold is not None
        for name in load.StatusRow._fields:
            mine, theirs = getattr(row, name), getattr(fold, name)
            if name == "next" and theirs:
                mine, theirs = tuple(mine), (theirs.stage, theirs.start, theirs.end)
            assert mine == theirs, name


def test_known_by_counts_only_notes_of_that_day_or_before(database: Path, readings: list[plain_engine.Reading]) -> None:
    early = [m for m in readings[0].mentions if m.iso3 == "MNG"]
    with reading(database) as db:
        known = load.records(db, known_by=dt.date(2017, 6, 1), resolve=plain_engine.resolve)
        assert [record.iso3 for record in known] == ["MNG", "TJK"]
        assert known[0] == plain_engine.resolve("MNG", early)
        assert load.records(db, ["MNG"], known_by=dt.date(2017, 5, 31), resolve=plain_engine.resolve) == []
        assert load.counts(db) == load.Counts(notes=3, states=2, undated=1)


def test_states_stand_in_reading_order(notes: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    codes = ("TUR", "CIV", "ZWE", "AFG", "CPV", "TKM")
    ingest(path, [notes({"n.txt": "N\n" + "".join(f"{c} drafting 2020-01-01\n" for c in codes)})], engine=ENGINE)
    with reading(path) as db:
        names = [row.name for row in load.status_rows(db)]
        assert names == [row["state"] for row in db.execute("SELECT state FROM status")]
    assert names == sorted(names, key=lifecycle.sort_key)
    assert names[0] == "Afghanistan"


def test_an_event_is_found_by_the_id_of_any_of_its_mentions(database: Path) -> None:
    with reading(database) as db:
        event = load.records(db, ["MNG"])[0].events[0]
        assert len(event.mentions) == 2
        for mention in event.mentions:
            assert load.find_event(db, mention.id) == [event.id]
            assert load.find_event(db, mention.id[:8]) == [event.id]
        assert len(load.find_event(db, "")) == 0
        assert load.find_event(db, "no id' --") == []


def test_an_id_once_shown_still_leads_to_its_event(database: Path, tmp_path: Path) -> None:
    """The note that gave the event its id is revised: other offsets, another hash, the same words."""
    with reading(database) as db:
        event = load.records(db, ["TJK"])[0].events[0]
    file = tmp_path / "notes" / ("2017/may.txt" if event.milestone else "2018/june.txt")
    file.write_text("Foreword\n" + file.read_text())
    ingest(database, [tmp_path / "notes"], engine=ENGINE)
    with reading(database) as db:
        now = load.find_event(db, event.id)
        assert len(now) == 1
        assert now != [event.id]
        found = next(e for e in load.records(db, ["TJK"])[0].events if e.id == now[0])
    assert found.date == event.date


@pytest.mark.parametrize(
    "shown",
    ["2017/may.txt", "may.txt", "id", "id beginning", "sha256", "sha256 beginning"],
)
def test_a_note_is_found(database: Path, readings: list[plain_engine.Reading], shown: str) -> None:
    note = readings[0].note
    keys = {
        "id": note.id,
        "id beginning": note.id[:6],
        "sha256": note.document.sha256,
        "sha256 beginning": note.document.sha256[:8],
    }
    with reading(database) as db:
        assert load.find_note(db, keys.get(shown, shown)) == [note.id]
        assert load.find_note(db, "y.txt") == []


def test_a_file_that_is_not_read_leads_to_its_note(notes: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "twins.db"
    text = f"May\nHead MNG 2017-05-08\nMNG roundtable 2017-05-08\n{FILLER}"
    ingest(path, [notes({"a.txt": text, "b.txt": f"{text} more"})], engine=ENGINE)
    with reading(path) as db:
        (note,) = load.notes(db)
        assert load.find_note(db, "a.txt") == load.find_note(db, "b.txt") == [note.id]
        assert [file[0] for file in load.files(db, note.id)] == ["b.txt", "a.txt"]
        assert list(load.note_lines(db, [note.id]).values()) == [
            load.NoteLine(note.id, "b.txt", None, "May", "2017-05-08")
        ]


def test_words_are_found_in_the_text_of_notes(database: Path) -> None:
    with reading(database) as db:
        found = db.execute(
            """SELECT notes.path FROM documents_fts JOIN documents ON number = documents_fts.rowid
               JOIN notes USING (sha256) WHERE documents_fts MATCH 'drafting'"""
        ).fetchall()
    assert [row["path"] for row in found] == ["undated.txt"]


def test_the_search_index_follows_changes(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes" / "undated.txt"
    file.write_text("Undated\nMNG submission 2019-01-01\n")
    ingest(database, [tmp_path / "notes"], engine=ENGINE)
    everything(database)
    with reading(database) as db:
        for word, hits in (("drafting", 0), ("submission", 1)):
            query = "SELECT count(*) FROM documents_fts WHERE documents_fts MATCH ?"
            assert db.execute(query, (word,)).fetchone()[0] == hits


def test_questions_import_nothing_heavy() -> None:
    code = "import sys, naptrack.store.connect, naptrack.store.load; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "naptrack.store.load" in loaded
    for heavy in ("naptrack.models", "naptrack.states", "sqlite_utils", "dateutil", "dataclasses", "hashlib", "json"):
        assert heavy not in loaded


def test_many_ids_at_once(database: Path, readings: list[plain_engine.Reading]) -> None:
    ids = [f"{number:012x}" for number in range(2000)] + [each.note.id for each in readings]
    with reading(database) as db:
        assert len(load.notes(db, ids)) == len(load.note_lines(db, ids)) == len(FILES)
