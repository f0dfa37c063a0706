"""The account of changes: every earlier state can be told from today's, whatever happened since."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from pathlib import Path

import plain_engine
import pytest

from naptrack.ingest import ingest
from naptrack.store import bookmarks, changes, snapshots
from naptrack.store.changes import Position
from naptrack.store.connect import open_for_writing, reading, transaction
from naptrack.store.errors import Missing
from naptrack.store.migrations import MIGRATIONS, migrate
from naptrack.store.save import Writer
from naptrack.summary import KINDS, Snapshot, altered

FILLER = " ".join(f"word{number}" for number in range(120))
STATES = ("MNG", "TJK", "UZB")
MARKS = ("roundtable", "drafting", "approval", "letter")


def now(path: Path) -> tuple[int, Snapshot]:
    with reading(path) as db:
        return changes.latest(db), snapshots.whole(db)


def as_it_was(path: Path, change: int) -> Snapshot:
    """The record as the account tells that it stood after entry ``change``."""
    with reading(path) as db:
        found = snapshots.whole(db)
        for step in reversed(changes.since(db, change)):
            for kind in KINDS:
                for key, facts in getattr(step.before, kind).items():
                    getattr(found, kind)[key] = facts
    return found


def note(dice: random.Random) -> str:
    """Some facts; often the words that make two notes nearly the same."""
    facts = [
        f"{dice.choice(STATES)} {dice.choice(MARKS)} 2017-0{dice.randint(1, 3)}-11{dice.choice(['', ' planned'])}"
        for _ in range(dice.randint(0, 3))
    ]
    query = ["Query the year is unknown"] if dice.random() < 0.2 else []
    filler = [FILLER] if dice.random() < 0.5 else []
    return "\n".join(
        [f"Note {dice.randint(1, 5)}", f"Posted 2018-01-{dice.randint(10, 28)}", *facts, *query, *filler, ""]
    )


@pytest.mark.parametrize("seed", range(10))
def test_every_earlier_state_can_be_told(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    folder, path = tmp_path / "notes", tmp_path / "record.db"
    folder.mkdir()
    past = []
    for _ in range(12):
        for _ in range(dice.randint(0, 3)):
            file = folder / f"{dice.randint(1, 6)}.txt"
            if file.exists() and dice.random() < 0.4:
                file.unlink()
            else:
                file.write_text(note(dice), encoding="utf-8")
        engine = plain_engine.engine(rules=f"rules-{dice.randint(1, 2)}", resolution=f"resolution-{dice.randint(1, 2)}")
        ingest(path, [folder], engine=engine, prune=dice.random() < 0.7, force=dice.random() < 0.2)
        past.append(now(path))
    for change, was in past:
        told = as_it_was(path, change)
        assert not altered(was, told)
        assert not altered(told, was)


def test_packed_and_unpacked_again(tmp_path: Path) -> None:
    text = "Note\nPosted 2018-01-02\nMNG roundtable 2017-05-08\nMNG roundtable 2017-06-08\nQuery a year\n"
    (tmp_path / "a.txt").write_text(text)
    ingest(tmp_path / "record.db", [tmp_path / "a.txt"], engine=plain_engine.engine())
    _, whole = now(tmp_path / "record.db")
    assert all(getattr(whole, kind) for kind in KINDS if kind != "judgements")
    assert snapshots.unpack(snapshots.pack(whole)) == whole


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Note\nMNG roundtable 2017-05-08\n")
    ingest(tmp_path / "record.db", [tmp_path / "a.txt"], engine=plain_engine.engine(), now=dt.datetime(2026, 1, 5))
    return tmp_path / "record.db"


def test_a_transaction_that_fails_leaves_no_entry(path: Path) -> None:
    before, _ = now(path)
    writer = Writer(open_for_writing(path), plain_engine.engine())

    def fail() -> None:
        with transaction(writer.db), writer.ledger.entry():
            writer.ledger.state("MNG")
            writer.db.execute("DELETE FROM events")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    writer.db.close()
    assert now(path)[0] == before


def test_what_is_not_named_as_changing_is_not_compared(path: Path) -> None:
    writer = Writer(open_for_writing(path), plain_engine.engine())
    with transaction(writer.db), writer.ledger.entry():
        writer.ledger.state("TJK")
    writer.ledger.state("MNG")  # outside an entry: nothing to compare with
    writer.db.close()


@pytest.mark.parametrize(
    ("clocks", "day", "place"),
    [
        pytest.param(["2026-01-01", "2026-01-03"], "2026-01-02", 1, id="between"),
        pytest.param(["2026-01-01", "2026-01-03"], "2026-01-01", 0, id="before all"),
        pytest.param(["2026-01-01", "2026-01-03"], "2026-01-04", 2, id="after all"),
        pytest.param(
            ["2026-01-03", "2026-01-01", "2026-01-02"], "2026-01-02", 0, id="a clock put back: rather too much"
        ),
    ],
)
def test_the_place_of_a_day(clocks: list[str], day: str, place: int) -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db)
    db.executemany(
        "INSERT INTO changes (made_at, cause, before) VALUES (?, 'notes', '{}')", [(f"{c}T06:00:00Z",) for c in clocks]
    )
    assert changes.at_day(db, day) == place
    db.close()


def test_a_bookmark_never_goes_back(path: Path) -> None:
    bookmarks.move(path, "anna", Position(5, "2026-01-05T00:00:00Z"))
    bookmarks.move(path, "anna", Position(3, "2026-01-06T00:00:00Z"))
    with reading(path) as db:
        assert bookmarks.bookmark(db, "anna") == Position(5, "2026-01-06T00:00:00Z")
        assert bookmarks.bookmark(db, "last") is None


def test_a_bookmark_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        bookmarks.move(tmp_path / "none.db", "last", Position(1, "2026-01-05T00:00:00Z"))
    assert not (tmp_path / "none.db").exists()


def test_a_record_of_before_counts_as_brought_by_its_last_run() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.row_factory = sqlite3.Row
    migrate(db, MIGRATIONS[:1])
    db.execute("INSERT INTO runs (started, paths, naptrack, rules) VALUES ('2026-01-05T06:00:00Z', '[]', '0.1', 'r')")
    db.execute(
        """INSERT INTO notes (id, sha256, path, title, online, media_type, titles, occasions)
           VALUES ('n', 's', 'a.txt', 'A', 0, 'text/plain', '[]', '[]')"""
    )
    db.execute(
        """INSERT INTO statuses (iso3, plans, roundtable, drafting, review, approval)
           VALUES ('MNG', '[]', '', '', '', '')"""
    )
    migrate(db)
    (step,) = changes.since(db, 0)
    assert step == (False, Snapshot(notes={"n": None}, statuses={"MNG": None}))
    assert changes.at_day(db, "2026-01-06") == 1
    assert changes.after_run(db, 1) == Position(1, "2026-01-05T06:00:00Z")
    db.close()
