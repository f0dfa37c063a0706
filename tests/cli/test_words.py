"""``naptrack states`` and ``naptrack stages``: what names and words mean."""

import csv
import io
import json

import pytest

from naptrack.models import Milestone, Stage

FORMS = ["table", "plain", "json", "ndjson", "csv", "md", "html"]


def test_all_states(ask):
    rows = json.loads(ask("states", "-f", "json").out)
    assert len(rows) == 195
    assert sum(row["member"] for row in rows) == 193
    assert {row["iso3"]: row["stage"] for row in rows if row["record"]} == {
        "BIH": "drafting",
        "MKD": "drafting",
        "MNG": "draft-review",
        "TJK": "approval",
    }
    out = ask("states").out
    assert "193 Members and 2 observer States, 4 with a record." in out
    names = [line.split("  ")[0] for line in out.splitlines()[2:197]]
    assert names[0] == "Afghanistan"
    assert names.index("Côte d'Ivoire") == names.index("Croatia") - 1


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param(["swaziland", "Burma"], ["Eswatini", "Myanmar"], id="former names"),
        pytest.param(["498", "fyrom"], ["North Macedonia", "Republic of Moldova"], id="a number and an abbreviation"),
        pytest.param(["--with-record", "Fiji", "MNG"], ["Mongolia"], id="those with a record"),
        pytest.param(["--with-record", "Fiji"], [], id="none"),
    ],
)
def test_some_states(ask, words, names):
    assert [row["name"] for row in json.loads(ask("states", *words, "-f", "json").out)] == names


def test_former_names_with_their_years(ask):
    (line,) = [line for line in ask("states", "MKD").out.splitlines() if line.startswith("North Macedonia")]
    assert line.endswith("   The former Yugoslav Republic of Macedonia (1993-2019); Republic of Macedonia (1991-2019)")
    (row,) = csv.DictReader(io.StringIO(ask("states", "Türkiye", "-f", "csv").out))
    assert row["former"] == "Turkey (1923-2022); Republic of Turkey (1923-2022)"
    (made,) = json.loads(ask("states", "Türkiye", "-f", "json").out)
    assert made["former"][0] == {"name": "Turkey", "first": 1923, "last": 2022}
    assert list(row) == list(made)


def test_no_state_with_a_record(ask):
    code, out, _ = ask("states", "--with-record", "Fiji")
    assert (code, out.splitlines()[0]) == (0, "No such State has a record.")
    assert ask("states", "Nowhere").code == 2


def test_all_stages_and_milestones(call):
    code, out, err = call("stages")
    assert (code, err) == (0, "")
    for mark in (*Stage, *Milestone):
        assert f"\n{mark}: " in out
    assert "draft-review: stage 4 of 7, column Review D\n" in out
    assert "submission: stage 6 of 7\n" in out
    assert "made up" in out


def test_one_with_all_its_wordings_and_what_is_none(call):
    from naptrack.glossary import unlike, wordings

    out = call("stages", "Approval").out
    assert "roundtable: " not in out
    assert all(" ".join(text.split()) in out for text in (*wordings(Stage.APPROVAL), *unlike(Stage.APPROVAL)))
    assert "Not read as approval:" in out


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", ["states", "stages"])
def test_every_format(ask, command, form):
    first = ask(command, "-f", form)
    assert (first.code, first.err) == (0, "")
    assert first == ask(command, "-f", form)
    assert ("Mongolia" if command == "states" else "implementation-review") in first.out


def test_stages_as_records(call):
    rows = json.loads(call("stages", "-f", "json").out)
    assert [row["name"] for row in rows] == [*Stage, *Milestone]
    assert [row["order"] for row in rows] == [1, 2, 3, 4, 5, 6, 7, *[None] * 8]
    review = rows[3]
    assert (review["kind"], review["column"]) == ("stage", "Review D")
    assert set(review["example"]) == {"text", "iso3", "date"}
    assert review["wordings"]
    assert next(iter(csv.DictReader(io.StringIO(call("stages", "letter", "-f", "csv").out))))["kind"] == "milestone"


@pytest.mark.parametrize("name", ["review", "", "\udc80", "\x1b[31m"])
def test_no_such_stage(call, name):
    code, out, err = call("stages", name)
    assert (code, out) == (2, "")
    assert "is no stage or milestone; one of update, " in err
    assert "\x1b" not in err
