"""Whole syncs: from pages of links on a server that may misbehave into a record."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import plain_engine
import pytest
from loopback import NOTE, OTHER, File, Site, in_turn, moved, page, raw, status, text

from naptrack.cli import answers
from naptrack.ingest import Outcome, ingest
from naptrack.store import load
from naptrack.store.connect import reading
from naptrack.store.errors import StoreError
from naptrack.store.fetches import Fetches
from naptrack.sync.lock import Busy, alone
from naptrack.sync.manners import Manners
from naptrack.sync.named import ingest as ingest_named
from naptrack.sync.run import Report, sync
from naptrack.sync.sources import Folder, Page, Sources, SourcesError
from naptrack.sync.visits import Fate

ENGINE = plain_engine.engine()
HASTY = Manners(pause=0, timeout=0.5, longest=1.5, backoff=0, tries=2, largest_mb=0.1)
THIRD = "Draft read\nPosted 2018-02-01\nKGZ draft-review 2018-01-23\n"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def go(db: Path, tmp_path: Path, site: Site) -> Callable[..., Report]:
    """Sync the page at the site's top, or other sources."""

    def run(*sources: Folder | Page, manners: Manners = HASTY, **options: Any) -> Report:
        chosen = sources or (Page("site", site.url()),)
        return sync(db, Sources(tmp_path / "x.toml", chosen, manners), engine=ENGINE, **options)

    return run


def fates(report: Report) -> dict[str, str]:
    """What became of each address, by its last name."""
    return {visit.address.rpartition("/")[2]: str(visit.fate) for visit in report.visits}


def reasons(report: Report) -> dict[str, str]:
    return {v.address.rpartition("/")[2]: v.reason or "" for v in report.visits if v.fate is Fate.TROUBLE}


def urls(db: Path) -> dict[str, str | None]:
    with reading(db) as record:
        return {note.title: note.document.url for note in load.notes(record)}


def kept(db: Path) -> list[str]:
    return sorted(file.read_text() for file in Path(f"{db}.files").iterdir())


def stages(db: Path) -> list[tuple[str, ...]]:
    with reading(db) as record:
        return [(r.iso3, str(e.stages[0]), e.date.edtf) for r in load.records(record) for e in r.events]


def test_notes_come_by_themselves(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt", "sub/b.txt"), "/a.txt": text(NOTE), "/sub/b.txt": text(OTHER)}
    report = go()
    assert fates(report) == {"a.txt": "new", "b.txt": "new"}
    assert report.run is not None
    assert report.run.count(Outcome.ADDED) == 2
    assert urls(db) == {"National roundtable": site.url("/a.txt"), "Meeting on a plan": site.url("/sub/b.txt")}
    assert stages(db) == [("MNG", "roundtable", "2017-05-08/2017-05-10"), ("TJK", "approval", "2016-02-09")]
    assert kept(db) == sorted([NOTE, OTHER])


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({}, id="ETag and Last-Modified"),
        pytest.param({"last_modified": None}, id="ETag"),
        pytest.param({"etag": False}, id="Last-Modified"),
    ],
)
def test_nothing_is_fetched_twice(site: Site, go: Callable[..., Report], db: Path, said: dict[str, Any]) -> None:
    sent: list[int] = []

    def counted(file: File) -> Callable[..., None]:
        def act(request: Any) -> None:
            before = request.wfile
            file(request)
            assert before is request.wfile
            sent.append(1) if "If-None-Match" not in request.headers and not request.headers.get(
                "If-Modified-Since"
            ) else None

        return act

    site.at |= {"/": counted(page("a.txt", **said)), "/a.txt": counted(text(NOTE, **said))}
    go()
    assert len(sent) == 2
    for _ in range(2):
        report = go()
        assert fates(report) == {"a.txt": "unchanged"}
        assert report.run is not None
        assert report.run.files == ()
    assert len(sent) == 2
    assert len(stages(db)) == 1


def test_a_server_that_says_nothing_is_asked_again_and_nothing_is_read_again(
    site: Site, go: Callable[..., Report], db: Path
) -> None:
    bare = {"etag": False, "last_modified": None}
    site.at |= {"/": page("a.txt", **bare), "/a.txt": text(NOTE, **bare)}
    go()
    report = go()
    assert fates(report) == {"a.txt": "unchanged"}
    assert report.run is not None
    assert report.run.files == ()
    site.at["/a.txt"] = text(OTHER, **bare)
    assert fates(go()) == {"a.txt": "changed"}
    assert stages(db) == [("TJK", "approval", "2016-02-09")]


def test_a_changed_note_takes_the_place_of_what_came_before(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt", "b.txt"), "/a.txt": text(NOTE), "/b.txt": text(THIRD)}
    go()
    site.at["/a.txt"] = text(OTHER, last_modified="Thu, 11 May 2017 10:00:00 GMT")
    report = go()
    assert fates(report) == {"a.txt": "changed", "b.txt": "unchanged"}
    assert report.run is not None
    assert report.run.count(Outcome.CHANGED) == 1
    assert stages(db) == [("KGZ", "draft-review", "2018-01-23"), ("TJK", "approval", "2016-02-09")]
    assert len(urls(db)) == 2


def test_a_page_made_anew_for_every_reader_is_the_same_note(site: Site, go: Callable[..., Report], db: Path) -> None:
    def shell(number: int) -> File:
        body = f"<html><head><title>A</title><script>n={number}</script></head><body><p>{NOTE}</p></body></html>"
        return File(body.encode(), "text/html", etag=False, last_modified=None)

    site.at |= {"/": page("a.html"), "/a.html": in_turn(*map(shell, range(9)))}
    assert fates(go()) == {"a.html": "new"}
    before = urls(db)
    report = go()
    assert [(visit.fate, visit.reason) for visit in report.visits] == [(Fate.UNCHANGED, "other bytes, the same words")]
    assert urls(db) == before
    assert len(kept(db)) == 1


def test_a_page_of_links_that_has_not_changed_is_still_followed(site: Site, go: Callable[..., Report]) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    go()
    site.forget()
    site.at["/a.txt"] = text(OTHER, last_modified="Thu, 11 May 2017 10:00:00 GMT")
    assert fates(go()) == {"a.txt": "changed"}
    assert site.asked == ["/robots.txt", "/", "/a.txt"]


def test_a_link_beyond_ascii(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("/é.txt"), "/%C3%A9.txt": text(NOTE)}
    assert list(fates(go()).values()) == ["new"]
    assert urls(db) == {"National roundtable": site.url("/%C3%A9.txt")}


def test_a_new_link(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE), "/b.txt": text(OTHER)}
    go()
    site.at["/"] = page("a.txt", "b.txt", last_modified="Thu, 11 May 2017 10:00:00 GMT")
    assert fates(go()) == {"a.txt": "unchanged", "b.txt": "new"}
    assert len(urls(db)) == 2


def test_a_link_that_is_gone_takes_nothing_away(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt", "b.txt"), "/a.txt": text(NOTE), "/b.txt": text(OTHER)}
    go()
    site.at["/"] = page("a.txt", last_modified="Thu, 11 May 2017 10:00:00 GMT")
    site.at["/a.txt"] = status(410)
    assert reasons(go()) == {"a.txt": "410 Gone"}
    assert len(urls(db)) == 2


def test_only_what_fits_is_followed_and_one_level_deep(site: Site, go: Callable[..., Report]) -> None:
    site.at |= {
        "/": page("a.txt", "more.html", "x.zip", "/2016/b.txt", "mailto:x@y.z", "#top", "a.txt#2", "/"),
        "/a.txt": text(NOTE),
        "/more.html": page("deeper.txt"),
        "/2016/b.txt": text(OTHER),
    }
    go(Page("site", site.url(), ("a.*", "more*", "/")))
    assert [path for path in site.asked if path != "/robots.txt"] == ["/", "/a.txt", "/more.html"]


def test_links_to_other_hosts_are_passed_over_and_said(
    site: Site, elsewhere: Site, go: Callable[..., Report], db: Path
) -> None:
    site.at |= {"/": page("a.txt", elsewhere.url("/b.txt")), "/a.txt": text(NOTE)}
    elsewhere.at["/b.txt"] = text(OTHER)
    assert fates(go()) == {"a.txt": "new", "b.txt": "passed over"}
    assert elsewhere.asked == []
    assert fates(go(Page("site", site.url(), hosts=(f"127.0.0.1:{elsewhere.port}",)))) == {
        "a.txt": "unchanged",
        "b.txt": "new",
    }
    assert len(urls(db)) == 2


def test_whatever_goes_wrong_the_rest_goes_on(site: Site, elsewhere: Site, go: Callable[..., Report], db: Path) -> None:
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
    bad: dict[str, tuple[Callable[..., None], str]] = {
        "404.txt": (status(404), "404 Not Found"),
        "500.txt": (status(500), "500 Internal Server Error (2 tries)"),
        "429.txt": (
            status(429, Retry_After="999"),
            "429 Too Many Requests; the server asks for 999 seconds of patience",
        ),
        "slow.txt": (raw(b"", b"", pause=3), "no answer in time (2 tries)"),
        "loop.txt": (moved("/loop.txt"), "redirects in a circle"),
        "away.txt": (
            moved(elsewhere.url("/x")),
            f"redirects to another host, 127.0.0.1:{elsewhere.port}: {elsewhere.url('/x')}",
        ),
        "type.txt": (File(b"GIF89a", "image/gif"), "no note: its server calls it image/gif"),
        "gif.txt": (File(b"GIF89a" * 9), "not text: looks like a GIF image"),
        "empty.txt": (text(""), "nothing was sent"),
        "page.pdf": (File(b"<!doctype html><p>Log in", "text/html"), "a web page came in the place of a .pdf file"),
        "huge.txt": (text("x" * 200_000), "more than 0.1 MB"),
        "cut.txt": (raw(ok + b"Content-Length: 900\r\n\r\n", NOTE.encode()), "the answer broke off"),
    }
    site.at |= {f"/{name}": act for name, (act, _) in bad.items()}
    site.at |= {"/": page(*bad, "good.txt"), "/good.txt": text(NOTE)}
    report = go()
    found = reasons(report)
    assert set(found) == {*bad} - {"x"}
    for name, (_, why) in bad.items():
        assert found[name].startswith(why), name
    assert fates(report)["good.txt"] == "new"
    assert list(urls(db)) == ["National roundtable"]
    assert elsewhere.asked == []
    assert kept(db) == [NOTE]


def test_a_bad_answer_does_not_take_a_good_note_away(site: Site, go: Callable[..., Report], db: Path) -> None:
    login = File(b"<!doctype html><p>Log in", "text/html", last_modified=None)
    site.at |= {"/": page("a.txt"), "/a.txt": in_turn(text(NOTE, last_modified=None), login, login, text(NOTE))}
    go()
    assert reasons(go()) == {"a.txt": "a web page came in the place of a .txt file"}
    assert fates(go()) == {"a.txt": "unchanged"}  # the same bad answer is told once
    go()
    assert list(urls(db).values()) == [site.url("/a.txt")]
    assert stages(db) == [("MNG", "roundtable", "2017-05-08/2017-05-10")]


def test_what_cannot_be_read_is_told_once(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": File(bytes(range(1, 32)) * 99)}

    def unreadable(report: Report) -> int:
        assert report.run is not None
        return report.run.count(Outcome.UNREADABLE)

    assert unreadable(go()) == 1
    assert unreadable(go()) == 0
    assert unreadable(go(force=True)) == 1
    (fetch,) = Fetches(db).known().values()
    assert fetch.unread == "not text: mostly control characters"


def test_what_could_not_be_read_is_tried_again_by_another_reader(
    site: Site, go: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer naptrack, or one with the extra for Word files, may read it, though it has not changed."""
    site.at |= {"/": page("a.txt"), "/a.txt": File(bytes(range(1, 32)) * 99)}
    go()
    monkeypatch.setattr("naptrack.sync.gather._reader", lambda: "2.0+docx")
    report = go()
    assert report.run is not None
    assert report.run.count(Outcome.UNREADABLE) == 1


def test_a_page_without_fitting_links(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at["/"] = page("x.zip", "y.png")
    report = go()
    assert "none of its 2 links fits *.pdf or" in report.visits[0].reason  # type: ignore[operator]
    assert report.visits[0].fate is Fate.TROUBLE


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(status(404), id="404"),
        pytest.param(status(500), id="500"),
        pytest.param(File(b"\x00\x01", "text/html"), id="no page"),
        pytest.param(File(b"", "text/html"), id="an empty page"),
        pytest.param(File(b"{}", "application/json"), id="another type"),
        pytest.param(raw(b"nonsense"), id="nonsense"),
    ],
)
def test_a_source_that_fails_leaves_the_others_to_go_on(
    site: Site, elsewhere: Site, go: Callable[..., Report], db: Path, tmp_path: Path, act: Callable[..., None]
) -> None:
    site.at["/"] = act
    elsewhere.at |= {"/": page("b.txt"), "/b.txt": text(OTHER)}
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "c.txt").write_text(THIRD)
    report = go(
        Page("bad", site.url()),
        Folder("none", str(tmp_path / "nowhere")),
        Folder("desk", str(tmp_path / "notes")),
        Page("good", elsewhere.url()),
    )
    assert [(v.source, v.fate) for v in report.visits] == [
        ("none", Fate.TROUBLE),
        ("bad", Fate.TROUBLE),
        ("good", Fate.NEW),
    ]
    assert sorted(urls(db)) == ["Draft read", "Meeting on a plan"]


@pytest.mark.parametrize(
    ("what", "came"),
    [
        pytest.param("naptrack.sync.gather._no_note", {"a.txt": "new", "c.txt": "new", "d.txt": "new"}, id="a link"),
        pytest.param("naptrack.sync.run.links", {"d.txt": "new"}, id="a page of links"),
    ],
)
@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(ZeroDivisionError("oops"), "internal error: ZeroDivisionError: oops", id="ours"),
        pytest.param(PermissionError(13, "Denied", "/x"), "[Errno 13] Denied: '/x'", id="the system's"),
    ],
)
def test_what_nobody_foresaw_costs_one_address(
    site: Site,
    elsewhere: Site,
    go: Callable[..., Report],
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    came: dict[str, str],
    error: Exception,
    reason: str,
) -> None:
    site.at |= {"/": page("a.txt", "b.txt", "c.txt")}
    site.at |= {f"/{name}.txt": text(NOTE.replace("Posted", f"{name}\nPosted")) for name in "abc"}
    elsewhere.at |= {"/": page("d.txt"), "/d.txt": text(OTHER)}
    stumbles_at(monkeypatch, what, error)
    report = go(Page("site", site.url()), Page("other", elsewhere.url()))
    assert list(reasons(report).values()) == [reason]
    assert {name: fate for name, fate in fates(report).items() if fate == "new"} == came
    assert report.run is not None
    assert report.run.count(Outcome.ADDED) == len(came)


def stumbles_at(monkeypatch: pytest.MonkeyPatch, what: str, error: BaseException) -> None:
    """Let the function ``what`` raise ``error`` the first time that "b.txt" is in what it is given."""
    module, _, name = what.rpartition(".")
    real = getattr(sys.modules[module], name)
    left = [error]

    def stumble(*given: Any) -> Any:
        if left and "b.txt" in str(given):
            raise left.pop()
        return real(*given)

    monkeypatch.setattr(what, stumble)


@pytest.mark.parametrize(
    ("error", "env"),
    [
        pytest.param(KeyboardInterrupt(), {}, id="a person who has had enough"),
        pytest.param(StoreError("x.db", "damaged"), {}, id="a record that cannot be used"),
        pytest.param(ZeroDivisionError(), {"NAPTRACK_TRACEBACK": "1"}, id="a mistake that is looked for"),
    ],
)
def test_what_ends_a_sync(
    site: Site,
    go: Callable[..., Report],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    env: dict[str, str],
) -> None:
    site.at |= {"/": page("b.txt"), "/b.txt": text(NOTE)}
    stumbles_at(monkeypatch, "naptrack.sync.gather._no_note", error)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(type(error)):
        go()


def test_a_folder_that_cannot_even_be_looked_for(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    report = go(Folder("long", "/" + "x" * 5000), Page("site", site.url()))
    assert [(v.source, v.reason) for v in report.visits] == [("long", "no such folder"), ("site", None)]
    assert len(urls(db)) == 1


def test_a_host_that_is_gone_is_left_alone(site: Site, elsewhere: Site, go: Callable[..., Report], db: Path) -> None:
    gone = elsewhere.url()
    elsewhere.close()
    site.at |= {"/": page(*[f"{gone}{number}.txt" for number in range(20)])}
    report = go(Page("site", site.url(), hosts=(gone[len("http://") : -1],)))
    assert len(report.visits) == 4
    assert report.visits[-1].reason == "3 failures in a row; 17 links are left for the next sync"
    assert not db.exists() or urls(db) == {}


def test_offline_with_nothing_before_makes_no_record(elsewhere: Site, go: Callable[..., Report], db: Path) -> None:
    gone = elsewhere.url()
    elsewhere.close()
    report = go(Page("site", gone))
    assert [visit.fate for visit in report.visits] == [Fate.TROUBLE]
    assert "cannot reach 127.0.0.1" in (report.visits[0].reason or "")
    assert report.run is None
    assert not db.exists()


def test_one_link_on_two_pages_is_asked_for_once(site: Site, go: Callable[..., Report]) -> None:
    site.at |= {"/x": page("a.txt"), "/y": page("a.txt", "b.txt"), "/a.txt": text(NOTE), "/b.txt": text(OTHER)}
    go(Page("x", site.url("/x")), Page("y", site.url("/y")))
    assert site.asked_for("/a.txt") == 1


def test_one_note_at_two_addresses_and_in_a_folder(
    site: Site, go: Callable[..., Report], db: Path, tmp_path: Path
) -> None:
    """It is kept once, read once, and cited by the first of its addresses."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "0.txt").write_text(NOTE)
    site.at |= {"/": page("b.txt", "a.txt"), "/a.txt": text(NOTE), "/b.txt": text(NOTE)}
    go(Page("site", site.url()), Folder("desk", str(tmp_path / "notes")))
    assert urls(db) == {"National roundtable": site.url("/a.txt")}
    assert kept(db) == [NOTE]
    with reading(db) as record:
        (note,) = load.notes(record)
        assert note.document.path == "0.txt"
        assert len(load.files(record, note.id)) == 3


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_address_of_a_note_does_not_depend_on_the_order(
    site: Site, go: Callable[..., Report], db: Path, tmp_path: Path, order: tuple[int, int]
) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "z.txt").write_text(NOTE)
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    sources = (Page("site", site.url()), Folder("desk", str(tmp_path / "notes")))
    for which in order:
        go(sources[which])
    with reading(db) as record:
        (note,) = load.notes(record)
    assert (note.document.url, note.document.path) == (site.url("/a.txt"), f"127.0.0.1:{site.port}/a.txt")


def test_the_address_of_a_copy_that_is_not_the_one_read(
    site: Site, go: Callable[..., Report], db: Path, tmp_path: Path
) -> None:
    """The same words as a web page there and as a text here: the text is read, the address is known."""
    lines = "".join(f"<p>{line}</p>" for line in NOTE.splitlines())
    site.at |= {"/": page("a.html"), "/a.html": File(f"<html><body>{lines}</body></html>".encode(), "text/html")}
    go()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "z.txt").write_text(NOTE)
    ingest(db, [tmp_path / "notes"], engine=ENGINE)
    with reading(db) as record:
        (note,) = load.notes(record)
    assert (note.document.path, note.document.url) == ("z.txt", site.url("/a.html"))
    # And where the file there becomes another note, the address goes with it.
    site.at["/a.html"] = File(f"<html><body><p>{OTHER}</p></body></html>".encode(), "text/html", last_modified=None)
    go()
    with reading(db) as record:
        assert {note.document.path: note.document.url for note in load.notes(record)}["z.txt"] is None


def test_a_dry_run_asks_the_page_of_links_and_writes_nothing(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt", "b.txt"), "/a.txt": text(NOTE), "/b.txt": text(OTHER)}
    report = go(dry_run=True)
    assert fates(report) == {"a.txt": "new", "b.txt": "new"}
    assert site.asked == ["/robots.txt", "/"]
    assert list(db.parent.iterdir()) == []
    go(Page("site", site.url(), ("a.txt",)))
    before = db.read_bytes()
    assert fates(go(dry_run=True)) == {"a.txt": "known", "b.txt": "new"}
    assert db.read_bytes() == before


def test_force_fetches_again(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    go()
    site.forget()
    report = go(force=True)
    assert fates(report) == {"a.txt": "unchanged"}
    assert all("If-None-Match" not in headers for headers in site.headers)
    assert len(stages(db)) == 1


def test_one_source_of_several(site: Site, elsewhere: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    elsewhere.at |= {"/": page("b.txt"), "/b.txt": text(OTHER)}
    pages = (Page("one", site.url()), Page("two", elsewhere.url()))
    go(*pages, names=["two"])
    assert site.asked == []
    assert list(urls(db)) == ["Meeting on a plan"]
    with pytest.raises(SourcesError, match="no source is called 'three'"):
        go(*pages, names=["three"])


def test_two_syncs_do_not_overlap(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    with alone(db):
        with pytest.raises(Busy, match="another sync"):
            go()
        assert site.asked == []
        assert fates(go(dry_run=True)) == {"a.txt": "new"}
    assert fates(go()) == {"a.txt": "new"}


def test_a_killed_sync_lets_go_of_the_lock(db: Path) -> None:
    code = f"from naptrack.sync.lock import alone\nwith alone({str(db)!r}):\n print('held', flush=True)\n input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Busy), alone(db):
            pass
        other.kill()
    with alone(db):
        pass


def test_a_sync_killed_between_fetching_and_reading_is_taken_up(
    site: Site, go: Callable[..., Report], db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server says that nothing has changed, and yet it was never read."""
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    with monkeypatch.context() as killed:
        killed.setattr("naptrack.sync.run.ingest", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go()
    with reading(db) as record:
        assert load.counts(record).notes == 0
    assert fates(go()) == {"a.txt": "unchanged"}
    assert stages(db) == [("MNG", "roundtable", "2017-05-08/2017-05-10")]


def test_a_kept_file_that_was_lost_before_it_was_read_is_fetched_again(
    site: Site, go: Callable[..., Report], db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    with monkeypatch.context() as killed:
        killed.setattr("naptrack.sync.run.ingest", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go()
    for file in Path(f"{db}.files").iterdir():
        file.unlink()
    go()
    assert len(stages(db)) == 1


def test_kept_files_stay_within_their_room_oldest_first(site: Site, go: Callable[..., Report], db: Path) -> None:
    names = [f"{number}.txt" for number in range(5)]
    site.at |= {f"/{name}": text(f"Note {name}\n{'x' * 1000}\nMNG drafting 201{name[0]}-01-01\n") for name in names}
    for until in range(1, 6):
        site.at["/"] = page(*names[:until], last_modified=None)
        report = go(manners=Manners(pause=0, keep_mb=0.0025))
        time.sleep(0.02)  # the files' ages must differ
    assert [words.split("\n", 1)[0] for words in kept(db)] == ["Note 3.txt", "Note 4.txt"]
    assert report.removed == 1
    assert len(stages(db)) == 5
    # And what made room is not fetched again.
    assert set(fates(go()).values()) == {"unchanged"}
    assert len(kept(db)) == 2


def test_no_file_makes_room_before_it_is_read(site: Site, go: Callable[..., Report], db: Path) -> None:
    go_on = Fetches(db)
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    go(manners=Manners(pause=0, keep_mb=0))
    assert kept(db) == []
    assert len(stages(db)) == 1
    (fetch,) = go_on.known().values()
    assert (fetch.stands, fetch.frozen, fetch.unread) == (True, True, None)


def test_what_is_written_down_of_a_fetch(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    go(now=dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC))
    go(now=dt.datetime(2026, 1, 3, tzinfo=dt.UTC))
    (fetch,) = Fetches(db).known().values()
    assert fetch.address == site.url("/a.txt")
    assert fetch.media_type == "text/plain"
    assert (fetch.etag or "").startswith('"')
    assert fetch.last_modified == "Wed, 10 May 2017 10:00:00 GMT"
    assert (fetch.fetched_at, fetch.asked_at) == ("2026-01-02T03:04:05Z", "2026-01-03T00:00:00Z")


def test_a_spoiled_record_is_said_before_anything_is_fetched(site: Site, go: Callable[..., Report], db: Path) -> None:
    db.write_text("a letter")
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    with pytest.raises(StoreError):
        go()
    assert "/a.txt" not in site.asked
    assert db.read_text() == "a letter"


def test_progress(site: Site, go: Callable[..., Report]) -> None:
    site.at |= {"/": page("a.txt", "b.txt"), "/a.txt": text(NOTE), "/b.txt": text(OTHER)}
    told: list[tuple[str, int, int]] = []
    go(progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "fetch"] == [("fetch", 1, 2), ("fetch", 2, 2)]
    assert {step[0] for step in told} == {"fetch", "read", "resolve"}


def test_a_note_by_its_address(site: Site, db: Path, tmp_path: Path) -> None:
    site.at |= {"/robots.txt": text("User-agent: *\nDisallow: /"), "/a.txt": text(NOTE)}
    (tmp_path / "b.txt").write_text(OTHER)

    def call(**options: Any) -> dict[str, str]:
        run = ingest_named(
            db,
            [tmp_path / "b.txt"],
            addresses=[site.url("/a.txt"), site.url("/no.txt")],
            manners=HASTY,
            engine=ENGINE,
            **options,
        )
        return {file.path.rpartition("/")[2]: str(file.outcome) for file in run.files}

    assert call(dry_run=True) == {"a.txt": "skipped", "no.txt": "skipped", "b.txt": "added"}
    assert site.asked == []
    assert call() == {"a.txt": "added", "no.txt": "unreadable", "b.txt": "added"}
    assert urls(db) == {"National roundtable": site.url("/a.txt"), "Meeting on a plan": None}
    assert call() == {"a.txt": "unchanged", "no.txt": "unreadable", "b.txt": "unchanged"}
    site.at["/a.txt"] = text(THIRD, last_modified=None)
    assert call()["a.txt"] == "changed"
    assert call(force=True)["a.txt"] == "reread"
    assert "/robots.txt" not in site.asked


def test_what_was_ingested_by_its_address_is_known_to_a_sync(site: Site, go: Callable[..., Report], db: Path) -> None:
    site.at |= {"/": page("a.txt"), "/a.txt": text(NOTE)}
    ingest_named(db, [], addresses=[site.url("/a.txt")], manners=HASTY, engine=ENGINE)
    assert fates(go()) == {"a.txt": "unchanged"}


def test_a_fragment_without_a_name_is_read_as_its_server_calls_it(site: Site, db: Path) -> None:
    """``/node/5`` says nothing; the bytes alone would pass for text."""
    body = f"<h3>Heading</h3><pre>{NOTE}</pre>".encode()
    site.at["/node/5"] = File(body, "text/html; charset=utf-8")
    ingest_named(db, [], addresses=[site.url("/node/5")], manners=HASTY, engine=ENGINE)
    with reading(db) as record:
        (note,) = load.notes(record, text=True)
    assert note.document.media_type == "text/html"
    assert "<" not in note.document.text


def test_what_the_record_holds_does_not_depend_on_how_it_came(site: Site, tmp_path: Path) -> None:
    """All at once, one by one, and twice: the same export, address for address."""
    names = {"a.txt": NOTE, "b.txt": OTHER, "c.txt": THIRD}
    site.at |= {f"/{name}": text(words) for name, words in names.items()}
    site.at["/"] = page(*names)
    exports = []
    for way in ("sync", "twice", "single"):
        db = tmp_path / f"{way}.db"
        for _ in range(2 if way == "twice" else 1):
            if way == "single":
                for name in reversed(names):
                    ingest_named(db, [], addresses=[site.url(f"/{name}")], manners=HASTY, engine=ENGINE)
            else:
                sync(db, Sources(tmp_path / "x", (Page("s", site.url()),), HASTY), engine=ENGINE)
        with reading(db) as record:
            exports.append(json.dumps(answers.document(record, None, None, None, dt.date(2026, 1, 1))))
    assert exports[0] == exports[1] == exports[2]
    assert site.url("/a.txt") in exports[0]
