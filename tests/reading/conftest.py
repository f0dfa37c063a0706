"""Makers of files: the smallest PDF, web page and Word file that hold given words."""

from __future__ import annotations

import html
import io
import re
import textwrap
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

#: Width of each letter of Courier, in heights.
COURIER = 0.6


@dataclass(frozen=True)
class Line:
    """A line of a PDF page: its words, where they stand in points from below left, and how they are set."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 10
    bold: bool = False
    turned: bool = False


MakePdf = Callable[..., bytes]
Typeset = Callable[..., bytes]


def pdf(pages: Sequence[Sequence[Line]], width: int = 595, height: int = 842) -> bytes:
    """A PDF of the given pages, set in Courier."""
    fonts = "".join(
        f"/F{number} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding "
        "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi 2 /fl] >> >>"
        for number, name in enumerate(("Courier", "Courier-Bold"))
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        stream = "\n".join(map(_drawn, page))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {len(objects) + 2} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{out.index('xref')}\n%%EOF\n"
    return out.encode("latin-1")


def _drawn(line: Line) -> str:
    text = line.text.replace("\u00ad", "").replace("ﬁ", "\1").replace("ﬂ", "\2")
    code = "".join(chr(b) for b in text.encode("cp1252")).replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    matrix = f"0 1 -1 0 {line.x} {line.y}" if line.turned else f"1 0 0 1 {line.x} {line.y}"
    return f"BT /F{int(line.bold)} {line.size} Tf {matrix} Tm ({code}) Tj ET"


def typeset(
    text: str,
    *,
    size: float = 10,
    columns: int = 1,
    across: bool = False,
    head: str | None = None,
    numbered: bool = False,
    leading: float = 1.2,
    depth: float = 640,
) -> bytes:
    """A PDF of ``text``, its paragraphs parted by empty lines, wrapped into pages of one or two columns.

    ``across`` draws both columns line by line, as some programs do; head and number are drawn before the text.
    """
    gutter = 24
    width = (460 - gutter * (columns - 1)) / columns
    letters = int(width / (COURIER * size))
    steps: list[tuple[str, float]] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        gap = 0.8 * size
        for raw in paragraph.split("\n"):
            for wrapped in textwrap.wrap(raw, letters, break_on_hyphens=True) or []:
                steps.append((wrapped, gap))
                gap = 0
    columns_of_lines: list[list[Line]] = [[]]
    y = depth
    for words, gap in steps:
        y -= leading * size + gap
        if y < 0:
            columns_of_lines.append([])
            y = depth - leading * size
        place = (len(columns_of_lines) - 1) % columns
        columns_of_lines[-1].append(Line(words, 68 + place * (width + gutter), 100 + y, size))
    pages = []
    for start in range(0, len(columns_of_lines), columns):
        body = [line for column in columns_of_lines[start : start + columns] for line in column]
        if across:
            body.sort(key=lambda line: (-round(line.y), line.x))
        number = start // columns + 1
        furniture = [Line(head, 68, 800, 8)] if head else []
        furniture += [Line(f"Page {number}", 280, 40, 8)] if numbered else []
        pages.append(furniture + body)
    return pdf(pages)


def page_of(text: str) -> bytes:
    """A web page with furniture around ``text``, its paragraphs parted by empty lines."""
    paragraphs = [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]
    body = "\n".join(f"<p>{html.escape(p)}</p>".replace("\n", "<br>\n") for p in paragraphs)
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>A note</title><style>p {}</style></head>\n"
        "<body><nav><a href='/'>Home</a></nav><script>var x = 'Mongolia';</script>\n"
        f"<main>\n{body}\n</main>\n<footer>All rights reserved</footer></body></html>"
    ).encode()


def word_of(text: str) -> bytes:
    """A Word file of ``text``, with a header that is no part of it."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Running head"
    for paragraph in re.split(r"\n\s*\n", text):
        if paragraph.strip():
            document.add_paragraph(paragraph.strip())
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a python-docx document."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of the given files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def letters(text: str) -> str:
    """What must come through any format: the letters and digits, in order."""
    plain = unicodedata.normalize("NFKC", re.sub(r"(?m)^\s*\d{1,3}\s*$", "", text))
    return re.sub(r"[\W_]+", "", plain)


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    return pdf


@pytest.fixture(scope="session")
def line() -> type[Line]:
    return Line


@pytest.fixture(scope="session", name="typeset")
def _typeset() -> Typeset:
    return typeset


@pytest.fixture(scope="session")
def make_page() -> Callable[[str], bytes]:
    return page_of


@pytest.fixture(scope="session")
def make_word() -> Callable[[str], bytes]:
    return word_of


@pytest.fixture(scope="session")
def save_word() -> Callable[[object], bytes]:
    return saved


@pytest.fixture(scope="session")
def make_zip() -> Callable[..., bytes]:
    return zipped


@pytest.fixture(scope="session", name="letters")
def _letters() -> Callable[[str], str]:
    return letters


@pytest.fixture(params=SEEDS, ids=lambda path: path.stem[:3])
def seed(request: pytest.FixtureRequest) -> str:
    """The text of one bundled note."""
    return str(request.param.read_text(encoding="utf-8"))


def _lines_shown(document: object) -> Iterable[tuple[int | None, str]]:
    offset = 0
    for text in document.text.split("\n"):  # type: ignore[attr-defined]
        if text:
            yield document.line_at(offset), text  # type: ignore[attr-defined]
        offset += len(text) + 1


@pytest.fixture(scope="session")
def lines_of() -> Callable[[object], list[tuple[int | None, str]]]:
    """Each line that has words, with the number that its document gives for it."""
    return lambda document: list(_lines_shown(document))
