"""Months: with their year, by themselves in the company that makes dates of them, or as "last November"."""

from __future__ import annotations

import re

from naptrack.dates.company import LIST, OCCASION_BEHIND, RANGE, links, stands_before
from naptrack.dates.part import Part
from naptrack.dates.shape import NO_SOURCE, Shape, Source, phrase, source_of
from naptrack.dates.span import FIRST_YEAR, LAST_YEAR, Found, Needs, Shift, Unit
from naptrack.dates.words import (
    DASH,
    FULL_MONTH,
    MONTH,
    MONTH_WORDS,
    TO,
    TO_YEAR,
    YEAR,
    YEAR_NUMBER,
    month_number,
    plain,
)

# A month by itself is one only in such company: "May" is a verb, "June" a person.
_BEFORE_MONTH = re.compile(
    r"\b(in|during|throughout|since|until|till|by|before|after|of|from|between|around|for)\s+$", re.IGNORECASE
)
_AFTER_MONTH = re.compile(rf"\s*(?:{DASH}|[/,&]|(?:{TO}|and|or)\s)\s*(?:in\s+)?{MONTH}(?!\s\d\d?\b)", re.IGNORECASE)
_MONTHS_THAT_ARE_NAMES = frozenset(("April", "May", "June", "August"))
_SURNAME = re.compile(r"\s[A-Z][a-z]")


def _read_month(match: re.Match[str], spans: Found) -> Found:
    source, name = source_of(match), match["month"]
    if source is None or (name in ("may", "march") and not re.search(r"^\w+,? \d", match[0])):
        return ()
    if source is NO_SOURCE and not _is_month_alone(match, spans):
        return ()
    return (phrase(match, "month", Part(None, month_number(name)), source=source),)


def _is_month_alone(match: re.Match[str], spans: Found) -> bool:
    text, start, name = match.string, match.start(), match["month"]
    if not name[0].isupper():
        return False
    if _AFTER_MONTH.match(text, match.end()):
        return True
    if spans and spans[-1].kind in ("day", "month") and links(text, spans[-1].end, start, RANGE, LIST):
        return not _may_be_a_name(match)
    if len(name) < 5 and name not in ("May", "June", "July"):  # "Jan", "Mar.": names and marks
        return False
    if before := stands_before(match, _BEFORE_MONTH):
        return before[1].lower() in ("in", "during", "since", "until", "throughout") or not _may_be_a_name(match)
    return text[max(0, start - 4) : start].lower() == "the " and bool(OCCASION_BEHIND.match(text, match.end()))


def _may_be_a_name(match: re.Match[str]) -> bool:
    return match["month"] in _MONTHS_THAT_ARE_NAMES and bool(_SURNAME.match(match.string, match.end()))


def _read_iso_month(match: re.Match[str], spans: Found) -> Found:
    year, month = int(match["year"]), int(match["month"])
    if not FIRST_YEAR <= year <= LAST_YEAR or month > year % 100:  # 2011-12 is rather two years
        return ()
    return (phrase(match, "month", Part(year, month)),)


def _read_named_month(match: re.Match[str], spans: Found) -> Found:
    way, name = plain(match["way"]), match["month"]
    if not name[0].isupper():
        return ()
    shift = Shift(Unit.YEAR, 0) if way == "this" else Shift(Unit.NAMED_MONTH, 1 if way in ("next", "following") else -1)
    needs: Needs = "note" if way in ("last", "this", "this past", "next") else "previous"
    return (phrase(match, "month", Part(None, month_number(name)), source=Source(None, needs, shift)),)


MONTH_SHAPES = (
    # 2017-05
    Shape(YEAR_NUMBER, r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?![\w-]|[./]\d)", _read_iso_month),
    # last November
    Shape(
        "last this next",
        rf"(?<!the\s)(?P<way>last|this\s+past|this|next)\s+(?P<month>{FULL_MONTH})(?![\w-]|\s+\d)",
        _read_named_month,
    ),
    # the previous October
    Shape(
        "the",
        rf"the\s+(?P<way>previous|preceding|following)\s+(?P<month>{FULL_MONTH})(?![\w-]|\s+\d)",
        _read_named_month,
    ),
    # May 2017 | November last year | November
    Shape(MONTH_WORDS, rf"(?P<month>{MONTH})(?:{TO_YEAR}{YEAR})?(?!\w)", _read_month),
)
