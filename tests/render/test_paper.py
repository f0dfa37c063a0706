"""Pages in each of their forms."""

import io
from html.parser import HTMLParser

from naptrack.render import paper
from naptrack.render.pages import BLANK, Line

PAGE = [
    Line("A <State>", "title"),
    Line("Some *words*", "text"),
    BLANK,
    Line("A heading", "heading"),
    Line('"A quote & <b>more</b>"', "quote", 4),
    Line("a.txt:12", "faint", 6),
]


def text(write):
    out = io.StringIO()
    write(PAGE, out)
    return out.getvalue()


def test_plain_lines_stand_in_and_are_not_wrapped():
    assert text(paper.write).splitlines() == [
        "A <State>",
        "Some *words*",
        "",
        "A heading",
        '    "A quote & <b>more</b>"',
        "      a.txt:12",
    ]


def test_markdown():
    assert r"## A \<State\>" in text(paper.write_markdown)
    assert r"Some \*words\*" in text(paper.write_markdown)


def test_html_is_one_page_with_nothing_from_outside():
    seen = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.append(tag)
            assert not {"src", "href", "onload"} & {name for name, _ in attrs}

    Reader().feed(text(paper.write_html))
    assert seen[-5:] == ["h1", "p", "h2", "blockquote", "p"]
    assert "b" not in seen
    assert "<title>A &lt;State&gt;</title>" in text(paper.write_html)
    assert "&quot;A quote &amp; &lt;b&gt;more&lt;/b&gt;&quot;" in text(paper.write_html)
