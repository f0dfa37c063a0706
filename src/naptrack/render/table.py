"""A rich table for a terminal; imported only where one is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from naptrack.render.marked import CLOSE, OPEN, shown_as
from naptrack.render.marked import STYLE as FOUND
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import printable
from naptrack.render.width import width

STYLES = {"name": "bold", "mark": "cyan", "faint": "dim"}
PROSE = 44  # a cell longer than this is prose, which may be wrapped, but not to less

# A word, or a piece of one up to a hyphen, where a line may end.
_PART = re.compile(r"\S+?(?:(?<=[a-z]-)(?=[a-z])|(?!\S))")

_SIGN = re.compile(f"([{OPEN}{CLOSE}])")

Home = tuple[int, ...]  # the columns that share a place, from top to bottom


def write(sheet: Sheet, out: TextIO, color: bool = True) -> None:
    """The sheet, laid out for the width of the terminal behind ``out``.

    Where the columns do not fit side by side, those that name a column to stand
    under become further lines of its cells.
    """
    console = Console(file=out, color_system="auto" if color else None, highlight=False, emoji=False, markup=False)
    rows = [tuple(map(printable, row)) for row in sheet.rows]
    if not console.color_system:
        rows = [tuple(map(_starred, sheet.columns, row)) for row in rows]
    if rows:
        console.print(_table(sheet.columns, rows, console.width))
    elif sheet.empty:
        console.print(Text(printable(sheet.empty)))
    for line in ("", *sheet.foot) if sheet.foot else ():
        console.print(Text(printable(line), style="dim"))


def _table(columns: Sequence[Column], rows: list[tuple[str, ...]], room: int) -> Table:
    homes: list[Home] = [(place,) for place in range(len(columns))]
    gap = 2
    if _least(columns, rows, homes, gap) > room:
        homes = [
            (place, *(i for i, other in enumerate(columns) if other.under == column.heading))
            for place, column in enumerate(columns)
            if column.under is None
        ]
        gap = 1 if _least(columns, rows, homes, gap) > room else 2
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, gap - 1, 0, 0))
    sizes = _fitted(columns, rows, homes, room - gap * (len(homes) - 1))
    for home, size in zip(homes, sizes, strict=True):
        table.add_column(Text("\n".join(columns[i].heading for i in home)), width=size, overflow="fold")
    for row in rows:
        table.add_row(*(_text(columns, row, home, size) for home, size in zip(homes, sizes, strict=True)))
    return table


def _text(columns: Sequence[Column], row: tuple[str, ...], home: Home, size: int) -> Text:
    # Wrapped here, as rich breaks "implementation-review" anywhere but at its hyphen.
    return Text("\n").join(
        piece for place, line in _lines(columns, row, home) for piece in _wrapped(line, size, columns[place].style)
    )


def _wrapped(line: str, size: int, style: str) -> Iterable[Text]:
    if style == FOUND:
        return _highlighted(line, size)
    return (Text(piece, STYLES.get(style, "")) for piece in wrap(line, size) or [""])


def _highlighted(line: str, size: int) -> Iterable[Text]:
    """The lines of a passage, with the words that were found in it standing out."""
    inside = False
    for piece in wrap(line, size) or [""]:
        text = Text()
        for part in _SIGN.split(piece):
            if part in (OPEN, CLOSE):
                inside = part == OPEN
            else:
                text.append(part, "bold yellow" if inside else "")
        yield text


def _starred(column: Column, text: str) -> str:
    return shown_as(text, "*", "*") if column.style == FOUND else text


def _lines(columns: Sequence[Column], row: tuple[str, ...], home: Home) -> Iterable[tuple[int, str]]:
    first, *below = home
    yield first, row[first]
    for place in below:
        if row[place]:
            yield place, columns[place].prefix + row[place]


def _least(columns: Sequence[Column], rows: list[tuple[str, ...]], homes: list[Home], gap: int) -> int:
    """The width at which the columns can stand side by side with nothing wrapped but prose."""
    return sum(min(size, PROSE) for size in _longest(columns, rows, homes, str.splitlines)) + gap * (len(homes) - 1)


def _fitted(columns: Sequence[Column], rows: list[tuple[str, ...]], homes: list[Home], room: int) -> list[int]:
    """Cells for each column: prose gives way first, then names, and words are broken last."""
    sizes = _longest(columns, rows, homes, str.splitlines)
    words = _longest(columns, rows, homes, str.split)
    parts = _longest(columns, rows, homes, _PART.findall)
    prose = [min(size, PROSE) for size in sizes]
    names = [word if size <= PROSE else max(word, PROSE) for size, word in zip(sizes, words, strict=True)]
    for floor in (prose, names, words, parts, [1] * len(sizes)):
        while sum(sizes) > room and (wide := [i for i, size in enumerate(sizes) if size > floor[i]]):
            sizes[max(wide, key=sizes.__getitem__)] -= 1
    return sizes


def _longest(
    columns: Sequence[Column], rows: list[tuple[str, ...]], homes: list[Home], split: Callable[[str], list[str]]
) -> list[int]:
    """For each home the longest piece of its headings and cells."""
    texts = (
        [columns[i].heading for i in home] + [line for row in rows for _, line in _lines(columns, row, home)]
        for home in homes
    )
    return [max((width(piece) for text in each for piece in split(text)), default=1) for each in texts]
