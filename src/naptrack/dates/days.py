"""Days: written out, as a list or range, in figures, or as "yesterday"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from naptrack.dates.company import BETWEEN, OCCASION_BEHIND, RANGE, REFERENCE, links, stands_before
from naptrack.dates.part import Part
from naptrack.dates.shape import Shape, Source, phrase, source_of
from naptrack.dates.span import FIRST_YEAR, LAST_YEAR, DateSpan, Found, Shift, Unit
from naptrack.dates.words import (
    DASH,
    DAY,
    DAYS,
    LEAN,
    LEANS,
    MONTH,
    MONTH_WORDS,
    SHORT_NUMBER,
    TO,
    TO_YEAR,
    WEEKDAY,
    WEEKDAY_WORDS,
    YEAR,
    YEAR_NUMBER,
    month_number,
    plain,
)
from naptrack.models import Precision

_BEFORE_MONTH_AND_DAY = re.compile(
    rf"(?:\b(?:on|from|dated|of|by|to|until|till|between|since|before|after|through)\s+|[(:,]\s*|\d\s?{DASH}\s?|^\s*)$",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(r"\bweek\s+(?:of|commencing|beginning|starting)\s+(?:the\s+)?$", re.IGNORECASE)
_ITEM = re.compile(r"(\d+)(?:\s?(?:st|nd|rd|th)\b)?", re.IGNORECASE)
_RANGE_SIGN = re.compile(rf"{DASH}|/|\b{TO}\b", re.IGNORECASE)


def _read_days(match: re.Match[str], spans: Found) -> Found:
    source = source_of(match)
    if source is None or (match[0][0].isdigit() and stands_before(match, REFERENCE)):
        return ()
    if source.year is None and not match["month"][0].isupper():
        return ()
    month = month_number(match["month"])
    if found := _days(match, month, source):
        return [_week_from(found[0])] if stands_before(match, _WEEK_OF) else found
    if source.year is None or match.start("days") > match.start("month"):
        return ()
    # "31 February 2017" still says the month.
    return (phrase(match, "month", Part(None, month), source=source, place=(match.start("month"), match.end())),)


def _week_from(span: DateSpan) -> DateSpan:
    """The week that begins on the day of ``span``: finer than a month, but its days are not named."""
    if span.first != span.last or span.first.day is None:
        return span
    last = span.last._replace(day=min(31, span.first.day + 6))
    return replace(span, kind="month", precision=Precision.MONTH, last=last)


def _read_month_and_day(match: re.Match[str], spans: Found) -> Found:
    ends_a_range = spans and links(match.string, spans[-1].end, match.start(), RANGE)
    of_a_meeting = OCCASION_BEHIND.match(match.string, match.end())  # "at its February 12 session"
    known = ends_a_range or of_a_meeting or stands_before(match, _BEFORE_MONTH_AND_DAY)
    return _read_days(match, spans) if known else ()


def _read_days_of_that_month(match: re.Match[str], spans: Found) -> Found:
    needs, count = LEANS[plain(match["lean"])]
    return _days(match, None, Source(None, needs, Shift(Unit.MONTH, count)))


def _read_days_of_a_month_off(match: re.Match[str], spans: Found) -> Found:
    """The 24th of the month before."""
    return _days(match, None, Source(None, "previous", Shift(Unit.MONTH, -1 if plain(match["way"]) == "before" else 1)))


def _days(match: re.Match[str], month: int | None, source: Source) -> Found:
    """The days of a match: one span, or one a range where it lists several ranges."""
    items = _items(match)
    longest = monthrange(source.year or 2000, month)[1] if month else 31
    if not items or max(item.last for item in items) > longest:
        return ()

    def span(first: int, last: int, start: int, end: int) -> DateSpan:
        return phrase(match, "day", Part(None, month, first), Part(None, month, last), source, place=(start, end))

    whole = items[0].start == match.start("days") or match.start("days") > match.start("month")
    starts = [match.start() if whole else items[0].start, *(item.start for item in items[1:])]
    ends = [*(item.end for item in items[:-1]), match.end()]
    spans = [span(item.first, item.last, *place) for item, *place in zip(items, starts, ends, strict=True)]
    if len(spans) == 1 or any(item.first != item.last for item in items):
        return spans
    days = [item.first for item in items]
    return (replace(span(min(days), max(days), starts[0], ends[-1]), pieces=tuple(spans)),)


class _Item(NamedTuple):
    """One element of a list of days: a day, or a range of days, and its place."""

    first: int
    last: int
    start: int
    end: int


def _items(match: re.Match[str]) -> list[_Item]:
    """The elements of the group ``days``; empty where they make no sense."""
    days, offset = match["days"], match.start("days")
    items: list[_Item] = []
    only_commas = True
    for number in _ITEM.finditer(days):
        day, start, end = int(number[1]), offset + number.start(), offset + number.end()
        between = match.string[items[-1].end : start] if items else ""
        if _RANGE_SIGN.search(between):
            opening = items.pop()
            if opening.first != opening.last or opening.first >= day:
                return []
            items.append(_Item(opening.first, day, opening.start, end))
        else:
            items.append(_Item(day, day, start, end))
            only_commas = only_commas and between.strip() in ("", ",")
    if only_commas:  # "Room 12, 5 May 2017": the tail that rises is the list of days
        while any(left.last >= right.first for left, right in pairwise(items)):
            del items[0]
    elif len(items) == 2 and stands_before(match, BETWEEN) and items[0].last < items[1].first:
        return [_Item(items[0].first, items[1].last, items[0].start, items[1].end)]
    return items


def _read_iso_day(match: re.Match[str], spans: Found) -> Found:
    return _numeric_day(match, int(match["year"]), int(match["month"]), int(match["day"]))


def _read_numeric_day(match: re.Match[str], spans: Found) -> Found:
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    if one <= 12 < two:
        one, two = two, one
    elif match["sign"] != "." and one != two and one <= 12:  # 12/05/2017: May or December
        return (phrase(match, "year", Part(year)),) if FIRST_YEAR <= year <= LAST_YEAR else ()
    return _numeric_day(match, year, two, one)


def _numeric_day(match: re.Match[str], year: int, month: int, day: int) -> Found:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return ()
    groups = match.groupdict()
    first_month, first_day = int(groups.get("first_month") or month), int(groups.get("first_day") or day)
    first, last = Part(year, first_month, first_day), Part(year, month, day)
    if not 1 <= first_month <= 12 or not all(part.day and part.exists for part in (first, last)):
        return (phrase(match, "month", Part(year, month)),)
    return (phrase(match, "day", first, last),) if first <= last else ()


def _read_day_word(match: re.Match[str], spans: Found) -> Found:
    count = {"yesterday": -1, "tomorrow": 1}.get(plain(match[0]), 0)
    source = Source(None, "note", Shift(Unit.DAY, count))
    return (phrase(match, "relative", Part(), source=source, precision=Precision.DAY),)


DAY_SHAPES = (
    # 2017-05-08
    Shape(
        YEAR_NUMBER,
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<day>[0-3]?\d)(?!\d|[-.]\d)",
        _read_iso_day,
    ),
    # 08.05.2017 | 8. 5. 2017 | 18-20.09.2017 | 28.11.-02.12.2016
    Shape(
        SHORT_NUMBER,
        rf"(?:(?P<first_day>[0-3]?\d)(?:\.(?P<first_month>[01]?\d))?\.?\s?{DASH}\s?)?"
        r"(?P<one>[0-3]?\d)(?P<sign>[./-])(?:(?<=\.) )?(?P<two>[0-3]?\d)(?P=sign)(?:(?<=\.) )?"
        r"(?P<year>\d{4})(?!\w|[./]\d)",
        _read_numeric_day,
    ),
    # 8 to 10 May 2017 | Tuesday, 02 June 2015 | 9th of June last year | 8-May-2017
    Shape(
        f"{SHORT_NUMBER} {WEEKDAY_WORDS}",
        rf"{WEEKDAY}?{DAYS}(?:\s*(?:of\s+)?|-)(?P<month>{MONTH})(?:(?:{TO_YEAR}|-){YEAR})?(?!\w)",
        _read_days,
    ),
    # May 8-10, 2017 | Tuesday, June 9th, 2017
    Shape(
        f"{MONTH_WORDS} {WEEKDAY_WORDS}",
        rf"{WEEKDAY}?(?P<month>{MONTH})\s+(?:the\s+)?{DAYS}{TO_YEAR}{YEAR}",
        _read_days,
    ),
    # on May 8 | from May 8 to 10
    Shape(
        f"{MONTH_WORDS} {WEEKDAY_WORDS}",
        rf"{WEEKDAY}?(?P<month>{MONTH})\s+(?P<days>{DAY}(?:\s*(?:{DASH}|{TO}\s)\s*{DAY}"
        rf"|(?:,\s*{DAY}){{0,9}},?\s+and\s+{DAY}(?=\s*[,.;:)]|\s*$|\s+(?:in|at|by|of|the|saw|was|were|brought|took|led|gave|when|where|which|for|to|on|under|with|from)\b))?)"
        r"(?P<year>)(?P<lean>)(?!\w)",
        _read_month_and_day,
    ),
    # the 29th of the same month
    Shape(SHORT_NUMBER, rf"{DAYS}\s+of\s+{LEAN}(?P<month>month)(?!-?\w)", _read_days_of_that_month),
    # the 24th of the month before
    Shape(
        SHORT_NUMBER, rf"{DAYS}\s+of\s+the\s+(?P<month>month)\s+(?P<way>before|after)(?!\w)", _read_days_of_a_month_off
    ),
    # yesterday
    Shape(
        "yesterday today tomorrow this",
        r"(?:yesterday|today|tomorrow|this\s+(?:morning|afternoon|evening))"
        r"(?:(?!['’\w-])|(?=['’]s (?:session|meeting|sitting|workshop|event|round)))",
        _read_day_word,
    ),
)
