"""Where the record is, how it is fed, and what happens when something is wrong with it."""

import json
import sqlite3

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
