"""The record that is there before the user has read anything into it: that of the bundled notes."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

import naptrack
from naptrack.ingest.run import ingest, ingest_into
from naptrack.store.connect import prepare
from naptrack.store.engine import Engine, current
from naptrack.store.errors import StoreError
from naptrack.store.migrations import migrate


def bundled() -> list[Path]:
    """The five notes that come with naptrack.

    In an installed package they lie in it, in a source tree beside ``src``.
    """
    package = Path(naptrack.__file__).parent
    for folder in (package / "seeds", package.parent.parent / "seeds"):
        if folder.is_dir():
            return sorted(folder.glob("*.txt"))
    return []


def ensure_default(path: str | os.PathLike[str], *, engine: Engine | None = None) -> sqlite3.Connection | None:
    """Build the record of the bundled notes at ``path`` where there is no file yet.

    It is built beside and moved into place whole, so that two first questions at
    once do no harm. Returns None where the file is there now; where its folder
    cannot be written, a connection to the same record in memory.
    """
    file = Path(path)
    if file.exists():
        return None
    engine = engine or current()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".naptrack-", dir=file.parent) as folder:
            built = Path(folder) / file.name
            ingest(built, bundled(), engine=engine)
            # A link and not a rename: a record that another program made meanwhile is not replaced.
            try:
                os.link(built, file)
            except FileExistsError:
                return None
            except OSError:
                os.replace(built, file)
    except (OSError, StoreError):
        return in_memory(engine)
    return None


def in_memory(engine: Engine | None = None, paths: Sequence[Path] | None = None) -> sqlite3.Connection:
    """The record of the notes under ``paths``, of the bundled ones by default, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    prepare(connection)
    migrate(connection)
    ingest_into(connection, bundled() if paths is None else paths, engine or current())
    return connection
