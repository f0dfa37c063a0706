"""What became of each address that was asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of one address."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KNOWN = "known"  # of a dry run: it would be asked for again
    PASSED = "passed over"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Visit:
    """One address, the source that led to it (empty where it was named itself), what became of it, and why."""

    source: str
    address: str
    fate: Fate
    reason: str | None = None
