"""What a file is, by its first bytes before its name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from naptrack.reading.unreadable import Unreadable


class Kind(StrEnum):
    """The formats that are read, by media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


SUFFIXES: dict[str, Kind] = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
}

ZIP = (b"PK\x03\x04", b"PK\x05\x06")

#: First bytes of what is often found among notes and is none.
OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "not text: looks like a PNG image"),
    (b"\xff\xd8\xff", "not text: looks like a JPEG image"),
    (b"GIF8", "not text: looks like a GIF image"),
    (b"II*\0", "not text: looks like a TIFF image"),
    (b"MM\0*", "not text: looks like a TIFF image"),
    (b"RIFF", "not text: looks like an image, sound or film (RIFF)"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file: save it as .docx or PDF without a password"),
    (b"{\\rtf", "an RTF file: save it as .docx or PDF"),
    (b"%!PS", "a PostScript file: save it as PDF"),
    (b"\x1f\x8b", "not text: looks like a gzip archive"),
    (b"7z\xbc\xaf", "not text: looks like a 7-Zip archive"),
    (b"Rar!", "not text: looks like a RAR archive"),
    (b"BZh", "not text: looks like a bzip2 archive"),
    (b"\xfd7zXZ", "not text: looks like an xz archive"),
    (b"SQLite format 3", "not text: looks like an SQLite database"),
    (b"\x7fELF", "not text: looks like a program"),
    (b"MZ\x90", "not text: looks like a program"),
)

#: Files inside an archive that make it a document of another program.
ARCHIVES: tuple[tuple[str, str], ...] = (
    ("xl/", "an Excel workbook, not a note"),
    ("ppt/", "a PowerPoint file: save it as PDF"),
    ("META-INF/manifest.xml", "an OpenDocument file: save it as .docx or PDF"),
    ("META-INF/container.xml", "an e-book, not a note"),
)
OFFICE = "[Content_Types].xml"

_SAID = {"text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "text/markdown": Kind.MARKDOWN}
# A PDF may begin with a few bytes of rubbish, and readers accept that.
_PDF_WITHIN = 1024
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title)[\s>]", re.I | re.S
)
_FRAGMENT = re.compile(rb"\s*<(div|p|table|section|article|main|h1|h2)[\s>].*</\1\s*>", re.I | re.S)
_TAG = re.compile(rb"<[a-z][^<>]*>", re.I)


def suffix_of(path: str) -> str:
    """The end of a file's name, in lower case: ``.pdf``."""
    return PurePosixPath(path).suffix.lower()


def is_archive(data: bytes) -> bool:
    """True for a zip archive of files, false for a document that a program keeps in one, such as Word's."""
    if not data.startswith(ZIP):
        return False
    names = _members(data)
    return OFFICE not in names and not any(n.startswith(mark) for n in names for mark, _ in ARCHIVES[2:])


def kind_of(data: bytes, path: str, media_type: str | None = None) -> Kind:
    """The format of ``data``; its name has a say only between plain text, Markdown and fragments of HTML.

    Where the name says nothing, the media type has that say.

    Raises Unreadable for what is none of them.
    """
    if not data:
        raise Unreadable(path, "empty file")
    for magic, reason in OTHERS:
        if data.startswith(magic):
            raise Unreadable(path, reason)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF
    if data.startswith(ZIP):
        return _office(data, path)
    named = SUFFIXES.get(suffix_of(path)) or _SAID.get(media_type or "", Kind.TEXT)
    if _is_html(data, named):
        return Kind.HTML
    return Kind.MARKDOWN if named is Kind.MARKDOWN else Kind.TEXT


def _office(data: bytes, path: str) -> Kind:
    names = _members(data)
    if any(name.startswith("word/document") for name in names):
        return Kind.DOCX
    for mark, reason in ARCHIVES:
        if any(name.startswith(mark) for name in names):
            raise Unreadable(path, reason)
    raise Unreadable(path, "not text: looks like a zip archive" if names else "a damaged zip archive or Word file")


def _members(data: bytes) -> list[str]:
    """Names of the files in a zip archive; none where it is damaged."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def _is_html(data: bytes, named: Kind) -> bool:
    # A UTF-16 page has a zero beside each letter; without them its tags read as in ASCII.
    head = data.lstrip(b"\xef\xbb\xbf\xff\xfe")[: 64 * 1024].replace(b"\0", b"")
    if _PAGE.match(head):
        return True
    if named is Kind.HTML:
        return _TAG.search(head) is not None
    # A Markdown file may well begin with <p align="center">.
    return named is Kind.TEXT and _FRAGMENT.match(head) is not None
