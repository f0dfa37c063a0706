"""``naptrack report``."""

import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest


class Reader(HTMLParser):
    """Headings, links and ids of a page; nothing in it may be fetched or run."""

    def __init__(self, text):
        super().__init__()
        self.headings, self.links, self.ids, self.quotes, self.words = [], [], [], [], []
        self.open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        assert tag not in ("script", "link", "img", "iframe", "object", "base", "form")
        assert not [name for name in found if name.startswith("on") or name in ("src", "style", "srcset")]
        self.open.append(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []

    def handle_endtag(self, tag):
        assert tag in self.open
        while self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" in self.open:
            assert "url(" not in data
            assert "@import" not in data
            return
        self.words.append(data)
        if self.open and self.open[-1] in ("h1", "h2", "h3"):
            self.headings.append(data)
        if self.open and self.open[-1] == "blockquote":
            self.quotes.append(data)


def test_a_page_with_everything(call):
    page = Reader(call("report", "-f", "html").out)
    export = json.loads(call("export").out)
    names = [f"{row['name']} ({row['iso3']})" for row in json.loads(call("status", "-f", "json").out)]
    assert page.headings[0] == "National Implementation Action Plans under resolution 1540 (2004)"
    assert [h for h in page.headings if h in names] == names
    assert page.headings[-1] == "Notes cited"
    assert page.links == [f"#{iso3}" for iso3 in page.ids]
    text = " ".join(page.words)
    assert all(f"[{event['id']}]" in text for event in export["events"])
    assert all(note["path"] in text and note["sha256"][:12] in text for note in export["notes"])
    assert "Not a measure of compliance; absence of a record is not absence of action." in text
    assert any("approved by Tajik Government on 9 February 2016" in quote for quote in page.quotes)


def test_markdown(call):
    lines = call("-q", "report").out.splitlines()
    assert lines[0].startswith("# National Implementation")
    assert "## Mongolia (MNG)" in lines
    assert "## Notes cited" in lines
    assert any(line.startswith('> "') and "9 February 2016" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "states"),
    [
        pytest.param([], ["BIH", "MNG", "MKD", "TJK"], id="all"),
        pytest.param(["MNG", "Fiji"], ["MNG"], id="one with a record, one without"),
        pytest.param(["Fiji"], [], id="one without"),
        pytest.param(["--as-of", "2016-12-31"], ["TJK"], id="as of a day"),
        pytest.param(["--known-by", "2017-12-31"], ["BIH", "MNG"], id="known by a day"),
        pytest.param(["--as-of", "1999"], [], id="before all"),
    ],
)
def test_some_states(ask, words, states):
    code, out, _ = ask("report", *words, "-f", "html")
    assert code == 0
    assert Reader(out).ids == states
    assert ("No record of Fiji in 3 notes." in out) == ("Fiji" in words)
    assert ("Notes cited" in out) == bool(states)
    assert ("Nothing on record." in out) == (not states)


def test_only_notes_that_are_cited(ask):
    words = " ".join(Reader(ask("report", "MKD", "-f", "html").out).words)
    assert "c.txt" in words
    assert "b.txt" not in words
    assert "undated" in words


def test_clocks_are_said_and_undated_notes_counted(ask):
    _, out, err = ask("report", "--known-by", "2017-12-31")
    assert "What notes dated not after 2017-12-31 say." in out
    assert err == "1 note without a date left out.\n"


@pytest.mark.parametrize("form", ["md", "html"])
def test_equal_calls_give_equal_bytes(ask, form):
    assert ask("--today", "2030-01-01", "report", "-f", form) == ask("--today", "2030-01-01", "report", "-f", form)


@pytest.mark.parametrize(
    ("name", "words", "begins"),
    [
        ("r.html", [], "<!doctype html>"),
        ("r.HTM", [], "<!doctype html>"),
        ("r.md", [], "# National"),
        ("r.txt", [], "# National"),
        ("r.md", ["-f", "html"], "<!doctype html>"),
    ],
)
def test_into_a_file(ask, tmp_path, name, words, begins):
    code, out, err = ask("report", "-o", tmp_path / name, *words)
    assert (code, out, err) == (0, "", f"Written to {tmp_path / name}.\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_into_a_file_that_cannot_be(ask, tmp_path):
    for target in (tmp_path, tmp_path / "no" / "r.html"):
        code, out, err = ask("report", "-o", target)
        assert (code, out) == (2, "")
        assert f"{target} cannot be written: " in err


def test_nothing_in_a_note_becomes_mark_up(call, tmp_path):
    import plain_engine

    from naptrack import ingest

    (tmp_path / "<b>&x.txt").write_text(
        "<script>alert(1)</script> **Bold** | a\nPosted 2017-05-10\nMNG drafting <img src=x onerror=y> | *z*\n",
        encoding="utf-8",
    )
    ingest.ingest(tmp_path / "x.db", [tmp_path / "<b>&x.txt"], engine=plain_engine.engine())
    page = Reader(call("--db", tmp_path / "x.db", "report", "-f", "html").out)
    assert "<img src=x onerror=y>" in "".join(page.quotes)
    made = call("--db", tmp_path / "x.db", "report").out
    assert r"\<img" in made
    assert not re.search(r"(?<!\\)<", made)


def test_addresses_are_links_and_nothing_else_is():
    from naptrack.models import Document, Head, Note
    from naptrack.render.html import table
    from naptrack.render.report import sources_sheet

    def note(url):
        return Note("n", Document("a.html", "0" * 64, "text/html", "", url=url), Head(("A title",)))

    out = io.StringIO()
    table(sources_sheet([note("https://un.org/a?b=1&c=<"), note("javascript:alert(1)"), note(None)]), out)
    assert Reader(out.getvalue()).links == ["https://un.org/a?b=1&c=<"]
    assert "Address" not in [column.heading for column in sources_sheet([note(None)]).columns]


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no browser here")
def test_a_browser_prints_it(call, tmp_path):
    call("report", "-o", tmp_path / "r.html")
    done = subprocess.run(
        [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"),
            *("--no-pdf-header-footer", f"--print-to-pdf={tmp_path}/r.pdf", (tmp_path / "r.html").as_uri()),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    if done.returncode:
        pytest.skip("the browser does not start here")
    import pypdfium2

    pages = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    assert "Notes cited" in text
    assert "approved by Tajik Government" in " ".join(text.split())
