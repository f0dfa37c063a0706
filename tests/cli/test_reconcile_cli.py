"""``naptrack reconcile``."""

import csv
import io
import json

import pytest

NOTES = {
    "a.txt": "First\nPosted 2017-05-10\nMNG approval 2016-02-09\nCIV submission 2017-03-01\nTJK drafting\n",
    "b.txt": "Second\nPosted 2019-05-10\nMNG submission 2019-03-01\nGHA approval 2018-01-01\n",
}


@pytest.fixture
def ask(call, tmp_path_factory):
    import plain_engine

    from naptrack import ingest

    folder = tmp_path_factory.mktemp("reconcile")
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    ingest.ingest(folder / "x.db", [folder / name for name in NOTES], engine=plain_engine.engine())
    return lambda *words: call("--db", folder / "x.db", "reconcile", *words)


def accounts(answer):
    assert answer.code == 0
    return {row["account"]: row for row in json.loads(answer.out)}


def test_beside_the_published_pair(ask):
    found = accounts(ask("--plans", "48", "--states", "39", "-f", "json"))
    assert (found["plans"]["committee"], found["plans"]["record"], found["plans"]["difference"]) == (48, 2, 46)
    assert (found["states"]["committee"], found["states"]["record"], found["states"]["difference"]) == (39, 2, 37)
    assert [member["state"] for member in found["plans"]["members"]] == ["Côte d'Ivoire", "Mongolia"]
    assert [(m["iso3"], m["start"]) for m in found["approved"]["members"]] == [("GHA", "2018-01-01")]
    assert [m["iso3"] for m in found["begun"]["members"]] == ["TJK"]


def test_in_words(ask):
    out = ask("--plans", "48", "--states", "2").out
    lines = out.splitlines()
    assert lines[2].split("  ")[0] == "Plans submitted to the Committee"
    assert "Mongolia (2017-2021, 2019-03-01)" in lines[2]
    assert "Ghana (2017-2021, 2018-01-01)" in out
    assert "46 plans of the Committee's total not on this record; as many States as in the Committee's total." in out
    assert "Counted as submitted: " in out
    assert "Not a measure of compliance" in lines[-1]
    assert "1 plan on this record beyond the Committee's total" in ask("--plans", "1").out
    assert not {"missing", "late", "failed", "only"} & set(out.lower().split())


def test_without_a_pair(ask):
    out = ask().out
    assert "Committee's total" not in out
    assert all(row["committee"] is None and row["difference"] is None for row in accounts(ask("-f", "json")).values())


@pytest.mark.parametrize("clock", ["--as-of", "--known-by"])
def test_on_a_day(ask, clock):
    found = accounts(ask(clock, "2018-12-31", "-f", "json"))
    assert [m["iso3"] for m in found["plans"]["members"]] == ["CIV"]
    assert "MNG" in [m["iso3"] for m in found["approved"]["members"]]


def test_csv(ask):
    rows = list(csv.DictReader(io.StringIO(ask("--plans", "48", "-f", "csv").out)))
    assert rows[0]["members"] == "Côte d'Ivoire (2017-2021, 2017-03-01); Mongolia (2017-2021, 2019-03-01)"
    assert (rows[0]["committee"], rows[1]["committee"]) == ("48", "")


@pytest.mark.parametrize("form", ["table", "plain", "json", "ndjson", "csv", "md", "html"])
def test_every_format_twice_the_same(ask, form):
    assert ask("-f", form) == ask("-f", form)


@pytest.mark.parametrize("words", [["--plans", "-1"], ["--plans", "many"], ["--states", "1.5"]])
def test_wrong_calls(ask, words):
    assert ask(*words).code == 2


def test_what_an_analyst_recorded_counts_and_is_shown_as_such(call, tmp_path):
    db = ("--db", tmp_path / "x.db")
    call(*db, "record", "Fiji", "submission", "2020-02-03", "--source", "A letter", "--author", "Ana Ruiz")
    assert "Fiji (2020-02-03, recorded by Ana Ruiz)" in call(*db, "reconcile").out
    (plan,) = json.loads(call(*db, "plans", "-f", "json").out)
    assert (plan["submitted"], plan["rests_on"][0]["origin"]) == ("2020-02-03", "recorded")
    assert call(*db, "plans").out.splitlines()[2].endswith(f"submission {plan['submission']}, recorded by Ana Ruiz")
