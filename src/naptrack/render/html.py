"""One self-contained HTML page: no script, no address outside itself."""

from __future__ import annotations

from html import escape
from typing import TextIO

from naptrack.render.marked import STYLE as FOUND
from naptrack.render.marked import shown_as
from naptrack.render.sheet import Column, Sheet

STYLE = """\
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h1 { font-size: 1.3rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8884; }
th { border-bottom: 2px solid #8888; }
td { font-variant-numeric: tabular-nums; }
p { color: #777; font-size: .9rem; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
.text { color: inherit; font-size: 1rem; margin: .2rem 0; max-width: 48rem; }
blockquote { margin: .3rem 0 .3rem 1rem; padding-left: .7rem; border-left: 3px solid #8886; max-width: 46rem; }
"""


def begin(title: str, out: TextIO) -> None:
    """Whatever a page begins with, and its title."""
    title = escape(title)
    out.write(
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n<h1>{title}</h1>\n"
    )


def write(sheet: Sheet, out: TextIO) -> None:
    """A page with the table and its foot."""
    begin(sheet.title, out)
    rows = [tuple(row) for row in sheet.rows]
    if rows:
        out.write('<div class="wide"><table>\n<thead><tr>')
        out.writelines(f"<th>{escape(column.heading)}</th>" for column in sheet.columns)
        out.write("</tr></thead>\n<tbody>\n")
        for row in rows:
            out.write("<tr>" + "".join(map(_cell, sheet.columns, row)) + "</tr>\n")
        out.write("</tbody>\n</table></div>\n")
    elif sheet.empty:
        out.write(f"<p>{escape(sheet.empty)}</p>\n")
    out.writelines(f"<p>{escape(line)}</p>\n" for line in sheet.foot)
    out.write("</html>\n")


def _cell(column: Column, text: str) -> str:
    words = shown_as(escape(text), "<mark>", "</mark>") if column.style == FOUND else escape(text)
    return f"<td>{words}</td>"
