"""What every report for people says under it: how much it rests on, and what it is not."""

from __future__ import annotations

CAVEAT = "Not a measure of compliance; absence of a record is not absence of action."


def scope(notes: int, states: int, as_of: str | None = None, known_by: str | None = None) -> list[str]:
    """The scope line, and the clocks where they are set."""
    read = f"{count(notes, 'information note')}, {count(states, 'State')}."
    clocks = [
        f"What had happened by {as_of}." if as_of else "",
        f"What notes dated not after {known_by} say." if known_by else "",
    ]
    return [" ".join(filter(None, (read, *clocks, CAVEAT)))]


def count(number: int, noun: str) -> str:
    """``1 note``, ``1,200 notes``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
