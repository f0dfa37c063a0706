"""Elements to lines of text: what a browser shows, written as plain text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from naptrack.reading.frozen import Index
from naptrack.reading.html_main import Element, named
from naptrack.reading.paper import SUPERSCRIPTS, Paper
from naptrack.reading.tables import LABEL, Use, after_label, use_of

BLOCKS = named(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul"
)
TERMS = frozenset({"dt", "dd"})
CELLS, ROW_GROUPS = frozenset({"td", "th"}), frozenset({"thead", "tbody", "tfoot", "form"})
LISTS = frozenset({"ul", "ol", "menu", "dir"})
#: Depth from which elements are read as plain text; deeper pages are machine-made rubbish.
DEPTH = 200

_WORD = re.compile(r"[^ \t\n\r\f]+")
_FOOTNOTE = re.compile(r"\s*[\[(]?\s*(\d{1,3})\s*[\])]?\s*")
# What a source surely writes as the reader sees it: no entity stands for these.
_LITERAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,:;()/-]*")
_KEY = 60


def lay_out(
    roots: Sequence[Element], dropped: AbstractSet[Element], posted: Element | None, source: str
) -> tuple[str, Index]:
    """The text of ``roots`` without ``dropped``, and its map of offsets to lines of ``source``.

    ``posted``, where it begins a line, is written as ``Posted: ...``.
    """
    layout = Layout(dropped, posted, source)
    for root in roots:
        layout.read(root, 0)
        layout.break_line(2)
    return layout.page.text()


class Layout:
    """One walk over a page."""

    def __init__(self, dropped: AbstractSet[Element], posted: Element | None, source: str) -> None:
        """Prepare to read a page whose decoded source is ``source``."""
        self.dropped = dropped
        self.posted = posted
        self.source = Source(source)
        self.page = Paper()
        self.tight = 0
        self.in_row = 0
        self.preformatted = 0

    def break_line(self, breaks: int) -> None:
        """End the line, or with 2 the paragraph; inside items and cells paragraphs are lines, inside rows spaces."""
        if self.in_row:
            self.page.spaced = True
        else:
            self.page.break_line(min(breaks, 1) if self.tight else breaks)

    def read(self, element: Element, depth: int) -> None:
        """Write ``element`` and all inside it, but not the text that follows it."""
        if element in self.dropped or not isinstance(element.tag, str):
            self.source.skip(element)
            return
        if depth > DEPTH:
            self._text("".join(element.itertext()))
            return
        tag = element.tag
        if tag == "br":
            # Two in a row are how many pages part paragraphs.
            self.break_line(2 if self.page.broken else 1)
        elif tag == "sup" and (mark := _FOOTNOTE.fullmatch("".join(element.itertext()))):
            self.source.find(element.text, element.sourceline)
            self._write(mark[1].translate(SUPERSCRIPTS), self.source.line)
        elif tag == "table":
            self._table(element, depth)
        elif tag in LISTS:
            self._list(element, depth)
        elif tag == "dl":
            self._definitions(element, depth)
        elif tag == "q":
            self.page.mark("“")
            self._inside(element, depth)
            self._write("”", self.source.line)
        elif element is self.posted and (self.page.at_start or tag in BLOCKS):
            self.break_line(1)
            self.page.mark("Posted: ")
            self._inside(element, depth)
            self.break_line(1)
        elif tag in BLOCKS:
            self.break_line(2)
            self.preformatted += tag == "pre"
            self._inside(element, depth)
            self.preformatted -= tag == "pre"
            self.break_line(2)
        else:
            self._inside(element, depth)

    def _inside(self, element: Element, depth: int) -> None:
        self._text(element.text, element.sourceline)
        for child in element:
            self.read(child, depth + 1)
            self._text(child.tail)

    def _text(self, text: str | None, since: int | None = None) -> None:
        if not text:
            return
        if not text.strip():
            self.page.spaced = True
            return
        line = self.source.find(text, since)
        end = 0
        for found in _WORD.finditer(text):
            between = text[end : found.start()]
            line += between.count("\n")
            if self.preformatted and "\n" in between:
                self.break_line(min(2, between.count("\n")))
            elif between:
                self.page.spaced = True
            self._write(found[0], line)
            end = found.end()
        self.page.spaced = self.page.spaced or end < len(text)

    def _write(self, word: str, line: int) -> None:
        # A no-break space alone holds an empty paragraph open; it says nothing.
        if word.strip() or not self.page.at_start:
            self.page.write(word, line)

    def _list(self, element: Element, depth: int) -> None:
        self.break_line(2)
        self._text(element.text, element.sourceline)
        number = _number(element.get("start"))
        for child in element:
            if child.tag != "li" or child in self.dropped:
                self.read(child, depth + 1)
            else:
                self.break_line(1)
                self.page.mark(f"{number}. " if element.tag == "ol" else "- ")
                self.tight += 1
                self._inside(child, depth + 1)
                self.tight -= 1
                self.page.unmark()
                self.break_line(1)
                number += 1
            self._text(child.tail)
        self.break_line(2)

    def _definitions(self, element: Element, depth: int) -> None:
        terms = self._parts(element, TERMS, frozenset({"div"}))
        if terms is None:
            self._inside(element, depth)
            return
        self.break_line(2)
        self.tight += 1
        label = ""
        for child in terms:
            if child.tag == "dt":
                self.break_line(1)
                self._inside(child, depth + 1)
                label = _said(child)
            elif label and len(label) <= LABEL:
                self._value(child, label, depth)
                label = ""
            else:
                self.break_line(1)
                self._inside(child, depth + 1)
        self.tight -= 1
        self.break_line(2)

    def _parts(self, element: Element, wanted: AbstractSet[str], through: AbstractSet[str]) -> list[Element] | None:
        """The ``wanted`` children of ``element`` or of its ``through`` children; None where other words stand there."""
        if (element.text or "").strip():
            return None
        parts: list[Element] = []
        for child in element:
            if (child.tail or "").strip():
                return None
            if child in self.dropped or child.tag == "caption" or not isinstance(child.tag, str):
                continue
            inner = [child] if child.tag in wanted else None
            if child.tag in through:
                inner = self._parts(child, wanted, frozenset())
            if inner is None and _said(child):
                return None
            parts += inner or []
        return parts

    def _value(self, element: Element, label: str, depth: int) -> None:
        self.page.mark(after_label(label))
        self._inside(element, depth + 1)
        self.page.unmark()

    def _table(self, element: Element, depth: int) -> None:
        rows = self._rows(element)
        self.break_line(2)
        if rows is None:
            self._inside(element, depth)
        else:
            for caption in element.iterchildren("caption"):
                self.read(caption, depth + 1)
            use = _use_of(rows)
            for row in rows:
                if use is Use.PLACING:
                    for cell in row:
                        self.break_line(2)
                        self._inside(cell, depth + 1)
                else:
                    self.break_line(1)
                    self._row(row, depth, labelled=use is Use.LABELS)
        self.break_line(2)

    def _rows(self, table: Element) -> list[list[Element]] | None:
        """The cells that have words, row by row; None where words stand outside cells, as in broken pages."""
        rows = self._parts(table, frozenset({"tr"}), ROW_GROUPS)
        cells = [self._parts(row, CELLS, frozenset()) for row in rows or ()]
        if rows is None or None in cells:
            return None
        return [[cell for cell in row if _said(cell)] for row in cells if row]

    def _row(self, row: list[Element], depth: int, *, labelled: bool) -> None:
        if labelled:
            self.tight += 1
            self._cells(row[:1], depth)
            for cell in row[1:]:
                self._value(cell, _said(row[0]), depth)
            self.tight -= 1
        else:
            self._cells(row, depth)

    def _cells(self, cells: list[Element], depth: int) -> None:
        self.in_row += 1
        for place, cell in enumerate(cells):
            if place:
                self.page.mark(" | ")
            self._inside(cell, depth + 1)
        self.in_row -= 1


class Source:
    """The page's source, followed along as its words are read, to say on which line they stand.

    libxml2 knows the line of an element only, so each text is looked up in the source, always onwards.
    """

    def __init__(self, source: str) -> None:
        """Begin before the first character."""
        self.source = source
        self.starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self.place = 0

    @property
    def line(self) -> int:
        """The line reached, from 1."""
        return bisect_right(self.starts, self.place)

    def find(self, text: str | None, since: int | None = None) -> int:
        """The line on which ``text`` begins, its leading white space included; not before line ``since``."""
        if since and since <= len(self.starts):
            self.place = max(self.place, self.starts[since - 1])
        key = _LITERAL.search(text or "")
        if not key or not text:
            return self.line
        place = self.source.find(key[0][:_KEY].rstrip(), self.place)
        if place < 0:
            return self.line
        self.place = place
        return max(1, self.line - text.count("\n", 0, key.start()))

    def skip(self, element: Element) -> None:
        """Go past an element that is not read, whose own words would mislead."""
        if element.sourceline and element.sourceline <= len(self.starts):
            self.place = max(self.place, self.starts[element.sourceline - 1])
        end = f"</{element.tag}" if isinstance(element.tag, str) else "-->"
        self.place = max(self.place, self.source.find(end, self.place))


def _said(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else 1


def _use_of(rows: list[list[Element]]) -> Use:
    if any(next(cell.iter("table", "h1", "h2", "h3"), None) is not None for row in rows for cell in row):
        return Use.PLACING
    headed = bool(rows) and len(rows[0]) > 1 and all(cell.tag == "th" for cell in rows[0])
    return use_of([[_said(cell) for cell in row] for row in rows], headed=headed)
