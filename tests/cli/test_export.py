"""Exports: their files, how they are refused, that equal records give equal bytes."""

import json
import shutil
import subprocess
import sys

import pytest


def test_events_one_a_line(ask):
    code, out, err = ask("export", "-f", "ndjson")
    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == json.loads(ask("export").out)["events"]
    assert len(out.splitlines()) == 7


def test_a_folder_of_tables(ask, tmp_path):
    folder = tmp_path / "new" / "record"
    code, out, err = ask("export", "-f", "csv", "-o", folder)
    assert (code, out, err) == (0, "", f"Written to {folder}.\n")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {file.name for file in folder.iterdir()} == {
        "datapackage.json",
        *(resource["path"] for resource in package["resources"]),
    }
    assert (folder / "events.csv").read_bytes().count(b"\n") == 8


def test_a_folder_passes_frictionless(ask, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    for clocks in ([], ["--as-of", "2017-05-09"], ["--known-by", "2018"]):
        assert ask("export", "-f", "csv", "-o", tmp_path / "record", *clocks).code == 0
        report = frictionless.validate(str(tmp_path / "record" / "datapackage.json"))
        assert report.flatten(["type", "fieldName", "rowNumber", "note"]) == []


def test_the_bundled_notes_pass_frictionless(call, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    for clocks in ([], ["--as-of", "2017-05-09"], ["--known-by", "2018"]):
        assert call("export", "-f", "csv", "-o", tmp_path / "record", *clocks).code == 0
        report = frictionless.validate(str(tmp_path / "record" / "datapackage.json"))
        assert report.flatten(["type", "fieldName", "rowNumber", "note"]) == []


def test_other_files_in_the_folder_stay(ask, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "events.csv").write_text("old", encoding="utf-8")
    assert ask("export", "-f", "csv", "-o", tmp_path).code == 0
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "events.csv").read_text(encoding="utf-8").startswith("id,iso3,state,")
    assert not list(tmp_path.glob(".*"))


def test_a_calendar(ask):
    icalendar = pytest.importorskip("icalendar", reason="the extra `calendar` is not installed")
    code, out, err = ask("export", "-f", "ics")
    events = icalendar.Calendar.from_ical(out).walk("VEVENT")
    assert (code, err) == (0, "3 events without a date left out.\n")
    assert len(events) == 4
    assert {str(entry["uid"]) for entry in events} == {
        f"{event['id']}@naptrack" for event in json.loads(ask("export").out)["events"] if event["start"]
    }
    assert ask("-q", "export", "-f", "ics").err == ""


def test_without_the_extra_it_is_said_how_to_get_it(kept):
    """icalendar is hidden from a fresh interpreter; the rest of the program does without."""
    code = (
        "import sys; sys.modules['icalendar'] = None\n"
        "import importlib.util as util; real = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'icalendar' else real(name, *more)\n"
        f"sys.argv = ['naptrack', '--db', {str(kept)!r}, 'export', '-f', sys.argv[1]]\n"
        "from naptrack.cli import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code, "ics"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "naptrack: -f ics needs the calendar extra: python3 -m pip install 'naptrack[calendar]'\n"
    assert subprocess.run([sys.executable, "-c", code, "ndjson"], capture_output=True).returncode == 0


@pytest.mark.parametrize("form", ["json", "ndjson", "ics"])
def test_to_a_file_as_to_standard_output(ask, tmp_path, form):
    if form == "ics":
        pytest.importorskip("icalendar", reason="the extra `calendar` is not installed")
    file = tmp_path / "out"
    code, out, err = ask("export", "-f", form, "-o", file)
    assert (code, out) == (0, "")
    assert f"Written to {file}.\n" in err
    assert file.read_bytes().decode() == ask("export", "-f", form).out.replace("\r\r", "\r")
    assert list(tmp_path.iterdir()) == [file]


def test_through_a_link_to_what_it_leads_to(ask, tmp_path):
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert ask("export", "-o", tmp_path / "link.json").code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["schema_version"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["-f", "csv"], "-f csv writes a folder of tables; name it with -o FOLDER", id="no folder named"),
        pytest.param(["--raw"], "--raw is for -f csv, not for json", id="raw json"),
        pytest.param(["-f", "csv", "-o", "a.txt"], "a.txt is a file; -f csv writes a folder", id="a file for a folder"),
        pytest.param(["-o", "there"], "there cannot be written: is a directory", id="a folder for a file"),
        pytest.param(
            ["-o", "not/there"], "not/there cannot be written: no such file or directory", id="a folder that is not"
        ),
        pytest.param(["-f", "csv", "-o", "a.txt/b"], "a.txt/b cannot be written: not a directory", id="under a file"),
    ],
)
def test_refusals(ask, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "there").mkdir()
    code, out, err = ask("export", *words)
    assert (code, out, err) == (2, "", f"naptrack: {said}\n")
    assert sorted(file.name for file in tmp_path.rglob("*") if file.suffix != ".db") == ["a.txt", "there"]


def test_equal_records_give_equal_bytes(call, tmp_path):
    """One ingest of the folder, and the notes one by one in reverse order: every export is the same."""
    pytest.importorskip("icalendar", reason="the extra `calendar` is not installed")
    from naptrack.ingest import bundled

    notes = list(bundled())
    assert call("--db", tmp_path / "a.db", "ingest", *notes).code == 0
    for note in reversed(notes):
        assert call("--db", tmp_path / "b.db", "ingest", note).code == 0
    for name in "ab":
        for form in ("ndjson", "ics", "csv"):
            db, out = tmp_path / f"{name}.db", tmp_path / name / form
            out.parent.mkdir(exist_ok=True)
            assert call("--db", db, "--today", "2024-01-01", "export", "-f", form, "-o", out).code == 0
    for file in sorted(path for path in (tmp_path / "a").rglob("*") if path.is_file()):
        assert file.read_bytes() == (tmp_path / "b" / file.relative_to(tmp_path / "a")).read_bytes(), file.name


def test_raw_cells(ask, tmp_path, call):
    note = tmp_path / "=1+1.txt"
    note.write_text(
        "Event: National round table on the 1540 National Implementation Action Plan of Fiji\n"
        "Date and venue: 3 May 2017, Suva\n\nThe round table was held on 3 May 2017.\n",
        encoding="utf-8",
    )
    assert call("--db", tmp_path / "n.db", "ingest", note).code == 0
    for options, path in ([], "'=1+1.txt"), (["--raw"], "=1+1.txt"):
        assert call("--db", tmp_path / "n.db", "export", "-f", "csv", "-o", tmp_path / "out", *options).code == 0
        assert f",{path}," in (tmp_path / "out" / "notes.csv").read_text(encoding="utf-8")


def test_a_spreadsheet_runs_nothing(tmp_path, call):
    """LibreOffice Calc takes raw cells for formulas, and none of those that are made harmless."""
    if not shutil.which("libreoffice"):
        pytest.skip("no spreadsheet is installed")
    note = tmp_path / "=1+1.txt"
    note.write_text("Event: Round table on the 1540 National Action Plan of Fiji\nDate: 3 May 2017, Suva\n", "utf-8")
    assert call("--db", tmp_path / "n.db", "ingest", note).code == 0
    formulas = {}
    for name, options in ("raw", ["--raw"]), ("safe", []):
        assert call("--db", tmp_path / "n.db", "export", "-f", "csv", "-o", tmp_path / name, *options).code == 0
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        words = ["libreoffice", "--headless", profile, "--convert-to", "fods", "--outdir", tmp_path / name]
        subprocess.run([*words, tmp_path / name / "notes.csv"], capture_output=True, timeout=120)
        opened = tmp_path / name / "notes.fods"
        if not opened.exists():
            pytest.skip("LibreOffice is installed without Calc")
        formulas[name] = opened.read_text(encoding="utf-8").count("table:formula")
    assert formulas["safe"] == 0
    assert formulas["raw"] > 0
