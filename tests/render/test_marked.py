"""Words that stand out, in each format and on terminals."""

import io

import pytest

from naptrack.render import write
from naptrack.render.marked import STYLE, mark, shown_as
from naptrack.render.sheet import Column, Sheet


def test_mark_and_show():
    text = mark("the plan was approved", 10, [(14, 18), (23, 31)])
    assert shown_as(text, "*", "*") == "the *plan* was *approved*"
    assert shown_as(mark("a ⟦b⟧ c", 0, [(2, 5)]), "*", "*") == "a *b* c"
    assert mark("nothing", 0, []) == "nothing"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def sheet():
    columns = (Column("Note", "name"), Column("Passage", STYLE, under="Note"))
    passage = "It is a <long> one of many words | and " + mark("the plan was approved", 0, [(4, 21)]) + " by all"
    return Sheet("T", columns, [("⟦n⟧", passage)], [], [], ())


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("plain", "the *plan was approved* by"),
        ("md", "the **plan was approved** by"),
        ("html", "the <mark>plan was approved</mark> by"),
    ],
)
def test_formats(form, words):
    out = io.StringIO()
    write(sheet(), form, out)
    assert words in out.getvalue()
    assert "⟦n⟧" in out.getvalue()
    assert "&lt;long&gt;" in out.getvalue() or form != "html"


@pytest.mark.parametrize("width", ["20", "40", "200"])
def test_on_terminals(monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain, coloured = Terminal(), Terminal()
    write(sheet(), "table", plain, color=False)
    write(sheet(), "table", coloured, color=True)
    flat = " ".join(plain.getvalue().split())
    assert "*plan was approved*" in flat
    assert "\x1b" not in flat
    assert all(len(line) <= int(width) for line in plain.getvalue().splitlines())
    assert "\x1b[1;33mplan" in coloured.getvalue()
    assert "*" not in coloured.getvalue()
