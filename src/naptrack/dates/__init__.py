"""Date phrases in English text, and the dates that they settle to.

``find`` reads a text once, from left to right, in three steps: the shapes of
``_SHAPES`` give single phrases ("28 November", "2 December 2016"); neighbours are
joined into ranges by the words between them; what still lacks a year takes it from
the neighbour that it is listed with. ``settle`` makes a ``models.Date`` of a phrase,
once the caller has said what the phrase leans on: a year, the note's day, or the
date mentioned before. Nothing here looks at a clock, so no part of a date can come
from the day on which the program runs.

EDTF strings follow ISO 8601-2: 21 to 24 for seasons, 33 to 36 for quarters, 40 and
41 for halves, ``..`` for an open end, ``XXXX`` for a year that nothing fixes.
"""

from naptrack.dates.finding import find
from naptrack.dates.settling import settle
from naptrack.dates.span import FIRST_YEAR, LAST_YEAR, DateSpan
from naptrack.dates.weekdays import to_come

__all__ = ["FIRST_YEAR", "LAST_YEAR", "DateSpan", "find", "settle", "to_come"]
