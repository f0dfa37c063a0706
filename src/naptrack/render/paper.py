"""Pages to text: wrapped and styled on a terminal, unbroken lines elsewhere; or Markdown, or HTML."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable
from typing import TextIO

from naptrack.render import html
from naptrack.render.markdown import escape
from naptrack.render.marked import shown_as
from naptrack.render.pages import Line
from naptrack.render.text import printable

_CODES = {"title": "1", "heading": "36", "faint": "2"}
_WIDEST = 100  # a line of prose longer than this is hard to read


def write(page: Iterable[Line], out: TextIO, color: bool = True) -> None:
    """The page as text; only a terminal gets wrapped lines and colours, and words that stand out in bold."""
    terminal = out.isatty()
    cells = min(shutil.get_terminal_size().columns, _WIDEST)
    for line in page:
        margin = " " * line.indent if line.text else ""
        text = margin + printable(line.text)
        if terminal and line.text:
            text = textwrap.fill(text, cells, subsequent_indent=margin, break_on_hyphens=False)
        text = shown_as(text, *(("\033[1m", "\033[22m") if terminal and color else ("*", "*")))
        code = _CODES.get(line.style) if terminal and color else None
        out.write(f"\033[{code}m{text}\033[0m\n" if code else f"{text}\n")


def write_markdown(page: Iterable[Line], out: TextIO) -> None:
    """The page as Markdown: headings, block quotes, paragraphs."""
    marks = {"title": "## ", "heading": "### ", "quote": "> "}
    for line in page:
        if line.text:
            out.write(f"{marks.get(line.style, '')}{shown_as(escape(line.text), '**', '**')}\n\n")


def write_html(page: Iterable[Line], out: TextIO) -> None:
    """The page as one self-contained HTML page; it begins with its title."""
    title, *rest = page
    html.begin(title.text, out)
    html.lines(rest, out)
    html.end(out)
