"""A rich table for a terminal; imported only where one is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from naptrack.render.sheet import Column, Sheet
from naptrack.render.width import width

STYLES = {"name": "bold", "mark": "cyan", "faint": "dim"}

Rows = list[tuple[str, ...]]


def write(sheet: Sheet, out: TextIO, color: bool = True) -> None:
    """The sheet, laid out for the width of the terminal behind ``out``.

    Where the columns do not fit side by side, those that name a column to stand
    under become further lines of its cells.
    """
    console = Console(file=out, color_system="auto" if color else None, highlight=False, emoji=False, markup=False)
    columns, rows = tuple(sheet.columns), [tuple(row) for row in sheet.rows]
    if rows:
        gap = 2
        if sum(_natural(columns, rows)) + gap * (len(columns) - 1) > console.width:
            columns, rows = _stacked(columns, rows)
            gap = 1 if sum(_natural(columns, rows)) + gap * (len(columns) - 1) > console.width else 2
        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, gap - 1, 0, 0))
        cells = _fitted(columns, rows, console.width - gap * (len(columns) - 1))
        for column, size in zip(columns, cells, strict=True):
            table.add_column(Text(column.heading), style=STYLES.get(column.style, ""), width=size, overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)
    elif sheet.empty:
        console.print(Text(sheet.empty))
    for line in ("", *sheet.foot) if sheet.foot else ():
        console.print(Text(line, style="dim"))


def _stacked(columns: tuple[Column, ...], rows: Rows) -> tuple[tuple[Column, ...], Rows]:
    homes = [
        [place, *(i for i, c in enumerate(columns) if c.under == column.heading)]
        for place, column in enumerate(columns)
        if column.under is None
    ]
    narrow = tuple(columns[home[0]]._replace(heading="\n".join(columns[i].heading for i in home)) for home in homes)
    return narrow, [tuple("\n".join(_lines(columns, row, home)) for home in homes) for row in rows]


def _lines(columns: tuple[Column, ...], row: tuple[str, ...], home: list[int]) -> list[str]:
    first, *below = home
    return [row[first], *(columns[i].prefix + row[i] for i in below if row[i])]


def _fitted(columns: tuple[Column, ...], rows: Rows, room: int) -> list[int]:
    """Cells for each column: what it asks for, the widest cut first, no word broken while that can be helped."""
    sizes = _natural(columns, rows)
    words = _longest(columns, rows, str.split)
    whole = [size if column.style == "date" else word for column, size, word in zip(columns, sizes, words, strict=True)]
    for floor in (whole, [1] * len(sizes)):
        while sum(sizes) > room and (wide := [i for i, size in enumerate(sizes) if size > floor[i]]):
            sizes[max(wide, key=sizes.__getitem__)] -= 1
    return sizes


def _natural(columns: tuple[Column, ...], rows: Rows) -> list[int]:
    return _longest(columns, rows, str.splitlines)


def _longest(columns: tuple[Column, ...], rows: Rows, split: Callable[[str], list[str]]) -> list[int]:
    headings = tuple(column.heading for column in columns)
    return [
        max(width(piece) for text in each for piece in split(text) or [""])
        for each in zip(headings, *rows, strict=True)
    ]
