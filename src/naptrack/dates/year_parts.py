"""Parts of a year or a month: quarters, halves, seasons, its beginning, middle and end."""

from __future__ import annotations

import re
from dataclasses import replace

from naptrack.dates.company import stands_before
from naptrack.dates.part import Part
from naptrack.dates.shape import NO_SOURCE, Shape, Source, phrase, source_of
from naptrack.dates.span import Clip, Found, Kind, Shift, Unit
from naptrack.dates.words import DASH, MONTH_OR_YEAR, SHORT_NUMBER, YEAR, YEAR_NUMBER, month_number, plain
from naptrack.models import Precision

_ORDINAL = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th|(?-i:IV|I{1,3}))"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER_YEAR = rf"(?:,?\s*(?:(?:of|in)\s+)?(?:{YEAR}|the\s+(?P<plain>year)(?!-?\w)))"
# EDTF number, first and last month. A winter lies in two years, so it narrows nothing.
_SEASONS = {
    "spring": (21, 3, 5),
    "summer": (22, 6, 8),
    "autumn": (23, 9, 11),
    "fall": (23, 9, 11),
    "winter": (24, 1, 12),
}
# First and last month of a year, first and last day of a month: generous thirds that
# overlap, since nobody means a border when they write "early".
_ZONES = {
    "early": ((1, 4), (1, 15)),
    "beginning": ((1, 4), (1, 15)),
    "start": ((1, 4), (1, 15)),
    "mid": ((4, 9), (8, 23)),
    "middle": ((4, 9), (8, 23)),
    "late": ((9, 12), (16, 31)),
    "end": ((9, 12), (16, 31)),
    "close": ((9, 12), (16, 31)),
}


def _read_zone(match: re.Match[str], spans: Found) -> Found:
    """Early May, the end of 2018, later this year."""
    word = plain(match["edge"] or match["soft"])
    source = source_of(match, "note" if match["edge"] else "previous")
    if source is None or (source is NO_SOURCE and not match["month"][0].isupper()):
        return ()
    of_year = not match["month"] and (source.shift is None or source.shift.unit is Unit.YEAR)
    month = month_number(match["month"]) if match["month"] else None
    first = last = Part(None, month)
    if word in _ZONES:
        start, end = _ZONES[word][0 if of_year else 1]
        first, last = (
            (Part(None, start), Part(None, end)) if of_year else (Part(None, month, start), Part(None, month, end))
        )
    relative = month is None and source.needs != "nothing"
    kind: Kind = "relative" if relative else "year" if of_year else "month"
    span = phrase(match, kind, first, last, source, precision=Precision.YEAR if of_year else Precision.MONTH)
    clip: Clip | None = "earlier" if word == "earlier" else "later" if word == "later" else None
    return (replace(span, bound="by" if match["by"] else None, clip=clip if source.shift else None),)


def _read_year_end(match: re.Match[str], spans: Found) -> Found:
    source = Source(None, "note", Shift(Unit.YEAR, 0))
    span = phrase(match, "relative", Part(), source=source, precision=Precision.YEAR)
    return (replace(span, bound="by"),)


def _read_half(match: re.Match[str], spans: Found) -> Found:
    source = source_of(match)
    second = plain(match["half"]) in ("second", "2nd", "last", "latter", "2")
    if source is None or (source is NO_SOURCE and not match["month"][0].isupper()):
        return ()
    if match["month"]:
        month = month_number(match["month"])
        first, last = (16, 31) if second else (1, 15)
        return (phrase(match, "month", Part(None, month, first), Part(None, month, last), source),)
    if source.shift and source.shift.unit is Unit.MONTH:
        return ()
    first, last = (7, 12) if second else (1, 6)
    code = 41 if second else 40
    return (phrase(match, "half", Part(None, first), Part(None, last), source, precision=Precision.MONTH, code=code),)


def _read_quarter(match: re.Match[str], spans: Found) -> Found:
    source = source_of(match)
    first = _quarter_number(match["quarter"])
    last = _quarter_number(match.groupdict().get("to_quarter") or match["quarter"])
    if source is None or first > last:
        return ()
    months = Part(None, 3 * first - 2), Part(None, 3 * last)
    code = 32 + first if first == last else 0
    return (phrase(match, "quarter", *months, source, precision=Precision.MONTH, code=code),)


def _quarter_number(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _ORDINALS[plain(word)]


_BEFORE_SEASON = re.compile(r"\b(?:in|during|over|since|by|until|throughout|before)\s+$", re.IGNORECASE)


def _read_season(match: re.Match[str], spans: Found) -> Found:
    source = source_of(match)
    if source is None:
        return ()
    code, first, last = _SEASONS[plain(match["season"])]
    return (phrase(match, "season", Part(None, first), Part(None, last), source, precision=Precision.YEAR, code=code),)


def _read_lone_season(match: re.Match[str], spans: Found) -> Found:
    return _read_season(match, spans) if stands_before(match, _BEFORE_SEASON) else ()


YEAR_PART_SHAPES = (
    # 2017 Q1
    Shape(YEAR_NUMBER, r"(?P<year>\d{4})(?P<lean>)[\s-]?Q(?P<quarter>[1-4])(?!\w)", _read_quarter),
    # the third quarter of this year | IV quarter 2016
    Shape(
        f"{SHORT_NUMBER} the first second third fourth last i ii iii iv",
        rf"(?:the\s+)?(?P<quarter>{_ORDINAL})(?:\s*(?:and|to|or|,|{DASH})\s*(?:the\s+)?(?P<to_quarter>{_ORDINAL}))?"
        rf"\s+quarters?{_QUARTER_YEAR}",
        _read_quarter,
    ),
    # in the third quarter
    Shape(
        "the",
        r"the\s+(?P<quarter>first|second|third|fourth)\s+quarter(?P<year>)(?P<lean>)(?!-?\w|\s+of\b)",
        _read_quarter,
    ),
    # Q1 2017
    Shape("q", rf"Q(?P<quarter>[1-4])(?:\s?(?:{DASH}|/)\s?Q?(?P<to_quarter>[1-4]))?/?{_QUARTER_YEAR}", _read_quarter),
    # the first half of 2018
    Shape(
        f"{SHORT_NUMBER} the first second last latter",
        rf"(?:the\s+)?(?P<half>first|second|last|latter|1st|2nd)\s+half(?:\s+of|,)?\s+{MONTH_OR_YEAR}",
        _read_half,
    ),
    # H1 2017
    Shape("h", rf"H(?P<half>[12])/?(?:\s*of)?\s*{MONTH_OR_YEAR}", _read_half),
    # by the end of 2018 | the middle of May | mid-2017 | early in 2017 | later this year
    Shape(
        "by before until till the very end close beginning start middle early late mid earlier later",
        r"(?:(?:(?P<by>by|before|until|till)\s+)?(?:the\s+)?(?:very\s+)?"
        rf"(?P<edge>(?:end|close|beginning|start|middle)(?=\s+of\s)|end(?=\s?{DASH}|\s+\d))(?:\s+of\s+|\s?{DASH}\s?|\s+)"
        rf"|(?P<soft>early|late|mid|earlier|later)(?:\s?{DASH}\s?|\s+(?:in\s+)?)){MONTH_OR_YEAR}",
        _read_zone,
    ),
    # before the year is out
    Shape(
        "before until",
        r"(?P<by>before|until)\s+(?:the|this)\s+year\s+(?:is\s+(?:out|over|up)|ends)(?!\w)",
        _read_year_end,
    ),
    # spring 2018
    Shape(
        "spring summer autumn winter", rf"(?P<season>spring|summer|autumn|winter)(?:\s+of|,)?\s+{YEAR}", _read_season
    ),
    # over the summer, in the spring
    Shape(
        "the", r"the\s+(?P<season>spring|summer|autumn|winter)(?P<year>)(?P<lean>)(?!-?\w|\s+of\b)", _read_lone_season
    ),
    # last summer
    Shape(
        "last this",
        r"(?:last|this)\s+(?P<season>spring|summer|autumn|winter)(?P<year>)(?P<lean>)(?!-?\w)",
        _read_season,
    ),
    # fall 2018; "fall" is a verb more often
    Shape("fall", rf"(?P<season>fall)(?:\s+of|,)?\s+(?=\d){YEAR}", _read_season),
)
