"""Dates as analysts write them: ISO 8601, to the precision that is known."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from naptrack.models import Date, Precision

UNDATED = "undated"

_PRECISION = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
_FORM = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def read_date(text: str) -> Date:
    """The date that ``text`` writes: a day, a month, a year, a range of two alike, or ``undated``.

    Raises ValueError with a sentence for the user.

    >>> read_date("2017-05").latest
    datetime.date(2017, 5, 31)
    >>> read_date("2017-05-08/2017-05-10").edtf
    '2017-05-08/2017-05-10'
    """
    if text == UNDATED:
        return Date(text=UNDATED)
    first, slash, last = text.partition("/")
    last = last if slash else first
    if len(first) != len(last) and _FORM.fullmatch(first) and _FORM.fullmatch(last):
        raise ValueError(f"{text!r}: write both ends of a range alike, as 2017-05-08/2017-05-10.")
    earliest, latest = _days(first, text)[0], _days(last, text)[1]
    if earliest > latest:
        raise ValueError(f"{text!r} ends before it begins.")
    edtf = first if first == last else f"{first}/{last}"
    return Date(earliest, latest, _PRECISION[len(first)], edtf, edtf)


def written(date: Date) -> str:
    """``date`` as ``read_date`` takes it; an unknown one is ``undated``.

    >>> written(read_date("2017-05-08/2017-05-08"))
    '2017-05-08'
    """
    start, end = date.start, date.end
    if start is None or end is None:
        return UNDATED
    return start if start == end else f"{start}/{end}"


def _days(part: str, text: str) -> tuple[dt.date, dt.date]:
    """First and last day of a year, a month or a day."""
    if not _FORM.fullmatch(part):
        raise ValueError(f"{text!r} is no date; write 2017-05-31, 2017-05, 2017 or 2017-05-08/2017-05-10.")
    try:
        match [int(number) for number in part.split("-")]:
            case [year]:
                return dt.date(year, 1, 1), dt.date(year, 12, 31)
            case [year, month]:
                return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
            case [year, month, day]:
                return dt.date(year, month, day), dt.date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise ValueError(f"{text!r}: there is no such day.")
