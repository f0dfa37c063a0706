"""How we behave towards other people's servers."""

from __future__ import annotations

import platform
from dataclasses import dataclass

from naptrack import __version__
from naptrack.reading import limits


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds, counts and megabytes of one sync; ``contact`` is who answers for it, an address of any kind.

    ``pause`` lies between two requests to a host; ``timeout`` is how long a server may be
    silent, ``longest`` how long one answer may take in all; ``patience`` is the longest
    wait that a server may ask for; ``backoff`` the first wait before another try.
    """

    pause: float = 1.0
    timeout: float = 20.0
    longest: float = 300.0
    tries: int = 3
    backoff: float = 2.0
    patience: float = 120.0
    largest_mb: float = 50.0
    keep_mb: float = 500.0
    contact: str = ""

    @property
    def largest(self) -> int:
        """Bytes of one answer at most; never more than is read of a file."""
        return min(int(self.largest_mb * limits.MEGABYTE), limits.FILE_BYTES)

    @property
    def keep(self) -> int:
        """Bytes that all kept files may come to."""
        return int(self.keep_mb * limits.MEGABYTE)

    @property
    def user_agent(self) -> str:
        """Who asks: the program, what it does, and whom to write to."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"naptrack/{__version__} (reads information notes on resolution 1540{contact}) Python/{_python()}"


def _python() -> str:
    return ".".join(platform.python_version_tuple()[:2])
