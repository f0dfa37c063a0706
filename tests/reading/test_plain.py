"""Plain text and Markdown: encodings, line breaks, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naptrack.reading import Unreadable, read

NOTE = "Event: round table – “Türkiye’s plan”\nDate: 8 May 2017\n\nIt was held.\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(NOTE.encode(), id="utf-8"),
        pytest.param(NOTE.encode("utf-8-sig"), id="utf-8 with mark"),
        pytest.param(NOTE.encode("cp1252"), id="windows-1252"),
        pytest.param(NOTE.encode("utf-16"), id="utf-16 with mark"),
        pytest.param(b"\xfe\xff" + NOTE.encode("utf-16-be"), id="utf-16 big-endian with mark"),
        pytest.param(NOTE.encode("utf-16-le"), id="utf-16 little-endian"),
        pytest.param(NOTE.encode("utf-16-be"), id="utf-16 big-endian"),
        pytest.param(NOTE.encode("utf-32"), id="utf-32 with mark"),
        pytest.param(NOTE.replace("\n", "\r\n").encode(), id="breaks of Windows"),
        pytest.param(NOTE.replace("\n", "\r").encode(), id="breaks of old Macs"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert read(data, path="note.txt").text == NOTE


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Türkiye".encode()[:3], "Tü", id="whole characters only"),
        pytest.param("Türkiye, Côte d’Ivoire".encode()[:18], "Türkiye, Côte d\ufffd", id="cut in a character"),
        pytest.param("Türkiye".encode("utf-16")[:-1], "Türkiy", id="utf-16 cut in a character"),
        pytest.param(b"caf\xe9 \x80 5", "café € 5", id="signs that only Windows-1252 has"),
        pytest.param("“a” “b” “c”".encode() + b"\xff", "“a” “b” “c”\ufffd", id="one lost byte"),
        pytest.param(b"a\0b" + b"c" * 99, "a\ufffdb" + "c" * 99, id="a stray zero"),
        pytest.param("s\u00ado\u00a0f\x0ct".encode(), "s\u00ado\u00a0f\x0ct", id="soft hyphens, spaces, form feeds"),
    ],
)
def test_damaged_and_odd_text(data: bytes, text: str) -> None:
    assert read(data, path="note.txt").text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty file", id="empty"),
        pytest.param(b" \n\t\n", "no words in it", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "no words in it", id="a mark alone"),
        pytest.param(bytes(range(256)) * 20, "not text: mostly control characters", id="bytes"),
        pytest.param(b"\0" * 500, "not text: mostly control characters", id="zeros"),
        pytest.param(b"a" * 2_000_001, "more than 2,000,000 characters of text", id="too long"),
        pytest.param(b"a" * (50 * 1024 * 1024 + 1), "larger than 50 MB", id="too large"),
    ],
)
def test_no_note(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, path="2017/note.txt")
    assert (caught.value.path, caught.value.reason) == ("2017/note.txt", reason)
    assert str(caught.value) == f"2017/note.txt: {reason}"


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff<{%")), min_size=1))
def test_lines_are_those_of_the_file(lines: list[str]) -> None:
    data = "\r\n".join(["note", *lines]).encode()
    document = read(data, path="note.txt")
    for number, line in enumerate(data.decode().split("\r\n"), start=1):
        offset = sum(len(before) + 1 for before in data.decode().split("\r\n")[: number - 1])
        assert document.text[offset : offset + len(line)] == line
        assert document.line_at(offset) == document.line_at(offset + len(line)) == number


def test_a_document_carries_its_origin(seed: str) -> None:
    data = seed.encode()
    document = read(data, path="a/b.md", url="https://example.org/b.md")
    assert document.text == seed
    assert (document.path, document.url, document.media_type) == ("a/b.md", "https://example.org/b.md", "text/markdown")
    assert (document.title, document.pages) == (None, ())
    assert len(document.sha256) == 64
    assert read(seed.encode("utf-8-sig"), path="b.txt").sha256 != document.sha256
