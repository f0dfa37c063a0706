"""The rich table on terminals of several widths."""

import io

import pytest

from naptrack.render import table
from naptrack.render.sheet import Sheet
from naptrack.render.status import COLUMNS
from naptrack.render.width import width

ROWS = [
    ("Bosnia and Herzegovina", "drafting", "", "by 2017-05", "", "", "", ""),
    ("Mongolia", "draft-review", "2017-05-08", "2021-05-18", "2021-05-18 D", "", "2021-05-20", "approval"),
    ("Türkiye", "no stage", "", "", "", "", "", "roundtable 2018-03-01"),
    ("Turkmenistan", "implementation-review", "", "", "2017-05-22 I (2014)", "2016-02-09", "2017-09-22", ""),
]
WORDS = {word for row in ROWS for cell in row for word in cell.split()}


class Terminal(io.StringIO):
    def isatty(self):
        return True


def drawn(monkeypatch, columns, rows=ROWS):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = Terminal()
    table.write(Sheet("T", COLUMNS, iter(rows), (), (), (), foot=["The scope."], empty="Nothing."), out, color=False)
    return out.getvalue()


@pytest.mark.parametrize("columns", [80, 100, 120, 200])
def test_fits_and_breaks_no_word(monkeypatch, columns):
    text = drawn(monkeypatch, columns)
    assert max(map(width, text.splitlines())) <= columns
    assert set(text.split()) >= WORDS
    assert text.rstrip().endswith("The scope.")


def test_a_very_narrow_terminal_loses_nothing(monkeypatch):
    text = drawn(monkeypatch, 30)
    assert max(map(width, text.splitlines())) <= 30
    assert "\x1b" not in text


def test_a_wide_terminal_has_one_line_a_state(monkeypatch):
    lines = drawn(monkeypatch, 200).splitlines()
    assert len(lines) == 2 + len(ROWS) + 2
    assert lines[0].split("  ")[0] == "State"
    assert [heading.strip() for heading in lines[0].split("  ") if heading.strip()] == [
        column.heading for column in COLUMNS
    ]


def test_a_narrow_terminal_stacks_what_comes_next(monkeypatch):
    text = drawn(monkeypatch, 80)
    assert "next: approval" in text
    assert [line.split() for line in text.splitlines()][:2] == [["Stage", "now"], ["Last", "evidence"]]


def test_nothing_is_said_in_words(monkeypatch):
    assert drawn(monkeypatch, 80, rows=[]).split("\n")[0].strip() == "Nothing."
