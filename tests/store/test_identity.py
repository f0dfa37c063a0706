"""When two texts are one note."""

from __future__ import annotations

import random

import plain_engine
import pytest

from naptrack.models import Document, Reading
from naptrack.store.identity import likeness, preference, same_text, words

VOCABULARY = [f"word{number}" for number in range(3000)]


def _reading(
    text: str, head: str = "Head MNG 2017-05-08", media_type: str = "text/plain", sha256: str = "0"
) -> Reading:
    return plain_engine.read(Document("a.txt", sha256 * 64, media_type, f"Title\n{head}\n{text}"))


def _alike(first: Reading, second: Reading) -> bool:
    keys = [set(likeness(each, words(each.note.document.text))) for each in (first, second)]
    return not keys[0].isdisjoint(keys[1])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Round table\nin May", "Round  table in\n\n\nMay", id="blanks"),
        pytest.param("the round table of May", "the **round table** of *May*", id="markdown"),
        pytest.param("Note<sup>1</sup> on May", "Note¹ on May", id="footnote sign"),
        pytest.param("imple-\nmentation plan", "implementation plan", id="hyphen at a line's end"),
        pytest.param("imple\u00admentation plan", "implementation plan", id="soft hyphen"),
        pytest.param("the first\n12\nround table", "the first round table", id="page number"),
        pytest.param("the ﬁrst round table", "the first round table", id="ligature"),
        pytest.param("the “first” round table", 'the "first" round table', id="quotes"),
        pytest.param("<p>the first</p><p>round table</p>", "the first\nround table", id="tags"),
    ],
)
def test_the_same_text(first: str, second: str) -> None:
    assert same_text(words(first)) == same_text(words(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("on 8 May 2017", "on 9 May 2017", id="a day"),
        pytest.param("States < 5 and > 3", "States", id="what is no tag"),
    ],
)
def test_another_text(first: str, second: str) -> None:
    assert same_text(words(first)) != same_text(words(second))


@pytest.mark.parametrize("length", [200, 600, 2000])
def test_near_equal_texts_are_one_note_and_unlike_ones_are_not(length: int) -> None:
    choice = random.Random(length)
    near = far = 0
    for _ in range(100):
        text = choice.choices(VOCABULARY, k=length)
        reissue = text.copy()
        for place in choice.sample(range(length), length // 100):
            reissue[place] = "corrected"
        half = text[: length // 2] + choice.choices(VOCABULARY, k=length // 2)
        near += _alike(_reading(" ".join(text)), _reading(" ".join(reissue)))
        far += _alike(_reading(" ".join(text)), _reading(" ".join(half)))
    assert near >= 97
    assert far <= 3


@pytest.mark.parametrize(
    ("head", "alike"),
    [
        pytest.param("Head MNG 2017-05-09", True, id="day corrected"),
        pytest.param("Head MNG 2017-05-08\nPosted 2017-06-01", True, id="posted later"),
        pytest.param("Head TJK 2017-05-08", False, id="another State"),
        pytest.param("Head MNG 2018-05-08", False, id="another year"),
    ],
)
def test_the_same_words_about_another_meeting_are_another_note(head: str, alike: bool) -> None:
    text = " ".join(VOCABULARY[:400])
    assert _alike(_reading(text), _reading(text, head)) is alike


def test_short_texts_are_one_note_only_where_they_are_the_same() -> None:
    assert _alike(_reading("Round table held."), _reading("Round table  held"))
    assert not _alike(_reading("Round table held."), _reading("Round table not held."))


ORDERED = [  # the one that is read first
    _reading("longer than that", "Head MNG 2017-05-09", "application/pdf", "f"),
    _reading("long and longer", media_type="text/plain", sha256="a"),
    _reading("long and longer", media_type="text/plain", sha256="b"),
    _reading("long and longer", media_type="text/markdown", sha256="a"),
    _reading("long and longer", media_type="text/html", sha256="a"),
    _reading("long and longer", media_type="application/pdf", sha256="a"),
    _reading("long", media_type="text/plain", sha256="a"),
    _reading("long and longer", "", "text/plain", "a"),
]


def test_the_newer_then_the_longer_then_the_surer_format_is_read() -> None:
    shuffled = random.Random(5).sample(ORDERED, len(ORDERED))
    shuffled.sort(key=lambda reading: preference(reading.note, words(reading.note.document.text)), reverse=True)
    assert shuffled == ORDERED
