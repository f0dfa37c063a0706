"""``naptrack summary``, as cron and its readers meet it."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

import plain_engine
import pytest

from naptrack import ingest

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PROGRAM = [sys.executable, "-m", "naptrack"]
SCRIPT = Path(sys.executable).with_name("naptrack")
NOTES = ("A roundtable\nPosted 2017-05-10\nMNG roundtable 2017-05-08 2017-05-10\n", "Another\nPosted 2018-01-02\n")
SILENT = (0, "", "")


def flat(text: str) -> str:
    """The words of a mail, wherever its lines break."""
    return " ".join(text.split())


def day(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{text}T06:00:00+00:00")


@pytest.fixture
def db(tmp_path):
    return tmp_path / "record.db"


@pytest.fixture
def feed(tmp_path, db):
    """Write notes and read them with the plain engine: ``feed({"a.txt": "text"}, "2026-01-05")``."""

    def feed(files, on="2026-01-05", prune=False, **engine):
        folder = tmp_path / "notes"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8") if text is not None else (folder / name).unlink()
        return ingest.ingest(db, [folder], engine=plain_engine.engine(**engine), now=day(on), prune=prune)

    return feed


@pytest.fixture
def tell(call, db):
    """Call it on that record: ``tell("--since", "7d", today="2026-01-06")``."""
    return lambda *words, today="2026-01-06": call("--db", db, "--today", today, "summary", *words)


@pytest.fixture
def news(tell):
    """The same as JSON; an empty dict where nothing was said."""
    return lambda *words, **more: json.loads(tell("-f", "json", *words, **more).out or "{}")


ROUNDTABLE = "A roundtable\nPosted 2017-05-10\nMNG roundtable 2017-05-08 2017-05-10\n"
DRAFTING = "A meeting\nPosted 2018-01-02\nMNG drafting 2018-01-01\n"


# --- what is told ---------------------------------------------------------------------------------------------------


def test_two_notes_then_five_then_nothing(call, db, tmp_path):
    """The real thing: exactly the difference of two exports, and nothing a second time."""

    def export():
        return json.loads(call("--db", db, "export").out)

    def told():
        answer = call("--db", db, "summary", "-f", "json")
        assert (answer.code, answer.err) == (0, "")
        return json.loads(answer.out)

    call("--db", db, "-q", "ingest", *SEEDS[:1], *SEEDS[3:4])
    two, first = export(), told()
    assert first["since"] == {"kind": "bookmark", "name": "last", "at": None}
    assert {n["id"] for n in first["notes"]} == {n["id"] for n in two["notes"]}
    assert {e["id"] for e in first["events"]} == {e["id"] for e in two["events"]}
    assert call("--db", db, "summary") == SILENT

    call("--db", db, "-q", "ingest", ROOT / "seeds")
    five, second = export(), told()
    assert call("--db", db, "summary") == SILENT

    assert {(n["id"], n["change"]) for n in second["notes"]} == {
        (n["id"], "new") for n in five["notes"] if n["id"] not in {o["id"] for o in two["notes"]}
    }
    # An event is the same where it has a passage in common, whatever its id and date are now.
    known = {(m["note"], m["start"], m["mark"], e["iso3"]) for e in two["events"] for m in e["mentions"]}
    new = [
        e["id"]
        for e in five["events"]
        if known.isdisjoint((m["note"], m["start"], m["mark"], e["iso3"]) for m in e["mentions"])
    ]
    assert sorted(e["id"] for e in second["events"] if e["change"] == "new") == sorted(new)
    old = {s["iso3"]: s["stage"] for s in two["states"]}
    assert {s["iso3"]: (s["from"]["stage"], s["to"]["stage"]) for s in second["stage_changes"]} == {
        s["iso3"]: (old.get(s["iso3"]), s["stage"]) for s in five["states"] if old.get(s["iso3"]) != s["stage"]
    }
    texts = {n["id"]: n["path"] for n in five["notes"]}
    for change in second["stage_changes"]:
        proof = change["evidence"]
        assert proof["mark"] == change["to"]["stage"]
        assert proof["path"] in texts.values()
    assert {f["id"] for f in second["findings"] if f["change"] == "new"} == {
        f["id"] for f in five["findings"] if f["id"] not in {o["id"] for o in two["findings"]}
    }
    assert {p["id"] for p in second["plans"]} == {
        p["id"]
        for p in five["plans"]
        if any(p[k] for k in ("label", "approved", "submitted")) and p not in two["plans"]
    }
    assert not any(second["newer_rules"].values())


def test_a_mail(feed, tell):
    feed({"a.txt": ROUNDTABLE}, "2026-01-05")
    assert tell().out == (
        "naptrack: what is on record\n"
        "===========================\n"
        "\n"
        "1 stage change, 1 new event, 1 new plan, 1 new note.\n"
        "\n"
        "\n"
        "Stage changes\n"
        "-------------\n"
        "\n"
        "Mongolia: roundtable (edition 2017-2021), since 2017-05-08\n"
        f"    2017-05-08/2017-05-10: roundtable, Vienna [{event_id('a.txt', tell, feed)}]\n"
        '    "MNG [...] roundtable 2017-05-08 2017-05-10"\n'
        "    a.txt:3\n"
        "\n"
        "\n"
        "New plans\n"
        "---------\n"
        "\n"
        "Mongolia, 2017-2021, approved 2017-01-01\n"
        "\n"
        "\n"
        "New notes\n"
        "---------\n"
        "\n"
        "2017-05-10: A roundtable\n"
        "    a.txt\n"
        "\n"
        "\n"
        "1 information note, 1 State. Not a measure of compliance; absence of a\n"
        "record is not absence of action.\n"
    )


def event_id(name, tell, feed):
    (event,) = json.loads(tell("--bookmark", "other", "-f", "json").out)["events"]
    return event["id"]


CASES = [
    pytest.param(
        {"b.txt": DRAFTING},
        {"stage_changes": ["roundtable > drafting"], "events": ["new"], "notes": ["new"]},
        id="a note that brings a stage",
    ),
    pytest.param(
        {"b.txt": "Words\nMNG roundtable 2017-05-08 2017-05-10\n"},
        {"notes": ["new"]},
        id="a note that tells what is known",
    ),
    pytest.param(
        {"b.txt": "Earlier words\nPosted 2017-05-09\nMNG roundtable 2017-05-08 2017-05-10\n"},
        {"notes": ["new"]},
        id="an earlier note, so that the event has another id",
    ),
    pytest.param({"a.txt": ROUNDTABLE + "More words.\n"}, {"notes": ["revised"]}, id="a note revised, saying the same"),
    pytest.param(
        {"a.txt": ROUNDTABLE.replace("-10\n", "-09\n")},
        {"events": ["gone", "new"], "notes": ["revised"]},
        id="a note revised, with another date",
    ),
    pytest.param(
        {"b.txt": "Words\nMNG roundtable 2017-06-01\n"},
        {"events": ["new"], "findings": ["new", "new"], "notes": ["new"]},
        id="a finding",
    ),
    pytest.param(
        {"b.txt": "Words\nQuery the year is unknown\n"},
        {"findings": ["new"], "notes": ["new"]},
        id="a finding on a note",
    ),
    pytest.param(
        {"b.txt": "Words\nTJK approval planned\n"},
        {"events": ["new"], "plans": ["new"], "notes": ["new"]},
        id="an intention is no stage",
    ),
    pytest.param(
        {"b.txt": "Words\nTJK letter 2017-06-01\n"},
        {"events": ["new"], "plans": ["new"], "notes": ["new"]},
        id="a milestone is no stage",
    ),
    pytest.param({"copy.txt": ROUNDTABLE}, {}, id="a copy of a known file"),
    pytest.param(
        {"b.txt": DRAFTING, "c.txt": DRAFTING},
        {"stage_changes": ["roundtable > drafting"], "events": ["new"], "notes": ["new"]},
        id="one note twice",
    ),
]


def shape(news):
    """What changed, without what it is: ``{"notes": ["new"]}``."""
    found = {
        kind: sorted(change["change"] for change in news[kind])
        for kind in ("events", "plans", "findings", "judgements", "notes")
        if news.get(kind)
    }
    stages = [f"{c['from']['stage']} > {c['to']['stage']}" for c in news.get("stage_changes", ())]
    return {**({"stage_changes": stages} if stages else {}), **found}


@pytest.mark.parametrize(("files", "told"), CASES)
def test_what_a_run_brought(feed, news, tell, files, told):
    feed({"a.txt": ROUNDTABLE})
    assert tell().out
    feed(files, "2026-01-06")
    assert shape(news()) == told
    assert tell() == SILENT


def test_what_is_gone(feed, news, tell):
    feed({"a.txt": ROUNDTABLE, "b.txt": DRAFTING + "Query the year is unknown\n"})
    tell()
    feed({"b.txt": None}, "2026-01-06", prune=True)
    found = news()
    assert shape(found) == {
        "stage_changes": ["drafting > roundtable"],
        "events": ["gone"],
        "findings": ["settled"],
        "notes": ["gone"],
    }
    assert found["stage_changes"][0]["evidence"]["quote"] == "MNG [...] roundtable 2017-05-08 2017-05-10"
    assert tell() == SILENT


def test_what_came_and_went_is_not_told(feed, tell):
    feed({"a.txt": ROUNDTABLE})
    tell()
    feed({"b.txt": DRAFTING}, "2026-01-06")
    feed({"b.txt": None}, "2026-01-06", prune=True)
    assert tell() == SILENT


def test_reading_again_changes_nothing(feed, tell, db):
    feed({"a.txt": ROUNDTABLE, "b.txt": DRAFTING})
    tell()
    before = size(db)
    ingest.ingest(db, [db.parent / "notes"], engine=plain_engine.engine(), force=True)
    assert tell() == SILENT
    assert size(db) == before


def size(db):
    """Entries of the account of changes, and the bytes in them."""
    with sqlite3.connect(db) as connection:
        return connection.execute("SELECT count(*), sum(length(before)) FROM changes").fetchone()


def test_the_account_grows_with_what_is_new_alone(feed, db):
    feed({f"{number}.txt": f"Words {number}\nMNG letter 2017-01-{number:02}\n" for number in range(1, 29)})
    _, before = size(db)
    for number in range(1, 11):
        feed({f"new{number}.txt": f"Words\nMNG letter 2018-01-{number:02}\n"}, "2026-01-06")
    _, after = size(db)
    # A note, its event: two ids and little else, not the twenty-eight that stood before.
    assert after - before < 10 * 150


# --- newer rules ----------------------------------------------------------------------------------------------------


def without_drafting(document):
    reading = plain_engine.read(document)
    from dataclasses import replace

    return replace(reading, mentions=tuple(m for m in reading.mentions if m.mark.value != "drafting"))


def test_newer_rules_stand_under_a_heading_of_their_own(feed, news, tell):
    feed({"a.txt": ROUNDTABLE + "MNG drafting 2017-06-01\n"}, read=without_drafting, rules="older")
    tell()
    feed({"b.txt": "Words\nPosted 2018-01-02\nMNG approval 2018-01-01\n"}, "2026-01-06", rules="newer")
    found = news("--since", "1")
    assert shape(found) == {"stage_changes": ["drafting > approval"], "events": ["new"], "notes": ["new"]}
    assert shape(found["newer_rules"]) == {"stage_changes": ["roundtable > drafting"], "events": ["new"]}
    text = tell().out
    head, apart = text.split("From newer rules\n----------------\n")
    assert "Mongolia: from drafting (edition 2017-2021) to approval" in head
    assert "Mongolia: from roundtable (edition 2017-2021) to drafting" in apart
    assert "1 stage change, 1 new event, 1 new note; from newer rules: 1 stage change, 1 new event." in flat(text)


def test_newer_rules_that_change_nothing_are_silent(feed, tell):
    feed({"a.txt": ROUNDTABLE}, rules="older")
    tell()
    feed({}, "2026-01-06", rules="newer")
    feed({}, "2026-01-06", resolution="newer")
    assert tell() == SILENT


def test_a_kill_does_not_forget_that_the_rules_are_newer(feed, news, db, monkeypatch):
    feed({"a.txt": ROUNDTABLE + "MNG drafting 2017-06-01\n"}, read=without_drafting, rules="older")
    from naptrack.ingest import run

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            feed({}, rules="newer")
    feed({}, "2026-01-06", rules="newer")
    found = news("--since", "1")
    assert shape(found) == {}
    assert shape(found["newer_rules"]) == {"stage_changes": ["roundtable > drafting"], "events": ["new"]}


# --- judgements -----------------------------------------------------------------------------------------------------


def test_judgements_made_and_undone(call, feed, news, tell, db):
    feed({"a.txt": ROUNDTABLE})
    tell()
    call("--db", db, "record", "Mongolia", "approval", "2018-03-01", "--source", "Gazette 12", "--author", "A. Analyst")
    found = news("--since", "1")
    assert shape(found)["judgements"] == ["made"]
    assert shape(found)["stage_changes"] == ["roundtable > approval"]
    assert found["judgements"][0]["author"] == "A. Analyst"
    text = tell().out
    assert "Judgements\n----------\n\nMongolia, recorded by A. Analyst on " in text
    assert "Gazette 12" in text
    assert tell() == SILENT
    call("--db", db, "undo", found["judgements"][0]["id"], "--author", "A. Analyst")
    found = news()
    assert shape(found)["judgements"] == ["undone"]
    assert shape(found)["stage_changes"] == ["approval > roundtable"]
    assert tell() == SILENT


# --- since when -----------------------------------------------------------------------------------------------------


@pytest.fixture
def three_runs(feed):
    feed({"a.txt": ROUNDTABLE}, "2026-01-01")
    feed({"b.txt": DRAFTING}, "2026-01-03")
    feed({"c.txt": "Words\nPosted 2019-01-01\nMNG approval 2019-01-01\n"}, "2026-01-08")


@pytest.mark.parametrize(
    ("since", "notes"),
    [
        pytest.param("0001-01-01", "abc", id="before everything"),
        pytest.param("2026-01", "abc", id="a month"),
        pytest.param("2026-01-01", "abc", id="the day of the first run"),
        pytest.param("2026-01-02", "bc", id="the day after it"),
        pytest.param("2026-01-03", "bc", id="the day of the second"),
        pytest.param("2026-01-04", "c", id="the day after that"),
        pytest.param("2026-01-09", "", id="after everything"),
        pytest.param("2030-01-01", "", id="a day to come"),
        pytest.param("1d", "c", id="a day ago"),
        pytest.param("0d", "", id="today"),
        pytest.param("7d", "bc", id="seven days"),
        pytest.param("2w", "abc", id="weeks"),
        pytest.param("1", "bc", id="the first run"),
        pytest.param("2", "c", id="the second run"),
        pytest.param("3", "", id="the last run"),
    ],
)
def test_since(three_runs, news, since, notes):
    found = news("--since", since, today="2026-01-09")
    assert sorted(note["path"][0] for note in found.get("notes", ())) == list(notes)


def test_since_a_time_moves_no_bookmark(three_runs, news):
    assert news("--since", "7d", today="2026-01-09") == news("--since", "7d", today="2026-01-09") != {}
    assert len(news(today="2026-01-09")["notes"]) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "yesterday"], "write last, a day"),
        (["--since", "2026-13"], "write last, a day"),
        (["--since", "2026-02-30"], "write last, a day"),
        (["--since", "999999d"], "write last, a day"),
        (["--since", "999999w"], "write last, a day"),
        (["--since", ""], "write last, a day"),
        (["--since", "٣"], "write last, a day"),
        (["--since", "4"], "there is no run 4; the last is 3"),
        (["--since", "0"], "there is no run 0; the last is 3"),
        (["--since", "9" * 30], "the last is 3"),
        (["--since", "7d", "--bookmark", "anna"], "only with --since last"),
        (["--since", "7d", "--heartbeat", "30d"], "only with --since last"),
        (["--heartbeat", "soon"], "write 30d"),
        (["--bookmark", " "], "needs a name"),
        (["-f", "pdf"], "pdf"),
    ],
)
def test_a_call_that_is_wrong(three_runs, tell, words, said):
    answer = tell(*words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_record_of_nothing_is_silent(tell, db, call):
    call("--db", db, "-q", "ingest", "--bundled")
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in ("events", "plans", "findings", "statuses", "mentions", "notes", "changes"):
            connection.execute(f"DELETE FROM {table}")
    assert tell() == SILENT
    assert tell("--since", "7d") == SILENT


def test_a_record_in_memory_keeps_no_bookmark(call, monkeypatch):
    """A fresh start where nothing can be written: the bundled notes are told, and that it cannot be remembered."""
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/nowhere")
    answer = call("summary")
    assert answer.code == 3
    assert "5 new notes" in flat(answer.out)
    assert "the bookmark 'last' was not moved" in answer.err
    assert call("-q", "summary", "--since", "2000-01-01").code == 0


def test_no_such_database(call, tmp_path):
    answer = call("--db", tmp_path / "none.db", "summary")
    assert (answer.code, answer.out) == (3, "")
    assert not (tmp_path / "none.db").exists()


def test_a_first_question_builds_the_record_of_the_bundled_notes(call):
    assert "5 new notes" in flat(call("summary").out)
    assert call("summary") == SILENT


# --- bookmarks ------------------------------------------------------------------------------------------------------


def test_each_reader_has_a_bookmark(feed, tell):
    feed({"a.txt": ROUNDTABLE})
    assert "1 new note" in tell("--bookmark", "anna").out
    assert tell("--bookmark", "anna") == SILENT
    assert "1 new note" in tell("--bookmark", "Bůh ve mně").out
    assert "1 new note" in tell("--bookmark", "\udcff").out
    assert "1 new note" in tell().out
    feed({"b.txt": DRAFTING}, "2026-01-06")
    assert [tell(*words).out.count("1 new note") for words in ([], ["--bookmark", "anna"])] == [1, 1]
    assert [tell(*words) for words in ([], ["--bookmark", "anna"])] == [SILENT, SILENT]


def test_a_full_disk_does_not_move_the_bookmark(feed, tell, db):
    feed({"a.txt": ROUNDTABLE})
    with open("/dev/full", "w") as full:
        done = subprocess.run([*PROGRAM, "--db", db, "summary"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == "naptrack: the summary could not be written: no space left on device; it will be told again\n"
    assert "1 new note" in tell().out


def test_a_closed_pipe_does_not_move_the_bookmark(feed, tell, db):
    feed({"a.txt": ROUNDTABLE})
    with subprocess.Popen([*PROGRAM, "--db", db, "summary"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
    assert "1 new note" in tell().out


def test_no_standard_output_does_not_move_the_bookmark(feed, tell, db):
    feed({"a.txt": ROUNDTABLE})
    call = " ".join([*PROGRAM, "--db", str(db), "summary", ">&-"])
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True)
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "1 new note" in tell().out


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_of_much_text_who_stops_is_told_again(feed, tell, db, unbuffered):
    """More than a pipe holds, and a reader who takes one line of it."""
    lines = [[f"MNG letter {1900 + n}-01-{d:02} word{n}of{d}" for d in range(1, 29)] for n in range(60)]
    feed({f"{n}.txt": "\n".join([f"Words of {n}", *letters]) for n, letters in enumerate(lines)})
    call = " ".join([*PROGRAM, "--db", str(db), "summary", "| head -1"])
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, env=env)
    assert (done.stdout, done.stderr) == ("naptrack: what is on record\n", "")
    assert "60 new notes" in tell().out


def test_what_came_while_we_spoke_is_told_next_time(feed, tell, news, monkeypatch):
    feed({"a.txt": ROUNDTABLE})
    from naptrack.store import bookmarks

    move = bookmarks.move

    def late(path, name, to):
        feed({"b.txt": DRAFTING})
        move(path, name, to)

    monkeypatch.setattr(bookmarks, "move", late)
    assert len(news()["notes"]) == 1
    monkeypatch.undo()
    assert [note["path"] for note in news()["notes"]] == ["b.txt"]


@pytest.fixture
def shelf():
    """A folder that every user can reach."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)
        os.chmod(folder, 0o755)


@pytest.fixture(scope="module")
def nobody():
    """What goes before a command so that someone runs it who may not write everywhere."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and setpriv is not installed")
    other = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    if subprocess.run([*other, *PROGRAM, "--version"], capture_output=True, cwd="/").returncode:
        pytest.skip("nobody but root can reach this Python")
    return other


@pytest.mark.parametrize("since", ["last", "1", "7d", "2026-01-01"])
def test_a_read_only_database(feed, db, since, shelf, nobody):
    feed({"a.txt": ROUNDTABLE})
    feed({"b.txt": DRAFTING}, "2026-01-06")
    file = shelf / "record.db"
    shutil.copy(db, file)
    file.chmod(0o444)
    shelf.chmod(0o555)
    words = ["--db", str(file), "--today", "2026-01-07", "summary", "--since", since]
    done = [subprocess.run([*nobody, *PROGRAM, *words], capture_output=True, text=True, cwd="/") for _ in range(2)]
    assert done[0].stdout == done[1].stdout
    assert "new note" in done[0].stdout
    if since == "last":
        assert done[0].returncode == 3
        assert "the database cannot be written: it is read-only for you" in done[0].stderr
        assert "the bookmark 'last' was not moved, and the same will be told again" in done[0].stderr
    else:
        assert (done[0].returncode, done[0].stderr) == (0, "")


# --- exit code, heartbeat, upcoming ---------------------------------------------------------------------------------


def test_exit_code(feed, tell):
    feed({"a.txt": ROUNDTABLE})
    assert tell("--exit-code").code == 4
    assert tell("--exit-code") == SILENT
    assert tell("--heartbeat", "0d", "--exit-code").code == 0


def test_a_word_after_a_long_silence(feed, tell):
    feed({"a.txt": ROUNDTABLE}, "2026-01-05")
    words = ["--heartbeat", "30d"]
    assert "1 new note" in tell(*words, today="2026-01-06").out
    assert tell(*words, today="2026-02-04") == SILENT
    spoken = tell(*words, today="2026-02-05")
    assert spoken.code == 0
    assert spoken.out.startswith("naptrack: what changed since 2026-01-06 00:00 UTC\n")
    assert "Nothing changed.\n" in spoken.out
    assert "1 information note, 1 State." in spoken.out
    assert tell(*words, today="2026-02-06") == SILENT
    assert "Nothing changed." in tell("--heartbeat", "4w", today="2026-03-05").out


def test_upcoming(feed, tell, news):
    planned = "Words\nMNG approval 2026-03-01 planned\nMNG drafting 2026-01-01 planned\nTJK approval planned\n"
    feed({"a.txt": planned})
    found = news("--upcoming", "--since", "2026-01-01", today="2026-01-06")
    assert [(event["iso3"], event["start"]) for event in found["planned"]] == [("MNG", "2026-03-01"), ("TJK", None)]
    text = tell("--upcoming").out
    assert "Planned\n-------\n\nMongolia, 2026-03-01: approval (planned), Vienna [" in text
    assert tell("--upcoming") == SILENT
    assert "Planned\n-------\n" in tell("--upcoming", "--heartbeat", "0d").out


def test_nothing_planned_is_said(feed, tell):
    feed({"a.txt": ROUNDTABLE})
    assert "Planned\n-------\n\nNothing planned is on record.\n" in tell("--upcoming").out


def test_a_planned_date_that_has_passed_is_told_once(feed, news, tell):
    feed({"a.txt": "Words\nMNG approval 2026-02-01 planned\n"}, "2026-01-05")
    assert "findings" not in shape(news(today="2026-01-06"))
    assert tell(today="2026-02-01") == SILENT
    found = news(today="2026-02-02")
    assert shape(found) == {"findings": ["new"]}
    assert found["findings"][0]["code"] == "planned-date-passed"
    assert found["findings"][0]["places"] == ["a.txt:2"]
    assert tell(today="2026-02-03") == SILENT


# --- formats --------------------------------------------------------------------------------------------------------

ODD = """\
Round\u202etable\u200b <b>&\x07 \x1b[31m*x* | Türkiye
Posted 2017-05-10
Query a \u2066<script>\x9b31m\u2028[x](y)
"""


@pytest.mark.parametrize("form", ["plain", "md", "html", "json"])
def test_no_control_or_bidirectional_character(feed, tell, form):
    feed({"a\u202etxt.txt": ODD + "TUR roundtable 2017-05-08 planned\u202e\x1b[1m\n", "b.txt": ROUNDTABLE})
    text = tell("-f", form, "--upcoming", "--bookmark", "x\u202e\x1b").out
    assert text
    assert [c for c in text if unicodedata.category(c)[0] == "C" and c != "\n"] == []
    assert "\u2028" not in text
    assert "Türkiye" in text
    assert "<script>" not in text or form in ("plain", "json")


@pytest.mark.parametrize("form", ["plain", "md", "html", "json"])
def test_equal_calls_give_equal_bytes(feed, tell, form):
    feed({"a.txt": ROUNDTABLE + "BIH drafting\nTJK drafting\n", "b.txt": DRAFTING + "Query something\n"})
    words = ["-f", form, "--since", "7d", "--upcoming"]
    assert tell(*words) == tell(*words)
    assert tell(*words).out == tell("-f", form, "--since", "2025-12-30", "--upcoming").out


def test_lines_fit_a_mail(call, db):
    call("--db", db, "-q", "ingest", "--bundled")
    lines = call("--db", db, "summary", "--upcoming").out.splitlines()
    assert [line for line in lines if len(line) > 72] == []
    assert all(line == line.rstrip() for line in lines)
    assert not any(a == b == c == "" for a, b, c in zip(lines, lines[1:], lines[2:], strict=False))


def test_states_of_which_the_same_is_told_are_one_entry(feed, tell):
    passage = "Words\nPosted 2017-05-10\nMNG drafting\nTJK drafting\nUZB drafting\n"
    feed({"a.txt": passage})
    text = tell().out
    # Three passages of their own: nothing is merged that rests on different words.
    assert text.count("drafting (edition 2017-2021), undated") == 3


def test_one_sentence_of_many_states_is_quoted_once(call, db):
    call("--db", db, "-q", "ingest", SEEDS[0])
    text = " ".join(call("--db", db, "summary").out.split())
    assert "Armenia, Belarus, Bosnia and Herzegovina, Croatia, Kyrgyzstan, Montenegro, North Macedonia, Serbia," in text
    assert text.count("OSCE and the 1540 Group of Experts have been working") == 1


def test_markdown_and_html(feed, tell):
    feed({"a.txt": ROUNDTABLE})
    md = tell("-f", "md", "--since", "7d").out
    assert md.startswith("## naptrack: what changed since 2025-12-30\n")
    assert "\n### Stage changes\n\n- Mongolia: roundtable (edition 2017-2021), since 2017-05-08\n\n" in md
    assert "\n  > MNG \\[...\\] roundtable 2017-05-08 2017-05-10\n" in md
    page = tell("-f", "html").out
    assert page.startswith("<!doctype html>\n")
    assert "<blockquote>MNG [...] roundtable 2017-05-08 2017-05-10</blockquote>" in page
    assert not re.search(r"<script|https?://", page)


# --- cron -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({}, id="nothing at all"),
        pytest.param({"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "SHELL": "/bin/sh"}, id="cron's"),
        pytest.param({"LANG": "C", "LC_ALL": "C"}, id="C"),
        pytest.param({"LC_ALL": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}, id="latin-1"),
        pytest.param({"PYTHONIOENCODING": "ascii", "TERM": ""}, id="ascii"),
    ],
)
def test_the_same_bytes_in_every_environment(feed, db, env):
    feed({"a.txt": "Réunion à Ankara\nPosted 2017-05-10\nTUR roundtable 2017-05-08\n"})
    words = [*PROGRAM, "--db", str(db), "summary", "--since", "1900-01-01"]
    usual = subprocess.run(words, capture_output=True)
    bare = subprocess.run(words, capture_output=True, env=env, cwd="/")
    assert (bare.returncode, bare.stdout, bare.stderr) == (0, usual.stdout, b"")
    assert "Türkiye" in bare.stdout.decode("utf-8")
    assert "Réunion" in bare.stdout.decode("utf-8")


@pytest.mark.skipif(not shutil.which("script"), reason="script is not installed")
def test_a_terminal_that_knows_no_accents(feed, db):
    feed({"a.txt": "Words\nTUR roundtable 2017-05-08\n"})
    env = {"PATH": os.environ["PATH"], "TERM": "vt100", "PYTHONIOENCODING": "ascii"}
    call = " ".join([*PROGRAM, "--db", str(db), "summary", "--since", "1900-01-01"])
    done = subprocess.run(["script", "-qec", call, "/dev/null"], capture_output=True, env=env)
    assert done.returncode == 0
    assert b"T\\xfcrkiye: roundtable" in done.stdout


def test_no_home_and_no_name(feed, monkeypatch, call):
    """A user without an entry in the password file, without HOME: what is missing is said."""
    import pwd

    def nobody(_):
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_DATA_HOME")
    answer = call("summary")
    assert (answer.code, answer.out) == (2, "")
    assert "--db" in answer.err


def crontab():
    """The settings and the jobs (times, command) of the crontab in docs/cron.md."""
    (block,) = re.findall(r"```crontab\n(.*?)```", (ROOT / "docs" / "cron.md").read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for line in block.splitlines() if line and not line.startswith("#")]
    settings = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))
    jobs = [line.split(None, 5) for line in lines if not re.match(r"[A-Z_]+=", line)]
    return settings, [(job[:5], job[5]) for job in jobs]


@pytest.fixture
def desk(tmp_path):
    """A folder as docs/cron.md has it in /srv/naptrack, and the text of a crontab moved there."""
    folder = tmp_path / "srv"
    (folder / "notes").mkdir(parents=True)
    for seed in SEEDS[:2]:
        shutil.copy(seed, folder / "notes")

    def moved(text):
        return text.replace("/srv/naptrack", str(folder)).replace("/opt/naptrack/bin/naptrack", str(SCRIPT))

    return folder, moved


def test_the_crontab_of_the_docs(desk):
    """Every line of it, under cron's bare environment, twice."""
    folder, moved = desk
    settings, jobs = crontab()
    env = {"NAPTRACK_DB": moved(settings["NAPTRACK_DB"]), "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}

    def run(command):
        assert "%" not in command, "cron takes it for the end of a line"
        done = subprocess.run(["/bin/sh", "-c", moved(command)], env=env, cwd="/", capture_output=True, text=True)
        assert done.stderr == ""
        return done.stdout

    commands = [command for _, command in jobs]
    mails = [run(command) for command in commands]
    assert "2 new notes" in flat(mails[0])
    assert "2 new notes" in flat(mails[1])
    assert mails[2:] == ["", ""]
    assert "2 new notes" in (folder / "anna.html").read_text(encoding="utf-8")
    assert len(json.loads((folder / "news.json").read_text(encoding="utf-8"))["notes"]) == 2
    page = (folder / "anna.html").stat().st_mtime_ns
    assert [run(commands[number]) for number in (0, 2, 3)] == ["", "", ""]
    assert (folder / "anna.html").stat().st_mtime_ns == page
    shutil.copy(SEEDS[2], folder / "notes")
    assert "1 new note" in flat(run(commands[0]))


def test_the_times_of_the_docs_are_cron_times():
    _, jobs = crontab()
    for times, _ in jobs:
        for field, top in zip(times, (59, 23, 31, 12, 7), strict=True):
            assert field == "*" or all(0 <= int(number) <= top for number in field.split("-"))


@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("cron") and not os.access("/usr/sbin/cron", os.X_OK), reason="cron is not installed"
)
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may start cron")
def test_debians_cron(desk):
    """The real one: what it runs once a minute is told in the first minute, and nothing in the next."""
    folder, moved = desk
    settings, jobs = crontab()
    table = Path(f"/etc/cron.d/naptrack-test-{os.getpid()}")
    out = folder / "mail"
    job = moved(jobs[0][1])
    lines = [f"{name}={value}" for name, value in settings.items() if name != "MAILTO"]
    text = "\n".join([*map(moved, lines), 'MAILTO=""', f"* * * * * root ( {job} ) >>{out} 2>&1; date >>{out}.done", ""])
    daemon = None
    try:
        table.write_text(text)
        table.chmod(0o644)
        daemon = subprocess.Popen(
            [shutil.which("cron") or "/usr/sbin/cron", "-f"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        minutes(folder / "mail.done", 1)
        first = out.read_text(encoding="utf-8")
        assert "2 new notes" in flat(first)
        minutes(folder / "mail.done", 2)
        assert out.read_text(encoding="utf-8") == first
    finally:
        table.unlink(missing_ok=True)
        if daemon:
            daemon.terminate()
            daemon.wait()


def minutes(file, number):
    """Wait until the job has ended that often."""
    for _ in range(130):
        if file.exists() and len(file.read_text().splitlines()) >= number:
            return
        time.sleep(1)
    raise AssertionError(f"cron did not run the job {number} times")
