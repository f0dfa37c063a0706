"""A date phrase as it was found: where it stands, what it says, what it leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from naptrack.dates.part import Part
from naptrack.models import Precision

Kind = Literal["day", "month", "year", "quarter", "half", "season", "period", "relative"]
Needs = Literal["nothing", "year", "note", "previous"]
Bound = Literal["by", "since"]
Clip = Literal["earlier", "later"]
FIRST_YEAR, LAST_YEAR = 1945, 2100


class Unit(StrEnum):
    """What a distance is counted in; NAMED_MONTH and WEEKDAY count those of one name: "last May", "on Tuesday"."""

    DAY = "day"
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    NAMED_MONTH = "named-month"


class Shift(NamedTuple):
    """How far a phrase lies from what it leans on.

    Weekdays (0 for Monday) are the first and the last day of the phrase: the last such on or before what it leans on
    (distance 0), wholly before it (-1), wholly after it (1).
    """

    unit: Unit
    distance: int
    first_weekday: int = 0
    last_weekday: int = 0


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date phrase: where it stands, what it says, and what it leans on.

    ``kind`` is the shape of the words: a ``period`` is a range of years, such as plans
    have, and ``relative`` names no day, month or year at all ("last year"). ``needs``
    is what ``settle`` must be told. ``bound`` is "by" or "since" where such a word
    stands before, which opens the date at its other end.
    ``text`` is ``text[start:end]`` of the text searched. ``first`` and ``last`` hold
    what the words say of the first and the last day; they may be narrower than
    ``precision`` ("early 2017" has months and is precise to the year). ``pieces``
    are the days of a list, one by one, each with the month and year it shares.
    ``code`` is the EDTF number of a season, quarter or half, 0 for none; ``clip``
    says on which side of the anchor a "later this year" lies.
    """

    start: int
    end: int
    text: str
    kind: Kind
    precision: Precision
    first: Part
    last: Part
    needs: Needs = "nothing"
    bound: Bound | None = None
    shift: Shift | None = None
    clip: Clip | None = None
    code: int = 0
    pieces: tuple[DateSpan, ...] = ()


Found = Sequence[DateSpan]
