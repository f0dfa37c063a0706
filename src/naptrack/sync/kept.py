"""The folder of fetched files, each under the hash of its bytes."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from naptrack.reading.kinds import SUFFIXES, kind_of
from naptrack.reading.unreadable import Unreadable

# A file that nothing speaks of yet may have been written by a program that is just about to.
_FRESH = 3600.0


class Kept:
    """The files fetched for one record, in a folder beside it."""

    def __init__(self, db: str | os.PathLike[str]) -> None:
        """The folder of the record at ``db``; it is made with its first file."""
        self.folder = Path(f"{os.path.realpath(db)}.files")

    def put(self, data: bytes, name: str, media_type: str | None) -> Path:
        """Write ``data`` under its hash, with the ending of its kind; what is there already stays. Raises OSError."""
        sha256 = hashlib.sha256(data).hexdigest()
        if there := self.find(sha256):
            return there
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{sha256}{_ending(data, name, media_type)}"
        aside = self.folder / f".{os.getpid()}.part"
        try:
            aside.write_bytes(data)
            os.replace(aside, path)
        except BaseException:
            with suppress(OSError):
                aside.unlink()
            raise
        return path

    def find(self, sha256: str) -> Path | None:
        """The file of these bytes, if it is still kept."""
        return next(iter(sorted(self.folder.glob(f"{sha256}*"))), None)

    def trim(self, most: int, done_with: Collection[str], awaited: Collection[str]) -> int:
        """Remove files, the oldest first, until all come to at most ``most`` bytes; returns how many were removed.

        ``done_with`` are the hashes whose text the record holds, or that hold none; ``awaited`` those still to be
        read, which stay whatever they come to.
        """
        files = []
        for entry in os.scandir(self.folder) if self.folder.is_dir() else ():
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False):
                    found = entry.stat()
                    files.append((found.st_mtime, entry.name, found.st_size))
        total, removed, now = sum(size for *_, size in files), 0, time.time()
        for changed, name, size in sorted(files):
            if total <= most:
                break
            sha256 = name.partition(".")[0]
            if sha256 in awaited or (sha256 not in done_with and now - changed < _FRESH):
                continue
            with suppress(OSError):
                os.unlink(self.folder / name)
                total -= size
                removed += 1
        return removed


def _ending(data: bytes, name: str, media_type: str | None) -> str:
    try:
        kind = kind_of(data, name, media_type)
    except Unreadable:
        return ""
    return next(suffix for suffix, each in SUFFIXES.items() if each is kind)
