"""Years and periods of years, told from all other numbers of four digits."""

from __future__ import annotations

import re

from naptrack.dates.company import NAME_WITH_YEAR, REFERENCE, stands_before
from naptrack.dates.part import Part
from naptrack.dates.shape import Shape, phrase
from naptrack.dates.span import Found
from naptrack.dates.words import DASH, MONTH, SHORT_NUMBER, YEAR_DIGITS, YEAR_NUMBER, year_number
from naptrack.models import Precision

_NUMBER_BEFORE_BRACKET = re.compile(r"(?:\d{3}|/\d+),?\s*[(\[]\s*$")  # 1540 (2004)
_NUMBER_LISTED = re.compile(r"(\d{3,4})(?:\s*\(\d{4}\))?\s*(?:,|&|,?\s*(?:and|or)\s)\s*$")  # 1540, 1977 and 2325
# ... or by what follows them.
_NO_YEAR_BEFORE = re.compile(
    r"\s*\(\d{4}\)|\s?%|\s+(?:per\s?cent|USD|EUR|euros?|dollars|million|billion|(?:\w+\s+)?Agenda)\b", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s+(?:participants|people|persons|officials|experts|delegates|troops|soldiers|staff|copies|kg|kilograms|tons"
    r"|tonnes|km|met(?:re|er)s|items|sources|companies|containers|inspections|seizures|visitors|students|pages)\b"
)
_IN = re.compile(r"\b(?:in|during|since|of|for)\s+(?:the\s+year\s+)?$", re.IGNORECASE)


def _read_period(match: re.Match[str], spans: Found) -> Found:
    """2017-2021, 2017/2018, 2017-18, FY 2017."""
    year, end = year_number(match["year"]), match["last"] or match["short"]
    if year is None or stands_before(match, REFERENCE) or stands_before(match, NAME_WITH_YEAR):
        return ()
    last = year if not end else year_number(end) if len(end) == 4 else year - year % 100 + int(end)
    if last is None or last < year or (end and len(end) == 2 and last > year + 10) or (end and last == year):
        return ()
    return (phrase(match, "period", Part(year), Part(last), precision=Precision.YEAR),)


def _read_year(match: re.Match[str], spans: Found) -> Found:
    year = year_number(match["year"])
    if year is None or any(
        stands_before(match, other) for other in (REFERENCE, NAME_WITH_YEAR, _NUMBER_BEFORE_BRACKET)
    ):
        return ()
    text, end = match.string, match.end()
    if _NO_YEAR_BEFORE.match(text, end) or (_COUNTED.match(text, end) and not stands_before(match, _IN)):
        return ()
    listed = stands_before(match, _NUMBER_LISTED)
    if listed and not (spans and spans[-1].end > listed.start(1)):
        return ()  # the number before it in the list is no date: resolutions 1540, 1977 and 2325
    return (phrase(match, "year", Part(year)),)


YEAR_SHAPES = (
    # 2017-2021 | 2017/2018 | 2017-18
    Shape(
        f"{SHORT_NUMBER} {YEAR_NUMBER}",
        rf"(?P<year>{YEAR_DIGITS})(?:\s?(?:{DASH}|/)\s?(?P<last>{YEAR_DIGITS})|(?:{DASH}|/)(?P<short>\d\d))"
        rf"(?![\w%]|[-./]\d|\s+{MONTH})",
        _read_period,
    ),
    # FY 2017
    Shape(
        "fy fiscal financial",
        rf"(?:FY|(?:fiscal|financial)\s+year)\s*(?P<year>{YEAR_DIGITS})(?:\s?(?:{DASH}|/)\s?(?:(?P<last>\d{{4}})|(?P<short>\d\d)))?(?![\w-])",
        _read_period,
    ),
    # 2014
    Shape(f"{SHORT_NUMBER} {YEAR_NUMBER}", rf"(?P<year>{YEAR_DIGITS})(?!\w|/\d|[.,:]\d|{DASH}\d|\.[a-z])", _read_year),
)
