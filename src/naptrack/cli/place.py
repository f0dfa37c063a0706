"""Where the record is kept unless a path is given."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class NoHome(Exception):
    """There is no folder to keep a record in."""

    exit_code = 2


def default_path() -> Path:
    """In the user's folder of data. Raises NoHome."""
    if sys.platform.startswith("linux"):
        data = os.environ.get("XDG_DATA_HOME") or ""
        try:
            home = Path(data) if os.path.isabs(data) else Path("~/.local/share").expanduser()
        except RuntimeError:
            raise NoHome("you have no home folder to keep a database in; name one with --db or NAPTRACK_DB") from None
        return home / "naptrack" / "naptrack.db"
    import typer

    return Path(typer.get_app_dir("naptrack")) / "naptrack.db"
