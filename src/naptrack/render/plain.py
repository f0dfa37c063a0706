"""Aligned text, as wide as it needs to be."""

from __future__ import annotations

from typing import TextIO

from naptrack.render.marked import STYLE, shown_as
from naptrack.render.sheet import Sheet
from naptrack.render.text import printable
from naptrack.render.width import pad, width


def write(sheet: Sheet, out: TextIO) -> None:
    """Headings, a rule, the rows, then the foot; nothing is cut or wrapped."""
    found = [column.style == STYLE for column in sheet.columns]
    rows = [
        tuple(printable(shown_as(c, "*", "*") if f else c) for c, f in zip(row, found, strict=True))
        for row in sheet.rows
    ]
    if rows:
        headings = tuple(column.heading for column in sheet.columns)
        cells = [max(map(width, column)) for column in zip(headings, *rows, strict=True)]
        for row in (headings, tuple("-" * size for size in cells), *rows):
            out.write("  ".join(map(pad, row, cells)).rstrip() + "\n")
    elif sheet.empty:
        out.write(printable(sheet.empty) + "\n")
    if sheet.foot:
        out.write("\n" + "\n".join(map(printable, sheet.foot)) + "\n")
