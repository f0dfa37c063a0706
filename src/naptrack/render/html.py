"""One self-contained HTML page: no script, nothing that is fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as html_escape
from typing import TYPE_CHECKING, TextIO

from naptrack.render.marked import STYLE as FOUND
from naptrack.render.marked import shown_as
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import printable

if TYPE_CHECKING:
    from naptrack.render.pages import Line

#: The style of a column whose cells hold the addresses of pages.
ADDRESS = "address"

STYLE = """\
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h1 { font-size: 1.4em; }
h2 { font-size: 1.15em; margin: 2.2rem 0 .4rem; }
h3 { font-size: 1em; margin: 1.1rem 0 .2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8884; }
th { border-bottom: 2px solid #8888; }
td { font-variant-numeric: tabular-nums; }
td.name, td.mark { font-weight: 600; }
td.faint, td.address { color: #777; }
td.address { overflow-wrap: anywhere; }
td.date, td.review, td.faint { white-space: nowrap; }
a { color: inherit; text-decoration-color: #8888; text-underline-offset: .15em; }
p { color: #777; font-size: .9em; margin: .3rem 0; }
.text { color: inherit; font-size: 1em; max-width: 48rem; }
blockquote { margin: .3rem 0 .1rem 1rem; padding-left: .7rem; border-left: 3px solid #8886; max-width: 46rem; }
blockquote + p { margin: 0 0 .5rem 1rem; padding-left: .9rem; }
section { border-top: 1px solid #8884; margin-top: 2rem; }
section h2 { margin-top: 1.2rem; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; margin: 0; max-width: none; padding: 0; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding: .2rem .4rem; }
  thead { display: table-header-group; }
  tr, blockquote { break-inside: avoid; }
  h2, h3, blockquote { break-after: avoid; }
  a { text-decoration: none; }
}
@page { margin: 18mm 15mm; }
"""


def escape(text: str) -> str:
    """``text`` on one line, with the characters that HTML acts on made literal."""
    return html_escape(printable(text))


def write(sheet: Sheet, out: TextIO) -> None:
    """A page with the table and its foot."""
    begin(sheet.title, out)
    table(sheet, out)
    end(out)


def begin(title: str, out: TextIO) -> None:
    """Whatever a page begins with, and its title."""
    title = escape(title)
    out.write(
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n<h1>{title}</h1>\n"
    )


def end(out: TextIO) -> None:
    """Whatever a page ends with."""
    out.write("</html>\n")


def table(sheet: Sheet, out: TextIO, anchors: Sequence[str] = ()) -> None:
    """The table of ``sheet`` and its foot; with ``anchors`` the first cell of each row leads to its own."""
    rows = [tuple(row) for row in sheet.rows]
    if rows:
        out.write('<div class="wide"><table>\n<thead><tr>')
        out.writelines(f"<th>{escape(column.heading)}</th>" for column in sheet.columns)
        out.write("</tr></thead>\n<tbody>\n")
        for number, row in enumerate(rows):
            first, *rest = map(_cell, sheet.columns, row)
            if anchors:
                first = first.replace(">", f'><a href="#{escape(anchors[number])}">', 1).replace("</td>", "</a></td>")
            out.write(f"<tr>{first}{''.join(rest)}</tr>\n")
        out.write("</tbody>\n</table></div>\n")
    elif sheet.empty:
        out.write(f"<p>{escape(sheet.empty)}</p>\n")
    paragraphs(sheet.foot, out)


def paragraphs(texts: Iterable[str], out: TextIO) -> None:
    """A small paragraph for each text."""
    out.writelines(f"<p>{escape(text)}</p>\n" for text in texts)


def lines(page: Iterable[Line], out: TextIO, top: int = 1) -> None:
    """The lines of a page; its titles are headings of rank ``top``."""
    tags = {"title": f"h{top}", "heading": f"h{top + 1}", "quote": "blockquote"}
    for line in page:
        if line.text:
            tag = tags.get(line.style, "p")
            kind = ' class="text"' if line.style == "text" else ""
            out.write(f"<{tag}{kind}>{escape(line.text)}</{tag}>\n")


def _cell(column: Column, text: str) -> str:
    words = escape(text)
    if column.style == FOUND:
        words = shown_as(words, "<mark>", "</mark>")
    elif column.style == ADDRESS and text.startswith(("https://", "http://")):
        words = f'<a href="{words}">{words}</a>'
    kind = f' class="{column.style}"' if column.style and column.style != FOUND else ""
    return f"<td{kind}>{words}</td>"
