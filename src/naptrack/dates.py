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

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Literal, NamedTuple

from naptrack.models import Date, Precision

Kind = Literal["day", "month", "year", "quarter", "half", "season", "period", "relative"]
Needs = Literal["nothing", "year", "note", "previous"]
Bound = Literal["by", "since"]
Clip = Literal["earlier", "later"]

FIRST_YEAR, LAST_YEAR = 1945, 2100


class Part(NamedTuple):
    """A day, a month or a year, as far as the words say it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class Unit(StrEnum):
    """What a distance is counted in; NAMED_MONTH counts the months of one name ("last November")."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    NAMED_MONTH = "named-month"


class Shift(NamedTuple):
    """How far a phrase lies from what it leans on."""

    unit: Unit
    distance: int


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


def find(text: str) -> tuple[DateSpan, ...]:
    """Every date phrase of ``text``, in order, none overlapping another.

    >>> [span.text for span in find("from 3 to 5 and from 8 to 9 June 2015")]
    ['3 to 5', '8 to 9 June 2015']
    >>> find("resolution 1540 (2004) may apply to 2000 participants")
    ()
    """
    spans: list[DateSpan] = []
    reached = 0
    for word in _BEGINNING.finditer(text):
        start = word.start()
        if start < reached or not _stands_free(text, start, spans):
            continue
        for shape in _SHAPES_BY_BEGINNING.get(word.lastgroup or word[0].lower(), ()):
            match = shape.pattern.match(text, start)
            if match and (found := shape.read(match, spans)):
                reached = found[-1].end
                spans += [] if _EVERY_YEAR.match(text, reached) else found
                break
    return tuple(_bounded(text, span) for span in _sharing_years(text, _joined(text, spans)))


def settle(
    span: DateSpan, *, year: int | None = None, note: dt.date | None = None, previous: Date | None = None
) -> Date | None:
    """The date that ``span`` stands for, no finer than its words.

    ``year`` serves a phrase that needs one, ``note`` (the day of the note) one such
    as "last year", ``previous`` (the date last mentioned) one such as "the same
    month". Without it the result is a date of precision NONE with XXXX in its EDTF
    string where only the year is missing, else None. None, too, where ``previous`` is
    too vague for the phrase, or a shift leaves the calendar.

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


# --- Words -----------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:(?:{_FULL_MONTH})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?![^\W\d_])"
_LONG_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAY = (
    rf"(?:(?:{_LONG_WEEKDAY}|(?-i:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
    rf"(?:\s*(?:-|–|and|to|,)\s*{_LONG_WEEKDAY})?,?\s+(?:the\s+)?)"
)
_DASH = r"[-‐‑‒–—−]"
_TO = r"(?:to|through|until|till)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?![\d:%]|\.\d)(?:\s?(?:st|nd|rd|th)\b)?"
# 8 to 10 | 18-20 | 8, 9 and 11 | 3 to 5 and from 8 to 9
_DAYS = (
    rf"(?P<days>{_DAY}(?:(?:\s*(?:{_DASH}|/|,)|(?:\s*,)?\s*(?:{_TO}|and|or|&|as\s+well\s+as)(?!\w))\s*"
    rf"(?:(?:from|between|on)\s+)?(?:the\s+)?{_WEEKDAY}?{_DAY}){{0,9}})"
)
# "l" and "I" for 1, "O" for 0: scanned notes have "May 20l6".
_YEAR_DIGITS = r"(?-i:(?:19|20|2O)[\dlIO]{2}|2100)"
# The years of a period belong to the plan that they name, not to the day before them.
_OF_A_PERIOD = rf"\s?(?:{_DASH}|/)\s?(?:19|20)\d\d(?![\w-])"
# last year | the same year | that month; with the anchor that each leans on, and the distance from it
_LEAN = (
    r"(?P<lean>(?<!the\s)(?:last|this|next)"
    r"|the\s+(?:current|same|previous|preceding|following|next)|same|that(?:\s+same)?)\s+"
)
_LEANS: dict[str, tuple[Needs, int]] = {
    "last": ("note", -1),
    "this": ("note", 0),
    "the current": ("note", 0),
    "next": ("note", 1),
    "same": ("previous", 0),
    "the same": ("previous", 0),
    "that": ("previous", 0),
    "that same": ("previous", 0),
    "the previous": ("previous", -1),
    "the preceding": ("previous", -1),
    "the following": ("previous", 1),
    "the next": ("previous", 1),
}
# 2017 | last year | the following year
_YEAR = rf"(?:(?P<year>{_YEAR_DIGITS})(?!\w)(?!{_OF_A_PERIOD})|{_LEAN}year(?!-?\w))"
_TO_YEAR = r",?\s*(?:(?:of|in)\s+)?(?:the\s+year\s+(?=\d))?"
# May 2017 | May of that year | May | 2017 | last year | last month | the year
_MONTH_OR_YEAR = (
    rf"(?:the\s+(?:month\s+of|year)\s+(?=[A-Z\d]))?(?P<month>{_MONTH})?"
    rf"(?:(?(month){_TO_YEAR})(?:(?P<year>{_YEAR_DIGITS})(?![\w%]|/\d)(?!{_OF_A_PERIOD})"
    rf"|{_LEAN}(?P<unit>year|month)(?!-?\w)|the\s+(?P<plain>year|month)(?!-?\w)))?"
    r"(?(month)|(?(year)|(?(lean)|(?(plain)|(?!)))))"
)
_ORDINAL = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th|(?-i:IV|I{1,3}))"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {"a": 1} | {word: count for count, word in enumerate(_NUMBERS.split(), 1)}

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

# --- What stands around a date ---------------------------------------------------------

# Numbers that count or name something else, by the word before them ...
_REFERENCE = re.compile(
    r"(?:\b(?:resolutions?|res\.|articles?|art\.|para(?:graph)?s?\.?|sections?|pages?|pp?\.|items?"
    r"|chapters?|rooms?|(?-i:Nos?|Nr)\.?|nos?\.)|№)\s*$",
    re.IGNORECASE,
)
_NAME_WITH_YEAR = re.compile(
    r"\b(?:UNSCRs?|SCRs?|UNSC|numbers?|tel\.?:?|fax:?|phone:?|EUR|USD|GBP|CHF|Agenda|Vision|Horizon|Expo|ISO)\s*$"
    r"|\b(?:resolutions?|UNSCRs?|SCRs?)\s+\d{3,4},?\s+(?:of\s+)?$"  # resolution 1540 of 2004
    r"|\d\s$",  # 514 2017, in a telephone number
    re.IGNORECASE,
)
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

# A month by itself is one only in such company: "May" is a verb, "June" a person.
_BEFORE_MONTH = re.compile(
    r"\b(in|during|throughout|since|until|till|by|before|after|of|from|between|around|for)\s+$", re.IGNORECASE
)
_AFTER_MONTH = re.compile(rf"\s*(?:{_DASH}|[/,&]|(?:{_TO}|and|or)\s)\s*(?:in\s+)?{_MONTH}(?!\s\d\d?\b)", re.IGNORECASE)
_MONTH_AS_ADJECTIVE = re.compile(
    r"\s(?:meeting|workshop|round-?\s?table|event|session|visit|mission|seminar|training|consultations?|draft)\b"
)
_MONTHS_THAT_ARE_NAMES = frozenset(("April", "May", "June", "August"))
_SURNAME = re.compile(r"\s[A-Z][a-z]")
_BEFORE_MONTH_AND_DAY = re.compile(
    rf"(?:\b(?:on|from|dated|of|by|to|until|till|between|since|before|after|through)\s+|[(:,]\s*|\d\s?{_DASH}\s?|^\s*)$",
    re.IGNORECASE,
)

_EVERY_YEAR = re.compile(r"\s+(?:of\s+)?(?:each|every)\s+year\b", re.IGNORECASE)
_WEEK_OF = re.compile(r"\bweek\s+(?:of|commencing|beginning|starting)\s+(?:the\s+)?$", re.IGNORECASE)

# Between two dates: a range, or a list. Before and after one: an open end.
_RANGE = re.compile(rf"\s?(?:{_DASH}|/)\s?|\s+{_TO}\s+(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_LIST = re.compile(
    r"\s*(?:\([^()\d]{1,40}\)\s*)?(?:[,;&]|,?\s*(?:and|or|as\s+well\s+as)\s)\s*(?:and\s+)?"
    r"(?:(?:again|then|later)\s+)?(?:(?:on|in|from|of|between|during)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\b(?:(?P<by>by|before|until|till|prior\s+to|up\s+to|ahead\s+of|later\s+than)"
    r"|(?P<since>since|after|as\s+(?:of|from)|(?:starting|beginning)(?:\s+(?:in|on|from))?)|from)\s+"
    r"(?:(?:in|on|about|around)\s+)?(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+(?:onwards?\b|on(?=\s*[,.;:)]|$))", re.IGNORECASE)


_REACH = 30  # code points: the longest company that a date can keep on its left


def _before(match: re.Match[str], pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.search(match.string, max(0, match.start() - _REACH), match.start())


def _links(text: str, left: int, right: int, *patterns: re.Pattern[str]) -> bool:
    """True where one of ``patterns`` is all that stands between two dates."""
    return right - left <= 2 * _REACH and any(pattern.fullmatch(text, left, right) for pattern in patterns)


def _stands_free(text: str, start: int, spans: Sequence[DateSpan]) -> bool:
    """False where the word at ``start`` is the tail of something longer: COVID-19, S/2021, 10.30, $2000."""
    if not start or (before := text[start - 1]).isspace() or before == "(":
        return True
    if spans and spans[-1].end == start - 1:
        return True
    if before in ".,:":
        return not (text[start].isdigit() and start > 1 and text[start - 2].isdigit())
    if re.match(rf"{_DASH}|/", before):
        return start < 2 or not text[start - 2].isalnum()
    return not before.isalnum() and before not in "$€£¥+#№_@"


# --- From words to numbers -----------------------------------------------------------


class _Source(NamedTuple):
    """Where a phrase takes its year from."""

    year: int | None
    needs: Needs
    shift: Shift | None


_ABSOLUTE = _Source(None, "nothing", None)
_NO_SOURCE = _Source(None, "year", None)


def _year_number(digits: str) -> int | None:
    year = int(digits.translate({ord("l"): "1", ord("I"): "1", ord("O"): "0"}))
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


# Letters that Python's re takes for s, i, I and K where case does not matter.
_ODD_LETTERS = {0x17F: "s", 0x131: "i", 0x130: "i", 0x212A: "k"}


def _plain(words: str) -> str:
    """``words`` as the tables of this file have them: small letters, single blanks."""
    return " ".join(words.translate(_ODD_LETTERS).lower().split())


def _month_number(name: str) -> int:
    return _MONTHS.index(_plain(name[:3])) + 1


def _source(match: re.Match[str], plain: Needs = "note") -> _Source | None:
    """The year of a match; None where it lies outside the years of the record.

    ``plain`` is what "the year" leans on.
    """
    groups = match.groupdict()
    if groups["year"]:
        year = _year_number(groups["year"])
        return _Source(year, "nothing", None) if year else None
    if groups["lean"]:
        needs, count = _LEANS[_plain(groups["lean"])]
        return _Source(None, needs, Shift(Unit(_plain(groups.get("unit") or "year")), count))
    if groups.get("plain"):
        return _Source(None, plain, Shift(Unit(_plain(groups["plain"])), 0))
    return _NO_SOURCE


def _span(
    match: re.Match[str],
    kind: Kind,
    first: Part,
    last: Part | None = None,
    source: _Source | None = None,
    *,
    precision: Precision | None = None,
    place: tuple[int, int] | None = None,
    code: int = 0,
) -> DateSpan:
    start, end = place or match.span()
    source, last = source or _ABSOLUTE, last or first
    return DateSpan(
        start,
        end,
        match.string[start:end],
        kind,
        precision or Precision(kind),
        Part(first.year or source.year, first.month, first.day),
        Part(last.year or source.year, last.month, last.day),
        source.needs,
        shift=source.shift,
        code=code,
    )


# --- Shapes: days ----------------------------------------------------------------------

Found = Sequence[DateSpan]


class _Item(NamedTuple):
    """One element of a list of days: a day, or a range of days, and its place."""

    first: int
    last: int
    start: int
    end: int


_ITEM = re.compile(r"(\d+)(?:\s?(?:st|nd|rd|th)\b)?", re.IGNORECASE)
_RANGE_SIGN = re.compile(rf"{_DASH}|/|\b{_TO}\b", re.IGNORECASE)


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
    elif len(items) == 2 and _before(match, _BETWEEN) and items[0].last < items[1].first:
        return [_Item(items[0].first, items[1].last, items[0].start, items[1].end)]
    return items


def _days(match: re.Match[str], month: int | None, source: _Source) -> Found:
    """The days of a match: one span, or one a range where it lists several ranges."""
    items = _items(match)
    longest = monthrange(source.year or 2000, month)[1] if month else 31
    if not items or max(item.last for item in items) > longest:
        return ()

    def span(first: int, last: int, start: int, end: int) -> DateSpan:
        return _span(match, "day", Part(None, month, first), Part(None, month, last), source, place=(start, end))

    whole = items[0].start == match.start("days") or match.start("days") > match.start("month")
    starts = [match.start() if whole else items[0].start, *(item.start for item in items[1:])]
    ends = [*(item.end for item in items[:-1]), match.end()]
    spans = [span(item.first, item.last, *place) for item, *place in zip(items, starts, ends, strict=True)]
    if len(spans) == 1 or any(item.first != item.last for item in items):
        return spans
    days = [item.first for item in items]
    return (replace(span(min(days), max(days), starts[0], ends[-1]), pieces=tuple(spans)),)


def _read_days(match: re.Match[str], spans: Found) -> Found:
    source = _source(match)
    if source is None or (match[0][0].isdigit() and _before(match, _REFERENCE)):
        return ()
    if source.year is None and not match["month"][0].isupper():
        return ()
    month = _month_number(match["month"])
    if found := _days(match, month, source):
        return [_week_from(found[0])] if _before(match, _WEEK_OF) else found
    if source.year is None or match.start("days") > match.start("month"):
        return ()
    # "31 February 2017" still says the month.
    return (_span(match, "month", Part(None, month), source=source, place=(match.start("month"), match.end())),)


def _week_from(span: DateSpan) -> DateSpan:
    """The week that begins on the day of ``span``: finer than a month, but its days are not named."""
    if span.first != span.last or span.first.day is None:
        return span
    last = span.last._replace(day=min(31, span.first.day + 6))
    return replace(span, kind="month", precision=Precision.MONTH, last=last)


def _read_month_and_day(match: re.Match[str], spans: Found) -> Found:
    ends_a_range = spans and _links(match.string, spans[-1].end, match.start(), _RANGE)
    return _read_days(match, spans) if ends_a_range or _before(match, _BEFORE_MONTH_AND_DAY) else ()


def _read_days_of_that_month(match: re.Match[str], spans: Found) -> Found:
    needs, count = _LEANS[_plain(match["lean"])]
    return _days(match, None, _Source(None, needs, Shift(Unit.MONTH, count)))


def _read_iso_day(match: re.Match[str], spans: Found) -> Found:
    return _numeric_day(match, int(match["year"]), int(match["month"]), int(match["day"]))


def _read_numeric_day(match: re.Match[str], spans: Found) -> Found:
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    if one <= 12 < two:
        one, two = two, one
    elif match["sign"] != "." and one != two and one <= 12:  # 12/05/2017: May or December
        return (_span(match, "year", Part(year)),) if FIRST_YEAR <= year <= LAST_YEAR else ()
    return _numeric_day(match, year, two, one)


def _numeric_day(match: re.Match[str], year: int, month: int, day: int) -> Found:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return ()
    groups = match.groupdict()
    first_month, first_day = int(groups.get("first_month") or month), int(groups.get("first_day") or day)
    first, last = Part(year, first_month, first_day), Part(year, month, day)
    if not 1 <= first_month <= 12 or not all(part.day and _exists(part) for part in (first, last)):
        return (_span(match, "month", Part(year, month)),)
    return (_span(match, "day", first, last),) if first <= last else ()


def _read_day_word(match: re.Match[str], spans: Found) -> Found:
    count = {"yesterday": -1, "today": 0, "tomorrow": 1}[_plain(match[0])]
    source = _Source(None, "note", Shift(Unit.DAY, count))
    return (_span(match, "relative", Part(), source=source, precision=Precision.DAY),)


# --- Shapes: months --------------------------------------------------------------------


def _read_month(match: re.Match[str], spans: Found) -> Found:
    source, name = _source(match), match["month"]
    if source is None or (name in ("may", "march") and not re.search(r"^\w+,? \d", match[0])):
        return ()
    if source is _NO_SOURCE and not _is_month_alone(match, spans):
        return ()
    return (_span(match, "month", Part(None, _month_number(name)), source=source),)


def _is_month_alone(match: re.Match[str], spans: Found) -> bool:
    text, start, name = match.string, match.start(), match["month"]
    if not name[0].isupper():
        return False
    if _AFTER_MONTH.match(text, match.end()):
        return True
    if spans and spans[-1].kind in ("day", "month") and _links(text, spans[-1].end, start, _RANGE, _LIST):
        return not _may_be_a_name(match)
    if len(name) < 5 and name not in ("May", "June", "July"):  # "Jan", "Mar.": names and marks
        return False
    if before := _before(match, _BEFORE_MONTH):
        return before[1].lower() in ("in", "during", "since", "until", "throughout") or not _may_be_a_name(match)
    return text[max(0, start - 4) : start].lower() == "the " and bool(_MONTH_AS_ADJECTIVE.match(text, match.end()))


def _may_be_a_name(match: re.Match[str]) -> bool:
    return match["month"] in _MONTHS_THAT_ARE_NAMES and bool(_SURNAME.match(match.string, match.end()))


def _read_iso_month(match: re.Match[str], spans: Found) -> Found:
    year, month = int(match["year"]), int(match["month"])
    if not FIRST_YEAR <= year <= LAST_YEAR or month > year % 100:  # 2011-12 is rather two years
        return ()
    return (_span(match, "month", Part(year, month)),)


def _read_named_month(match: re.Match[str], spans: Found) -> Found:
    way, name = _plain(match["way"]), match["month"]
    if not name[0].isupper():
        return ()
    shift = Shift(Unit.YEAR, 0) if way == "this" else Shift(Unit.NAMED_MONTH, 1 if way == "next" else -1)
    return (_span(match, "month", Part(None, _month_number(name)), source=_Source(None, "note", shift)),)


# --- Shapes: parts of a year -------------------------------------------------------------


def _read_zone(match: re.Match[str], spans: Found) -> Found:
    """Early May, the end of 2018, later this year."""
    word = _plain(match["edge"] or match["soft"])
    source = _source(match, "note" if match["edge"] else "previous")
    if source is None or (source is _NO_SOURCE and not match["month"][0].isupper()):
        return ()
    of_year = not match["month"] and (source.shift is None or source.shift.unit is Unit.YEAR)
    month = _month_number(match["month"]) if match["month"] else None
    first = last = Part(None, month)
    if word in _ZONES:
        start, end = _ZONES[word][0 if of_year else 1]
        first, last = (
            (Part(None, start), Part(None, end)) if of_year else (Part(None, month, start), Part(None, month, end))
        )
    relative = month is None and source.needs != "nothing"
    kind: Kind = "relative" if relative else "year" if of_year else "month"
    span = _span(match, kind, first, last, source, precision=Precision.YEAR if of_year else Precision.MONTH)
    clip: Clip | None = "earlier" if word == "earlier" else "later" if word == "later" else None
    return (replace(span, bound="by" if match["by"] else None, clip=clip if source.shift else None),)


def _read_half(match: re.Match[str], spans: Found) -> Found:
    source = _source(match)
    second = _plain(match["half"]) in ("second", "2nd", "last", "latter", "2")
    if source is None or (source is _NO_SOURCE and not match["month"][0].isupper()):
        return ()
    if match["month"]:
        month = _month_number(match["month"])
        first, last = (16, 31) if second else (1, 15)
        return (_span(match, "month", Part(None, month, first), Part(None, month, last), source),)
    if source.shift and source.shift.unit is Unit.MONTH:
        return ()
    first, last = (7, 12) if second else (1, 6)
    code = 41 if second else 40
    return (_span(match, "half", Part(None, first), Part(None, last), source, precision=Precision.MONTH, code=code),)


def _read_quarter(match: re.Match[str], spans: Found) -> Found:
    source = _source(match)
    first = _quarter_number(match["quarter"])
    last = _quarter_number(match.groupdict().get("to_quarter") or match["quarter"])
    if source is None or first > last:
        return ()
    months = Part(None, 3 * first - 2), Part(None, 3 * last)
    code = 32 + first if first == last else 0
    return (_span(match, "quarter", *months, source, precision=Precision.MONTH, code=code),)


def _quarter_number(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _ORDINALS[_plain(word)]


def _read_season(match: re.Match[str], spans: Found) -> Found:
    source = _source(match)
    if source is None:
        return ()
    code, first, last = _SEASONS[_plain(match["season"])]
    return (_span(match, "season", Part(None, first), Part(None, last), source, precision=Precision.YEAR, code=code),)


# --- Shapes: years -----------------------------------------------------------------------


def _read_period(match: re.Match[str], spans: Found) -> Found:
    """2017-2021, 2017/2018, 2017-18, FY 2017."""
    year, end = _year_number(match["year"]), match["last"] or match["short"]
    if year is None or _before(match, _REFERENCE) or _before(match, _NAME_WITH_YEAR):
        return ()
    last = year if not end else _year_number(end) if len(end) == 4 else year - year % 100 + int(end)
    if last is None or last < year or (end and len(end) == 2 and last > year + 10) or (end and last == year):
        return ()
    return (_span(match, "period", Part(year), Part(last), precision=Precision.YEAR),)


def _read_year(match: re.Match[str], spans: Found) -> Found:
    year = _year_number(match["year"])
    if year is None or any(_before(match, other) for other in (_REFERENCE, _NAME_WITH_YEAR, _NUMBER_BEFORE_BRACKET)):
        return ()
    text, end = match.string, match.end()
    if _NO_YEAR_BEFORE.match(text, end) or (_COUNTED.match(text, end) and not _before(match, _IN)):
        return ()
    listed = _before(match, _NUMBER_LISTED)
    if listed and not (spans and spans[-1].end > listed.start(1)):
        return ()  # the number before it in the list is no date: resolutions 1540, 1977 and 2325
    return (_span(match, "year", Part(year)),)


# --- Shapes: distances -------------------------------------------------------------------

_PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.MONTH,  # finer than a month, but no day is named
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
}


def _read_lean(match: re.Match[str], spans: Found) -> Found:
    """Last year, the same month, the following day."""
    unit = Unit(_plain(match["unit"]))
    needs, count = _LEANS[_plain(match["lean"])]
    if needs == "note" and unit is Unit.DAY:  # "the current day" is no date, "last day" an end
        return ()
    return _distance(match, unit, count, needs)


def _read_distance(match: re.Match[str], spans: Found) -> Found:
    """Two years ago, three days later, the year before."""
    word, way = match.groupdict().get("count") or "one", _plain(match["way"])
    count = int(word) if word.isdigit() else _COUNTS[_plain(word)]
    back = way in ("ago", "before", "earlier", "prior")
    return _distance(
        match, Unit(_plain(match["unit"])), -count if back else count, "note" if way == "ago" else "previous"
    )


def _distance(match: re.Match[str], unit: Unit, count: int, needs: Needs) -> Found:
    source = _Source(None, needs, Shift(unit, count))
    return (_span(match, "relative", Part(), source=source, precision=_PRECISIONS[unit]),)


# --- The table of shapes -------------------------------------------------------------------


class _Shape(NamedTuple):
    """One way to write a date: the words that it can begin with, its pattern, its reader.

    Patterns hold an example above them; the first shape that reads something wins.
    """

    begins: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Found], Found]


def _shape(begins: str, pattern: str, read: Callable[[re.Match[str], Found], Found]) -> _Shape:
    return _Shape(begins, re.compile(pattern, re.IGNORECASE), read)


_SHORT_NUMBER, _YEAR_NUMBER = "short_number", "year_number"
_MONTH_WORDS = f"{_FULL_MONTH} jan feb mar apr jun jul aug sep sept oct nov dec".replace("|", " ")
_WEEKDAY_WORDS = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
_COUNT_WORDS = " ".join(_COUNTS)
_UNIT_WORDS = "year|month|week|day"
_UNIT = rf"(?P<unit>{_UNIT_WORDS})"
_QUARTER_YEAR = rf"(?:,?\s*(?:(?:of|in)\s+)?(?:{_YEAR}|the\s+(?P<plain>year)(?!-?\w)))"

_SHAPES = (
    # 2017-05-08
    _shape(
        _YEAR_NUMBER,
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<day>[0-3]?\d)(?!\d|[-.]\d)",
        _read_iso_day,
    ),
    # 08.05.2017 | 18-20.09.2017 | 28.11.-02.12.2016
    _shape(
        _SHORT_NUMBER,
        rf"(?:(?P<first_day>[0-3]?\d)(?:\.(?P<first_month>[01]?\d))?\.?\s?{_DASH}\s?)?"
        r"(?P<one>[0-3]?\d)(?P<sign>[./-])(?P<two>[0-3]?\d)(?P=sign)(?P<year>\d{4})(?!\w|[./]\d)",
        _read_numeric_day,
    ),
    # 2017-05
    _shape(_YEAR_NUMBER, r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?![\w-]|[./]\d)", _read_iso_month),
    # 2017 Q1
    _shape(_YEAR_NUMBER, r"(?P<year>\d{4})(?P<lean>)[\s-]?Q(?P<quarter>[1-4])(?!\w)", _read_quarter),
    # 8 to 10 May 2017 | Tuesday, 02 June 2015 | 9th of June last year | 8-May-2017
    _shape(
        f"{_SHORT_NUMBER} {_WEEKDAY_WORDS}",
        rf"{_WEEKDAY}?{_DAYS}(?:\s*(?:of\s+)?|-)(?P<month>{_MONTH})(?:(?:{_TO_YEAR}|-){_YEAR})?(?!\w)",
        _read_days,
    ),
    # May 8-10, 2017 | Tuesday, June 9th, 2017
    _shape(
        f"{_MONTH_WORDS} {_WEEKDAY_WORDS}",
        rf"{_WEEKDAY}?(?P<month>{_MONTH})\s+(?:the\s+)?{_DAYS}{_TO_YEAR}{_YEAR}",
        _read_days,
    ),
    # on May 8 | from May 8 to 10
    _shape(
        f"{_MONTH_WORDS} {_WEEKDAY_WORDS}",
        rf"{_WEEKDAY}?(?P<month>{_MONTH})\s+(?P<days>{_DAY}(?:\s*(?:{_DASH}|{_TO}\s)\s*{_DAY}"
        rf"|(?:,\s*{_DAY}){{0,9}},?\s+and\s+{_DAY}(?=\s*[,.;:)]|\s*$|\s+(?:in|at|by|of|the)\b))?)"
        r"(?P<year>)(?P<lean>)(?!\w)",
        _read_month_and_day,
    ),
    # the 29th of the same month
    _shape(_SHORT_NUMBER, rf"{_DAYS}\s+of\s+{_LEAN}(?P<month>month)(?!-?\w)", _read_days_of_that_month),
    # the third quarter of this year | IV quarter 2016
    _shape(
        f"{_SHORT_NUMBER} the first second third fourth last i ii iii iv",
        rf"(?:the\s+)?(?P<quarter>{_ORDINAL})(?:\s*(?:and|to|or|,|{_DASH})\s*(?:the\s+)?(?P<to_quarter>{_ORDINAL}))?"
        rf"\s+quarters?{_QUARTER_YEAR}",
        _read_quarter,
    ),
    # in the third quarter
    _shape(
        "the",
        r"the\s+(?P<quarter>first|second|third|fourth)\s+quarter(?P<year>)(?P<lean>)(?!-?\w|\s+of\b)",
        _read_quarter,
    ),
    # Q1 2017
    _shape("q", rf"Q(?P<quarter>[1-4])(?:\s?(?:{_DASH}|/)\s?Q?(?P<to_quarter>[1-4]))?/?{_QUARTER_YEAR}", _read_quarter),
    # the first half of 2018
    _shape(
        f"{_SHORT_NUMBER} the first second last latter",
        rf"(?:the\s+)?(?P<half>first|second|last|latter|1st|2nd)\s+half(?:\s+of|,)?\s+{_MONTH_OR_YEAR}",
        _read_half,
    ),
    # H1 2017
    _shape("h", rf"H(?P<half>[12])/?(?:\s*of)?\s*{_MONTH_OR_YEAR}", _read_half),
    # by the end of 2018 | the middle of May | mid-2017 | early in 2017 | later this year
    _shape(
        "by before until till the very end close beginning start middle early late mid earlier later",
        r"(?:(?:(?P<by>by|before|until|till)\s+)?(?:the\s+)?(?:very\s+)?"
        rf"(?P<edge>(?:end|close|beginning|start|middle)(?=\s+of\s)|end(?=\s?{_DASH}|\s+\d))(?:\s+of\s+|\s?{_DASH}\s?|\s+)"
        rf"|(?P<soft>early|late|mid|earlier|later)(?:\s?{_DASH}\s?|\s+(?:in\s+)?)){_MONTH_OR_YEAR}",
        _read_zone,
    ),
    # spring 2018
    _shape(
        "spring summer autumn winter", rf"(?P<season>spring|summer|autumn|winter)(?:\s+of|,)?\s+{_YEAR}", _read_season
    ),
    # fall 2018; "fall" is a verb more often
    _shape("fall", rf"(?P<season>fall)(?:\s+of|,)?\s+(?=\d){_YEAR}", _read_season),
    # last November
    _shape(
        "last this next",
        rf"(?<!the\s)(?P<way>last|this|next)\s+(?P<month>{_FULL_MONTH})(?![\w-]|\s+\d)",
        _read_named_month,
    ),
    # May 2017 | November last year | November
    _shape(_MONTH_WORDS, rf"(?P<month>{_MONTH})(?:{_TO_YEAR}{_YEAR})?(?!\w)", _read_month),
    # last year | the same month | that day
    _shape("last this next the same that", rf"{_LEAN}{_UNIT}(?!-?\w)", _read_lean),
    # the year before
    _shape(
        "the",
        rf"the\s+{_UNIT}\s+(?P<way>before|after|prior|thereafter)(?=\s*[,.;:)]|\s*$|\s+(?:in|at|on|and)\b)",
        _read_distance,
    ),
    # two months later | a year ago
    _shape(
        f"{_SHORT_NUMBER} {_COUNT_WORDS}",
        rf"(?<!half\s)(?<!than\s)(?<!\bto\s)(?<!\bor\s)(?P<count>{'|'.join(_COUNTS)}|\d\d?)\s+{_UNIT}s?\s+"
        r"(?P<way>ago|later|earlier|afterwards?|thereafter|(?:after|before)(?=\s*[,.;:)]|\s*$))(?!\w)",
        _read_distance,
    ),
    # yesterday
    _shape(
        "yesterday today tomorrow",
        r"(?:yesterday|today|tomorrow)(?:(?!['’\w-])|(?=['’]s (?:session|meeting|sitting|workshop|event|round)))",
        _read_day_word,
    ),
    # 2017-2021 | 2017/2018 | 2017-18
    _shape(
        f"{_SHORT_NUMBER} {_YEAR_NUMBER}",
        rf"(?P<year>{_YEAR_DIGITS})(?:\s?(?:{_DASH}|/)\s?(?P<last>{_YEAR_DIGITS})|(?:{_DASH}|/)(?P<short>\d\d))"
        rf"(?![\w%]|[-./]\d|\s+{_MONTH})",
        _read_period,
    ),
    # FY 2017
    _shape(
        "fy fiscal financial",
        rf"(?:FY|(?:fiscal|financial)\s+year)\s*(?P<year>{_YEAR_DIGITS})(?:\s?(?:{_DASH}|/)\s?(?:(?P<last>\d{{4}})|(?P<short>\d\d)))?(?![\w-])",
        _read_period,
    ),
    # 2014
    _shape(
        f"{_SHORT_NUMBER} {_YEAR_NUMBER}", rf"(?P<year>{_YEAR_DIGITS})(?!\w|/\d|[.,:]\d|{_DASH}\d|\.[a-z])", _read_year
    ),
)

_SHAPES_BY_BEGINNING = {
    beginning: tuple(shape for shape in _SHAPES if beginning in shape.begins.lower().split())
    for beginning in " ".join(shape.begins for shape in _SHAPES).lower().split()
}


def _beginnings() -> str:
    """A pattern for all that a shape can begin with, by first letters, which is what makes it fast.

    "The" and "a" are let pass only before words that a date goes on with.
    """
    goes_on = {
        "the": r"(?=\s+(?i:very|end|close|beginning|start|middle|first|second|third|fourth|last|latter"
        r"|current|same|previous|preceding|following|next|early|late|mid|year|month|week|day)\b)",
        "a": rf"(?=\s+(?i:{_UNIT_WORDS})\b)",
    }
    by_letter: dict[str, list[str]] = {}
    for word in _SHAPES_BY_BEGINNING:
        if word not in (_SHORT_NUMBER, _YEAR_NUMBER):
            by_letter.setdefault(word[0], []).append(word[1:] + goes_on.get(word, ""))
    words = (f"[{letter}{letter.upper()}](?i:{'|'.join(ends)})(?![A-Za-z])" for letter, ends in by_letter.items())
    numbers = (
        rf"\d{{3,4}},?\s?[(\[]\d{{4}}[)\]]|(?P<{_SHORT_NUMBER}>\d\d?(?!\d))|(?P<{_YEAR_NUMBER}>(?:19|20|21)\d\d(?!\d))"
    )
    return rf"(?<![A-Za-z\d])(?:{numbers}|{'|'.join(words)})"


_BEGINNING = re.compile(_beginnings())


# --- Neighbours --------------------------------------------------------------------------


def _joined(text: str, spans: Found) -> list[DateSpan]:
    """``spans`` with each pair that the words between make a range put together."""
    joined: list[DateSpan] = []
    for span in spans:
        if joined and (whole := _range(text, joined[-1], span)):
            joined[-1] = whole
        else:
            joined.append(span)
    return joined


def _range(text: str, left: DateSpan, right: DateSpan) -> DateSpan | None:
    if left.kind != right.kind or left.kind not in ("day", "month", "year"):
        return None
    if left.first != left.last or right.first != right.last:
        return None
    between = _BETWEEN.search(text, max(0, left.start - _REACH), left.start)
    if not _links(text, left.end, right.start, _RANGE, *([_AND] if between else [])):
        return None
    first, last = left, right
    if left.needs == "year":
        first = _leaning_like(left, right)
    elif right.needs == "year":
        last = _leaning_like(right, left)
    if (first.needs, first.shift) != (last.needs, last.shift):
        return None
    if first.needs == "nothing" and first.first >= last.first:
        # "28 December - 2 January 2017" began in the year before.
        if (left.first.month or 0) - (right.first.month or 0) < 6:
            return None
        if left.needs == "year":
            first = _moved(first, -1)
        elif right.needs == "year":
            last = _moved(last, 1)
        else:
            return None
    return replace(
        first,
        end=right.end,
        text=text[left.start : right.end],
        kind="period" if left.kind == "year" else left.kind,
        last=last.last,
    )


def _sharing_years(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """``spans`` where each that lacks a year has that of the one it is listed with."""
    for place in range(len(spans) - 2, -1, -1):
        left, right = spans[place : place + 2]
        if left.needs != "year" or right.needs == "year" or right.kind not in ("day", "month", "quarter", "half"):
            continue
        if right.shift and right.shift.unit is not Unit.YEAR:
            continue
        if _links(text, left.end, right.start, _LIST, _RANGE):
            turn_of_year = (left.last.month or 0) >= 11 and (right.first.month or 12) <= 2
            left = _leaning_like(left, right)
            spans[place] = _moved(left, -1) if turn_of_year and left.first.year else left
    return spans


def _leaning_like(span: DateSpan, other: DateSpan) -> DateSpan:
    """``span`` with the year of ``other``, or what that leans on for it."""
    return replace(
        span,
        first=span.first._replace(year=other.first.year),
        last=span.last._replace(year=other.first.year),
        needs=other.needs,
        shift=other.shift,
        pieces=tuple(_leaning_like(piece, other) for piece in span.pieces),
    )


def _moved(span: DateSpan, years: int) -> DateSpan:
    def moved(part: Part) -> Part:
        return part._replace(year=part.year + years if part.year else None)

    pieces = tuple(_moved(piece, years) for piece in span.pieces)
    return replace(span, first=moved(span.first), last=moved(span.last), pieces=pieces)


def _bounded(text: str, span: DateSpan) -> DateSpan:
    before = _OPEN_END.search(text, max(0, span.start - _REACH), span.start)
    if span.bound == "by":  # its own words say so
        return _by(span)
    if not before:
        return span
    if before["by"]:
        return _by(span)
    return replace(span, bound="since") if before["since"] or _ONWARDS.match(text, span.end) else span


def _by(span: DateSpan) -> DateSpan:
    """``span`` as the end of a time that is open at its beginning."""
    if span.kind not in ("month", "year", "relative") or span.precision is Precision.DAY:
        return replace(span, bound="by")
    if span.precision is Precision.YEAR:
        first = span.first._replace(month=None)
        last = span.last._replace(day=31) if span.last.month == 12 else span.last
    else:
        first, last = span.first._replace(day=None), span.last
    return replace(span, bound="by", first=first, last=last)


# --- Settling ----------------------------------------------------------------------------


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
    first, last, precision = _over(span.first, opening), _over(span.last, closing), span.precision
    if precision is Precision.DAY and not (_exists(first) and _exists(last)):  # 29 February
        first, last, precision = first._replace(day=None), last._replace(day=None), Precision.MONTH
    if _first_day(first) > _last_day(last):  # over the turn of the year
        if span.needs == "year":
            last = last._replace(year=(last.year or 0) + 1)
        else:
            first = first._replace(year=(first.year or 0) - 1)
    earliest, latest = _first_day(first), _last_day(last)
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
    unit, count = span.shift
    if unit is Unit.NAMED_MONTH:
        return _named_month(span, days[0], count)
    if precision not in _ENOUGH[unit]:
        return None

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
    end = _first_day(start) + relativedelta(days=6)
    return start, Part(end.year, end.month, end.day)


_ENOUGH = {
    Unit.YEAR: (Precision.YEAR, Precision.MONTH, Precision.DAY),
    Unit.MONTH: (Precision.MONTH, Precision.DAY),
    Unit.WEEK: (Precision.DAY,),
    Unit.DAY: (Precision.DAY,),
}


def _named_month(span: DateSpan, day: dt.date, count: int) -> tuple[Part, Part]:
    """The year of the last such month wholly before ``day``, or the next wholly after it."""
    month = span.first.month or 1
    year = day.year - (month >= day.month) if count < 0 else day.year + (month <= day.month)
    return Part(year), Part(year)


def _over(part: Part, frame: Part) -> Part:
    """``part`` with what it leaves open taken from ``frame``."""
    return Part(*(own if own is not None else given for own, given in zip(part, frame, strict=True)))


def _exists(part: Part) -> bool:
    return (part.day or 1) <= monthrange(part.year or 2000, part.month or 1)[1]


def _first_day(part: Part) -> dt.date:
    return dt.date(part.year or 0, part.month or 1, part.day or 1)


def _last_day(part: Part) -> dt.date:
    year, month = part.year or 0, part.month or 12
    return dt.date(year, month, min(part.day or 31, monthrange(year, month)[1]))


def _edtf(span: DateSpan, first: Part, last: Part, precision: Precision) -> str:
    start, end = _written(first, precision), _written(last, precision)
    if span.bound == "by":
        whole = precision is not Precision.DAY and last.day == 31 and last.year
        return f"../{_last_day(last) if whole else end}"
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
