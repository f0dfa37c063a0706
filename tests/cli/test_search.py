"""``naptrack search``."""

import csv
import io
import json

import pytest


def test_a_sentence_with_the_words_marked(call):
    code, out, err = call("search", "approved", "tajik", "government")
    assert (code, len(err.splitlines())) == (0, 1)  # the first question
    lines = out.splitlines()
    assert lines[0].split() == ["Date", "Note", "Passage", "Where"]
    assert "which was *approved* by *Tajik* *Government* on 9 February 2016." in lines[2]
    assert lines[2].endswith("001_e19d20169b0cd09e.txt:31")


@pytest.mark.parametrize(
    ("form", "marked"),
    [
        ("table", "*approved* by"),
        ("plain", "*approved* by"),
        ("md", "**approved** by"),
        ("html", "<mark>approved</mark> by"),
        ("json", "which was approved by"),
        ("ndjson", "which was approved by"),
        ("csv", "which was approved by"),
    ],
)
def test_formats(call, form, marked):
    first = call("-q", "search", "approved", "Tajik", "-f", form)
    assert marked in first.out
    assert "⟦" not in first.out
    assert first == call("-q", "search", "approved", "Tajik", "-f", form)


def test_fields_are_the_same_in_json_and_csv(call):
    (hit,) = json.loads(call("search", "approved", "Tajik", "-f", "json").out)
    (row,) = csv.DictReader(io.StringIO(call("search", "approved", "Tajik", "-f", "csv").out))
    assert list(hit) == list(row)
    assert hit["words"] == ["approved", "Tajik"]
    assert (hit["line"], hit["page"], hit["url"]) == (31, None, None)
    assert {"MNG", "TJK"} <= set(hit["states"])
    (note,) = [n for n in json.loads(call("export").out)["notes"] if n["path"] == hit["path"]]
    assert (hit["note"], hit["date"], hit["title"]) == (note["id"], note["date"], note["title"])


def test_the_passage_that_tells_of_the_state(call):
    (hit,) = json.loads(call("search", "NAP", "--state", "TJK", "--stage", "approval", "-f", "json").out)
    assert "approved by Tajik Government" in hit["quote"]
    (other,) = json.loads(call("search", "NAP", "--state", "UZB", "-n", "1", "-f", "json").out)
    assert "Uzbek" in other["quote"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["frobnicate"], "No note has this word.", id="a word"),
        pytest.param(["not to be found"], "No note has these words.", id="in a row"),
        pytest.param(
            ["frobnicate", "roundtable"],
            "No note has all of these words: frobnicate (none), roundtable (1 note).",
            id="two words",
        ),
        pytest.param(
            ["roundtable", "--state", "Fiji"], "No note has this word.", id="in notes that tell of no such State"
        ),
    ],
)
def test_nothing_found(ask, words, said):
    code, out, err = ask("search", *words)
    assert (code, err) == (0, "")
    assert out.startswith(said)
    assert ask("search", *words, "-f", "json").out == "[]\n"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([""], id="empty"),
        pytest.param(['"', "***", "( )"], id="signs only"),
        pytest.param([f"w{number}" for number in range(99)], id="too many words"),
        pytest.param([], id="no argument"),
        pytest.param(["plan", "--state", "Mongola"], id="no such State"),
        pytest.param(["plan", "--stage", "review"], id="no such stage"),
        pytest.param(["plan", "-n", "-1"], id="fewer than none"),
    ],
)
def test_wrong_calls(ask, words):
    code, out, err = ask("search", *words)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize("word", ["\x00x", "\x1b[31mx", "\udc80x", "x" * 5000, "' OR 1=1 --", "NEAR(a b)", "日本"])
def test_any_word_is_safe(ask, word):
    code, out, err = ask("search", word)
    assert (code, err) == (0, "")
    assert "\x1b" not in out


def test_only_so_many(ask):
    out = ask("search", "MNG", "-n", "1").out
    assert "1 of 2 notes; -n 0 shows all." in out
    assert len(json.loads(ask("search", "MNG", "-n", "0", "-f", "json").out)) == 2
    assert "-n 0" not in ask("search", "MNG").out
