"""A note says the same in every format."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naptrack.reading import read

Letters = Callable[[str], str]


def test_as_a_page(seed: str, make_page: Callable[[str], bytes], letters: Letters) -> None:
    document = read(make_page(seed), path="note.html")
    assert letters(document.text) == letters(seed)


def test_as_a_page_each_line_is_found_in_the_source(seed: str, make_page: Callable[[str], bytes]) -> None:
    page = make_page(seed)
    document, raw = read(page, path="note.html"), page.decode().split("\n")
    offset = 0
    for line in document.text.split("\n"):
        if word := next((w for w in line.split() if w.isalpha()), None):
            place = document.line_at(offset + line.index(word))
            assert place is not None
            assert word in raw[place - 1]
        offset += len(line) + 1


def test_as_a_word_file(seed: str, make_word: Callable[[str], bytes], letters: Letters) -> None:
    assert letters(read(make_word(seed), path="note.docx").text) == letters(seed)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    size=st.sampled_from([8, 10, 12]),
    columns=st.sampled_from([1, 2]),
    head=st.sampled_from([None, "1540 Committee"]),
    numbered=st.booleans(),
    leading=st.floats(1.0, 2.0),
)
def test_as_a_pdf_of_any_make(
    seed: str, typeset: Callable[..., bytes], letters: Letters, size: float, columns: int, **more: object
) -> None:
    # A head is known by its return, so two pages at least.
    data = typeset(seed, size=size, columns=columns, depth=300, **more)
    assert letters(read(data, path="note.pdf").text) == letters(seed)


def test_as_a_pdf_of_two_columns_drawn_across(seed: str, typeset: Callable[..., bytes], letters: Letters) -> None:
    if "Ministry of Mining" in seed:
        pytest.skip("a list of short lines beside running text is a table as well as two columns")
    data = typeset(seed, size=8, columns=2, across=True)
    assert letters(read(data, path="note.pdf").text) == letters(seed)


@pytest.mark.parametrize("word", ["Organization", "Ulaanbaatar", "1540 (2004)"])
def test_words_stay_whole(word: str, seed: str, typeset: Callable[..., bytes]) -> None:
    text = " ".join(read(typeset(seed), path="note.pdf").text.split())
    assert text.count(word) == " ".join(seed.split()).count(word)
