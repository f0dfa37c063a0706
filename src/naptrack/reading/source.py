"""One thing to read, and one thing that was not read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from naptrack.reading import limits
from naptrack.reading.kinds import SUFFIXES, suffix_of
from naptrack.reading.unreadable import Unreadable

TOO_LARGE = f"larger than {limits.FILE_BYTES // limits.MEGABYTE} MB"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: where it lies for the user, and its bytes or the file that holds them.

    What came from the web has an address, and the media type that the server said, if any.
    """

    path: str
    file: Path | None = None
    data: bytes | None = None
    url: str | None = None
    media_type: str | None = None

    def read(self) -> bytes:
        """The raw bytes.

        Raises Unreadable where the file is gone, closed to us or too large.
        """
        if self.data is not None:
            return self.data
        if self.file is None:
            raise Unreadable(self.path, "nothing to read")
        try:
            with self.file.open("rb") as stream:
                data = stream.read(limits.FILE_BYTES + 1)
        except OSError as error:
            raise Unreadable(self.path, plainly(error)) from error
        if len(data) > limits.FILE_BYTES:
            raise Unreadable(self.path, TOO_LARGE)
        return data


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was met and not read, and why; ``failed`` where it was to be read and could not be."""

    path: str
    reason: str
    failed: bool = False


def name_says_no(path: str) -> str | None:
    """Why a file that nobody named is passed over whatever it holds; None where it is to be read.

    >>> name_says_no("notes/~$draft.docx"), name_says_no("notes/totals.xlsx"), name_says_no("notes/ulaanbaatar.pdf")
    ('a lock file', 'not a note (.xlsx)', None)
    """
    if reason := out_of_sight(path):
        return reason
    suffix = suffix_of(path)
    return None if suffix in SUFFIXES else f"not a note ({suffix or 'no file type in its name'})"


def out_of_sight(path: str) -> str | None:
    """Why a file or folder is not even looked at, by the last name of its path; None where it is."""
    name = path.rpartition("/")[2]
    if name.startswith("~$"):
        return "a lock file"
    return "hidden" if name.startswith(".") or name == "__MACOSX" else None


def plainly(error: OSError) -> str:
    """What the system says of a file, as a reason for the user."""
    return (error.strerror or str(error)).lower()
