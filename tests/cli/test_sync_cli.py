"""`sync`, `sources` and `ingest https://...` as their users and cron meet them, against a server on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sync"))

from loopback import Site, page, status, text

NOTE = """\
Event: National roundtable in Mongolia on a National Action Plan under resolution 1540 (2004)
Date and Venue: 8 to 10 May 2017, Ulaanbaatar
"""
SETTINGS = "[settings]\npause = 0\nbackoff = 0\ntimeout = 1\n\n"


@pytest.fixture
def site():
    server = Site()
    server.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    yield server
    server.close()


@pytest.fixture
def db(tmp_path):
    (tmp_path / "x.sources.toml").write_text(SETTINGS)
    return ("--db", tmp_path / "x.db")


def test_from_a_source_to_an_answer(call, site, db, tmp_path):
    assert call(*db, "sources", "add", "site", site.url()).err == f"Added site to {tmp_path}/x.sources.toml.\n"
    code, out, err = call(*db, "sync", "--dry-run")
    assert (code, out) == (0, "")
    assert err == f"site: 1 new.\n  new: {site.url('/a.txt')}\n"
    code, out, err = call(*db, "sync")
    assert (code, out) == (0, "")
    assert err == f"site: 1 new.\n  new: {site.url('/a.txt')}\n1 added; 1 State brought up to date.\n"
    assert call(*db, "sync") == (0, "", "site: 1 unchanged.\n")
    assert f"{site.url('/a.txt')}, line 1" in call(*db, "show", "Mongolia").out
    note = call(*db, "show", site.url("/a.txt"))
    assert note.code == 0
    assert f"\n{site.url('/a.txt')}\n" in note.out
    (exported,) = json.loads(call(*db, "export").out)["notes"]
    assert exported["url"] == site.url("/a.txt")
    assert call(*db, "db", "verify").code == 0


def test_what_goes_wrong_is_one_line_and_exit_1(call, site, db):
    site.at["/"] = page("a.txt", "b.txt")
    call(*db, "sources", "add", "site", site.url())
    code, out, err = call(*db, "-q", "sync")
    assert (code, out) == (1, "")
    assert err == f"naptrack: site: {site.url('/b.txt')}: 404 Not Found\n"
    assert call(*db, "status", "Mongolia").code == 0


def test_offline(call, site, db, tmp_path):
    call(*db, "sources", "add", "site", site.url())
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "n.txt").write_text(NOTE)
    call(*db, "sources", "add", "desk", tmp_path / "notes")
    site.close()
    code, out, err = call(*db, "-q", "sync")
    assert (code, out) == (1, "")
    assert err == (f"naptrack: site: {site.url()}: cannot reach 127.0.0.1:{site.port}: Connection refused (3 tries)\n")
    assert call(*db, "status", "Mongolia").code == 0  # the rest went on


def test_no_sources(call, db, tmp_path):
    code, out, err = call(*db, "sync")
    assert (code, out) == (2, "")
    assert err.startswith(f"naptrack: no sources in {tmp_path}/x.sources.toml; `naptrack sources add")
    assert not (tmp_path / "x.db").exists()


def test_an_unknown_source(call, site, db):
    call(*db, "sources", "add", "site", site.url())
    code, _, err = call(*db, "sync", "sight")
    assert code == 2
    assert "no source is called 'sight'" in err
    assert "there are: site" in err
    assert site.asked == []


def test_a_file_of_sources_that_is_wrong(call, db, tmp_path):
    (tmp_path / "x.sources.toml").write_text("[sources.a]\n")
    for words in (["sync"], ["sources", "list"], ["sources", "remove", "a"], ["ingest", "http://127.0.0.1:1/a"]):
        code, out, err = call(*db, *words)
        assert (code, out) == (2, "")
        assert err == f"naptrack: {tmp_path}/x.sources.toml: sources.a needs either a folder or an address\n"


def test_two_at_once(call, site, db, tmp_path):
    from naptrack.sync.lock import alone

    call(*db, "sources", "add", "site", site.url())
    with alone(tmp_path / "x.db"):
        code, out, err = call(*db, "sync")
    assert (code, out) == (1, "")
    assert err == f"naptrack: another sync of {tmp_path}/x.db is running; this one leaves the field to it\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(["a", ""], "name a folder or an address", id="nothing"),
        pytest.param(["a", " \t"], "name a folder or an address", id="blanks"),
        pytest.param(["a", "http://127.0.0.1/\udcff"], "bytes that are no UTF-8", id="an address that is no UTF-8"),
        pytest.param(["a", "\udcff"], "no such folder: \\udcff", id="a folder that is not there, and no UTF-8"),
        pytest.param(
            ["a", "http://x.org/", "--pattern", "\udcff"], "bytes that are no UTF-8", id="a pattern that is no UTF-8"
        ),
        pytest.param(["a", "nowhere"], "no such folder: nowhere", id="no such folder"),
        pytest.param(["a", "ftp://example.org/"], "no http or https address", id="another scheme"),
        pytest.param(["a", "https://u:p@example.org/"], "password", id="a password"),
        pytest.param(["a b", "https://example.org/"], "no name for a source", id="a bad name"),
        pytest.param(["a", ".", "--pattern", "*.pdf"], "a folder is read whole", id="a folder with a pattern"),
        pytest.param(["a", "https://example.org/", "--host", "x/y"], "'x/y' is no host", id="a host that is none"),
        pytest.param(["a", "https://example.org/", "--pause", "-1"], "--pause", id="a pause below 0"),
    ],
)
def test_what_is_no_source(call, db, tmp_path, words, why):
    code, out, err = call(*db, "sources", "add", *words)
    assert (code, out) == (2, "")
    assert why in err
    assert (tmp_path / "x.sources.toml").read_text() == SETTINGS


def test_list_and_remove(call, db, tmp_path):
    assert "No sources yet" in call(*db, "sources", "list").out
    call(*db, "sources", "add", "desk", tmp_path)
    call(*db, "sources", "add", "far", "https://example.org/n/", "--pattern", "*.pdf", "--host", "cdn.example.org")
    table = call(*db, "sources", "list").out
    assert f"{tmp_path}/x.sources.toml" in table
    assert "also on cdn.example.org" in table
    assert json.loads(call(*db, "sources", "list", "-f", "json").out) == [
        {
            **dict.fromkeys(("address", "pattern", "hosts", "private", "robots", "pause")),
            "name": "desk",
            "folder": str(tmp_path),
        },
        {
            "name": "far",
            "folder": None,
            "address": "https://example.org/n/",
            "pattern": ["*.pdf"],
            "hosts": ["cdn.example.org"],
            "private": False,
            "robots": True,
            "pause": None,
        },
    ]
    assert call(*db, "sources", "remove", "desk").code == 0
    assert call(*db, "sources", "remove", "desk").code == 2
    assert "desk" not in call(*db, "sources", "list", "-f", "csv").out


@pytest.mark.parametrize("form", ["table", "plain", "md"])
def test_list_keeps_to_its_lines(call, db, form):
    usual = len(call(*db, "sources", "list", "-f", form).out.splitlines())
    call(*db, "sources", "add", "far", "https://example.org/n/", "--pattern", "a\nb\x1b*")
    one = call(*db, "sources", "list", "-f", form).out
    assert r"a\nb\x1b" in one.replace(r"\\", "\\").replace(r"\*", "*")
    call(*db, "sources", "add", "far2", "https://example.org/n/", "--pattern", "a\nb")
    assert len(call(*db, "sources", "list", "-f", form).out.splitlines()) == len(one.splitlines()) + 1
    assert usual


@pytest.mark.parametrize(
    ("words", "env", "file"),
    [
        pytest.param(["--db", "a/un.db"], {}, "a/un.sources.toml", id="beside a record that is named"),
        pytest.param([], {"NAPTRACK_DB": "a/un.db"}, "a/un.sources.toml", id="named by the environment"),
        pytest.param([], {}, ".config/naptrack/sources.toml", id="the user's"),
        pytest.param([], {"XDG_CONFIG_HOME": "{home}/c"}, "c/naptrack/sources.toml", id="the user's, elsewhere"),
        pytest.param(["--db", "a/un.db"], {"NAPTRACK_SOURCES": "s.toml"}, "s.toml", id="the file itself"),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places are those of Linux")
def test_where_the_file_is(call, tmp_path, monkeypatch, words, env, file):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value.format(home=tmp_path))
    assert call(*words, "sources", "add", "x", "https://example.org/").code == 0
    assert (tmp_path / file).is_file()
    assert call(*words, "sources", "list", "--sources", "no.toml").code == 2


def test_ingest_of_an_address(call, site, db):
    code, out, err = call(*db, "ingest", site.url("/a.txt#top"))
    assert (code, out, err) == (0, "", "1 added; 1 State brought up to date.\n")
    assert call(*db, "ingest", site.url("/a.txt")).err.startswith("1 unchanged;")
    code, _, err = call(*db, "ingest", site.url("/b.txt"))
    assert code == 1
    assert f"naptrack: {site.url('/b.txt')}: 404 Not Found\n" in err
    assert json.loads(call(*db, "export").out)["notes"][0]["url"] == site.url("/a.txt")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        pytest.param("http://127.0.0.1/\udcff.txt", "it holds bytes that are no UTF-8", id="bytes that are no UTF-8"),
        pytest.param("ftp://example.org/a.txt", "no http or https address", id="another scheme"),
        pytest.param("file:///etc/hostname", "no http or https address", id="a file"),
        pytest.param("http://u:p@127.0.0.1/", "password", id="a password"),
    ],
)
def test_ingest_of_no_address(call, db, tmp_path, address, why):
    code, _, err = call(*db, "ingest", address)
    assert code == 2
    assert why in err
    assert not (tmp_path / "x.db").exists()


def test_ingest_of_an_address_that_cannot_be_reached_makes_no_record(call, site, db, tmp_path):
    site.close()
    code, _, err = call(*db, "-q", "ingest", site.url("/a.txt"))
    assert code == 1
    assert len(err.splitlines()) == 1
    assert "cannot reach 127.0.0.1" in err
    assert not (tmp_path / "x.db").exists()


def test_verbose_names_every_address(call, site, db):
    site.at["/"] = page("a.txt", "http://example.org/b.txt")
    call(*db, "sources", "add", "site", site.url())
    call(*db, "sync")
    err = call(*db, "-v", "sync").err
    assert f"  unchanged: {site.url('/a.txt')}\n" in err
    assert "  passed over: http://example.org/b.txt (on another host, example.org)\n" in err


def test_a_hostile_address_is_shown_harmlessly(call, site, db):
    site.at["/"] = page("%1b%5b31m%e2%80%aetxt.exe.txt")
    call(*db, "sources", "add", "site", site.url())
    err = call(*db, "sync").err
    assert "\x1b" not in err
    assert "\u202e" not in err


def test_in_crons_environment(site, tmp_path):
    (tmp_path / "s.toml").write_text(f'{SETTINGS}[sources.site]\naddress = "{site.url()}"\n')
    words = [sys.executable, "-m", "naptrack", "--db", "x.db", "-q", "sync", "--sources", "s.toml"]
    for _ in range(2):
        done = subprocess.run(words, env={"PATH": "/usr/bin:/bin"}, cwd=tmp_path, capture_output=True, timeout=60)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "x.db").exists()


def test_a_bar_on_a_terminal(on_terminal, site, tmp_path):
    (tmp_path / "s.toml").write_text(f'[settings]\npause = 0.3\n[sources.site]\naddress = "{site.url()}"\n')
    env = {**os.environ, "TERM": "xterm"}
    code, seen, _ = on_terminal("--db", "x.db", "sync", "--sources", "s.toml", cwd=tmp_path, env=env)
    assert code == 0
    assert "Fetching notes" in seen
    assert "1 added" in seen


def test_httpx_is_not_imported_before_it_is_needed(kept):
    for words in (["status"], ["sources", "list"], ["ingest", "--dry-run", "--bundled"]):
        code = (
            "import sys; sys.argv = ['naptrack', '--db', sys.argv[1], *sys.argv[2:]]\n"
            "from naptrack.cli import main\n"
            "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
            "assert not {'httpx', 'httpcore'} & set(sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", code, str(kept), *words], capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr.decode()


def test_robots_may_be_left_out_of_account(call, site, db):
    site.at["/robots.txt"] = status(503)
    call(*db, "sources", "add", "shy", site.url())
    assert "robots.txt cannot be had" in call(*db, "sync").err
    call(*db, "sources", "remove", "shy")
    call(*db, "sources", "add", "own", site.url(), "--no-robots")
    assert call(*db, "sync").code == 0
