"""The files inside a zip archive, never written to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from naptrack.reading import limits
from naptrack.reading.kinds import is_archive
from naptrack.reading.source import TOO_LARGE, Skipped, Source, name_says_no, out_of_sight

# What zipfile raises for damaged or foreign archives.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
)
ENCRYPTED_BIT = 0x1
ENCRYPTED = "encrypted in its archive"


def members(data: bytes, path: str) -> Iterator[Source | Skipped]:
    """The notes inside the archive ``data``, sorted by name, each with its bytes.

    An archive of more than limits.MEMBERS files or limits.UNPACKED_BYTES bytes is left out whole.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED:
        yield Skipped(path, "a damaged zip archive", failed=True)
        return
    with archive:
        files = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda info: info.filename)
        if len(files) > limits.MEMBERS:
            yield Skipped(path, f"an archive of more than {limits.MEMBERS:,} files", failed=True)
        # zipfile stops a member at the size that its entry states, so the stated sizes can be trusted as a bound.
        elif sum(info.file_size for info in files) > limits.UNPACKED_BYTES:
            size = f"{limits.UNPACKED_BYTES // limits.MEGABYTE} MB"
            yield Skipped(path, f"an archive of more than {size} unpacked", failed=True)
        else:
            for info in files:
                yield _member(archive, info, path)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Source | Skipped:
    shown = f"{path}/{_slashed(info)}"
    if reason := _left_out(info):
        return Skipped(shown, reason, failed=reason in (ENCRYPTED, TOO_LARGE))
    try:
        data = archive.read(info)
    except DAMAGED:
        return Skipped(shown, "damaged in its archive", failed=True)
    return Skipped(shown, "an archive inside an archive") if is_archive(data) else Source(shown, data=data)


def _left_out(info: zipfile.ZipInfo) -> str | None:
    steps = _slashed(info).split("/")
    if ".." in steps or "" in steps or ":" in steps[0]:
        return "its path leads out of the archive"
    if reason := next(filter(None, map(out_of_sight, steps)), None):
        return reason
    if info.flag_bits & ENCRYPTED_BIT:
        return ENCRYPTED
    if info.file_size > limits.FILE_BYTES:
        return TOO_LARGE
    return name_says_no(info.filename)


def _slashed(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")
