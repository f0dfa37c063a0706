"""The links of pages, however they are made."""

import time
import tracemalloc

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


@pytest.mark.parametrize(
    ("letter", "encoding", "charset", "path"),
    [
        pytest.param("é", "utf-8", "utf-8", "%C3%A9", id="UTF-8, as the server says"),
        pytest.param("é", "utf-8", "UTF8", "%C3%A9", id="in other words"),
        pytest.param("é", "utf-8", None, "%C3%A9", id="UTF-8, as nobody says"),
        pytest.param("é", "cp1252", None, "%C3%A9", id="windows-1252, as nobody says"),
        pytest.param("ж", "cp1251", "windows-1251", "%D0%B6", id="windows-1251, as the server says"),
        pytest.param("’", "cp1252", "iso-8859-1", "%E2%80%99", id="Latin-1, as the server says and browsers take it"),
        pytest.param("é", "cp1252", "nonsense", "%C3%A9", id="an encoding that there is not"),
        pytest.param("é", "utf-8", "hex", "%C3%A9", id="a codec of no characters"),
        pytest.param("é", "utf-8", "punycode", "%C3%A9", id="a codec of no pages"),
        pytest.param("é", "utf-8", "idna", "%C3%A9", id="another"),
        pytest.param("é", "utf-8-sig", "windows-1251", "%C3%A9", id="a mark before what the server says"),
        pytest.param("é", "utf-16", None, "%C3%A9", id="UTF-16 with a mark"),
        pytest.param("é", "cp1252", "utf-8", "%EF%BF%BD", id="not what the server says"),
    ],
)
@pytest.mark.parametrize("far", [pytest.param(0, id="near"), pytest.param(200_000, id="far down")])
def test_links_beyond_ascii(letter, encoding, charset, path, far):
    data = f'<p>{"x" * far}<a href="/{letter}.txt">x</a>'.encode(encoding)
    assert links(data, HERE, charset) == (f"https://example.org/{path}.txt",)


def test_the_servers_word_goes_before_the_pages():
    body = '<meta charset="windows-1251"><a href="/é.txt">x</a>'
    assert links(body.encode(), HERE, "utf-8") == ("https://example.org/%C3%A9.txt",)
    assert links(body.replace("é", "ж").encode("cp1251"), HERE) == ("https://example.org/%D0%B6.txt",)


@pytest.mark.parametrize(
    ("link", "count"),
    [
        pytest.param('<a href="{}.pdf">', MOST, id="good ones"),
        pytest.param('<a href="#{}">', 1, id="to one place"),
        pytest.param('<a href="mailto:{}">', 0, id="to nowhere"),
        pytest.param("<a>{}", 0, id="none at all"),
    ],
)
def test_a_huge_page_takes_little_time_and_memory(link, count):
    data = "".join(map(link.format, range(300_000))).encode()
    tracemalloc.start()
    begun = time.perf_counter()
    assert len(links(data, HERE)) == count
    took = time.perf_counter() - begun
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < 10
    assert peak < 40_000_000


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<div>" * 100_000 + "</span>" * 100_000, id="ends of what never began, far down"),
        pytest.param("<b><i>" * 100_000 + "</p>" * 100_000, id="and of what is made for each"),
    ],
)
def test_a_hostile_page_takes_no_time(body):
    begun = time.perf_counter()
    assert links(f'<a href="a.pdf">x</a>{body}'.encode(), HERE) == ("https://example.org/notes/a.pdf",)
    assert time.perf_counter() - begun < 3


def test_depth_is_not_length():
    body = "<p><br><img><div>x</div>" * 100_000 + '<a href="a.pdf">'
    assert links(body.encode(), HERE) == ("https://example.org/notes/a.pdf",)


def test_no_more_than_can_be_a_list_of_notes():
    body = "".join(f'<a href="{number}.pdf">' for number in range(MOST + 10))
    assert len(links(body.encode(), HERE)) == MOST
