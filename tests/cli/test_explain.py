"""`naptrack explain`: words, files and standard input, in three formats."""

import io
import json
import sys
import zipfile

import pytest

SENTENCE = "Fiji's NAP under resolution 1540 was adopted in May 2019."


@pytest.fixture
def note(tmp_path):
    file = tmp_path / "suva.txt"
    file.write_text(f"{SENTENCE} It has not been submitted to the Committee.\n", encoding="utf-8")
    return file


def test_words(call):
    code, out, err = call("explain", SENTENCE)
    assert (code, err) == (0, "")
    assert "approval, 2019-05: Fiji" in out
    assert "rule plan-approved" in out
    assert "adopted*" in out


def test_words_without_quotes(call):
    assert call("explain", *SENTENCE.split()).out == call("explain", SENTENCE).out


def test_a_file_and_the_passages_without_an_event(call, note):
    code, out, err = call("explain", note)
    assert (code, err) == (0, "")
    assert "No event from 1 passage" in out
    assert "denied, or called off" in out
    assert "would be submission" in out


def test_words_that_no_rule_reads_would_be_nothing(call):
    out = call(
        "explain", "Moldova's 1540 NAP Commission was asked to consider how the plan might be widened and renewed."
    ).out
    assert "words of a step that no rule reads" in out
    assert "would be" not in out


def test_one_line_a_fact(call, note):
    lines = call("explain", note, "-f", "plain").out.splitlines()
    assert lines[0].startswith("suva.txt:1: Fiji: approval, 2019-05: ")
    assert lines[1].startswith("suva.txt:1: no event: denied, or called off: ")


def test_json(call, note):
    made = json.loads(call("explain", note, "-f", "json").out)
    assert made["note"]["path"] == "suva.txt"
    text = note.read_text(encoding="utf-8")
    told, silent = made["passages"]
    (mention,) = told["mentions"]
    assert (mention["iso3"], mention["mark"], mention["modality"]) == ("FJI", "approval", "occurred")
    assert mention["date"] | {"edtf": "", "text": ""} == {
        "start": "2019-05",
        "end": "2019-05",
        "precision": "month",
        "edtf": "",
        "earliest": "2019-05-01",
        "latest": "2019-05-31",
        "text": "",
    }
    for passage in made["passages"]:
        assert text[passage["start"] : passage["end"]] == passage["exact"]
        for one in (*passage["mentions"], *passage["silences"]):
            assert all(passage["start"] <= start < end <= passage["end"] for start, end in one["matched"])
    (silence,) = silent["silences"]
    assert (silence["reason"], silence["mark"]) == ("negated", "submission")


def test_standard_input(call, note, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(note.read_bytes())))
    assert "approval, 2019-05: Fiji" in call("explain", "-").out


def test_no_database_is_made_or_read(call, tmp_path):
    db = tmp_path / "none" / "n.db"
    assert call("--db", db, "explain", SENTENCE).code == 0
    assert not db.parent.exists()


def test_a_text_that_tells_nothing(call):
    code, out, _ = call("explain", "The NAP of Georgia was approved in 2015.")
    assert code == 0
    assert "Nothing that tells of a State's plan." in out
    assert '"The NAP of Georgia": nothing ties it to resolution 1540.' in out


def test_twice_the_same(call, note):
    for form in ("table", "plain", "json"):
        assert call("explain", note, "-f", form) == call("explain", note, "-f", form)


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        pytest.param("", 2, "nothing to explain", id="empty"),
        pytest.param("nofile.txt", 2, "no such file", id="no such file"),
        pytest.param("no/file", 2, "put it between quotes", id="no such folder"),
        pytest.param(".", 2, "is a folder", id="a folder"),
        pytest.param("empty.txt", 1, "empty.txt: empty file", id="an empty file"),
        pytest.param("picture.txt", 1, "picture.txt: ", id="no text"),
        pytest.param("two.zip", 2, "holds 2 notes", id="an archive of two"),
        pytest.param("none.zip", 1, "holds no note", id="an archive of none"),
    ],
)
def test_what_cannot_be_explained(call, tmp_path, monkeypatch, name, code, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 50)
    for archive, members in (("two.zip", ("a.txt", "b.txt")), ("none.zip", ())):
        with zipfile.ZipFile(tmp_path / archive, "w") as made:
            for member in members:
                made.writestr(member, SENTENCE)
    got = call("explain", name)
    assert (got.code, got.out) == (code, "")
    assert said in got.err
    assert "Traceback" not in got.err


def test_an_archive_of_one(call, tmp_path):
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as made:
        made.writestr("a.txt", SENTENCE)
    assert "approval, 2019-05: Fiji" in call("explain", tmp_path / "one.zip").out


@pytest.mark.parametrize("text", ["\x1b[31mFiji", "\ud800 NAP", "x" * 5000, "a\0b c", "-"], ids=range(5))
def test_words_of_any_kind(call, text, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Fiji")))
    got = call("explain", text)
    assert got.code in (0, 1, 2)
    assert "\x1b" not in got.out + got.err
    assert "internal error" not in got.err
