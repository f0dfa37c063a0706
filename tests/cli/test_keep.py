"""Where the record is, how it is fed, and what happens when something is wrong with it."""

import errno
import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

NOTE = (
    "Event: National roundtable in Mongolia on a National Action Plan\nDate and Venue: 8 to 10 May 2017, Ulaanbaatar\n"
)


def test_db_path(call, tmp_path, monkeypatch):
    assert call("db", "path").out == f"{tmp_path}/data/naptrack/naptrack.db\n"
    assert call("--db", "x.db", "db", "path").out == "x.db\n"
    monkeypatch.setenv("NAPTRACK_DB", "/a/b.db")
    assert call("db", "path").out == "/a/b.db\n"
    monkeypatch.delenv("NAPTRACK_DB")
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    assert call("db", "path").out == f"{tmp_path}/.local/share/naptrack/naptrack.db\n"


def test_a_named_database_that_is_not_there(call, tmp_path, monkeypatch):
    for command in ("status", "timeline", "show", "check", "export"):
        code, out, err = call("--db", tmp_path / "no.db", command, *(["x"] if command == "show" else []))
        assert (code, out) == (3, "")
        assert f"{tmp_path}/no.db: no such database" in err
    monkeypatch.setenv("NAPTRACK_DB", str(tmp_path / "no.db"))
    assert call("status").code == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "empty", id="an empty file"),
        pytest.param(b"hello, this is a letter", "no naptrack database", id="another kind of file"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 5000, "database", id="a damaged one"),
    ],
)
def test_a_file_that_is_no_database(call, tmp_path, content, words):
    file = tmp_path / "x.db"
    file.write_bytes(content)
    code, out, err = call("--db", file, "status")
    assert (code, out) == (3, "")
    assert words in err
    assert file.read_bytes() == content


def test_another_programs_database(call, tmp_path):
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE states (iso3, name)")
    assert call("--db", tmp_path / "other.db", "status").code == 3


def test_a_folder_without_notes(call, tmp_path):
    folder = tmp_path / "empty"
    (folder / "deeper").mkdir(parents=True)
    code, out, err = call("ingest", folder)
    assert (code, out) == (2, "")
    assert f"no notes in {folder}" in err
    assert not (tmp_path / "data").exists()


def test_a_path_that_is_not_there(call, tmp_path):
    code, _, err = call("ingest", tmp_path / "nowhere")
    assert code == 2
    assert "nowhere" in err
    assert not (tmp_path / "data").exists()


@pytest.fixture
def folder(tmp_path):
    """One good note, a binary one, an empty one, and a picture."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "good.txt").write_text(NOTE, encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(call, tmp_path, folder):
    code, out, err = call("--db", tmp_path / "x.db", "ingest", folder)
    assert (code, out) == (1, "")
    assert "1 added" in err
    assert "naptrack: binary.txt: " in err
    assert "naptrack: empty.txt: " in err
    assert "picture.png (" in err
    assert call("--db", tmp_path / "x.db", "status", "Mongolia").code == 0


@pytest.fixture
def close(monkeypatch):
    """Close files and folders to us, as their mode would if we were nobody."""
    closed = set()

    def guarded(ask):
        def asked(path, *rest, **more):
            if Path(path) in closed:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return ask(path, *rest, **more)

        return asked

    monkeypatch.setattr(Path, "open", guarded(Path.open))
    monkeypatch.setattr(os, "scandir", guarded(os.scandir))
    return lambda *paths: closed.update(paths)


@pytest.mark.parametrize("named", ["", "good.txt"], ids=["in a folder", "by name"])
def test_a_closed_file_could_not_be_read(call, tmp_path, folder, close, named):
    close(folder / "good.txt")
    for name in ("binary.txt", "empty.txt"):
        (folder / name).unlink()
    (folder / "open.txt").write_text(NOTE, encoding="utf-8")
    code, out, err = call("--db", tmp_path / "x.db", "ingest", folder / named)
    assert (code, out) == (1, "")
    assert "1 could not be read" in err
    assert "naptrack: good.txt: permission denied\n" in err
    assert ("1 added" in err) == (not named)


@pytest.mark.parametrize("inner", ["", "2017"])
def test_a_closed_folder_is_not_one_without_notes(call, tmp_path, close, inner):
    shelf = tmp_path / "shelf"
    (shelf / inner).mkdir(parents=True)
    (shelf / inner / "a.txt").write_text(NOTE, encoding="utf-8")
    close(shelf / inner)
    code, out, err = call("--db", tmp_path / "x.db", "ingest", shelf)
    assert (code, out, err) == (1, "", f"naptrack: {shelf / inner} cannot be read: permission denied\n")
    assert not (tmp_path / "x.db").exists()


def test_the_rest_of_a_folder_is_read_where_one_in_it_is_closed(call, tmp_path, folder, close):
    (folder / "2017").mkdir()
    close(folder / "2017")
    code, _, err = call("--db", tmp_path / "x.db", "ingest", folder)
    assert code == 1
    assert "1 added" in err
    assert "naptrack: 2017: permission denied\n" in err


def test_a_record_is_read_again_from_its_own_text(call, tmp_path, folder):
    """Whatever became of the files."""
    (folder / "other.txt").write_text(NOTE.replace("Mongolia", "Togo"), encoding="utf-8")
    db = ("--db", tmp_path / "x.db")
    call(*db, "ingest", folder)
    before = call(*db, "export").out
    shutil.rmtree(folder)
    assert "Dry run, nothing is written: 2 read again." in call(*db, "ingest", "--force", "--dry-run").err
    code, out, err = call(*db, "ingest", "--force")
    assert (code, out) == (0, "")
    assert "2 read again; 2 States brought up to date." in err
    assert call(*db, "export").out == before
    assert "2 read again" in call(*db, "log", "--runs").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "name a file or a folder, or use --bundled; --force reads the record again"),
        (["--dry-run"], 2, "name a file or a folder"),
        (["--force", "--prune"], 2, "--prune: needs a PATH"),
        (["--force", "--strict"], 2, "--strict: needs a PATH"),
        (["--force"], 3, "no such database"),
    ],
)
def test_what_needs_a_path(call, tmp_path, words, code, said):
    found = call("--db", tmp_path / "x.db", "ingest", *words)
    assert (found.code, found.out) == (code, "")
    assert said in " ".join(found.err.split())
    assert not (tmp_path / "x.db").exists()


def test_ingest_twice_and_again_by_force(call, tmp_path, folder):
    for name in ("binary.txt", "empty.txt", "picture.png"):
        (folder / name).unlink()
    db = ("--db", tmp_path / "x.db")
    assert "1 added; 1 State brought up to date." in call(*db, "ingest", folder).err
    before = call(*db, "export").out
    assert "1 unchanged" in call(*db, "ingest", folder).err
    assert "1 read again" in call(*db, "ingest", "--force", folder).err
    assert call(*db, "export").out == before
    (folder / "good.txt").write_text(NOTE.replace("2017", "2018"), encoding="utf-8")
    assert "1 changed" in call(*db, "ingest", folder).err


def test_quiet_ingest_says_only_what_went_wrong(call, tmp_path, folder):
    _, out, err = call("--db", tmp_path / "x.db", "-q", "ingest", folder)
    assert out == ""
    assert len(err.splitlines()) == 2
    assert all(line.startswith("naptrack: ") for line in err.splitlines())


def test_verbose_ingest_names_every_file(call, tmp_path, folder):
    assert "added: good.txt" in call("--db", tmp_path / "x.db", "-v", "ingest", folder).err


def test_the_first_question_builds_the_record(call, tmp_path):
    code, out, err = call("status", "Mongolia")
    assert code == 0
    assert "Mongolia" in out
    assert err.splitlines() == [
        f"First question: the record was built from the 5 bundled notes ({tmp_path}/data/naptrack/naptrack.db)."
    ]
    assert call("status", "Mongolia") == (0, out, "")


def test_the_first_question_where_nothing_can_be_written(call, tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    code, out, err = call("status", "Mongolia", "-f", "json")
    assert code == 0
    assert json.loads(out)[0]["iso3"] == "MNG"
    assert "in memory only" in err
    assert len(err.splitlines()) == 1


def test_ingest_into_a_missing_default_starts_empty(call, folder):
    call("ingest", folder / "good.txt")
    assert [row["iso3"] for row in json.loads(call("status", "-f", "json").out)] == ["MNG"]
    assert "5 added" in call("ingest", "--bundled").err


def test_bundled_is_what_a_first_question_reads(call, tmp_path):
    assert "5 added; " in call("--db", tmp_path / "x.db", "ingest", "--bundled").err
    assert call("--db", tmp_path / "x.db", "export").out == call("export").out


def test_an_error_of_ours_is_one_line(ask, monkeypatch):
    from naptrack.store import load

    monkeypatch.setattr(load, "status_rows", lambda *_: 1 / 0)
    code, out, err = ask("status")
    assert (code, out) == (1, "")
    assert err == "naptrack: internal error: ZeroDivisionError: division by zero\n"


def test_today_freezes_the_clock(call, tmp_path, folder):
    call("--db", tmp_path / "x.db", "--today", "2021-03-04", "ingest", folder / "good.txt")
    with sqlite3.connect(tmp_path / "x.db") as db:
        assert db.execute("SELECT started FROM runs").fetchall() == [("2021-03-04T00:00:00Z",)]


def feed(call, db, folder, files):
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return call("--db", db, "ingest", folder)


def test_a_dry_run_says_what_would_be_done_and_does_nothing(call, tmp_path, folder):
    db = tmp_path / "x.db"
    code, out, err = call("--db", db, "ingest", "--dry-run", folder)
    assert (code, out) == (1, "")
    assert err.startswith("Dry run, nothing is written: 1 added, 1 skipped, 2 could not be read.\n")
    assert "  added: good.txt" in err
    assert "naptrack: empty.txt: " in err
    assert not db.exists()
    call("--db", db, "ingest", folder)
    before = db.read_bytes()
    assert "1 unchanged" in call("--db", db, "ingest", "--dry-run", folder).err
    (folder / "good.txt").write_text(NOTE.replace("2017", "2018"), encoding="utf-8")
    (folder / "new.txt").write_text(NOTE.replace("Mongolia", "Malawi"), encoding="utf-8")
    said = call("--db", db, "ingest", "--dry-run", folder).err
    assert "1 added, 1 changed" in said
    assert "  changed: good.txt" in said
    assert db.read_bytes() == before


def test_prune_forgets_what_is_gone_from_the_folder_named_and_nothing_else(call, tmp_path):
    db, here, there = tmp_path / "x.db", tmp_path / "here", tmp_path / "there"
    feed(call, db, here, {"a.txt": NOTE, "b.txt": NOTE.replace("Mongolia", "Malawi")})
    feed(call, db, there, {"c.txt": NOTE.replace("Mongolia", "Togo")})
    (here / "b.txt").unlink()
    (there / "c.txt").unlink()
    call("--db", db, "ingest", here)
    assert [row["iso3"] for row in json.loads(call("--db", db, "status", "-f", "json").out)] == ["MWI", "MNG", "TGO"]
    assert "  removed: b.txt" in call("--db", db, "ingest", "--prune", "--dry-run", here).err
    assert "1 unchanged, 1 removed" in call("--db", db, "ingest", "--prune", here).err
    assert [row["iso3"] for row in json.loads(call("--db", db, "status", "-f", "json").out)] == ["MNG", "TGO"]


def test_prune_of_an_emptied_folder(call, tmp_path):
    db, here = tmp_path / "x.db", tmp_path / "here"
    here.mkdir()
    assert call("--db", db, "ingest", "--prune", here).code == 2
    assert not db.exists()
    feed(call, db, here, {"a.txt": NOTE})
    (here / "a.txt").unlink()
    assert call("--db", db, "ingest", here).code == 2
    code, _, err = call("--db", db, "ingest", "--prune", here)
    assert code == 0
    assert "1 removed" in err
    assert call("--db", db, "status", "-f", "json").out == "[]\n"


def test_db_info(call, ask, kept):
    lines = dict(line.split("  ", 1) for line in ask("db", "info").out.splitlines())
    assert lines["Notes"].strip() == "3"
    (facts,) = json.loads(ask("db", "info", "-f", "json").out)
    assert (facts["path"], facts["bytes"]) == (str(kept), kept.stat().st_size)
    assert (facts["notes"], facts["undated_notes"], facts["states"]) == (3, 1, 4)
    code, out, err = call("db", "info", "-f", "json")
    assert (code, json.loads(out)[0]["notes"]) == (0, 5)
    assert "First question" in err


def test_db_info_of_a_record_in_memory(call, tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    (facts,) = json.loads(call("db", "info", "-f", "json").out)
    assert (facts["path"], facts["bytes"], facts["notes"]) == (None, None, 5)


def test_db_verify(call, ask, kept, tmp_path):
    code, out, err = ask("db", "verify")
    assert (code, err) == (0, "")
    assert "differ" not in out
    spoilt = tmp_path / "spoilt.db"
    spoilt.write_bytes(kept.read_bytes())
    with sqlite3.connect(spoilt) as db:
        db.execute("UPDATE mentions SET exact = 'never said' WHERE note IN (SELECT id FROM notes WHERE path = 'b.txt')")
    code, out, err = call("--db", spoilt, "db", "verify", "-f", "json")
    assert (code, err) == (1, "")
    (quotes,) = [one for one in json.loads(out) if one["differs"]]
    assert quotes["check"] == "mentions: words, line and page"
    assert all("(b.txt): its words are not in the text" in words for words in quotes["differs"])
    assert "3 differ: mention " in call("--db", spoilt, "db", "verify").out
    assert call("--db", tmp_path / "no.db", "db", "verify").code == 3


def test_db_backup_and_restore(call, kept, tmp_path):
    db, copies = tmp_path / "x.db", tmp_path / "copies"
    db.write_bytes(kept.read_bytes())
    copies.mkdir()
    before = call("--db", db, "export").out
    code, out, err = call("--db", db, "--today", "2026-01-02", "db", "backup", copies)
    assert (code, out, err) == (0, "", f"Copied to {copies}/x-2026-01-02.db.\n")
    assert call("--db", db, "--today", "2026-01-02", "db", "backup", copies).code == 2
    assert call("--db", db, "--today", "2026-01-02", "db", "backup", "--force", copies).code == 0
    call("--db", db, "ingest", "--bundled")
    assert call("--db", db, "export").out != before
    code, out, err = call("--db", db, "--today", "2026-01-02", "db", "restore", copies / "x-2026-01-02.db")
    assert (code, out) == (0, "")
    assert err.endswith(f"What was there stands in {db}.bak-20260102T000000Z.\n")
    assert call("--db", db, "export").out == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["backup", "{db}"], 2, "is there already; --force", id="onto a file"),
        pytest.param(["backup", "--force", "{db}"], 2, "is there already\n", id="onto itself"),
        pytest.param(["backup", "{folder}/no/copy.db"], 2, "no such folder", id="into no folder"),
        pytest.param(["restore", "{folder}/no.db"], 2, "no such file", id="from nothing"),
        pytest.param(["restore", "{db}"], 2, "the record itself", id="from itself"),
        pytest.param(["restore", "{folder}/letter.txt"], 3, "no naptrack database", id="from a letter"),
    ],
)
def test_copies_that_cannot_be(call, kept, tmp_path, words, code, said):
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam")
    answer = call("--db", kept, "db", *(word.format(db=kept, folder=tmp_path) for word in words))
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_db_migrate(call, kept, tmp_path):
    from naptrack.store.schema import VERSION

    assert call("--db", kept, "db", "migrate").err == f"Up to date: version {VERSION}.\n"
    assert call("--db", tmp_path / "no.db", "db", "migrate").code == 3
    newer = tmp_path / "newer.db"
    newer.write_bytes(kept.read_bytes())
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 999")
    code, _, err = call("--db", newer, "db", "migrate")
    assert code == 3
    assert "newer naptrack" in err


def test_db_migrate_of_an_older_record(call, tmp_path):
    from naptrack.store.connect import open_for_writing
    from naptrack.store.migrations import MIGRATIONS, migrate

    older = tmp_path / "older.db"
    db = open_for_writing(older)
    migrate(db, MIGRATIONS[:1])
    db.close()
    assert call("--db", older, "status").code == 3
    assert "naptrack db migrate" in call("--db", older, "status").err
    code, out, err = call("--db", older, "db", "migrate")
    assert (code, out) == (0, "")
    assert err == f"Brought from version 1 to {len(MIGRATIONS)}. What was there stands in {older}.bak-v1.\n"
    assert call("--db", older, "status").code == 0
