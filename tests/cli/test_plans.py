"""``naptrack plans``."""

import csv
import io
import json

import pytest


def test_editions_with_what_they_rest_on(call):
    rows = {row["id"]: row for row in json.loads(call("plans", "-f", "json").out)}
    tajik = next(row for row in rows.values() if row["iso3"] == "TJK")
    assert (tajik["label"], tajik["period_start"], tajik["period_end"]) == ("2017-2021", 2017, 2021)
    assert (tajik["approved"], tajik["submitted"], tajik["submission"]) == ("2016-02-09", None, None)
    (approval,) = [ground for ground in tajik["rests_on"] if ground["stage"] == "approval"]
    assert approval["event"] == tajik["approval"]
    assert "approved by Tajik Government on 9 February 2016" in approval["quote"]
    shown = call("show", approval["event"]).out
    assert f"{approval['path']}:{approval['line']}" in shown
    assert sorted(row["label"] for row in rows.values() if row["iso3"] == "UZB") == ["2014", "2017-2021"]


def test_as_a_table(ask):
    lines = ask("plans", "Tajikistan").out.splitlines()
    assert lines[0].split() == [
        "State",
        "Edition",
        "Period",
        "Furthest",
        "stage",
        "Approved",
        "Submitted",
        "Rests",
        "on",
    ]
    assert lines[2].split()[:5] == ["Tajikistan", "2017-2021", "2017-2021", "approval", "2017-01-01"]
    assert "b.txt:5" in lines[2]


@pytest.mark.parametrize(
    ("words", "states"),
    [
        pytest.param([], ["BIH", "MNG", "MKD", "TJK"], id="all"),
        pytest.param(["MNG", "Tajikistan"], ["MNG", "TJK"], id="two"),
        pytest.param(["--stage", "approval"], ["TJK"], id="approved, not only planned"),
        pytest.param(["--stage", "approval", "--stage", "draft-review"], ["MNG", "TJK"], id="one of two"),
        pytest.param(["--as-of", "2016-12-31"], ["TJK"], id="as of a day"),
        pytest.param(["--known-by", "2017-12-31"], ["BIH", "MNG"], id="known by a day"),
    ],
)
def test_some(ask, words, states):
    assert [row["iso3"] for row in json.loads(ask("plans", *words, "-f", "json").out)] == states


@pytest.mark.parametrize("form", ["table", "plain", "json", "ndjson", "csv", "md", "html"])
def test_every_format_twice_the_same(ask, form):
    assert ask("plans", "-f", form) == ask("plans", "-f", form)


def test_csv_has_the_fields_of_json(ask):
    made = json.loads(ask("plans", "TJK", "-f", "json").out)
    (row,) = csv.DictReader(io.StringIO(ask("plans", "TJK", "-f", "csv").out))
    assert set(made[0]) - set(row) == {"rests_on"}
    assert set(row) - set(made[0]) == {"place", "quote"}
    assert row["approved"] == made[0]["approved"]


def test_no_record_and_no_such_stage(ask):
    assert ask("plans", "Fiji").out.startswith("No record of Fiji in 3 notes.")
    assert ask("plans", "--stage", "submission").out.startswith("No edition of a plan on record.")
