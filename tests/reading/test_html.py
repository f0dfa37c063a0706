"""Web pages: main text, layout, source lines, posting dates."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

from naptrack.reading import Unreadable, read


def text_of(body: str, head: str = "") -> str:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read(page.encode(), path="note.html").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<h1>Note</h1><p>One\n  two.</p><div>Three</div>", "Note\n\nOne two.\n\nThree", id="blocks"),
        pytest.param("<p>One<br>two<br><br>three</p>", "One\ntwo\n\nthree", id="breaks"),
        pytest.param("Ulaan<b>baatar</b>, <i>Mongolia</i>.", "Ulaanbaatar, Mongolia.", id="inline"),
        pytest.param("<p>a</p>\n<p>&nbsp;</p>\n<p>b</p>", "a\n\nb", id="paragraphs that hold a space"),
        pytest.param("<p>8&nbsp;May &ndash; &#8220;x&#8221; &amp; y</p>", "8\u00a0May – “x” & y", id="entities"),
        pytest.param("<p>non\u00adproliferation</p>", "non\u00adproliferation", id="soft hyphens"),
        pytest.param("<p>The <q>Plan</q>, adopted</p>", "The “Plan”, adopted", id="quotation"),
        pytest.param("<ul><li>one<li><p>two</p></ul><p>x", "- one\n- two\n\nx", id="list"),
        pytest.param("<p>a<ol start=3><li>one<li>two</ol>", "a\n\n3. one\n4. two", id="numbered list"),
        pytest.param("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n- b\n- c", id="list in a list"),
        pytest.param("<ul><li></li><li>a</li></ul><p>b", "- a\n\nb", id="empty item"),
        pytest.param("<ul><li>a<p>b</p></li></ul>", "- a\nb", id="paragraph in an item"),
        pytest.param("<pre>one\n  two\n\nthree</pre>", "one\ntwo\n\nthree", id="preformatted"),
        pytest.param("<p>NAP<sup>1</sup> of", "NAP¹ of", id="footnote mark"),
        pytest.param("<p>NAP<sup><a href='#n'>[12]</a></sup> of", "NAP¹² of", id="linked footnote mark"),
        pytest.param("<p>NAP<a href='#n'><sup>2</sup></a> of", "NAP² of", id="footnote mark in a link"),
        pytest.param("<p>the 8<sup>th</sup> of", "the 8th of", id="raised letters"),
        pytest.param("<p><sup>1</sup> For information", "¹ For information", id="footnote"),
        pytest.param(
            "<dl><dt>Where<dd>Vienna<dt>When:<dd>8 May<dd>9 May</dl>",
            "Where: Vienna\nWhen: 8 May\n9 May",
            id="definitions",
        ),
        pytest.param("<dl><dt>a<dd><dl><dt>b<dd>c</dl></dl>", "a: b: c", id="definitions in a definition"),
        pytest.param("<p>a<custom-tag>b</custom-tag> c", "ab c", id="unknown tag"),
        pytest.param("<p>one<p>two<div>three<p>four", "one\n\ntwo\n\nthree\n\nfour", id="nothing closed"),
        pytest.param("<b><p>one</b> two</p></i>three", "one two\n\nthree", id="wrongly closed"),
        pytest.param("1 < 2 & 3 > 2", "1 < 2 & 3 > 2", id="bare signs"),
    ],
)
def test_layout(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        pytest.param(
            "<tr><td>Event:</td><td>Round table</td></tr><tr><td><b>Date and venue</b></td><td>8 May<br>Vienna</td>",
            "Event: Round table\nDate and venue: 8 May\nVienna",
            id="labels",
        ),
        pytest.param(
            "<tr><th>Participants</th><td><p>Mongolia</p><ul><li>OSCE</li></ul></td></tr>",
            "Participants: Mongolia\n- OSCE",
            id="label with a list",
        ),
        pytest.param(
            "<thead><tr><th>State<th>Year</thead><tr><td>Mongolia<td>2017<tr><td>Chad<td>",
            "State | Year\nMongolia | 2017\nChad",
            id="rows",
        ),
        pytest.param(
            "<tr><td>a<td>b<td>c<tr><td colspan=3>d<tr><td><p>e</p><p>f</p><td>g<td>h",
            "a | b | c\nd\ne f | g | h",
            id="rows with joined cells",
        ),
        pytest.param("<caption>Plans</caption><tr><td>a<td>b<td>c", "Plans\n\na | b | c", id="caption"),
        pytest.param("<tr><td><h1>Note</h1><p>One.<td><p>Two.", "Note\n\nOne.\n\nTwo.", id="layout by headings"),
        pytest.param(
            f"<tr><td>Left<td>{'Long text. ' * 40}</td><td>Right",
            f"Left\n\n{'Long text. ' * 40}\n\nRight".replace(" \n", "\n"),
            id="layout by length",
        ),
        pytest.param(
            "<tr><td><table><tr><td>Event<td>Visit</table></td><td>x</td></tr>",
            "Event: Visit\n\nx",
            id="table in a table",
        ),
    ],
)
def test_tables(table: str, text: str) -> None:
    assert text_of(f"<table>{table}</table>") == text


FURNITURE = [
    "<nav><ul><li><a href=/>Home</a></ul></nav>",
    "<header><a href=/>UNRCPD</a><p>Regional Centre</p></header>",
    "<footer>All rights reserved</footer>",
    "<aside><h3>Related</h3><a href=x>Kyrgyzstan approves its plan</a></aside>",
    "<script>var a = 'Mongolia';</script>",
    "<style>p { color: red }</style>",
    "<noscript>Enable scripts</noscript>",
    "<div class='cookie-banner'>We use cookies. <button>OK</button></div>",
    "<div id=onetrust-consent-sdk>Your choice</div>",
    "<div class='share-buttons'>Share on X</div>",
    "<form><label>Search</label><input name=q value=Mongolia></form>",
    "<p hidden>Secret</p>",
    "<p style='display: none'>Secret</p>",
    "<div aria-hidden=true>Icon</div>",
    "<span class='sr-only'>Opens in a new window</span>",
    "<div role=navigation>Menu</div>",
    "<ul class='breadcrumb'><li>Home<li>News</ul>",
    "<div class='sidebarLeft'>Links</div>",
    "<!-- a comment -->",
    "<ul><li><a href=1>News</a><li><a href=2>Events</a><li><a href=3>Projects</a><li><a href=4>Contact</a></ul>",
    "<svg><title>Logo</title><text>Logo</text></svg>",
]
MAIN = "<h1>Round table</h1><p>The round table on the plan of Mongolia was held from 8 to 10 May 2017.</p>"
TEXT = "Round table\n\nThe round table on the plan of Mongolia was held from 8 to 10 May 2017."


@pytest.mark.parametrize("extra", FURNITURE, ids=range(len(FURNITURE)))
@pytest.mark.parametrize(
    "frame",
    [
        pytest.param("{before}{main}{after}", id="bare"),
        pytest.param("<div class='page has-sidebar'>{before}<div>{main}</div>{after}</div>", id="in a page"),
        pytest.param("{before}<main>{main}</main>{after}", id="beside main"),
        pytest.param("<main>{before}{main}{after}</main>", id="inside main"),
        pytest.param("{before}<article>{main}</article>{after}", id="beside article"),
        pytest.param("<form id=aspnetForm>{before}{main}{after}</form>", id="inside a page-wide form"),
    ],
)
def test_furniture_is_left_out(frame: str, extra: str) -> None:
    if "header" in extra and "<main>{before}" in frame:
        pytest.skip("the head of an article is part of it")
    if "News</a>" in extra and "<main>{before}" in frame:
        pytest.skip("a list of links may well be an article")
    assert text_of(frame.format(before=extra, main=MAIN, after="")) == TEXT
    assert text_of(frame.format(before="", main=MAIN, after=extra)) == TEXT


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<header><h1>Round table</h1></header><main><p>It was held in Vienna.</p></main>", id="site head"),
        pytest.param(
            "<article><header><h1>Round table</h1></header><p>It was held in Vienna.</p></article>", id="article head"
        ),
        pytest.param("<header><h1>Round table</h1></header><p>It was held in Vienna.</p>", id="head of a bare page"),
        pytest.param(
            "<div class=social><h1>Round table</h1><p>It was held in Vienna.</p></div>", id="all under a bad class"
        ),
        pytest.param("<nav><h1>Round table</h1><p>It was held in Vienna.</p></nav>", id="all in a menu"),
        pytest.param(
            "<div style='display:none'><h1>Round table</h1><p>It was held in Vienna.</p></div>", id="all hidden"
        ),
        pytest.param("<main></main><h1>Round table</h1><p>It was held in Vienna.</p>", id="main empty"),
    ],
)
def test_the_text_survives(body: str) -> None:
    assert text_of(body) == "Round table\n\nIt was held in Vienna."


def test_a_list_of_articles_is_read_whole() -> None:
    assert text_of("<article><p>Peru met.</p></article><article><p>Suriname met.</p></article>") == (
        "Peru met.\n\nSuriname met."
    )


def test_title_and_encoding() -> None:
    page = "<html><head><meta charset=iso-8859-1><title> A\n note – x </title></head><body>Türkiye’s</body></html>"
    document = read(page.encode("cp1252"), path="x")
    assert (document.title, document.text) == ("A note – x", "Türkiye’s")
    polish = "<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'><body>Łódź</body></html>"
    assert read(polish.encode("iso-8859-2"), path="x").text == "Łódź"
    false = "<html><head><meta charset=hex></head><body>Łódź</body></html>"
    assert read(false.encode(), path="x").text == "Łódź"
    for codec in ("hex", "idna", "punycode", "undefined"):
        none = f"<html><head><meta charset={codec}></head><body>Türkiye’s</body></html>"
        assert read(none.encode("cp1252"), path="x").text == "Türkiye’s"
    xhtml = "<?xml version='1.0' encoding='UTF-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>Łódź</p></body></html>"
    assert read(xhtml.encode(), path="x").text == "Łódź"


PUBLISHED = "<meta property='article:published_time' content='2017-06-09T10:00:00+02:00'>"


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        pytest.param(PUBLISHED, "<p>9 June 2017</p><p>It was held.", "Posted: 9 June 2017\n\nIt was held.", id="seen"),
        pytest.param(PUBLISHED, "<p>It was held.", "It was held.", id="unseen"),
        pytest.param(PUBLISHED, "<p>Friday, June 9th, 2017<p>x", "Posted: Friday, June 9th, 2017\n\nx", id="US order"),
        pytest.param(PUBLISHED, "<p>09.06.2017<p>x", "Posted: 09.06.2017\n\nx", id="numbers"),
        pytest.param(PUBLISHED, "<p>Posted on 9 June 2017<p>x", "Posted on 9 June 2017\n\nx", id="says so itself"),
        pytest.param(PUBLISHED, "<p>Vienna, 9 June 2017<p>x", "Vienna, 9 June 2017\n\nx", id="dateline"),
        pytest.param(PUBLISHED, "<p>8 June 2017<p>x", "8 June 2017\n\nx", id="another day"),
        pytest.param("", "<p>9 June 2017<p>x", "9 June 2017\n\nx", id="not marked"),
        pytest.param(
            "",
            "<time class='entry-date published' datetime='2017-06-09'>June 9</time><p>x",
            "Posted: June 9\n\nx",
            id="time",
        ),
        pytest.param(
            "",
            "<p>Held on <time datetime='2017-05-08'>8 May 2017</time>.",
            "Held on 8 May 2017.",
            id="time of an event",
        ),
        pytest.param(
            '<script type=\'application/ld+json\'>{"datePublished": "2017-06-09"}</script>',
            "<div><span>9 June 2017</span></div><p>x",
            "Posted: 9 June 2017\n\nx",
            id="linked data",
        ),
    ],
)
def test_posting_dates_that_a_reader_sees(head: str, body: str, text: str) -> None:
    assert text_of(body, head) == text


def test_lines_are_those_of_the_source(lines_of: Callable[[object], list[tuple[int, str]]]) -> None:
    page = """<!DOCTYPE html>
<html><head><title>Round table</title>
<script>
var title = "Round table in Mongolia";
</script></head><body>
<nav>
<a href="x"
   title="Round table">Home</a></nav>
<h1
  class="a">
Round
table</h1>
<!-- It was
held --><p>It
was held in <b>Ulaan&shy;baatar</b>
&amp; Vienna.</p><p>Next.</p>
<ul><li>one
<li>two</ul><table><tr>
<td>Event
<td>Visit</table>
<img alt="Last"> Last
</body></html>"""
    document = read(page.encode(), path="x.html")
    raw = page.split("\n")
    for word in ("Round", "table", "It", "was", "held", "Vienna.", "Next.", "one", "two", "Event", "Visit", "Last"):
        line = document.line_at(document.text.index(word))
        assert line is not None
        assert word in raw[line - 1], word
    shown = dict(map(reversed, lines_of(document)))
    assert shown["Round table"] == 11
    assert shown["- two"] == 18
    assert shown["Event: Visit"] == 19


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<html><body><script>render()</script><div id=root></div></body></html>", id="filled by a script"),
        pytest.param("<html></html>", id="empty"),
        pytest.param("<html><body><img src=x></body></html>", id="picture"),
    ],
)
def test_no_words(page: str) -> None:
    with pytest.raises(Unreadable, match="no words on the page"):
        read(page.encode(), path="x.html")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<div>" * 100_000 + "x", id="depth"),
        pytest.param("<table><tr><td>a<td>" * 1_000, id="tables in tables"),
        pytest.param("<dl><dt>a<dd>" * 1_000, id="definitions in definitions"),
        pytest.param("<ul><li>a" * 1_000, id="lists in lists"),
        pytest.param("<" * 500_000, id="signs"),
        pytest.param("<!--" * 100_000, id="comments"),
        pytest.param("<p " + "a=b " * 50_000 + ">x", id="attributes"),
    ],
)
def test_hostile_pages_end(page: str) -> None:
    began = time.perf_counter()
    with contextlib.suppress(Unreadable):
        read(b"<html><body>" + page.encode(), path="x.html")
    assert time.perf_counter() - began < 10
