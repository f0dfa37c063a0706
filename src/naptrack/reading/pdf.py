"""PDF: the text layer, page by page, as a person reads it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from naptrack.reading import limits
from naptrack.reading.frozen import Frozen
from naptrack.reading.pdf_flow import flow
from naptrack.reading.pdf_fragments import Fragment, Glyph, fragments
from naptrack.reading.pdf_order import lines
from naptrack.reading.pdf_running import Height, without_running
from naptrack.reading.unreadable import Unreadable

_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff]")
#: Share of characters without a meaning from which a text layer is of no use.
MEANINGLESS = 0.3

Edges = tuple[float, float, float, float]

# PDFium writes a hyphen at the end of a line as one of these; Symbol's bullet comes from a font without Unicode.
_STAND_INS = {"\x02": "-", "\ufffe": "-", "\uf0b7": "•", "\uf0a7": "▪"}


def freeze(data: bytes, path: str) -> Frozen:
    """Read a PDF file.

    Columns are read one after another; running heads and feet and page numbers are left out; hyphens at line ends
    and ligatures stay. The line map counts lines of the text, the page map pages of the file, both from 1.
    Raises Unreadable for a file that is encrypted, damaged, too long or without text. Not for use by two threads at
    once: PDFium is not made for it.
    """
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable(path, "encrypted PDF: it opens with a password only" if locked else "a damaged PDF") from error
    try:
        if len(document) > limits.PAGES:
            raise Unreadable(path, f"more than {limits.PAGES} pages")
        pages, heights = _pages(document, path)
    finally:
        document.close()
    frozen = flow([lines(page) for page in without_running(pages, heights)])
    if not any(character.isalnum() for character in frozen.text):
        count = len(pages)
        raise Unreadable(path, f"no text layer (a scanned PDF?), {count} page{'s' * (count != 1)}")
    if len(_MEANINGLESS.findall(frozen.text)) > MEANINGLESS * len(frozen.text):
        raise Unreadable(path, "its text layer has no meaning (its fonts do not say which letters they draw)")
    return frozen


def _pages(document: Any, path: str) -> tuple[list[list[Fragment]], list[Height]]:
    import pypdfium2 as pdfium

    pages: list[list[Fragment]] = []
    heights: list[Height] = []
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            sheet = page.get_textpage()
        except pdfium.PdfiumError:
            # One broken page does not spoil the others; it stays empty, so that page numbers hold.
            pages.append([])
            heights.append((0.0, 1.0))
            continue
        letters += sheet.count_chars()
        if letters > limits.CHARACTERS:
            raise Unreadable(path, f"more than {limits.CHARACTERS:,} characters of text")
        glyphs, height = _glyphs(sheet, page.get_bbox())
        pages.append(fragments(glyphs))
        heights.append(height)
        sheet.close()
        page.close()
    return pages, heights


def _glyphs(sheet: Any, box: Edges) -> tuple[list[Glyph], Height]:
    """The characters of a page turned upright, and its lower and upper edge.

    What stands at another angle than most of the page (a stamp, a side note) is left out, and so is what lies off it.
    """
    printed = list(_printed(sheet))
    turns = Counter(turn for turn, _, _ in printed)
    upright = turns.most_common(1)[0][0] if turns else 0
    left, bottom, right, top = _turned(upright, box)
    glyphs = []
    for turn, edges, glyph in printed:
        begin, base, end, _ = _turned(upright, edges)
        if turn == upright and left <= (begin + end) / 2 <= right and bottom <= base <= top:
            glyphs.append(glyph._replace(left=begin, right=end, base=base))
    return glyphs, (bottom, top)


def _printed(sheet: Any) -> Iterator[tuple[int, Edges, Glyph]]:
    """Each character with its turn in quarters of a circle and its edges as the file gives them.

    The edge on which its line stands is the line's, not that of a letter which hangs below it.
    """
    import ctypes

    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    raw = sheet.raw
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    blank = Glyph(" ", 0.0, 0.0, 0.0, 0.0)
    turn, size, bold, edges = 0, 0.0, False, (0.0, 0.0, 0.0, 0.0)
    height: tuple[float, float] | None = None
    for index in range(sheet.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        char = _STAND_INS.get(chr(code), chr(code)) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
        if char.isspace():
            height = None
            yield turn, edges, blank
            continue
        if char < " " or not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        if height != (box.bottom, box.top):
            # Letters of one word and one height are set alike, and each question to PDFium takes its time.
            height = (box.bottom, box.top)
            pdfium.FPDFText_GetMatrix(raw, index, matrix)
            pdfium.FPDFText_GetFontInfo(raw, index, name, 128, flags)
            angle = math.atan2(matrix.b, matrix.a)
            turn = round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) else 0
            size = max(1.0, pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d))
            bold = b"bold" in name.value.lower()
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        edges = (
            x.value if turn == 3 else box.left,
            y.value if turn == 0 else box.bottom,
            x.value if turn == 1 else box.right,
            y.value if turn == 2 else box.top,
        )
        yield turn, edges, Glyph(char, 0.0, 0.0, 0.0, size, bold)


def _turned(quarters: int, edges: Edges) -> Edges:
    """Edges (left, bottom, right, top) as they are when text turned by ``quarters`` of a circle stands upright."""
    left, bottom, right, top = edges
    if quarters == 1:
        return bottom, -right, top, -left
    if quarters == 2:
        return -right, -top, -left, -bottom
    if quarters == 3:
        return -top, left, -bottom, right
    return edges
