"""An ingest that is killed at any point goes on where it stood, and ends where an unbroken one ends."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import plain_engine
import pytest
from conftest import FILLER, everything

from naptrack.ingest import ingest
from naptrack.store import load
from naptrack.store.connect import reading

ENGINE = plain_engine.engine()
CODES = ("MNG", "TJK", "UZB", "KGZ", "ARM", "SRB")


@pytest.fixture
def folder(notes: Callable[..., Path]) -> Path:
    choice = random.Random(1)
    return notes(
        {
            f"{number:02}.txt": f"Note {number}\nHead {CODES[number % 6]} 2017-0{number % 5 + 1}-01\n{FILLER}\n"
            + "".join(f"{code} roundtable 20{number % 9 + 10}-01-01\n" for code in choice.sample(CODES, 3))
            for number in range(40)
        }
    )


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7])
def test_killed_and_resumed(folder: Path, tmp_path: Path, moment: float) -> None:
    unbroken = tmp_path / "unbroken.db"
    ingest(unbroken, [folder], engine=ENGINE)
    broken = tmp_path / "broken.db"
    worker = subprocess.Popen([sys.executable, str(Path(__file__).with_name("plain_engine.py")), broken, folder])
    while worker.poll() is None and not (broken.exists() and broken.stat().st_size):
        time.sleep(0.005)
    time.sleep(moment)
    worker.kill()
    worker.wait()
    ingest(broken, [folder], engine=ENGINE)
    assert everything(broken) == everything(unbroken)


def test_what_was_stored_before_a_kill_is_resolved_by_the_next_writer(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.db"

    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    with pytest.raises(Killed):
        ingest(path, [folder], engine=plain_engine.engine(resolve=die))
    with reading(path) as db:
        waiting = load.pending(db)
        assert load.status_rows(db) == []
        assert load.counts(db).notes == waiting.notes
        assert waiting.states == tuple(sorted(CODES))
    (tmp_path / "nothing").mkdir()
    assert ingest(path, [tmp_path / "nothing"], engine=ENGINE).states == tuple(sorted(CODES))
    assert everything(path)["pending"] == load.Pending((), 0)
    unbroken = tmp_path / "unbroken.db"
    ingest(unbroken, [folder], engine=ENGINE)
    assert everything(path) == everything(unbroken)


def test_two_writers_at_once(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    command = [sys.executable, str(Path(__file__).with_name("plain_engine.py")), path, folder]
    workers = [subprocess.Popen(command) for _ in range(3)]
    assert [worker.wait() for worker in workers] == [0, 0, 0]
    unbroken = tmp_path / "unbroken.db"
    ingest(unbroken, [folder], engine=ENGINE)
    assert everything(path) == everything(unbroken)
