"""A text read once, from left to right: its date phrases, and what their neighbours make of them."""

from __future__ import annotations

import re
from functools import cache

from naptrack.dates.company import stands_free
from naptrack.dates.days import DAY_SHAPES
from naptrack.dates.distances import DISTANCE_SHAPES
from naptrack.dates.months import MONTH_SHAPES
from naptrack.dates.neighbours import bounded, joined, sharing_years
from naptrack.dates.span import DateSpan, Found
from naptrack.dates.weekdays import WEEKDAY_SHAPES
from naptrack.dates.words import SHORT_NUMBER, UNIT_WORDS, YEAR_NUMBER
from naptrack.dates.year_parts import YEAR_PART_SHAPES
from naptrack.dates.years import YEAR_SHAPES

# Of the shapes that can begin with a word, the first that reads something wins.
_SHAPES = (*DAY_SHAPES, *MONTH_SHAPES, *YEAR_PART_SHAPES, *DISTANCE_SHAPES, *WEEKDAY_SHAPES, *YEAR_SHAPES)
_SHAPES_BY_BEGINNING = {
    beginning: tuple(shape for shape in _SHAPES if beginning in shape.begins.lower().split())
    for beginning in " ".join(shape.begins for shape in _SHAPES).lower().split()
}
_EVERY_YEAR = re.compile(r"\s+(?:of\s+)?(?:each|every)\s+year\b", re.IGNORECASE)


def find(text: str) -> tuple[DateSpan, ...]:
    """Every date phrase of ``text``, in order, none overlapping another.

    >>> [span.text for span in find("from 3 to 5 and from 8 to 9 June 2015")]
    ['3 to 5', '8 to 9 June 2015']
    >>> find("resolution 1540 (2004) may apply to 2000 participants")
    ()
    """
    spans: list[DateSpan] = []
    reached = 0
    for word in _beginnings().finditer(text):
        if word.start() < reached or not stands_free(text, word.start(), spans):
            continue
        if found := _read_at(word, spans):
            reached = found[-1].end
            if not _EVERY_YEAR.match(text, reached):
                spans += found
    return tuple(bounded(text, span) for span in sharing_years(text, joined(text, spans)))


def _read_at(word: re.Match[str], spans: Found) -> Found:
    """What the first shape reads that goes with the word at its beginning."""
    for shape in _SHAPES_BY_BEGINNING.get(word.lastgroup or word[0].lower(), ()):
        match = shape.pattern.match(word.string, word.start())
        if match and (found := shape.read(match, spans)):
            return found
    return ()


@cache
def _beginnings() -> re.Pattern[str]:
    """A pattern for all that a shape can begin with, by first letters, which is what makes it fast.

    "The" and "a" are let pass only before words that a date goes on with.
    """
    goes_on = {
        "the": r"(?=\s+(?i:very|end|close|beginning|start|middle|first|second|third|fourth|last|latter"
        r"|spring|summer|autumn|winter|current|same|previous|preceding|following|next|early|late|mid|year|month|week|day)\b)",
        "a": rf"(?=\s+(?i:{UNIT_WORDS})\b)",
    }
    by_letter: dict[str, list[str]] = {}
    for word in _SHAPES_BY_BEGINNING:
        if word not in (SHORT_NUMBER, YEAR_NUMBER):
            by_letter.setdefault(word[0], []).append(word[1:] + goes_on.get(word, ""))
    words = (f"[{letter}{letter.upper()}](?i:{'|'.join(ends)})(?![A-Za-z])" for letter, ends in by_letter.items())
    numbers = (
        rf"\d{{3,4}},?\s?[(\[]\d{{4}}[)\]]|(?P<{SHORT_NUMBER}>\d\d?(?!\d))|(?P<{YEAR_NUMBER}>(?:19|20|21)\d\d(?!\d))"
    )
    return re.compile(rf"(?<![A-Za-z\d])(?:{numbers}|{'|'.join(words)})")
