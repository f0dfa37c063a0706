"""From a phrase to a date, once it is known what the phrase leans on."""

from __future__ import annotations

import datetime as dt

from naptrack.dates.part import Part
from naptrack.dates.span import DateSpan, Shift, Unit
from naptrack.models import Date, Precision

_ENOUGH = {
    Unit.YEAR: (Precision.YEAR, Precision.MONTH, Precision.DAY),
    Unit.MONTH: (Precision.MONTH, Precision.DAY),
    Unit.WEEK: (Precision.DAY,),
    Unit.DAY: (Precision.DAY,),
    Unit.WEEKDAY: (Precision.DAY,),
}


def settle(
    span: DateSpan, *, year: int | None = None, note: dt.date | None = None, previous: Date | None = None
) -> Date | None:
    """The date that ``span`` stands for, no finer than its words.

    ``year`` serves a phrase that needs one, ``note`` (the day of the note) one such
    as "last year", ``previous`` (the date last mentioned) one such as "the same
    month". Without it the result is a date of precision NONE with XXXX in its EDTF
    string where only the year is missing, else None. None, too, where ``previous`` is
    too vague for the phrase, or a shift leaves the calendar.

    >>> from naptrack.dates import find
    >>> settle(find("held on 8 to 10 May 2017")[0]).edtf
    '2017-05-08/2017-05-10'
    >>> settle(find("on 9 December")[0]).edtf
    'XXXX-12-09'
    >>> settle(find("in November last year")[0], note=dt.date(2018, 3, 5)).edtf
    '2017-11'
    """
    try:
        return _settled(span, year, note, previous)
    except (OverflowError, ValueError):
        return None


def _settled(span: DateSpan, year: int | None, note: dt.date | None, previous: Date | None) -> Date | None:
    opening = closing = Part(year)
    days: tuple[dt.date, dt.date] | None = None
    if span.needs == "year" and year is None:
        return Date(edtf=_edtf(span, span.first, span.last, span.precision), text=span.text)
    if span.needs in ("note", "previous"):
        anchor = previous if span.needs == "previous" else Date(note, note, Precision.DAY)
        if anchor is None or not anchor.known or anchor.earliest is None or anchor.latest is None:
            return None
        days = (anchor.earliest, anchor.latest)
        frame = _frame(span, days, anchor.precision)
        if frame is None:
            return None
        opening, closing = frame
    elif span.needs == "nothing":
        opening = closing = Part()
    first, last, precision = span.first.over(opening), span.last.over(closing), span.precision
    if precision is Precision.DAY and not (first.exists and last.exists):  # 29 February
        first, last, precision = first._replace(day=None), last._replace(day=None), Precision.MONTH
    if first.first_day > last.last_day:  # over the turn of the year
        if span.needs == "year":
            last = last._replace(year=(last.year or 0) + 1)
        else:
            first = first._replace(year=(first.year or 0) - 1)
    earliest, latest = first.first_day, last.last_day
    if days and span.clip == "earlier" and earliest <= days[0]:
        latest = min(latest, days[0])
    if days and span.clip == "later" and latest >= days[1]:
        earliest = max(earliest, days[1])
    return Date(earliest, latest, precision, _edtf(span, first, last, precision), span.text)


def _frame(span: DateSpan, days: tuple[dt.date, dt.date], precision: Precision) -> tuple[Part, Part] | None:
    """What the anchor and the shift say of the first and the last day; None where the anchor is too vague."""
    from dateutil.relativedelta import MO, relativedelta

    if span.shift is None:
        return None
    unit, count, *_ = span.shift
    if unit is Unit.NAMED_MONTH:
        if precision not in _ENOUGH[Unit.MONTH]:
            return None
        return _named_month(span, days[0], count)
    if precision not in _ENOUGH[unit]:
        return None
    if unit is Unit.WEEKDAY:
        return _weekdays(span.shift, *days)

    def moved(day: dt.date) -> Part:
        if unit is Unit.YEAR:
            return Part((day + relativedelta(years=count)).year)
        if unit is Unit.MONTH:
            day += relativedelta(months=count)
            return Part(day.year, day.month)
        if unit is Unit.WEEK:
            day += relativedelta(weeks=count, weekday=MO(-1))
            return Part(day.year, day.month, day.day)
        return Part(*(day + relativedelta(days=count)).timetuple()[:3])

    if count == 0 and moved(days[0]) != moved(days[1]):
        return None  # "that month" after a date that lies in two
    start = moved(days[1] if count > 0 else days[0])
    if unit is not Unit.WEEK:
        return start, start
    end = start.first_day + relativedelta(days=6)
    return start, Part(end.year, end.month, end.day)


def _weekdays(shift: Shift, first: dt.date, last: dt.date) -> tuple[Part, Part]:
    """The days of the week of ``shift`` that lie nearest to an anchor from ``first`` to ``last``."""
    from dateutil.relativedelta import relativedelta, weekday

    opening, closing = weekday(shift.first_weekday), weekday(shift.last_weekday)
    if shift.distance > 0:
        start = last + relativedelta(days=1, weekday=opening(1))
        end = start + relativedelta(weekday=closing(1))
    else:
        end = first + relativedelta(days=shift.distance, weekday=closing(-1))
        start = end + relativedelta(weekday=opening(-1))
    return Part(start.year, start.month, start.day), Part(end.year, end.month, end.day)


def _named_month(span: DateSpan, day: dt.date, count: int) -> tuple[Part, Part]:
    """The year of the last such month wholly before ``day``, or the next wholly after it."""
    month = span.first.month or 1
    year = day.year - (month >= day.month) if count < 0 else day.year + (month <= day.month)
    return Part(year), Part(year)


def _edtf(span: DateSpan, first: Part, last: Part, precision: Precision) -> str:
    start, end = _written(first, precision), _written(last, precision)
    if span.bound == "by":
        whole = precision is not Precision.DAY and last.day == 31 and last.year
        return f"../{last.last_day if whole else end}"
    if span.bound == "since":
        return f"{start}/.."
    if span.code:
        return f"{_written(first, Precision.YEAR)}-{span.code}"
    return start if start == end else f"{start}/{end}"


def _written(part: Part, precision: Precision) -> str:
    year = f"{part.year:04}" if part.year else "XXXX"
    if precision is Precision.YEAR:
        return year
    month = f"{year}-{part.month:02}"
    return month if precision is Precision.MONTH else f"{month}-{part.day:02}"
