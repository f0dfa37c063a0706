"""Tables of the body whose first row names their columns: "| Date | Step |", "| State | Last step | Next step |"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from naptrack import dates
from naptrack.passages.lines import Line
from naptrack.passages.view import Span

_BAR = re.compile(r"\||\t+")
_BETWEEN = re.compile(r" ?\| ?")
_MARKS = " \t*_|"
_OF_DATES = re.compile(
    r"(?:when|dates?|days?|months?|years?|time|period|timing|timeline)(?:\(s\))?(?: (?:and|&|/) (?:place|venue|city)| of (?:the )?\w+)?",
    re.I,
)
_AHEAD = re.compile(
    r"(?:(?:the )?(?:next|further|future|coming|upcoming|forthcoming|planned|expected|foreseen|envisaged|scheduled|remaining|outstanding) (?:steps?|stages?|actions?|activit(?:y|ies)|events?|meetings?|measures?|work)"
    r"|planned(?: for \w+)?|foreseen|envisaged|expected|scheduled|upcoming|forthcoming|outlook|prospects?|plans|intentions?|intended|(?:what (?:is|comes) )?next|still to (?:do|come|be done)|to (?:do|come|be done)|what (?:is|lies) ahead|ahead|future)",
    re.I,
)
_NAME = re.compile(r"[A-Z][^\d:;.]{0,40}")
_ROWS = 2  # fewer are the head of a note set in columns


def column_of_dates(names: Sequence[str]) -> int | None:
    """Which of the columns with these names holds dates; None where none does, or several do."""
    found = [number for number, name in enumerate(names) if _OF_DATES.fullmatch(name)]
    return found[0] if len(found) == 1 else None


def is_ahead(name: str) -> bool:
    """Whether a column of this name holds what is still to come: "Next step", "Outlook"."""
    return _AHEAD.fullmatch(name.rstrip("?")) is not None


def column_names(line: Line) -> tuple[str, ...]:
    """The names of columns that a line consists of; empty where it is another line."""
    cells = _cells(line.text)
    named = len(cells) > 1 and all(_NAME.fullmatch(cell.rstrip(".:")) for cell in cells if cell)
    return tuple(cells) if named else ()


def cells_of_row(text: str, names: Sequence[str]) -> Iterator[tuple[str, Span]]:
    """The cells of a row, as words of a view, each with the name of its column.

    The first cell may have lost its bar, and an empty one is passed over.
    """
    start = 0
    places = [*((bar.start(), bar.end()) for bar in _BETWEEN.finditer(text)), (len(text), len(text))]
    for name, (end, following) in zip(names, places, strict=False):
        if text[start:end].strip():
            yield name, (start, end)
        start = following


def told_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of the tables that tell of steps: their first rows, which name the columns, and those below."""
    number = 0
    while number < len(lines):
        rows = list(_rows_below(lines, number))
        if len(rows) >= _ROWS:
            yield lines[number]
            yield from rows
        number += 1 + len(rows)


def _cells(words: str) -> list[str]:
    """The cells of a line, without their marks."""
    return [cell.strip(_MARKS) for cell in _BAR.split(words.strip(" \t").strip("|"))]


def _rows_below(lines: Sequence[Line], number: int) -> Iterator[Line]:
    """The rows close under the names of columns, as long as there is a date where they promise one."""
    names = column_names(lines[number])
    column = column_of_dates(names)
    if column is None and not any(is_ahead(name) for name in names):
        return
    for line in lines[number + 1 :]:
        cells = _cells(line.text)
        if line.gap or len(cells) != len(names) or not (column is None or dates.find(cells[column])):
            return
        yield line
