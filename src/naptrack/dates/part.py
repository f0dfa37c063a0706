"""A day, a month or a year, as far as words say it."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import NamedTuple


class Part(NamedTuple):
    """A day, a month or a year, as far as the words say it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exists(self) -> bool:
        """False for a 31 June; 29 February is let pass where no year is said."""
        return (self.day or 1) <= monthrange(self.year or 2000, self.month or 1)[1]

    @property
    def first_day(self) -> dt.date:
        """The first day of it; ValueError where it has no year."""
        return dt.date(self.year or 0, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The last day of it; ValueError where it has no year."""
        year, month = self.year or 0, self.month or 12
        return dt.date(year, month, min(self.day or 31, monthrange(year, month)[1]))

    def over(self, frame: Part) -> Part:
        """This, with what it leaves open taken from ``frame``."""
        return Part(*(own if own is not None else given for own, given in zip(self, frame, strict=True)))
