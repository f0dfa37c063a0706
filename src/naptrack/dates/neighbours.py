"""What neighbours make of each other: ranges, shared years, ends left open."""

from __future__ import annotations

import re
from dataclasses import replace

from naptrack.dates.company import BETWEEN, LIST, RANGE, REACH, links
from naptrack.dates.part import Part
from naptrack.dates.span import DateSpan, Found, Unit
from naptrack.models import Precision

_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_OPEN_END = re.compile(
    r"\b(?:(?P<by>by|before|until|till|prior\s+to|up\s+to|ahead\s+of|later\s+than)"
    r"|(?P<since>since|after|as\s+(?:of|from)|(?:starting|beginning)(?:\s+(?:in|on|from))?)|from)\s+"
    r"(?:(?:in|on|about|around)\s+)?(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+(?:onwards?\b|on(?=\s*[,.;:)]|$))", re.IGNORECASE)


def joined(text: str, spans: Found) -> list[DateSpan]:
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
    between = BETWEEN.search(text, max(0, left.start - REACH), left.start)
    if not links(text, left.end, right.start, RANGE, *([_AND] if between else [])):
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


def sharing_years(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """``spans`` where each that lacks a year has that of the one it is listed with."""
    for place in range(len(spans) - 2, -1, -1):
        left, right = spans[place : place + 2]
        if left.needs != "year" or right.needs == "year" or right.kind not in ("day", "month", "quarter", "half"):
            continue
        if right.shift and right.shift.unit is not Unit.YEAR:
            continue
        if links(text, left.end, right.start, LIST, RANGE):
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


def bounded(text: str, span: DateSpan) -> DateSpan:
    """``span``, open at one end where a word such as "by" or "since" stands before it."""
    before = _OPEN_END.search(text, max(0, span.start - REACH), span.start)
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
