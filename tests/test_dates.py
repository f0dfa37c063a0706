"""Date phrases: the shapes of the genre, what they lean on, and what is no date."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naptrack import dates
from naptrack.dates import DateSpan, find, part, settle, settling
from naptrack.models import Date, Precision

NOTE = dt.date(2018, 3, 5)
PREVIOUS = Date(dt.date(2016, 11, 8), dt.date(2016, 11, 8), Precision.DAY, "2016-11-08", "8 November 2016")


class Timeless(dt.date):
    """A date that refuses to say what day it is: no part of a date may come from there."""

    @classmethod
    def today(cls) -> "Timeless":
        raise AssertionError("the clock was asked")


@pytest.fixture(autouse=True, scope="module")
def no_clock() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (part, settling):
            patch.setattr(module, "dt", SimpleNamespace(date=Timeless))
        yield


def told(text: str) -> list[tuple[str, str | None, str | None, str, str]]:
    """What a text says by itself: words, start, end, precision and EDTF of each date that needs nothing."""
    rows = []
    for span in find(text):
        date = settle(span)
        assert span.needs == "nothing"
        assert date is not None
        rows.append((span.text, date.start, date.end, date.precision.value, date.edtf))
    return rows


def day(text: str, start: str, end: str = "") -> tuple[str, str, str, str, str]:
    return text, start, end or start, "day", f"{start}/{end}" if end else start


def month(text: str, start: str, end: str = "") -> tuple[str, str, str, str, str]:
    return text, start, end or start, "month", f"{start}/{end}" if end else start


def year(text: str, start: str, end: str = "") -> tuple[str, str, str, str, str]:
    return text, start, end or start, "year", f"{start}/{end}" if end else start


ABSOLUTE = {
    # days
    "day": ("on 9 February 2016.", [day("9 February 2016", "2016-02-09")]),
    "two-digit-day": ("on 02 June 2015", [day("02 June 2015", "2015-06-02")]),
    "ordinal": ("on the 9th of June 2017", [day("9th of June 2017", "2017-06-09")]),
    "ordinal-us": ("June 9th, 2017", [day("June 9th, 2017", "2017-06-09")]),
    "us": ("dated December 24, 2021", [day("December 24, 2021", "2021-12-24")]),
    "us-range": ("May 8-10, 2017", [day("May 8-10, 2017", "2017-05-08", "2017-05-10")]),
    "us-across-months": ("May 29 - June 2, 2017", [day("May 29 - June 2, 2017", "2017-05-29", "2017-06-02")]),
    "us-after-a-table": ("Round Table June 9th, 2017", [day("June 9th, 2017", "2017-06-09")]),
    "weekday": ("Tuesday, 02 June 2015", [day("Tuesday, 02 June 2015", "2015-06-02")]),
    "weekday-us": ("on Tuesday, June 6, 2017", [day("Tuesday, June 6, 2017", "2017-06-06")]),
    "weekdays": (
        "Monday 5 to Wednesday 7 June 2017",
        [day("Monday 5 to Wednesday 7 June 2017", "2017-06-05", "2017-06-07")],
    ),
    "capitals": ("18-20 MAY 2021", [day("18-20 MAY 2021", "2021-05-18", "2021-05-20")]),
    "abbreviated": ("20-21 Dec. 2016", [day("20-21 Dec. 2016", "2016-12-20", "2016-12-21")]),
    "hyphens": ("8-May-2017", [day("8-May-2017", "2017-05-08")]),
    "comma-before-year": ("21-22 September, 2017", [day("21-22 September, 2017", "2017-09-21", "2017-09-22")]),
    "after-colon": ("Date:18-20 May 2021", [day("18-20 May 2021", "2021-05-18", "2021-05-20")]),
    "after-comma": ("Vienna,20 May 2017", [day("20 May 2017", "2017-05-20")]),
    "marked-up": ("**18 May 2021**", [day("18 May 2021", "2021-05-18")]),
    "decree": ("Decree No. 5 of 10 October 1997", [day("10 October 1997", "1997-10-10")]),
    "decree-comma": ("Decree No. 5, 12 May 2017", [day("12 May 2017", "2017-05-12")]),
    "room-before-day": ("Room 12, 5 May 2017", [day("5 May 2017", "2017-05-05")]),
    "after-time": ("at 10.30 on 9 December 2016", [day("9 December 2016", "2016-12-09")]),
    "two-sentences-run-on": (
        "on 10 May 2017.12 June 2017",
        [day("10 May 2017", "2017-05-10"), day("12 June 2017", "2017-06-12")],
    ),
    # ranges of days
    "range-hyphen": ("18-20 September 2017", [day("18-20 September 2017", "2017-09-18", "2017-09-20")]),
    "range-en-dash": ("20–21 December 2016", [day("20–21 December 2016", "2016-12-20", "2016-12-21")]),
    "range-to": ("held from 8 to 10 May 2017", [day("8 to 10 May 2017", "2017-05-08", "2017-05-10")]),
    "range-from-hyphen": ("from 29-30 June 2017", [day("29-30 June 2017", "2017-06-29", "2017-06-30")]),
    "range-between": ("between 3 and 5 May 2017", [day("3 and 5 May 2017", "2017-05-03", "2017-05-05")]),
    "range-months": (
        "28 November - 2 December 2016",
        [day("28 November - 2 December 2016", "2016-11-28", "2016-12-02")],
    ),
    "range-months-between": (
        "between 28 November and 2 December 2016",
        [day("28 November and 2 December 2016", "2016-11-28", "2016-12-02")],
    ),
    "range-years": (
        "30 December 2016 to 2 January 2017",
        [day("30 December 2016 to 2 January 2017", "2016-12-30", "2017-01-02")],
    ),
    "range-over-new-year": (
        "30 December to 2 January 2017",
        [day("30 December to 2 January 2017", "2016-12-30", "2017-01-02")],
    ),
    "range-year-first": (
        "28 December 2016 to 2 January",
        [day("28 December 2016 to 2 January", "2016-12-28", "2017-01-02")],
    ),
    "range-month-twice": ("8 May to 10 May 2017", [day("8 May to 10 May 2017", "2017-05-08", "2017-05-10")]),
    "dateline-then-range": (
        "9 June 2017 - 22-24 May 2017",
        [day("9 June 2017", "2017-06-09"), day("22-24 May 2017", "2017-05-22", "2017-05-24")],
    ),
    # lists
    "list": ("8, 9 and 11 June 2015", [day("8, 9 and 11 June 2015", "2015-06-08", "2015-06-11")]),
    "list-serial-comma": (
        "on 1, 8, and 15 December 2020, respectively",
        [day("1, 8, and 15 December 2020", "2020-12-01", "2020-12-15")],
    ),
    "list-of-two": ("on 17 and 18 June 2013", [day("17 and 18 June 2013", "2013-06-17", "2013-06-18")]),
    "list-of-ranges-words": (
        "from 18 to 20 and from 20 to 22 September 2017 respectively",
        [day("18 to 20", "2017-09-18", "2017-09-20"), day("20 to 22 September 2017", "2017-09-20", "2017-09-22")],
    ),
    "list-of-ranges-signs": (
        "18-20 and 21-22 September 2017",
        [day("18-20", "2017-09-18", "2017-09-20"), day("21-22 September 2017", "2017-09-21", "2017-09-22")],
    ),
    "list-range-and-day": (
        "6-7 and 9 January 2018",
        [day("6-7", "2018-01-06", "2018-01-07"), day("9 January 2018", "2018-01-09")],
    ),
    "list-sharing-a-year": (
        "12-14 March and 19-20 March 2018",
        [day("12-14 March", "2018-03-12", "2018-03-14"), day("19-20 March 2018", "2018-03-19", "2018-03-20")],
    ),
    "list-of-three-sharing": (
        "on 5 May, 7 June and 9 July 2017",
        [day("5 May", "2017-05-05"), day("7 June", "2017-06-07"), day("9 July 2017", "2017-07-09")],
    ),
    "list-over-new-year": (
        "on 28 December and 3 January 2017",
        [day("28 December", "2016-12-28"), day("3 January 2017", "2017-01-03")],
    ),
    "two-with-places": (
        "18-20 September 2017 (Mongolia), 21-22 September, 2017 (Tajikistan)",
        [
            day("18-20 September 2017", "2017-09-18", "2017-09-20"),
            day("21-22 September, 2017", "2017-09-21", "2017-09-22"),
        ],
    ),
    "place-between": (
        "12-14 March (Niamey), 19-20 March 2018 (Abuja)",
        [day("12-14 March", "2018-03-12", "2018-03-14"), day("19-20 March 2018", "2018-03-19", "2018-03-20")],
    ),
    # numbers only
    "iso": ("2017-05-08", [day("2017-05-08", "2017-05-08")]),
    "iso-interval": ("2017-05-08/2017-05-10", [day("2017-05-08/2017-05-10", "2017-05-08", "2017-05-10")]),
    "iso-month": ("2017-05", [month("2017-05", "2017-05")]),
    "dots": ("08.05.2017", [day("08.05.2017", "2017-05-08")]),
    "dots-short": ("8.5.2017", [day("8.5.2017", "2017-05-08")]),
    "dots-range": ("18-20.09.2017", [day("18-20.09.2017", "2017-09-18", "2017-09-20")]),
    "slashes-day-first": ("25/12/2017", [day("25/12/2017", "2017-12-25")]),
    "slashes-month-first": ("12/25/2017", [day("12/25/2017", "2017-12-25")]),
    "slashes-ambiguous": ("12/05/2017", [year("12/05/2017", "2017")]),
    # months
    "month": ("in May 2017", [month("May 2017", "2017-05")]),
    "month-abbreviated": ("Nov. 2016", [month("Nov. 2016", "2016-11")]),
    "month-of": ("in November of 2016", [month("November of 2016", "2016-11")]),
    "month-scanned": ("in May 20l6", [month("May 20l6", "2016-05")]),
    "months-two": ("in May and June 2017", [month("May", "2017-05"), month("June 2017", "2017-06")]),
    "months-hyphen": ("November-December 2016", [month("November-December 2016", "2016-11", "2016-12")]),
    "months-range": ("from March to May 2018", [month("March to May 2018", "2018-03", "2018-05")]),
    "months-between": ("between March and May 2018", [month("March and May 2018", "2018-03", "2018-05")]),
    "months-over-new-year": ("from October to March 2018", [month("October to March 2018", "2017-10", "2018-03")]),
    "months-years": (
        "(July 2014 - February 2015)",
        [month("July 2014 - February 2015", "2014-07", "2015-02")],
    ),
    "week-of": ("in the week of 8 May 2017", [month("8 May 2017", "2017-05")]),
    # years
    "year": ("a workshop held in 2014 by the OSCE", [year("2014", "2014")]),
    "years-two": ("in 2006 and 2007", [year("2006", "2006"), year("2007", "2007")]),
    "year-of-a-plan": ("the 2016 NAP", [year("2016", "2016")]),
    "year-possessive": ("2016's NAP", [year("2016", "2016")]),
    "year-before-people": ("in 2017 participants met", [year("2017", "2017")]),
    "period": ("its 2017-2021 plan", [year("2017-2021", "2017", "2021")]),
    "period-spaced": ("for 2017 - 2021", [year("2017 - 2021", "2017", "2021")]),
    "period-slash": ("2017/2018", [year("2017/2018", "2017", "2018")]),
    "period-short": ("the 2017-18 plan", [year("2017-18", "2017", "2018")]),
    "period-to": ("covers 2014 to 2016", [year("2014 to 2016", "2014", "2016")]),
    "period-between": ("between 2014 and 2016", [year("2014 and 2016", "2014", "2016")]),
    "period-bracketed": ("phase 2 (2012-2016)", [year("2012-2016", "2012", "2016")]),
    "fiscal-year": ("FY 2017", [year("FY 2017", "2017")]),
    "year-then-period": (
        "approved in 2016 (2017-2021)",
        [year("2016", "2016"), year("2017-2021", "2017", "2021")],
    ),
    # parts of a year
    "quarter-words": (
        "in the first quarter of 2017",
        [("the first quarter of 2017", "2017-01", "2017-03", "month", "2017-33")],
    ),
    "quarter-scanned": (
        "in the first quarter of 20l7",
        [("the first quarter of 20l7", "2017-01", "2017-03", "month", "2017-33")],
    ),
    "quarter-sign": ("Q1 2017", [("Q1 2017", "2017-01", "2017-03", "month", "2017-33")]),
    "quarter-year-first": ("2017 Q3", [("2017 Q3", "2017-07", "2017-09", "month", "2017-35")]),
    "quarter-roman": ("IV quarter 2016", [("IV quarter 2016", "2016-10", "2016-12", "month", "2016-36")]),
    "quarter-last": (
        "the last quarter of 2017",
        [("the last quarter of 2017", "2017-10", "2017-12", "month", "2017-36")],
    ),
    "quarters-two": (
        "the second and third quarters of 2015",
        [month("the second and third quarters of 2015", "2015-04", "2015-09")],
    ),
    "half-first": (
        "in the first half of 2018",
        [("the first half of 2018", "2018-01", "2018-06", "month", "2018-40")],
    ),
    "half-second": ("H2 2018", [("H2 2018", "2018-07", "2018-12", "month", "2018-41")]),
    "half-of-month": ("the first half of May 2018", [month("the first half of May 2018", "2018-05")]),
    "early": ("in early 2017", [year("early 2017", "2017")]),
    "early-in": ("early in 2017", [year("early in 2017", "2017")]),
    "mid": ("mid-2017", [year("mid-2017", "2017")]),
    "late": ("in late 2017", [year("late 2017", "2017")]),
    "middle": ("in the middle of 2017", [year("the middle of 2017", "2017")]),
    "beginning": ("at the beginning of 2017", [year("the beginning of 2017", "2017")]),
    "beginning-of-month": ("the beginning of May 2018", [month("the beginning of May 2018", "2018-05")]),
    "end-of-month": ("the end of May 2018", [month("the end of May 2018", "2018-05")]),
    "spring": ("in the spring of 2018", [("spring of 2018", "2018", "2018", "year", "2018-21")]),
    "summer": ("in summer 2018", [("summer 2018", "2018", "2018", "year", "2018-22")]),
    "autumn": ("autumn 2018", [("autumn 2018", "2018", "2018", "year", "2018-23")]),
    # open ends
    "by-end-of-year": ("by the end of 2018", [("by the end of 2018", "2018", "2018", "year", "../2018-12-31")]),
    "before-end-of-year": (
        "before the end of 2018",
        [("before the end of 2018", "2018", "2018", "year", "../2018-12-31")],
    ),
    "by-end-hyphen": ("by end-2018", [("by end-2018", "2018", "2018", "year", "../2018-12-31")]),
    "by-end-of-month": (
        "by the end of May 2018",
        [("by the end of May 2018", "2018-05", "2018-05", "month", "../2018-05-31")],
    ),
    "by-end-of-quarter": (
        "by the end of the first quarter of 2018",
        [("the first quarter of 2018", "2018-01", "2018-03", "month", "../2018-03")],
    ),
    "by-month": ("by June 2019", [("June 2019", "2019-06", "2019-06", "month", "../2019-06")]),
    "by-day": ("by 30 June 2019", [("30 June 2019", "2019-06-30", "2019-06-30", "day", "../2019-06-30")]),
    "by-year": ("by 2019", [("2019", "2019", "2019", "year", "../2019")]),
    "no-later-than": ("no later than May 2018", [("May 2018", "2018-05", "2018-05", "month", "../2018-05")]),
    "since": ("since 2011", [("2011", "2011", "2011", "year", "2011/..")]),
    "from-onwards": ("from May 2018 onwards", [("May 2018", "2018-05", "2018-05", "month", "2018-05/..")]),
    "as-of": ("as of 5 May 2017", [("5 May 2017", "2017-05-05", "2017-05-05", "day", "2017-05-05/..")]),
    # days that do not exist
    "no-such-day": ("on 31 February 2017", [month("February 2017", "2017-02")]),
    "no-leap-year": ("on 29 February 2017", [month("February 2017", "2017-02")]),
    "range-backwards": ("30-28 May 2017", [month("May 2017", "2017-05")]),
    "no-such-day-in-numbers": ("31.02.2017", [month("31.02.2017", "2017-02")]),
    # years beside numbers that are none
    "resolution-and-its-day": ("resolution 1977 (2011) of 20 April 2011", [day("20 April 2011", "2011-04-20")]),
    "document-and-its-day": ("S/2017/5 of 9 May 2017", [day("9 May 2017", "2017-05-09")]),
    "decision-and-its-day": ("Council Decision 2013/391/CFSP of 8 July 2013", [day("8 July 2013", "2013-07-08")]),
    "verb-before-year": ("States may in 2017 submit", [year("2017", "2017")]),
    "month-before-count": ("In May 2017 16 Member States met", [month("May 2017", "2017-05")]),
}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, row in ABSOLUTE.items()])
def test_dates_that_need_nothing(text: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    assert told(text) == expected


NEEDS_YEAR = {
    "day": ("By a letter dated 20 February, the", ["20 February"], ["XXXX-02-20"], ["2017-02-20"]),
    "day-in-text": ("On 7 March the participants", ["7 March"], ["XXXX-03-07"], ["2017-03-07"]),
    "range": (
        "from 22 to 24 May as a co-production",
        ["22 to 24 May"],
        ["XXXX-05-22/XXXX-05-24"],
        ["2017-05-22/2017-05-24"],
    ),
    "list": ("on 6 and 7 July", ["6 and 7 July"], ["XXXX-07-06/XXXX-07-07"], ["2017-07-06/2017-07-07"]),
    "over-new-year": (
        "30 December to 2 January",
        ["30 December to 2 January"],
        ["XXXX-12-30/XXXX-01-02"],
        ["2017-12-30/2018-01-02"],
    ),
    "us": ("on May 8 the", ["May 8"], ["XXXX-05-08"], ["2017-05-08"]),
    "us-list": (
        "on May 20, 22 and 23 in Vienna",
        ["May 20, 22 and 23"],
        ["XXXX-05-20/XXXX-05-23"],
        ["2017-05-20/2017-05-23"],
    ),
    "day-beside-meeting": ("9 December, 63rd meeting", ["9 December"], ["XXXX-12-09"], ["2017-12-09"]),
    "day-beside-resolution": ("on 12 May 1540 experts met", ["12 May"], ["XXXX-05-12"], ["2017-05-12"]),
    "months": (
        "again in November and December. With",
        ["November", "December"],
        ["XXXX-11", "XXXX-12"],
        ["2017-11", "2017-12"],
    ),
    "months-range": ("from March to May", ["March to May"], ["XXXX-03/XXXX-05"], ["2017-03/2017-05"]),
    "month-in": ("in May, at which", ["May"], ["XXXX-05"], ["2017-05"]),
    "month-until": ("Swaziland until April, has", ["April"], ["../XXXX-04"], ["../2017-04"]),
    "month-early": ("in early June", ["early June"], ["XXXX-06"], ["2017-06"]),
    "month-as-adjective": ("when the December workshop was held", ["December"], ["XXXX-12"], ["2017-12"]),
    "month-not-day": ("In May 16 Member States met", ["May"], ["XXXX-05"], ["2017-05"]),
    "quarter": ("in the third quarter", ["the third quarter"], ["XXXX-35"], ["2017-35"]),
    "leap-day": ("on 29 February", ["29 February"], ["XXXX-02-29"], ["2017-02"]),
}


@pytest.mark.parametrize(
    ("text", "words", "unknown", "settled"), [pytest.param(*row, id=name) for name, row in NEEDS_YEAR.items()]
)
def test_dates_that_need_a_year(text: str, words: list[str], unknown: list[str], settled: list[str]) -> None:
    spans = find(text)
    assert [span.text for span in spans] == words
    assert {span.needs for span in spans} == {"year"}
    without = [settle(span, note=NOTE, previous=PREVIOUS) for span in spans]
    assert [(d.edtf, d.earliest, d.latest, d.precision) for d in without if d] == [
        (edtf, None, None, Precision.NONE) for edtf in unknown
    ]
    assert [d.edtf for d in (settle(span, year=2017) for span in spans) if d] == settled


# (text, words, start, end, precision, EDTF); the note is of 5 March 2018, the date before 8 November 2016
NEEDS_NOTE = {
    "last-year": ("last year", "last year", "2017", "2017", "year", "2017"),
    "this-year": ("this year's plan", "this year", "2018", "2018", "year", "2018"),
    "next-year": ("next year", "next year", "2019", "2019", "year", "2019"),
    "earlier-this-year": ("presented earlier this year to", "earlier this year", "2018", "2018", "year", "2018"),
    "later-this-year": ("later this year", "later this year", "2018", "2018", "year", "2018"),
    "late-last-year": ("in late last year", "late last year", "2017", "2017", "year", "2017"),
    "end-of-the-year": (
        "by the end of the year",
        "by the end of the year",
        "2018",
        "2018",
        "year",
        "../2018-12-31",
    ),
    "end-of-this-year": (
        "by the end of this year",
        "by the end of this year",
        "2018",
        "2018",
        "year",
        "../2018-12-31",
    ),
    "month-last-year": ("In November last year a", "November last year", "2017-11", "2017-11", "month", "2017-11"),
    "month-of-last-year": ("November of last year", "November of last year", "2017-11", "2017-11", "month", "2017-11"),
    "last-november": ("last November", "last November", "2017-11", "2017-11", "month", "2017-11"),
    "last-march": ("last March", "last March", "2017-03", "2017-03", "month", "2017-03"),
    "last-february": ("last February", "last February", "2018-02", "2018-02", "month", "2018-02"),
    "next-may": ("next May", "next May", "2018-05", "2018-05", "month", "2018-05"),
    "next-march": ("next March", "next March", "2019-03", "2019-03", "month", "2019-03"),
    "this-may": ("this May", "this May", "2018-05", "2018-05", "month", "2018-05"),
    "last-month": ("last month", "last month", "2018-02", "2018-02", "month", "2018-02"),
    "this-month": ("this month", "this month", "2018-03", "2018-03", "month", "2018-03"),
    "next-month": ("next month", "next month", "2018-04", "2018-04", "month", "2018-04"),
    "quarter-this-year": (
        "in the third quarter of this year",
        "the third quarter of this year",
        "2018-07",
        "2018-09",
        "month",
        "2018-35",
    ),
    "two-years-ago": ("two years ago", "two years ago", "2016", "2016", "year", "2016"),
    "months-ago": ("6 months ago", "6 months ago", "2017-09", "2017-09", "month", "2017-09"),
    "last-week": ("last week", "last week", "2018-02", "2018-03", "month", "2018-02/2018-03"),
    "yesterday": ("yesterday", "yesterday", "2018-03-04", "2018-03-04", "day", "2018-03-04"),
    "weekday": ("met on Friday to", "Friday", "2018-03-02", "2018-03-02", "day", "2018-03-02"),
    "weekday-of-the-note": ("on Monday, the", "Monday", "2018-03-05", "2018-03-05", "day", "2018-03-05"),
    "last-weekday": ("met last Monday", "last Monday", "2018-02-26", "2018-02-26", "day", "2018-02-26"),
    "next-weekday": ("meets next Monday", "next Monday", "2018-03-12", "2018-03-12", "day", "2018-03-12"),
    "weekdays": (
        "met from Wednesday to Friday",
        "Wednesday to Friday",
        "2018-02-28",
        "2018-03-02",
        "day",
        "2018-02-28/2018-03-02",
    ),
    "today": ("today, the", "today", "2018-03-05", "2018-03-05", "day", "2018-03-05"),
    "day-last-year": ("on 5 May last year", "5 May last year", "2017-05-05", "2017-05-05", "day", "2017-05-05"),
    "range-last-year": (
        "from 5 May to 7 June last year",
        "5 May to 7 June last year",
        "2017-05-05",
        "2017-06-07",
        "day",
        "2017-05-05/2017-06-07",
    ),
}

NEEDS_PREVIOUS = {
    "same-month": ("In the same month, Peru", "the same month", "2016-11", "2016-11", "month", "2016-11"),
    "that-month": ("that month", "that month", "2016-11", "2016-11", "month", "2016-11"),
    "same-year": ("in the same year", "the same year", "2016", "2016", "year", "2016"),
    "that-year": ("that year", "that year", "2016", "2016", "year", "2016"),
    "later-that-year": ("later that year", "later that year", "2016", "2016", "year", "2016"),
    "month-of-that-year": (
        "in December of that year",
        "December of that year",
        "2016-12",
        "2016-12",
        "month",
        "2016-12",
    ),
    "month-of-same-year": (
        "May of the same year",
        "May of the same year",
        "2016-05",
        "2016-05",
        "month",
        "2016-05",
    ),
    "month-of-following-year": (
        "in May of the following year",
        "May of the following year",
        "2017-05",
        "2017-05",
        "month",
        "2017-05",
    ),
    "day-of-same-month": (
        "on the 29th of the same month",
        "29th of the same month",
        "2016-11-29",
        "2016-11-29",
        "day",
        "2016-11-29",
    ),
    "day-of-the-month-before": (
        "on the 24th of the month before",
        "24th of the month before",
        "2016-10-24",
        "2016-10-24",
        "day",
        "2016-10-24",
    ),
    "no-such-day-of-month": (
        "on the 31st of that month",
        "31st of that month",
        "2016-11",
        "2016-11",
        "month",
        "2016-11",
    ),
    "following-day": ("the following day", "the following day", "2016-11-09", "2016-11-09", "day", "2016-11-09"),
    "next-day": ("the next day", "the next day", "2016-11-09", "2016-11-09", "day", "2016-11-09"),
    "same-day": ("On the same day", "the same day", "2016-11-08", "2016-11-08", "day", "2016-11-08"),
    "day-after": ("The day after, he", "The day after", "2016-11-09", "2016-11-09", "day", "2016-11-09"),
    "following-month": ("the following month", "the following month", "2016-12", "2016-12", "month", "2016-12"),
    "following-year": ("the following year", "the following year", "2017", "2017", "year", "2017"),
    "year-before": ("The year before, it", "The year before", "2015", "2015", "year", "2015"),
    "previous-year": ("the previous year", "the previous year", "2015", "2015", "year", "2015"),
    "year-later": ("a year later", "a year later", "2017", "2017", "year", "2017"),
    "months-later": ("two months later", "two months later", "2017-01", "2017-01", "month", "2017-01"),
    "days-later": ("three days later", "three days later", "2016-11-11", "2016-11-11", "day", "2016-11-11"),
    "weeks-later": ("two weeks later", "two weeks later", "2016-11", "2016-11", "month", "2016-11"),
    "following-week": ("the following week", "the following week", "2016-11", "2016-11", "month", "2016-11"),
    "spring-of-that-year": ("spring of that year", "spring of that year", "2016", "2016", "year", "2016-21"),
}


@pytest.mark.parametrize(
    ("needs", "text", "expected"),
    [
        *(pytest.param("note", row[0], row[1:], id=f"note-{name}") for name, row in NEEDS_NOTE.items()),
        *(pytest.param("previous", row[0], row[1:], id=f"previous-{name}") for name, row in NEEDS_PREVIOUS.items()),
    ],
)
def test_dates_that_lean_on_another(needs: str, text: str, expected: tuple[str, str, str, str, str]) -> None:
    (span,) = find(text)
    assert span.needs == needs
    date = settle(span, note=NOTE) if needs == "note" else settle(span, previous=PREVIOUS)
    assert date is not None
    assert (span.text, date.start, date.end, date.precision.value, date.edtf) == expected
    assert date.text == span.text
    other = settle(span, year=2017, previous=PREVIOUS) if needs == "note" else settle(span, year=2017, note=NOTE)
    assert other is None


NO_DATES = {
    "habit": "The group meets on Mondays.",
    "bare-weekday": "Good Friday agreement of Monday's meeting",
    "resolution": "resolution 1540 (2004)",
    "resolutions": "resolutions 1373 (2001), 1540 (2004) and 2325 (2016)",
    "resolutions-without-years": "resolutions 1540, 1977 and 2325",
    "resolution-of-a-year": "resolution 1540 of 2004",
    "resolution-that-looks-like-a-year": "resolution 1977 (2011)",
    "resolutions-after": "the 1540 and 1977 resolutions",
    "resolution-old": "resolution 687 (1991)",
    "unscr": "UNSCR 1540(2004) and SCR 2663 (2022)",
    "document-symbols": "S/RES/1540 (2004), S/2021/23 and A/RES/70/46",
    "scanned": "l540 (2004)",
    "numbers": "1540 and 1325",
    "decree-number": "Decree No. 2014 and UP-1871",
    "law-number": "Law No. 2014-123",
    "decision-number": "Decision 2013/391/CFSP",
    "paragraph": "paragraph 17 of article 12, page 2014",
    "counts": "16 Member States, 48 plans and 2000 participants at the 63rd meeting",
    "money": "2.7 million, EUR 2017, $2014, 2018 dollars",
    "percent": "2018 per cent, 20%, 2014 %",
    "telephone": "+43 1 514 2017, +976-11-2017",
    "time": "at 10.30 and 17:45",
    "agenda": "the 2030 Agenda, Agenda 2030, the 2030 Development Agenda",
    "programmes": "Vision 2025, Horizon 2020, Expo 2017",
    "decade": "the 1990s",
    "may": "States may adopt it. May the parties agree.",
    "march": "They march on. March was hard",
    "people": "Ms. June Smith, Theresa May and help from August Weber",
    "outside-the-record": "in 1930, 5 May 1930, 2101-03-04",
    "address": "http://example.org/2017/05/08/nap-2017.pdf",
    "covid": "COVID-19 May",
    "backwards": "30-28 May",
    "periods-backwards": "2021-2017",
    "duration": "within two years, for three days, a two-day meeting",
    "distance-from-a-noun": "the day after the meeting, two years after the round table",
    "approximate": "three to five years ago, more than two years ago",
    "past-year": "in the last year",
    "possessive-today": "today's threats",
    "first-quarter-of-meeting": "the first quarter of the meeting and the first half of the session",
    "every-year": "before the end of December each year, on 5 May of every year",
    "thousands": "in 2,017 cases",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NO_DATES.items()])
def test_no_dates(text: str) -> None:
    assert [span.text for span in find(text)] == []


def test_no_case_stands_twice() -> None:
    texts = [row[0] for table in (ABSOLUTE, NEEDS_YEAR, NEEDS_NOTE, NEEDS_PREVIOUS) for row in table.values()]
    texts += NO_DATES.values()
    assert sorted(texts) == sorted(set(texts))


KINDS = {
    "day": ("8 to 10 May 2017", "day", None),
    "month": ("May 2017", "month", None),
    "year": ("the 2014 National Action Plan", "year", None),
    "period": ("its 2017-2021 plan", "period", None),
    "period-joined": ("from 2014 to 2016", "period", None),
    "quarter": ("Q1 2017", "quarter", None),
    "half": ("the first half of 2018", "half", None),
    "season": ("summer 2018", "season", None),
    "relative": ("last year", "relative", None),
    "by": ("until 5 May 2017", "day", "by"),
    "before": ("before June 2019", "month", "by"),
    "since": ("since May 2017", "month", "since"),
    "after": ("after 2016", "year", "since"),
    "on": ("from 5 May 2017 on.", "day", "since"),
    "plain-from": ("from 5 May 2017 on the basis of", "day", None),
}


@pytest.mark.parametrize(("text", "kind", "bound"), [pytest.param(*row, id=name) for name, row in KINDS.items()])
def test_kind_and_bound(text: str, kind: str, bound: str | None) -> None:
    (span,) = find(text)
    assert (span.kind, span.bound) == (kind, bound)


BOUNDS = {
    "early-year": ("early 2017", "2017-01-01", "2017-04-30"),
    "mid-year": ("mid-2017", "2017-04-01", "2017-09-30"),
    "late-year": ("late 2017", "2017-09-01", "2017-12-31"),
    "late-february": ("late February 2017", "2017-02-16", "2017-02-28"),
    "month": ("February 2016", "2016-02-01", "2016-02-29"),
    "summer": ("summer 2018", "2018-06-01", "2018-08-31"),
    "winter-narrows-nothing": ("winter 2018", "2018-01-01", "2018-12-31"),
    "by-the-end": ("by the end of 2018", "2018-01-01", "2018-12-31"),
    "by-the-middle": ("by mid-2018", "2018-01-01", "2018-09-30"),
    "prior-to-the-end": ("prior to the end of May 2018", "2018-05-01", "2018-05-31"),
    "earlier-this-year": ("earlier this year", "2018-01-01", "2018-03-05"),
    "later-this-year": ("later this year", "2018-03-05", "2018-12-31"),
    "later-that-year": ("later that year", "2016-11-08", "2016-12-31"),
    "following-week": ("the following week", "2016-11-14", "2016-11-20"),
    "week-of": ("the week of 8 May 2017", "2017-05-08", "2017-05-14"),
}


@pytest.mark.parametrize(("text", "earliest", "latest"), [pytest.param(*row, id=name) for name, row in BOUNDS.items()])
def test_bounds_are_real_days(text: str, earliest: str, latest: str) -> None:
    (span,) = find(text)
    date = settle(span, note=NOTE, previous=PREVIOUS)
    assert date is not None
    assert (str(date.earliest), str(date.latest)) == (earliest, latest)


def test_pieces_of_a_list_are_its_days() -> None:
    (span,) = find("letters of 9 and 15 January 2018, respectively")
    assert [(piece.text, settle(piece)) for piece in span.pieces] == [
        ("9", Date(dt.date(2018, 1, 9), dt.date(2018, 1, 9), Precision.DAY, "2018-01-09", "9")),
        (
            "15 January 2018",
            Date(dt.date(2018, 1, 15), dt.date(2018, 1, 15), Precision.DAY, "2018-01-15", "15 January 2018"),
        ),
    ]


def test_pieces_share_a_year_that_comes_from_outside() -> None:
    (span,) = find("on 6, 7 and 9 January")
    settled = [settle(piece, year=2018) for piece in span.pieces]
    assert [date.edtf for date in settled if date] == ["2018-01-06", "2018-01-07", "2018-01-09"]


def test_pieces_share_the_year_of_the_next_date() -> None:
    first, _ = find("on 6 and 7 July and 9 August 2018")
    assert [date.edtf for date in map(settle, first.pieces) if date] == ["2018-07-06", "2018-07-07"]


def test_a_range_has_no_pieces() -> None:
    assert [span.pieces for span in find("8 to 10 May 2017 and between 3 and 5 June 2017")] == [(), ()]


VAGUE = {
    "month-of-a-year": ("the same month", "2016"),
    "day-of-a-month": ("the following day", "May 2016"),
    "day-of-a-range": ("the same day", "8-10 May 2016"),
    "month-of-two": ("that month", "30 May - 2 June 2016"),
    "year-of-two": ("that year", "2016-2018"),
    "nothing-before": ("that year", "9 May"),
}


@pytest.mark.parametrize(("text", "before"), [pytest.param(*row, id=name) for name, row in VAGUE.items()])
def test_too_vague_an_anchor_settles_nothing(text: str, before: str) -> None:
    (span,), (anchor,) = find(text), find(before)
    assert settle(span, previous=settle(anchor)) is None


def test_a_shift_out_of_the_calendar_settles_nothing() -> None:
    (span,) = find("the following day")
    last = dt.date.max
    assert settle(span, previous=Date(last, last, Precision.DAY)) is None


HOSTILE = {
    "numbers": "1, 2, 3, 4, " * 4_000,
    "blanks": "8" + " " * 50_000 + "May" + " " * 50_000 + "2017",
    "days-without-end": "8 and " * 8_000,
    "brackets": "5 May (" * 4_000,
    "months": "May " * 10_000,
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_no_text_takes_more_than_its_length(text: str) -> None:
    half = text[: len(text) // 2]
    started = time.process_time()
    find(half)
    between = time.process_time()
    find(text)
    assert time.process_time() - between < 3 * (between - started) + 0.5


# --- Properties ------------------------------------------------------------------------

days = st.dates(min_value=dt.date(1945, 1, 1), max_value=dt.date(2100, 12, 31))


def ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


SHAPES: dict[str, Callable[[dt.date], str]] = {
    "plain": lambda d: f"{d.day} {d:%B} {d.year}",
    "padded": lambda d: f"{d.day:02} {d:%B} {d.year}",
    "comma": lambda d: f"{d.day} {d:%B}, {d.year}",
    "abbreviated": lambda d: f"{d.day} {d:%b} {d.year}",
    "us": lambda d: f"{d:%B} {d.day}, {d.year}",
    "us-ordinal": lambda d: f"{d:%B} {ordinal(d.day)}, {d.year}",
    "us-abbreviated": lambda d: f"{d:%b}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    "ordinal-of": lambda d: f"{ordinal(d.day)} of {d:%B} {d.year}",
    "weekday": lambda d: f"{d:%A}, {d.day} {d:%B} {d.year}",
    "weekday-us": lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    "iso": lambda d: d.isoformat(),
    "dots": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "hyphens": lambda d: f"{d.day}-{d:%b}-{d.year}",
}


@pytest.mark.parametrize("shape", SHAPES)
@given(written=days, before=st.sampled_from(["", "on ", "held (", "A letter dated "]))
def test_a_written_day_is_read_back(shape: str, written: dt.date, before: str) -> None:
    words = SHAPES[shape](written)
    (span,) = find(f"{before}{words}, in Vienna")
    assert (span.text, span.start) == (words, len(before))
    assert settle(span) == Date(written, written, Precision.DAY, written.isoformat(), words)


@given(first=days, length=st.integers(1, 40))
def test_a_written_range_is_read_back(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    if last.year > dates.LAST_YEAR:
        return
    (span,) = find(f"from {first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}")
    date = settle(span)
    assert date is not None
    assert (date.earliest, date.latest, date.edtf) == (first, last, f"{first}/{last}")


@given(first=days, length=st.integers(1, 40))
def test_a_range_is_read_back_with_its_year_said_once(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    if last.year > dates.LAST_YEAR or first.year < dates.FIRST_YEAR:
        return
    (span,) = find(f"from {first.day} {first:%B} to {last.day} {last:%B} {last.year}")
    date = settle(span)
    assert date is not None
    assert (date.earliest, date.latest) == (first, last)


FRAGMENTS = (
    "May march 8 18-20 2017 1540 (2004) resolution the of and to from between by end early last year same month that "
    "following day later two Q1 quarter first half 31 February 29th Monday, - – / , . 2017-2021 08.05.2017 2017-05-08 "
    "this next November ago week until 20l6 FY spring 63rd 20lo May 2oi7 laſt thıs ſame Auguſt ſpring ſecond sıx"
)
words = st.lists(st.one_of(st.sampled_from(FRAGMENTS.split()), st.text(max_size=4)), max_size=30)


def all_spans(spans: tuple[DateSpan, ...]) -> list[DateSpan]:
    return [inner for span in spans for inner in (span, *span.pieces)]


@given(parts=words, glue=st.sampled_from([" ", " ", "", "-", "\n"]), year=st.integers(1945, 2100), note=st.dates())
def test_any_text_gives_sorted_disjoint_spans_that_settle(
    parts: list[str], glue: str, year: int, note: dt.date
) -> None:
    text = glue.join(parts)
    spans = find(text)
    for left, right in pairwise(spans):
        assert left.end <= right.start
    for span in all_spans(spans):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        bare, full = settle(span), settle(span, year=year, note=note, previous=Date(note, note, Precision.DAY))
        for date in (bare, full):
            if date and date.known:
                assert date.earliest is not None
                assert date.latest is not None
                assert date.earliest <= date.latest
        if span.needs == "nothing":
            assert bare is not None
            assert bare == full


@given(text=st.text(max_size=200))
def test_find_never_raises(text: str) -> None:
    assert all(text[span.start : span.end] == span.text for span in find(text))
