"""Word documents: paragraphs, lists and tables in the order of the body, footnotes at the end."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from naptrack.reading import limits
from naptrack.reading.frozen import Frozen
from naptrack.reading.paper import SUPERSCRIPTS, Paper
from naptrack.reading.tables import Use, after_label, use_of
from naptrack.reading.unreadable import Unreadable

EXTRA = "needs the docx extra: python3 -m pip install 'naptrack[docx]'"
DAMAGED = "a damaged Word file"

# python-docx shows a document's parts and leaves out content controls, insertions and footnotes; its XML has them.
Element = Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
# Deleted words, field codes, settings, and the copy of a text box for old programs are no text.
_UNSEEN = frozenset({*(f"{_W}{n}" for n in ("del", "moveFrom", "pPr", "sectPr", "tblPr", "trPr", "tcPr")), _FALLBACK})
_WRITTEN = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_HEADING = re.compile(r"heading|(sub)?title", re.I)
_LIST = re.compile(r"list (bullet|number)", re.I)


def freeze(data: bytes, path: str) -> Frozen:
    """Read a .docx file.

    Its line map counts the paragraphs that have words, table cells included, from 1. Headers and footers are left
    out. Raises Unreadable where python-docx (extra ``docx``) is not there, and for a damaged or enormous file.
    """
    try:
        import docx
    except ImportError as error:
        raise Unreadable(path, EXTRA) from error
    _guard(data, path)
    try:
        document = docx.Document(io.BytesIO(data))
        sheet = Sheet(_styles(document))
        sheet.read(document.element.body)
        sheet.notes(_notes(document))
        title = " ".join((document.core_properties.title or "").split()) or None
    except Exception as error:  # a foreign file fails in python-docx in more ways than can be named
        raise Unreadable(path, DAMAGED) from error
    text, lines = sheet.paper.text()
    return Frozen(text, lines, title=title)


def _guard(data: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [info.file_size for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(path, DAMAGED) from error
    if len(sizes) > limits.MEMBERS or sum(sizes) > limits.UNPACKED_BYTES:
        raise Unreadable(path, f"a Word file of more than {limits.UNPACKED_BYTES // limits.MEGABYTE} MB unpacked")


class Sheet:
    """One walk over a document."""

    def __init__(self, styles: dict[str, tuple[str, bool]]) -> None:
        """Prepare to read a document whose styles are ``styles``: each with its name, and whether it makes lists."""
        self.paper = Paper()
        self.styles = styles
        self.paragraphs = 0
        self.cited: list[tuple[str, str]] = []
        self.listing = False

    def read(self, parent: Element) -> None:
        """Write all paragraphs and tables inside ``parent``."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag not in _UNSEEN:
                self.read(child)

    def notes(self, notes: dict[tuple[str, str], Element]) -> None:
        """Write the footnotes and endnotes that the text cites, in the order of their numbers."""
        for place, key in enumerate(list(self.cited)):
            if key in notes:
                self.paper.break_line(2)
                self.paper.mark(f"{_superscript(place + 1)} ")
                self.listing = False
                self.read(notes[key])
                self.paper.unmark()

    def _paragraph(self, element: Element) -> None:
        text = self._words(element)
        if text:
            item = self._is_item(element)
            self.paper.break_line(1 if item and self.listing else 2)
            if item:
                self.paper.mark("- ")
            self._write(text)
            self.listing = item
        for box in element.iter(f"{_W}txbxContent"):
            if next(box.iterancestors(_FALLBACK), None) is None:
                self.read(box)

    def _write(self, text: str) -> None:
        self.paragraphs += 1
        self.paper.write(text, self.paragraphs)

    def _words(self, element: Element) -> str:
        lines = "".join(self._pieces(element)).split("\n")
        return "\n".join(line for line in (" ".join(re.split(r"[ \t]+", raw)).strip() for raw in lines) if line)

    def _pieces(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag == f"{_W}r":
                yield from self._run(child)
            elif child.tag == f"{_W}hyperlink" or child.tag not in _UNSEEN:
                yield from self._pieces(child)

    def _run(self, run: Element) -> Iterator[str]:
        if run.find(f"{_W}rPr/{_W}vanish") is not None:
            return
        raised = run.find(f"{_W}rPr/{_W}vertAlign[@{_W}val='superscript']") is not None
        for child in run:
            if child.tag == f"{_W}t":
                text = child.text or ""
                yield _superscript(text) if raised and text.strip().isdecimal() else text
            elif child.tag in _NOTES:
                self.cited.append((_NOTES[child.tag], child.get(f"{_W}id") or ""))
                yield _superscript(len(self.cited))
            elif child.tag in _WRITTEN:
                yield _WRITTEN[child.tag]

    def _is_item(self, element: Element) -> bool:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name, lists = self.styles.get("" if style is None else style.get(f"{_W}val") or "", ("", False))
        number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        numbered = lists if number is None else number.get(f"{_W}val") != "0"
        return numbered and not _HEADING.match(name)

    def _table(self, table: Element) -> None:
        rows = [[cell for cell in row.iter(f"{_W}tc") if _table_of(cell) is table] for row in table.iter(f"{_W}tr")]
        cells = [[(cell, said) for cell in row if (said := _said(cell))] for row in rows]
        nested = any(next(cell.iter(f"{_W}tbl"), None) is not None for row in rows for cell in row)
        header = table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is not None
        use = Use.PLACING if nested else use_of([[said for _, said in row] for row in cells], headed=header)
        self.listing = False
        if use is Use.PLACING:
            for row in cells:
                for cell, _ in row:
                    self.read(cell)
            return
        self.paper.break_line(2)
        for row in cells:
            self.paper.break_line(1)
            for place, (cell, _) in enumerate(row):
                if place:
                    self.paper.mark(after_label(row[0][1]) if use is Use.LABELS else " | ")
                self._cell(cell, "\n" if use is Use.LABELS and place else " ")
        self.paper.break_line(2)

    def _cell(self, cell: Element, between: str) -> None:
        for paragraph in cell.iter(f"{_W}p"):
            if text := self._words(paragraph):
                self.paper.spaced = True
                if between == "\n":
                    self.paper.break_line(1)
                else:
                    text = text.replace("\n", " ")
                if self._is_item(paragraph) and between == "\n":
                    self.paper.mark("- ")
                self._write(text)


def _superscript(number: int | str) -> str:
    return str(number).translate(SUPERSCRIPTS)


def _said(cell: Element) -> str:
    return " ".join(" ".join(t.text or "" for t in p.iter(f"{_W}t")) for p in cell.iter(f"{_W}p")).strip()


def _table_of(cell: Element) -> Element | None:
    return next(cell.iterancestors(f"{_W}tbl"), None)


def _styles(document: Any) -> dict[str, tuple[str, bool]]:
    """Each paragraph style's name, and whether it or one that it is based on makes list items."""
    elements = {e.get(f"{_W}styleId"): e for e in document.styles.element.iter(f"{_W}style")}
    return {key: (_name(e), _makes_lists(e, elements)) for key, e in elements.items() if key}


def _name(style: Element) -> str:
    name = style.find(f"{_W}name")
    return "" if name is None else name.get(f"{_W}val") or ""


def _makes_lists(style: Element | None, elements: dict[str | None, Element]) -> bool:
    for _ in range(len(elements)):  # styles may be based on each other in a circle
        if style is None:
            return False
        number = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if number is not None or _LIST.match(_name(style)):
            return number is None or number.get(f"{_W}val") != "0"
        base = style.find(f"{_W}basedOn")
        style = None if base is None else elements.get(base.get(f"{_W}val"))
    return False


def _notes(document: Any) -> dict[tuple[str, str], Element]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    notes: dict[tuple[str, str], Element] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in _NOTES.values() and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, parser)
            notes |= {(kind, note.get(f"{_W}id") or ""): note for note in root.iter(f"{_W}{kind}")}
    return notes
