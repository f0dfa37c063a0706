"""What a table is for, judged by what its cells say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

#: Longest first cell, in characters, that labels the second: "Date and venue".
LABEL = 40
#: Longest cell, in characters, of a table of data.
CELL = 300


class Use(Enum):
    """Why somebody made a table."""

    LABELS = auto()  # the head of a note: the first cell names the second
    DATA = auto()  # rows and columns
    PLACING = auto()  # text put beside text


def use_of(rows: Sequence[Sequence[str]], *, headed: bool = False) -> Use:
    """The use of a table of which ``rows`` are the filled cells; ``headed`` where its first row names the columns.

    >>> use_of([["Event:", "Round table"], ["Date and venue", "8 May 2017, Ulaanbaatar"]]).name
    'LABELS'
    >>> use_of([["State", "Year"], ["Mongolia", "2017"]], headed=True).name
    'DATA'
    """
    if all(len(row) < 2 for row in rows):
        return Use.PLACING
    labels = [row[0] for row in rows if len(row) == 2]
    if not headed and all(len(row) < 3 for row in rows) and all(map(_labels, labels)):
        return Use.LABELS
    return Use.PLACING if any(len(cell) > CELL for row in rows for cell in row) else Use.DATA


def _labels(cell: str) -> bool:
    return len(cell) <= LABEL and not cell[0].isdigit()


def after_label(label: str) -> str:
    """What stands between a label and its value on one line."""
    return " " if label.endswith(":") else ": "
