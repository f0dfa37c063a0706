"""A rich table for a terminal; imported only where one is looked at."""

from __future__ import annotations

from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from naptrack.render.sheet import Column, Sheet

STYLES = {"name": "bold", "mark": "cyan", "faint": "dim"}


def write(sheet: Sheet, out: TextIO, color: bool = True) -> None:
    """The sheet, laid out for the width of the terminal behind ``out``.

    Where the columns do not fit side by side, those that name a column to stand
    under become further lines of its cells.
    """
    console = Console(file=out, no_color=not color, highlight=False, emoji=False, markup=False)
    rows = [tuple(row) for row in sheet.rows]
    if rows:
        columns = tuple(sheet.columns)
        if _cells(columns, rows) > console.width:
            columns, rows = _stack(columns, rows)
        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1 if len(columns) > 5 else 2, 0, 0))
        for column in columns:
            style = STYLES.get(column.style, "")
            table.add_column(Text(column.heading), style=style, no_wrap=column.style == "date", overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)
    elif sheet.empty:
        console.print(Text(sheet.empty))
    for line in ("", *sheet.foot) if sheet.foot else ():
        console.print(Text(line, style="dim"))


def _cells(columns: tuple[Column, ...], rows: list[tuple[str, ...]]) -> int:
    headings = tuple(column.heading for column in columns)
    return sum(max(map(cell_len, column)) + 2 for column in zip(headings, *rows, strict=True))


def _stack(
    columns: tuple[Column, ...], rows: list[tuple[str, ...]]
) -> tuple[tuple[Column, ...], list[tuple[str, ...]]]:
    homes = [
        [place, *(i for i, c in enumerate(columns) if c.under == column.heading)]
        for place, column in enumerate(columns)
        if column.under is None
    ]
    narrow = tuple(columns[home[0]]._replace(heading="\n".join(columns[i].heading for i in home)) for home in homes)
    return narrow, [tuple("\n".join(filter(None, (row[i] for i in home))) for home in homes) for row in rows]
