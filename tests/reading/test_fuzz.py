"""Whatever the bytes are, a document comes out or Unreadable does."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naptrack.models import Document
from naptrack.reading import Source, Unreadable, find, read

SEED = next(iter(sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")))).read_text(encoding="utf-8")
PATHS = ["note.txt", "note.md", "note.html", "note.pdf", "note.docx", "-"]
#: Starts of real files, so that the readers are reached at all.
STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><body>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<?xml",
    b"<table><tr><td>",
]


def check(data: bytes, path: str) -> None:
    came = outcome(data, path)
    if isinstance(came, Document):
        sound(came)
    else:
        assert came.path == path
        assert came.reason


def outcome(data: bytes, path: str) -> Document | Unreadable:
    try:
        return read(data, path=path)
    except Unreadable as error:
        return error


def sound(document: Document) -> None:
    text = document.text
    assert text.strip()
    assert "\r" not in text
    assert "\0" not in text
    text.encode()
    for index in (document.lines, document.pages):
        offsets = [offset for offset, _ in index]
        assert offsets == sorted(offsets)
        assert all(0 <= offset <= len(text) and number >= 1 for offset, number in index)
    assert document.lines[0][0] == 0
    assert document.line_at(len(text) - 1) is not None


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=2_000), st.sampled_from(PATHS))
def test_any_bytes(start: bytes, rest: bytes, path: str) -> None:
    check(start + rest, path)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<ul>",
                "<li>",
                "</ul>",
                "<br>",
                "<sup>",
                "</sup>",
                "<dl>",
                "<dt>",
                "<dd>",
                "</dl>",
                "<pre>",
                "</pre>",
                "<q>",
                "<h1>",
                "<nav>",
                "</nav>",
                "<main>",
                "</main>",
                "<a>",
                "</a>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "&nbsp;",
                "&#0;",
                "&#xd800;",
                "&bogus;",
                "\n",
                " ",
                "8 May 2017",
                "1",
                "word",
                "<time>",
            ]
        ),
        max_size=60,
    )
)
def test_any_tags(pieces: list[str]) -> None:
    check(("<html>" + "".join(pieces)).encode(), "note.html")


WORDS = re.compile(r"w\d+x")
TAGS = re.findall(
    r"\w+", "div p table tr td th ul ol li dl dt dd pre q h1 a b sup section span caption thead blockquote center font"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TAGS), st.booleans()), max_size=40))
def test_no_word_of_a_page_is_lost(tags: list[tuple[str, bool]]) -> None:
    words = [f"w{number}x" for number in range(len(tags) + 1)]
    page = "".join(f"<{'/' * closes}{tag}> {word} " for (tag, closes), word in zip(tags, words[1:], strict=True))
    text = read(f"<html><body> {words[0]} {page}".encode(), path="note.html").text
    assert WORDS.findall(text) == words


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` cut, broken or stretched somewhere."""
    out = bytearray(data)
    place = chance.randrange(len(out) + 1)
    match chance.randrange(5):
        case 0:
            del out[place:]
        case 1:
            for _ in range(chance.randrange(1, 40)):
                out[chance.randrange(len(out))] = chance.randrange(256)
        case 2:
            del out[place : place + chance.randrange(2_000)]
        case 3:
            out[place:place] = out[place : place + chance.randrange(2_000)] * chance.randrange(1, 20)
        case _:
            for _ in range(chance.randrange(1, 20)):
                out[chance.randrange(len(out))] = chance.choice(b"0123456789<>/[]() ")
    return bytes(out)


@pytest.fixture(scope="session")
def originals(
    typeset: Callable[..., bytes], make_page: Callable[[str], bytes], make_word: Callable[[str], bytes]
) -> dict[str, bytes]:
    return {
        "one column.pdf": typeset(SEED, head="Head", numbered=True),
        "two columns.pdf": typeset(SEED, columns=2, across=True),
        "page.html": make_page(SEED),
        "word.docx": make_word(SEED),
        "utf-8.txt": SEED.encode(),
        "utf-16.txt": SEED.encode("utf-16"),
        "utf-16 without mark.txt": SEED.encode("utf-16-le"),
        "windows.txt": SEED.encode("cp1252", errors="replace"),
    }


NAMES = [
    "one column.pdf",
    "two columns.pdf",
    "page.html",
    "word.docx",
    "utf-8.txt",
    "utf-16.txt",
    "utf-16 without mark.txt",
    "windows.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_broken_copies_of_real_files(name: str, originals: dict[str, bytes]) -> None:
    chance = random.Random(name)
    for _ in range(60):
        data = mutated(originals[name], chance)
        began = time.perf_counter()
        check(data, chance.choice([name, "note", "note.txt", "note.html"]))
        assert time.perf_counter() - began < 5


def test_word_files_with_broken_parts(originals: dict[str, bytes]) -> None:
    chance = random.Random(1540)
    with zipfile.ZipFile(io.BytesIO(originals["word.docx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(60):
        out = io.BytesIO()
        broken = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, mutated(data, chance) if name == broken else data)
        check(out.getvalue(), "word.docx")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers())
def test_broken_archives(number: int, make_zip: Callable[..., bytes], tmp_path: Path) -> None:
    data = make_zip({"a.txt": SEED.encode(), "b/c.html": b"<html><p>x", "d.pdf": b"%PDF-1.4"})
    (tmp_path / "pack.zip").write_bytes(mutated(data, random.Random(number)))
    for found in find([tmp_path]):
        assert found.path.startswith("pack.zip")
        if isinstance(found, Source):
            check(found.read(), found.path)
