"""What may be shown."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naptrack.models import Date, Mention, Modality, Precision, Stage
from naptrack.render.text import quote, shown, unmarked, when
from naptrack.render.width import pad, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  two\n\n lines ", "two lines", id="white space"),
        pytest.param("a\u00a0b\u2028c\td", "a b c d", id="all kinds of it"),
        pytest.param("red\x1b[31m ink\x07", "red[31m ink", id="terminal control"),
        pytest.param("left\u202eright\u2066", "leftright", id="bidirectional"),
        pytest.param("round\u00adtable\ufeff", "roundtable", id="soft hyphen and byte order mark"),
        pytest.param("Türkiye – “plan”", "Türkiye – “plan”", id="accents and quotes stay"),
        pytest.param("bad\udc80byte", "badbyte", id="half a surrogate"),
    ],
)
def test_shown(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("**Date and venue:** 22-24 May", "Date and venue: 22-24 May", id="bold"),
        pytest.param("*Uzbek officials:* Ministry", "Uzbek officials: Ministry", id="emphasis"),
        pytest.param("the plan<sup>1</sup>, as reviewed", "the plan, as reviewed", id="footnote sign"),
        pytest.param("## **Background**\nResolution", "Background Resolution", id="heading"),
        pytest.param("- In 2014 a workshop", "In 2014 a workshop", id="bullet"),
        pytest.param("22-24 May 2017 - in Vienna", "22-24 May 2017 - in Vienna", id="hyphens stay"),
        pytest.param("AT&amp;T &lt;b&gt;", "AT&T <b>", id="entities"),
        pytest.param("2 * 3 * 4", "2 * 3 * 4", id="a star with blanks is no mark"),
        pytest.param("1540 \\(2004\\)", "1540 (2004)", id="escapes"),
        pytest.param("UNRCPD and\n\n<sup>&</sup>lt;sup>1</sup> For", "UNRCPD and For", id="a sign escaped in two"),
        pytest.param("<sup>&amp;lt;sup>1</sup> For", "For", id="a sign escaped twice"),
        pytest.param("held.\n\n---\n\nFor", "held. For", id="a rule across the page"),
        pytest.param("held.\n* * *\nFor", "held. For", id="a rule of stars"),
        pytest.param("2017 -- 2021 --- or so", "2017 -- 2021 --- or so", id="dashes in a line stay"),
    ],
)
def test_unmarked(text, expected):
    assert unmarked(text) == expected


@given(st.text())
def test_nothing_shown_steers_a_terminal(text):
    for safe in (shown(text), unmarked(text)):
        assert all(unicodedata.category(c)[0] != "C" for c in safe)
        assert "\n" not in safe
        assert safe == safe.strip()


def told(text, *parts, start=0):
    return Mention(
        note="n",
        note_date=None,
        iso3="MNG",
        mark=Stage.DRAFTING,
        modality=Modality.OCCURRED,
        date=Date(),
        start=start,
        end=start + len(text),
        exact=text,
        prefix="",
        suffix="",
        rule="r",
        occasion="o",
        parts=tuple(parts) or None,
    )


def test_quote_shows_a_gap_between_parts():
    text = "a national round\n\n1 For information.\n\ntable in **Ulaanbaatar**"
    assert quote(told(text, (100, 116), (138, 162), start=100)) == "a national round [...] table in Ulaanbaatar"
    assert quote(told("the\n  **draft** plan")) == "the draft plan"


DAY, LATER = dt.date(2017, 5, 8), dt.date(2017, 5, 10)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param(Date(DAY, LATER, Precision.DAY), "2017-05-08/2017-05-10", id="range"),
        pytest.param(Date(DAY, DAY, Precision.DAY), "2017-05-08", id="day"),
        pytest.param(Date(dt.date(2016, 12, 1), dt.date(2016, 12, 31), Precision.MONTH), "2016-12", id="month"),
        pytest.param(Date(dt.date(2014, 1, 1), dt.date(2014, 12, 31), Precision.YEAR), "2014", id="year"),
        pytest.param(Date(None, LATER), "by 2017-05", id="bound"),
        pytest.param(Date(DAY, None), "undated", id="a lower bound alone"),
        pytest.param(Date(), "undated", id="nothing"),
    ],
)
def test_when(date, expected):
    assert when(date) == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("Mongolia", 8, id="ascii"),
        pytest.param("Türkiye", 7, id="accent"),
        pytest.param("Tu\u0308rkiye", 7, id="combining accent"),
        pytest.param("日本", 4, id="wide"),
    ],
)
def test_width(text, cells):
    assert width(text) == cells
    assert width(pad(text, 12)) == 12
