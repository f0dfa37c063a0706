"""Files whose names are no UTF-8, as arguments have them."""

import json
import sys
import zipfile

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of files are text here")

NOTE = "Event: National roundtable in Mongolia on a National Action Plan under resolution 1540 (2004)\nDate: 2017\n"


@pytest.mark.parametrize("named", ["a\udcff.txt", "f\udcff", "z\udcff.zip"], ids=["a file", "a folder", "an archive"])
@pytest.mark.parametrize("options", [[], ["--dry-run"], ["--prune"], ["--strict"]], ids=" ".join)
def test_notes_there_are_read(call, tmp_path, named, options):
    (tmp_path / "f\udcff" / "in\udcfe").mkdir(parents=True)
    for name in ("a\udcff.txt", "f\udcff/in\udcfe/b\udcff.txt"):
        (tmp_path / name).write_text(NOTE)
    with zipfile.ZipFile(tmp_path / "z\udcff.zip", "w") as archive:
        archive.writestr("c.txt", NOTE)
    db = ("--db", tmp_path / "x.db")
    code, _, err = call(*db, "ingest", *options, tmp_path / named)
    assert (code, "1 added" in err) == (0, True), err
    if not options:
        assert call(*db, "ingest", tmp_path / named).err.startswith("1 unchanged")


def test_two_of_them_are_two(call, tmp_path):
    for name, year in (("n\udcff.txt", 2017), ("n\udcfe.txt", 2018)):
        (tmp_path / name).write_text(NOTE.replace("2017", str(year)))
    assert call("--db", tmp_path / "x.db", "ingest", tmp_path / "n\udcff.txt", tmp_path / "n\udcfe.txt").code == 0
    assert len(json.loads(call("--db", tmp_path / "x.db", "export").out)["notes"]) == 2


@pytest.mark.parametrize("words", [["ingest", "{}/no\udcff.txt"], ["ingest", "http://127.0.0.1/\udcff.txt"]])
def test_what_is_not_there_is_one_line(call, tmp_path, words):
    code, out, err = call("--db", tmp_path / "x.db", *(word.format(tmp_path) for word in words))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "internal error" not in err
    assert "\\udcff" in err


def test_a_record_of_such_a_name(call, tmp_path):
    db = ("--db", tmp_path / "x\udcff.db")
    code, _, err = call(*db, "status")
    assert (code, err) == (3, f"naptrack: {tmp_path}/x\\udcff.db: no such database\n")
    assert call(*db, "ingest", "--bundled").code == 0
    for words in (["status"], ["db", "info"], ["db", "verify"], ["db", "path"], ["sources", "list"]):
        assert call(*db, *words).code == 0
