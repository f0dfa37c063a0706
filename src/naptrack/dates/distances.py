"""Phrases that name no day, month or year, only how far off it is: last year, two months later."""

from __future__ import annotations

import re

from naptrack.dates.part import Part
from naptrack.dates.shape import Shape, Source, phrase
from naptrack.dates.span import Found, Needs, Shift, Unit
from naptrack.dates.words import LEAN, LEANS, SHORT_NUMBER, UNIT, plain
from naptrack.models import Precision

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_COUNTS = {"a": 1} | {word: count for count, word in enumerate(_NUMBERS.split(), 1)}
_COUNT_WORDS = " ".join(_COUNTS)
_PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.MONTH,  # finer than a month, but no day is named
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
}


def _read_lean(match: re.Match[str], spans: Found) -> Found:
    """Last year, the same month, the following day."""
    unit = Unit(plain(match["unit"]))
    needs, count = LEANS[plain(match["lean"])]
    if needs == "note" and unit is Unit.DAY:  # "the current day" is no date, "last day" an end
        return ()
    return _distance(match, unit, count, needs)


def _read_distance(match: re.Match[str], spans: Found) -> Found:
    """Two years ago, three days later, the year before."""
    word, way = match.groupdict().get("count") or "one", plain(match["way"])
    count = int(word) if word.isdigit() else _COUNTS[plain(word)]
    back = way in ("ago", "before", "earlier", "prior")
    return _distance(
        match, Unit(plain(match["unit"])), -count if back else count, "note" if way == "ago" else "previous"
    )


def _distance(match: re.Match[str], unit: Unit, count: int, needs: Needs) -> Found:
    source = Source(None, needs, Shift(unit, count))
    return (phrase(match, "relative", Part(), source=source, precision=_PRECISIONS[unit]),)


DISTANCE_SHAPES = (
    # last year | the same month | that day
    Shape("last this next the same that", rf"{LEAN}{UNIT}(?!-?\w)", _read_lean),
    # the year before
    Shape(
        "the",
        rf"the\s+{UNIT}\s+(?P<way>before|after|prior|thereafter)(?=\s*[,.;:)]|\s*$|\s+(?:in|at|on|and)\b)",
        _read_distance,
    ),
    # two months later | a year ago
    Shape(
        f"{SHORT_NUMBER} {_COUNT_WORDS}",
        rf"(?<!half\s)(?<!than\s)(?<!\bto\s)(?<!\bor\s)(?P<count>{'|'.join(_COUNTS)}|\d\d?)\s+{UNIT}s?\s+"
        r"(?P<way>ago|later|earlier|afterwards?|thereafter|(?:after|before)(?=\s*[,.;:)]|\s*$))(?!\w)",
        _read_distance,
    ),
)
