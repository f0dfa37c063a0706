"""What every report for people says under it: how much it rests on, and what it is not."""

from __future__ import annotations

CAVEAT = "Not a measure of compliance; absence of a record is not absence of action."


def scope(notes: int, states: int, as_of: str | None = None, known_by: str | None = None) -> list[str]:
    """The scope line, and the clocks where they are set."""
    read = f"{count(notes, 'information note')}, {count(states, 'State')}."
    return [" ".join((read, *clocks(as_of, known_by), CAVEAT))]


def clocks(as_of: str | None, known_by: str | None) -> list[str]:
    """What the clocks say, a sentence for each that is set."""
    happened = [f"What had happened by {as_of}."] if as_of else []
    return happened + ([f"What notes dated not after {known_by} say."] if known_by else [])


def count(number: int, noun: str) -> str:
    """``1 note``, ``1,200 notes``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
