"""The two clocks on every question that has them, and the day on which a planned date has passed."""

import json

import pytest

NOTES = {
    "a.txt": "First\nPosted 2017-05-10\nMNG roundtable 2017-05-08 2017-05-10\nMNG approval 2018-06-30 planned\n",
    "b.txt": "Second\nPosted 2019-03-01\nMNG draft-review 2019-02-27 2019-02-28\n",
    "c.txt": "Third, of no date\nMNG submission 2016-01-01\nBIH drafting\n",
    "d.txt": "Fourth\nPosted 2019-03-01\nMNG drafting 2017-02-01\n",
}
QUESTIONS = (["status"], ["timeline"], ["plans"], ["show", "Mongolia"], ["export"])


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    import plain_engine

    from naptrack import ingest

    folder = tmp_path_factory.mktemp("dated")
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    ingest.ingest(folder / "x.db", [folder / name for name in NOTES], engine=plain_engine.engine())
    return folder / "x.db"


@pytest.fixture
def ask(call, dated):
    return lambda *words: call("--db", dated, *words)


def marks(answer):
    return sorted((e["start"], *e["stages"]) for e in json.loads(answer.out) if e["iso3"] == "MNG")


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        pytest.param(
            ["--as-of", "2017-03-01"],
            [("2016-01-01", "submission"), ("2017-02-01", "drafting")],
            id="happened by then, whoever told it later",
        ),
        pytest.param(
            ["--as-of", "2017-05-09"],
            [("2016-01-01", "submission"), ("2017-02-01", "drafting")],
            id="not in the middle of a meeting, nor an intention before its note",
        ),
        pytest.param(
            ["--as-of", "2017-05-10"],
            [
                ("2016-01-01", "submission"),
                ("2017-02-01", "drafting"),
                ("2017-05-08", "roundtable"),
                ("2018-06-30", "approval"),
            ],
            id="an intention from its note's date on",
        ),
        pytest.param(
            ["--known-by", "2017-05-10"],
            [("2017-05-08", "roundtable"), ("2018-06-30", "approval")],
            id="what notes of then say",
        ),
        pytest.param(["--known-by", "2017-05-09"], [], id="before the first note"),
        pytest.param(
            ["--known-by", "2019-12-31", "--as-of", "2017-05-01"], [("2017-02-01", "drafting")], id="both clocks"
        ),
    ],
)
def test_timeline(ask, clocks, expected):
    assert marks(ask("timeline", *clocks, "-f", "json")) == expected


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: words[0])
def test_notes_without_a_date_are_counted_and_left_out(ask, words):
    code, out, err = ask(*words, "--known-by", "2030-01-01")
    assert (code, err) == (0, "1 note without a date left out.\n")
    assert "2016-01-01" not in out
    assert ask("-q", *words, "--known-by", "2030-01-01").err == ""
    assert ask(*words, "--as-of", "2030-01-01").err == ""


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: words[0])
@pytest.mark.parametrize("clocks", [["--as-of", "2018-12-31"], ["--known-by", "2018-12-31"]], ids=["as-of", "known-by"])
def test_equal_calls_give_equal_bytes_on_any_day(ask, words, clocks):
    first = ask("--today", "2018-01-01", *words, *clocks)
    assert first.code == 0
    assert first == ask("--today", "2030-01-01", *words, *clocks)


@pytest.mark.parametrize(
    ("today", "clocks", "passed"),
    [
        pytest.param("2018-06-30", [], False, id="on its last day"),
        pytest.param("2018-07-01", [], True, id="on the day after"),
        pytest.param("2030-01-01", ["--as-of", "2018-06-30"], False, id="as of its last day"),
        pytest.param("2017-06-01", ["--as-of", "2018-07-01"], True, id="as of the day after"),
        pytest.param("2030-01-01", ["--known-by", "2018-06-30"], False, id="known by its last day"),
        pytest.param("2017-06-01", ["--known-by", "2018-07-01"], True, id="known by the day after"),
        pytest.param("2030-01-01", ["--known-by", "2030-01-01", "--as-of", "2018-06-30"], False, id="as-of leads"),
    ],
)
def test_a_planned_date_has_passed(ask, today, clocks, passed):
    made = json.loads(ask("--today", today, "export", *clocks).out)
    found = [f for f in made["findings"] if f["code"] == "planned-date-passed"]
    assert bool(found) == passed
    assert all(f["severity"] == "notice" and f["mentions"][0]["mark"] == "approval" for f in found)
    shown = ask("--today", today, "show", "Mongolia", *clocks).out
    assert ("planned-date-passed" in shown) == passed


def test_check_looks_at_the_clock(ask):
    assert ask("--today", "2018-06-30", "check", "Mongolia").code == 0
    code, out, _ = ask("--today", "2018-07-01", "check")
    assert code == 1
    assert "planned for 2018-06-30: approval; no later record of it for the edition 2017-2021" in out


def test_exports_of_one_day_are_the_same(ask):
    assert ask("--today", "2030-01-01", "export") == ask("--today", "2030-01-01", "export")


def test_show_of_what_was_not_there_yet(ask):
    (event,) = [e for e in json.loads(ask("timeline", "-f", "json").out) if e["stages"] == ["draft-review"]]
    for words in (["Mongolia", "--as-of", "2015"], [event["id"], "--as-of", "2018"], ["b.txt", "--known-by", "2018"]):
        code, out, _ = ask("show", *words)
        assert code == 0
        assert out.startswith("No record of ")
        made = json.loads(ask("show", *words, "-f", "json").out)
        assert (made["events"], made["notes"]) == ([], [])
    assert ask("show", event["id"], "--as-of", "2020").out.startswith("Mongolia (MNG)\n2019-02-27/2019-02-28")


def test_show_an_event_by_an_id_that_later_notes_gave_it(call, tmp_path):
    """With fewer notes an event may begin with another mention, and so have another id."""
    import plain_engine

    from naptrack import ingest

    (tmp_path / "a.txt").write_text("One\nPosted 2018-01-01\nMNG drafting 2017-02-01\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Two\nPosted 2017-03-01\nMNG drafting 2017-02-01\n", encoding="utf-8")
    db = tmp_path / "x.db"
    ingest.ingest(db, [tmp_path / "a.txt"], engine=plain_engine.engine())
    (before,) = json.loads(call("--db", db, "timeline", "-f", "json").out)
    ingest.ingest(db, [tmp_path / "b.txt"], engine=plain_engine.engine())
    (after,) = json.loads(call("--db", db, "timeline", "-f", "json").out)
    assert before["id"] != after["id"]
    assert "2017-02-01" in call("--db", db, "show", after["id"], "--known-by", "2017").out
    assert "2017-02-01" in call("--db", db, "show", before["id"], "--known-by", "2017").out


def test_an_intention_stands_as_it_was_corrected_before_it_came_to_pass(call, tmp_path):
    plan = "national action plan on Security Council resolution 1540"
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(f"News\n\nPosted on 5 May 2015\n\nThe Government of Togo will approve its {plan} in 2017.\n")
    second.write_text(f"News\n\nPosted on 9 June 2018\n\nThe Government of Togo approved its {plan} on 3 May 2018.\n")

    def ask(*words):
        return call("--db", tmp_path / "n.db", "--today", "2020-01-01", *words)

    def then():
        return [
            (event["modality"], event["edtf"], event["author"])
            for event in json.loads(ask("timeline", "Togo", "-f", "json", "--as-of", "2016-01-01").out)
        ]

    ask("ingest", first)
    assert then() == [("planned", "2017", None)]
    (event,) = json.loads(ask("timeline", "Togo", "-f", "json").out)
    assert ask("correct", event["id"], "--date", "2018", "--author", "Ana").code == 0
    assert then() == [("planned", "2018", "Ana")]
    ask("ingest", second)
    assert json.loads(ask("timeline", "Togo", "-f", "json").out)[0]["edtf"] == "2018-05-03"
    assert then() == [("planned", "2018", "Ana")]
