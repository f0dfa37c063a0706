"""Markdown tables that GitHub, pandoc and a reader of the raw text all take."""

from __future__ import annotations

import re
from typing import TextIO

from naptrack.render.marked import STYLE, shown_as
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import printable

_SPECIAL = re.compile(r"([\\|*_`<>\[\]#])")


def escape(text: str) -> str:
    """``text`` on one line, with the characters that Markdown acts on made literal."""
    return _SPECIAL.sub(r"\\\1", printable(text))


def write(sheet: Sheet, out: TextIO) -> None:
    """A heading, the table, the foot."""
    out.write(f"## {escape(sheet.title)}\n\n")
    rows = [tuple(row) for row in sheet.rows]
    if rows:
        out.write("| " + " | ".join(column.heading for column in sheet.columns) + " |\n")
        out.write("|" + " --- |" * len(sheet.columns) + "\n")
        for row in rows:
            out.write("| " + " | ".join(map(_cell, sheet.columns, row)) + " |\n")
    elif sheet.empty:
        out.write(escape(sheet.empty) + "\n")
    for line in sheet.foot:
        out.write(f"\n{escape(line)}\n")


def _cell(column: Column, text: str) -> str:
    return shown_as(escape(text), "**", "**") if column.style == STYLE else escape(text)
