"""What the tests of the store share: the plain engine, a folder of notes, and all that a reader can see."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from naptrack.store import load
from naptrack.store.connect import reading

Seen = dict[str, Any]
FILLER = " ".join(f"word{number}" for number in range(200))


@pytest.fixture
def notes(tmp_path: Path) -> Callable[..., Path]:
    """Write files into a folder: ``notes({"a.txt": "text"})``."""

    def write(files: dict[str, str], folder: str = "notes") -> Path:
        for name, text in files.items():
            file = tmp_path / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


def everything(path: Path) -> Seen:
    """All that questions get from the record at ``path``."""
    with reading(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchall()[0][0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            "records": load.records(db),
            "statuses": load.status_rows(db),
            "notes": load.notes(db, text=True),
            "findings": load.findings(db),
            "pending": load.pending(db),
            "counts": load.counts(db),
        }


@pytest.fixture(name="everything")
def _everything() -> Callable[[Path], Seen]:
    return everything
