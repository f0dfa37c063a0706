"""The links of pages, however they are made."""

import pytest

from naptrack.sync.links import MOST, links

HERE = "https://example.org/notes/index.html"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param('<a href="a.pdf">x</a>', ["https://example.org/notes/a.pdf"], id="one"),
        pytest.param(
            "<A HREF=a.pdf>x<a href='b.pdf'>y", [f"https://example.org/notes/{n}.pdf" for n in "ab"], id="bad"
        ),
        pytest.param('<a href="a.pdf#2">x</a><a href="a.pdf">x</a>', ["https://example.org/notes/a.pdf"], id="twice"),
        pytest.param('<area href="/a.pdf">', ["https://example.org/a.pdf"], id="on a map"),
        pytest.param('<base href="/b/"><a href="a.pdf">x', ["https://example.org/b/a.pdf"], id="from a base"),
        pytest.param('<base href="mailto:x"><a href="a.pdf">', ["https://example.org/notes/a.pdf"], id="a bad base"),
        pytest.param(
            '<a href="javascript:x()">x</a><a href="mailto:x@y.z">x</a><a name="top">x</a>', [], id="no links"
        ),
        pytest.param('<a href="http://[bad/">x</a><a href="http://:80/">y</a>', [], id="no addresses"),
        pytest.param('<a href=" a.pdf\n">x</a>', ["https://example.org/notes/a.pdf"], id="blanks around it"),
        pytest.param('<link href="a.css"><img src="a.png"><iframe src="a.html">', [], id="not to be clicked"),
        pytest.param('<!-- <a href="a.pdf"> --><script>"<a href=b.pdf>"</script>', [], id="not to be seen"),
        pytest.param('<a href="a&amp;b.pdf">', ["https://example.org/notes/a&b.pdf"], id="an entity"),
        pytest.param("", [], id="an empty page"),
        pytest.param("\0\0", [], id="no page"),
        pytest.param("<div>" * 1000 + '<a href="a.pdf">x', ["https://example.org/notes/a.pdf"], id="very deep"),
    ],
)
def test_links(body, found):
    assert list(links(body.encode(), HERE)) == found


def test_no_more_than_can_be_a_list_of_notes():
    body = "".join(f'<a href="{number}.pdf">' for number in range(MOST + 10))
    assert len(links(body.encode(), HERE)) == MOST
