"""Days of the week that news tell without their date: on Tuesday, last Thursday, from Monday to Wednesday."""

from __future__ import annotations

import re
from dataclasses import replace

from naptrack.dates.part import Part
from naptrack.dates.shape import Shape, Source, phrase
from naptrack.dates.span import DateSpan, Found, Shift, Unit
from naptrack.dates.words import WEEKDAYS, plain
from naptrack.models import Precision

_NAMES = "|".join(WEEKDAYS)
_WAYS = {"": 0, "this": 0, "last": -1, "past": -1, "next": 1}


def _read_weekday(match: re.Match[str], spans: Found) -> Found:
    way = _WAYS[plain(match["way"] or "")]
    first = WEEKDAYS.index(plain(match["first"]))
    last = WEEKDAYS.index(plain(match["last"])) if match["last"] else first
    source = Source(None, "note", Shift(Unit.WEEKDAY, way, first, last))
    return (phrase(match, "relative", Part(), source=source, precision=Precision.DAY),)


def to_come(span: DateSpan) -> DateSpan:
    """``span`` where the words around it speak of what will be: "on Tuesday" is then the next one.

    >>> from naptrack.dates import find
    >>> to_come(find("will meet on Tuesday")[0]).shift.distance
    1
    >>> to_come(find("will meet on 3 May")[0]).shift is None
    True
    """
    if span.shift is None or span.shift.unit is not Unit.WEEKDAY:
        return span
    return replace(span, shift=span.shift._replace(distance=1))


WEEKDAY_SHAPES = (
    # on Tuesday | last Thursday | from Monday to Wednesday; not "on Tuesdays", "Tuesday, 8 May"
    Shape(
        f"last this next {' '.join(WEEKDAYS)}",
        rf"(?:(?P<way>last|this|next|past)\s+|(?<=\bon\s)|(?<=\bfrom\s)|(?<=\bbetween\s))(?P<first>{_NAMES})"
        rf"(?:\s+(?:to|through|until|and)\s+(?P<last>{_NAMES}))?(?![\w-])(?!['’]s\b)(?!,?\s+(?:the\s+)?\d)(?!,?\s*\()",
        _read_weekday,
    ),
)
