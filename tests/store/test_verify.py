"""Whether a record holds together: one thing spoilt at a time."""

import sqlite3
from contextlib import closing

import plain_engine
import pytest

from naptrack import ingest
from naptrack.store.connect import reading
from naptrack.store.info import info
from naptrack.store.verify import verify

NOTE = """\
Roundtable
Head MNG 2017-05-08
MNG roundtable 2017-05-08 2017-05-10
MNG approval planned
Query the year is unknown
"""


@pytest.fixture
def record(tmp_path, notes):
    ingest.ingest(
        tmp_path / "x.db", [notes({"a.txt": NOTE, "b.txt": "Other\nTJK drafting\n"})], engine=plain_engine.engine()
    )
    return tmp_path / "x.db"


def differing(path):
    with reading(path) as db:
        return {one.name: one.differs for one in verify(db) if one.differs}


def test_a_sound_record(record):
    assert differing(record) == {}
    with reading(record) as db:
        looked_at = {one.name: one.looked_at for one in verify(db)}
    assert looked_at.pop("pages of the file") > 10
    assert looked_at.pop("rows that refer to others") > 10
    assert looked_at == {
        "mentions: words, line and page": 3,
        "ids of mentions": 3,
        "passages of findings": 1,
        "events: their mentions": 3,
        "texts that can be searched": 2,
    }


@pytest.mark.parametrize(
    ("spoil", "name", "words"),
    [
        pytest.param(
            "UPDATE mentions SET exact = 'MNG approves' WHERE mark = 'approval'",
            "mentions: words, line and page",
            "(a.txt): its words are not in the text at",
            id="a quote",
        ),
        pytest.param(
            "UPDATE mentions SET start = start + 1 WHERE mark = 'approval'",
            "mentions: words, line and page",
            "its words are not in the text at",
            id="an offset",
        ),
        pytest.param(
            "UPDATE mentions SET prefix = 'x' || prefix WHERE mark = 'approval'",
            "mentions: words, line and page",
            "the words around it are others",
            id="a prefix",
        ),
        pytest.param(
            "UPDATE mentions SET suffix = suffix || 'x' WHERE mark = 'approval'",
            "mentions: words, line and page",
            "the words around it are others",
            id="a suffix",
        ),
        pytest.param(
            "UPDATE mentions SET line = line + 1 WHERE mark = 'approval'",
            "mentions: words, line and page",
            "its line or page is another",
            id="a line",
        ),
        pytest.param(
            "UPDATE mentions SET parts = '[[0, 2]]' WHERE mark = 'approval'",
            "mentions: words, line and page",
            "its parts lie outside it",
            id="a part",
        ),
        pytest.param(
            "UPDATE mentions SET mark = 'submission' WHERE mark = 'approval'",
            "ids of mentions",
            "should be",
            id="a key",
        ),
        pytest.param(
            "UPDATE documents SET text = 'x' || text WHERE text LIKE 'Roundtable%'",
            "passages of findings",
            "its words are not in the text there",
            id="a text",
        ),
        pytest.param(
            "UPDATE finding_mentions SET note = 'nowhere'",
            "passages of findings",
            "its note nowhere is not there",
            id="a finding's note",
        ),
        pytest.param(
            "UPDATE events SET iso3 = 'FJI' WHERE iso3 = 'TJK'",
            "events: their mentions",
            "is not of FJI",
            id="an event",
        ),
        pytest.param(
            "DELETE FROM event_mentions WHERE event IN (SELECT id FROM events WHERE iso3 = 'TJK')",
            "events: their mentions",
            "rests on no mention",
            id="an event's evidence",
        ),
        pytest.param("DELETE FROM states WHERE iso3 = 'TJK'", "rows that refer to others", "states", id="a State"),
        pytest.param(
            "INSERT INTO documents_fts (documents_fts) VALUES ('delete-all')",
            "texts that can be searched",
            "cannot be searched",
            id="the index of words",
        ),
    ],
)
def test_one_thing_spoilt(record, spoil, name, words):
    with closing(sqlite3.connect(record)) as db, db:
        db.execute(spoil)
    found = differing(record)
    assert words in "; ".join(found[name])


def test_a_page_spoilt(record):
    with closing(sqlite3.connect(record)) as db:
        (page,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'mentions' AND type = 'index' AND sql IS NOT NULL"
        ).fetchone()
    with record.open("r+b") as file:
        file.seek((page - 1) * 4096 + 4090)
        file.write(b"\xff" * 6)
    assert "pages of the file" in differing(record)


def test_info(record, tmp_path):
    with reading(record) as db:
        facts = info(db)
    assert facts["path"] == str(record)
    assert (facts["notes"], facts["states"], facts["events"], facts["mentions"]) == (2, 2, 3, 3)
    assert (facts["first_note"], facts["last_note"], facts["undated_notes"]) == ("2017-05-08", "2017-05-08", 1)
    ingest.ingest(tmp_path / "empty.db", [], engine=plain_engine.engine())
    with reading(tmp_path / "empty.db") as db:
        empty = info(db)
    assert (empty["notes"], empty["first_note"], empty["runs"]) == (0, None, 1)
