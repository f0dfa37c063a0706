"""The one exception that reading raises."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that gives no text: which file, and why, in words for the user.

    >>> str(Unreadable("2017/scan.pdf", "no text layer (a scanned PDF?), 3 pages"))
    '2017/scan.pdf: no text layer (a scanned PDF?), 3 pages'
    """

    def __init__(self, path: str, reason: str) -> None:
        """Say which file, as the user knows it, and why."""
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """One line: the path and the reason."""
        return f"{self.path}: {self.reason}"
