"""What the user points at (files, folders, archives, standard input) as a stream of sources."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from naptrack.reading import limits
from naptrack.reading.kinds import ZIP, is_archive, suffix_of
from naptrack.reading.source import TOO_LARGE, Skipped, Source, name_says_no, out_of_sight, plainly
from naptrack.reading.unreadable import Unreadable

STANDARD_INPUT = "-"
ARCHIVE_SUFFIX = ".zip"
Found = Source | Skipped


def find(paths: Sequence[Path | str]) -> Iterator[Found]:
    """Every note under ``paths``, in a fixed order, and what was left out with the reason.

    A path is a file, a folder (read to its depths, by name), a zip archive or ``-`` for standard input. A source's
    path is relative to the folder named, is a file's name where a file was named, and goes on inside an archive:
    ``a.zip/b.txt``. A file that the user names is never left out for its name.
    Raises FileNotFoundError, before anything is read, for a path that is not there.
    """
    named = [path if path == STANDARD_INPUT else Path(path) for path in paths]
    for path in named:
        if isinstance(path, Path) and not path.exists():
            raise FileNotFoundError(f"no such file or folder: {path}")
    return _find(named)


def _find(paths: Sequence[Path | str]) -> Iterator[Found]:
    for path in paths:
        if isinstance(path, str):
            yield from _standard_input()
        elif path.is_dir():
            yield from _folder(path, path)
        else:
            yield from _file(path, storable(path.name))


def _standard_input() -> Iterator[Found]:
    data = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        yield Skipped(STANDARD_INPUT, TOO_LARGE, failed=True)
    else:
        yield from _opened(Source(STANDARD_INPUT, data=data))


def _folder(folder: Path, root: Path) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(storable(folder.relative_to(root).as_posix()), plainly(error), failed=True)
        return
    for entry in entries:
        path = folder / entry.name
        shown = storable(path.relative_to(root).as_posix())
        if reason := out_of_sight(shown):
            yield Skipped(shown, reason)
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(path, root)
        elif entry.is_dir():
            # Links may run in circles.
            yield Skipped(shown, "a link to a folder")
        elif suffix_of(shown) != ARCHIVE_SUFFIX and (reason := name_says_no(shown)):
            yield Skipped(shown, reason)
        else:
            yield from _file(path, shown)


def _file(path: Path, shown: str) -> Iterator[Found]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Skipped(shown, "not a regular file")
            return
        with path.open("rb") as stream:
            start = stream.read(len(ZIP[0]))
    except OSError as error:
        # A link to nothing hides no note.
        yield Skipped(shown, plainly(error), failed=not isinstance(error, FileNotFoundError))
        return
    source = Source(shown, file=path)
    # A Word file is an archive too; one with its own name needs no second look.
    if start in ZIP and suffix_of(shown) != ".docx":
        yield from _opened(source)
    else:
        yield source


def _opened(source: Source) -> Iterator[Found]:
    try:
        data = source.read()
    except Unreadable as error:
        yield Skipped(error.path, error.reason, failed=True)
        return
    if is_archive(data):
        from naptrack.reading.archive import members

        yield from members(data, source.path)
    else:
        yield source


def storable(path: str) -> str:
    """A path that can be stored and printed, even where its name on disk is no UTF-8."""
    # Escaped, so that two names stay two.
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")
