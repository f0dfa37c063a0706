"""A way to write a date, and how a phrase comes of a match."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from naptrack.dates.part import Part
from naptrack.dates.span import DateSpan, Found, Kind, Needs, Shift, Unit
from naptrack.dates.words import LEANS, plain, year_number
from naptrack.models import Precision


@dataclass(frozen=True)
class Shape:
    """One way to write a date: the words that it can begin with, its pattern, its reader.

    The pattern is compiled when it is first tried. ``read`` is given the match and the phrases found before it;
    it gives none where the words are no date after all.
    """

    begins: str
    words: str
    read: Callable[[re.Match[str], Found], Found]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """``words``, compiled."""
        return re.compile(self.words, re.IGNORECASE)


class Source(NamedTuple):
    """Where a phrase takes its year from."""

    year: int | None
    needs: Needs
    shift: Shift | None


ABSOLUTE = Source(None, "nothing", None)
NO_SOURCE = Source(None, "year", None)


def source_of(match: re.Match[str], the_year: Needs = "note") -> Source | None:
    """The year of a match; None where it lies outside the years of the record.

    ``the_year`` is what "the year" leans on.
    """
    groups = match.groupdict()
    if groups["year"]:
        year = year_number(groups["year"])
        return Source(year, "nothing", None) if year else None
    if groups["lean"]:
        needs, count = LEANS[plain(groups["lean"])]
        return Source(None, needs, Shift(Unit(plain(groups.get("unit") or "year")), count))
    if groups.get("plain"):
        return Source(None, the_year, Shift(Unit(plain(groups["plain"])), 0))
    return NO_SOURCE


def phrase(
    match: re.Match[str],
    kind: Kind,
    first: Part,
    last: Part | None = None,
    source: Source | None = None,
    *,
    precision: Precision | None = None,
    place: tuple[int, int] | None = None,
    code: int = 0,
) -> DateSpan:
    """The phrase of a match, or of the part of it at ``place``, with the year of ``source``."""
    start, end = place or match.span()
    source, last = source or ABSOLUTE, last or first
    return DateSpan(
        start,
        end,
        match.string[start:end],
        kind,
        precision or Precision(kind),
        Part(first.year or source.year, first.month, first.day),
        Part(last.year or source.year, last.month, last.day),
        source.needs,
        shift=source.shift,
        code=code,
    )
