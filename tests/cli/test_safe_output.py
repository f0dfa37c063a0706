"""What is printed holds no control or bidirectional character, whatever came in with names, titles and sources."""

import os
import unicodedata
from importlib.util import find_spec

import pytest

#: Acts on a terminal, turns what follows round, breaks lines where none are looked for.
ODD = "\x1b[31m\u202e\x9b1m\u2066\x07\u2028\x85"
NOTE = f"Round{ODD}table\nPosted 2017-05-10\nQuery a {ODD}\nMNG roundtable 2017-05-08\nTUR approval 2019 planned{ODD}\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no such names there")


@pytest.fixture
def odd(call, tmp_path, monkeypatch):
    """A record all of whose names are odd, and a way to ask it; what an analyst said is odd too."""
    import plain_engine

    from naptrack import resolve
    from naptrack.ingest import first, run
    from naptrack.store import judge

    engine = plain_engine.engine()
    for module in (first, run, judge):
        monkeypatch.setattr(module, "current", lambda: engine)
    monkeypatch.setattr(resolve, "resolve", engine.resolve)
    monkeypatch.setenv("NAPTRACK_AUTHOR", f"Zoë {ODD}")
    folder = tmp_path / f"notes {ODD}"
    folder.mkdir()
    (folder / f"a{ODD}.txt").write_text(NOTE, encoding="utf-8")
    (folder / f"a{ODD} 2.txt").write_text(NOTE + " ", encoding="utf-8")
    (folder / f"b{ODD}.txt").write_bytes(b"")
    (folder / f"c{ODD}.png").write_bytes(b"")

    def ask(*words):
        return call("--db", tmp_path / f"x{ODD}.db", "--today", "2026-05-08", *words)

    ask.folder, ask.out = folder, tmp_path / f"out{ODD}"
    ask.said = [
        ask("-v", "ingest", folder),
        ask("record", "Togo", "approval", "2022", "--source", f"x{ODD}", "--place", f"y{ODD}", "--title", f"t{ODD}"),
        ask("record", "Togo", "submission", "2031", "--planned", "--source", f"x{ODD}", "--why", ODD),
    ]
    return ask


def harmful(answer):
    text = answer.out + answer.err
    return sorted({hex(ord(c)) for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c != "\n"})


SHEETS = ("status", "timeline", "plans", "check", "log", "search roundtable", "db info", "db verify", "sources list")
FORMS = ("table", "plain", "json", "ndjson", "csv", "md", "html")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", SHEETS)
def test_rows(odd, command, form):
    if command == "sources list":
        assert odd("sources", "add", "own", odd.folder).code == 0
    answer = odd(*command.split(), "-f", form)
    assert answer.out
    assert harmful(answer) == []


@pytest.mark.parametrize("form", ["table", "plain", "md", "json"])
@pytest.mark.parametrize("what", ["Mongolia", "Togo", "event", "note"])
def test_pages(odd, what, form):
    if what in ("event", "note"):
        column = {"event": "id", "note": "note"}[what]
        what = odd("timeline", "Mongolia", "-f", "csv", "--fields", column).out.split()[1]
    answer = odd("show", what, "-f", form)
    assert (answer.code, harmful(answer)) == (0, [])


@pytest.mark.parametrize("form", ["md", "html"])
def test_reports(odd, form):
    answer = odd("report", "-f", form)
    assert "Notes cited" in answer.out
    assert harmful(answer) == []


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "ics"])
def test_exports(odd, form):
    if form == "ics" and not find_spec("icalendar"):
        pytest.skip("needs the calendar extra")
    answer = odd("export", "-f", form, "-o", odd.out)
    assert (answer.code, harmful(answer)) == (0, [])
    if form != "csv":
        text = odd.out.read_text(encoding="utf-8")
        assert harmful(answer._replace(out=text.replace("\r\n", "\n"))) == []


@pytest.mark.parametrize(
    "words",
    [
        ["judgements", "export"],
        ["judgements", "import", f"no{ODD}.toml"],
        ["ingest", f"no{ODD}"],
        ["--db", f"no{ODD}.db", "status"],
        ["db", "backup", "{out}"],
        ["report", "-o", "{out}"],
        ["explain", "{folder}"],
        ["show", f"no{ODD}"],
        ["status", f"no{ODD}"],
        ["status", f"--no{ODD}"],
        [f"no{ODD}"],
        ["correct", f"beef{ODD}", "--place", "x"],
        ["summary", "--since", f"x{ODD}"],
        ["ingest", "--prune", "-v", "{folder}"],
        ["ingest", "--dry-run", "{folder}"],
        ["ingest", "--strict", "{folder}"],
    ],
    ids=lambda words: " ".join(words).replace(ODD, "~"),
)
def test_talk(odd, words):
    answer = odd(*(word.format(out=odd.out, folder=odd.folder) for word in words))
    assert answer.out + answer.err
    assert harmful(answer) == []


def test_what_was_done(odd):
    assert [harmful(answer) for answer in odd.said] == [[], [], []]
