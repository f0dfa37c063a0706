"""One sync of a record at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naptrack.store.errors import Unwritable


class Busy(Exception):
    """Another sync of the same record is at work."""

    exit_code = 1


@contextmanager
def alone(db: str | os.PathLike[str]) -> Iterator[None]:
    """Hold the lock of the record at ``db`` for the length of a block; a process that dies lets go of it.

    Its file stays beside the record: taking it away would let two others hold one lock each.
    Raises Busy, without waiting, where another process holds it, and Unwritable where its file cannot be made.
    """
    path = Path(f"{os.path.realpath(db)}.sync-lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = path.open("a+", encoding="ascii")
    except OSError as error:
        raise Unwritable(path, f"cannot be made: {(error.strerror or str(error)).lower()}") from error
    with opened as file:
        if not _taken(file.fileno()):
            raise Busy(f"another sync of {db} is running; this one leaves the field to it")
        yield


def _taken(file: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
