"""What a file is, whatever it is called."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from naptrack.reading import Unreadable, read

PAGE = b"<!DOCTYPE html><html><body><p>Round table</p></body></html>"


@pytest.mark.parametrize(
    ("data", "path", "media_type"),
    [
        pytest.param(PAGE, "note.txt", "text/html", id="page named text"),
        pytest.param(PAGE, "note.pdf", "text/html", id="page named pdf"),
        pytest.param(PAGE, "-", "text/html", id="page from standard input"),
        pytest.param(PAGE.decode().encode("utf-16"), "note.html", "text/html", id="page in utf-16"),
        pytest.param(b"\xef\xbb\xbf <!-- x -->\n" + PAGE, "note", "text/html", id="page after a comment"),
        pytest.param(b"<p>Round table</p>", "note.txt", "text/html", id="fragment"),
        pytest.param(b"Round <b>table</b>", "note.html", "text/html", id="tags under the right name"),
        pytest.param(b"Round table, 5 < 6", "note.html", "text/plain", id="text named page"),
        pytest.param(b"<p align=center>Logo</p>\n\n# Note", "note.md", "text/markdown", id="markdown with tags"),
        pytest.param(b"## Note<sup>1</sup>\n", "note.txt", "text/plain", id="text with tags"),
        pytest.param(b"Round table", "note.pdf", "text/plain", id="text named pdf"),
        pytest.param(b"Round table", "note.docx", "text/plain", id="text named docx"),
        pytest.param(b"Round table", "note", "text/plain", id="text without a name"),
    ],
)
def test_content_before_name(data: bytes, path: str, media_type: str) -> None:
    document = read(data, path=path)
    assert document.media_type == media_type
    assert "Round" in document.text or "Note" in document.text


def test_pdf_and_word_under_wrong_names(typeset: Callable[..., bytes], make_word: Callable[[str], bytes]) -> None:
    assert read(typeset("Round table"), path="note.txt").media_type == "application/pdf"
    assert read(b"\n\n" + typeset("Round table"), path="note.txt").text == "Round table"
    assert read(make_word("Round table"), path="note.zip").text == "Round table"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), "not text: looks like a PNG image", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0JFIF", "not text: looks like a JPEG image", id="jpeg"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "an old or encrypted Office file", id="doc"),
        pytest.param(b"{\\rtf1 hello}", "an RTF file", id="rtf"),
        pytest.param(b"\x1f\x8b\x08", "not text: looks like a gzip archive", id="gzip"),
        pytest.param(b"SQLite format 3\0", "not text: looks like an SQLite database", id="sqlite"),
        pytest.param(b"PK\x03\x04rubbish", "a damaged zip archive or Word file", id="broken zip"),
    ],
)
def test_other_kinds_are_named(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, path="note.txt")
    assert caught.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        pytest.param("xl/workbook.xml", "an Excel workbook, not a note", id="xlsx"),
        pytest.param("ppt/presentation.xml", "a PowerPoint file: save it as PDF", id="pptx"),
        pytest.param("META-INF/manifest.xml", "an OpenDocument file: save it as .docx or PDF", id="odt"),
        pytest.param("note.txt", "not text: looks like a zip archive", id="zip"),
    ],
)
def test_archives_of_programs(member: str, reason: str, make_zip: Callable[..., bytes]) -> None:
    with pytest.raises(Unreadable) as caught:
        read(make_zip({member: b"x", "[Content_Types].xml" if "/" in member else "a.txt": b"x"}), path="note.docx")
    assert caught.value.reason == reason
