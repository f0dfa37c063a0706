"""Which passage shows why a text was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naptrack.excerpt import LONGEST, best

TEXT = """\
Event: Meeting on the plan of Mongolia
Date: 8 to 10 May 2017

The plan was discussed. The plan was approved by the Government, and the plan was sent.

The Government of Togo approved its plan on 3 May 2016. All took leave.
"""


def spans(text, *words):
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = text.find(word, at + 1)
    return sorted(found)


@pytest.mark.parametrize(
    ("words", "preferred", "begins"),
    [
        pytest.param(["approved"], [], "The plan was approved", id="the first that has the word"),
        pytest.param(["plan"], [], "The plan was approved", id="the one that has it most often"),
        pytest.param(["Togo", "plan"], [], "The Government of Togo", id="different words before the same again"),
        pytest.param(["plan"], ["Togo"], "The Government of Togo", id="what tells of what was asked for"),
        pytest.param(["leave"], ["Togo"], "All took leave", id="what was asked for lies elsewhere"),
        pytest.param(["Mongolia"], [], "Meeting on the plan of Mongolia", id="in the head"),
        pytest.param([], [], "Meeting on", id="no word: the first"),
    ],
)
def test_the_best(words, preferred, begins):
    found = best(TEXT, spans(TEXT, *words), spans(TEXT, *preferred))
    assert TEXT[found.start : found.end].startswith(begins)
    assert [TEXT[first:last] for first, last in found.words] == [
        TEXT[first:last] for first, last in spans(TEXT, *words) if found.start <= first and last <= found.end
    ]


def test_a_long_sentence_is_cut_around_the_words_from_blank_to_blank():
    text = "word " * 500 + "here and there " + "word " * 500
    found = best(text, spans(text, "here", "there"))
    assert found.end - found.start <= LONGEST
    assert {text[first:last] for first, last in found.words} == {"here", "there"}
    assert text[found.start - 1] == " "
    assert text[found.end] == " "


def test_a_word_without_end():
    text = "x" * 5000
    found = best(text, [(2000, 2003)])
    assert found.start <= 2000
    assert found.end >= 2003


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(1, 9)), max_size=5))
def test_any_text(text, wanted):
    words, at = [], 0
    for first, size in sorted(wanted):
        if at <= first and first + size <= len(text):
            words.append((first, first + size))
            at = first + size
    found = best(text, words)
    assert 0 <= found.start <= found.end <= len(text)
    assert set(found.words) <= set(words)
    assert not words or found.words
