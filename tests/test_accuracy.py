"""Counting against hand-read facts: by rows, by chance, and beside the counter that the rules were taken from."""

import importlib.util
import json
import random
from pathlib import Path

import pytest

from naptrack import accuracy
from naptrack.accuracy import Checked, Tally, compare, evidence_of, near, of_dates, of_mark, of_states, silent_on
from naptrack.gold import Fact, GoldError, golds
from naptrack.models import Milestone, Silence, Stage

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

needs_score = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="score.py is not beside this tree")


def event(iso3="MNG", stages=("drafting",), start="2017-05-08", end="2017-05-10", **more):
    """An event of the export contract, as far as it is counted."""
    return {
        "iso3": iso3,
        "stages": list(stages),
        "milestone": None,
        "start": start,
        "end": end,
        "modality": "occurred",
        "mentions": [],
        **more,
    }


def document(*events, **more):
    return {"events": list(events), "states": [], "plans": [], "findings": [], "notes": [], **more}


def wanted(iso3="MNG", must=("drafting",), start="2017-05-08", end="2017-05-10", **more):
    """An entry of a hand reading."""
    return {"iso3": iso3, "must": list(must), "may": [], "start": start, "end": end, "modality": "occurred", **more}


def gold(*events, **more):
    return {"events": list(events), **more}


def tallies(gold_data, record):
    """(strict, lenient) as (hits, misses, extras)."""
    (one,) = golds(gold_data)
    comparison = compare(one, record)
    return tuple((t.hits, t.misses, t.extras) for t in (accuracy.strict(comparison), accuracy.lenient(comparison)))


NOTHING = (0, 0, 0)

CASES = [
    pytest.param(gold(), document(), NOTHING, NOTHING, id="nothing asked, nothing out"),
    pytest.param(gold(wanted()), document(event()), (1, 0, 0), (1, 0, 0), id="a hit"),
    pytest.param(gold(wanted()), document(), (0, 1, 0), (0, 1, 0), id="a miss"),
    pytest.param(gold(), document(event()), (0, 0, 1), (0, 0, 1), id="an extra"),
    pytest.param(
        gold(wanted()), document(event(start="2017-05", end="2017-05")), (0, 1, 1), (1, 0, 0), id="the date is vaguer"
    ),
    pytest.param(gold(wanted()), document(event(modality="planned")), (0, 1, 1), (0, 1, 1), id="another modality"),
    pytest.param(gold(wanted()), document(event("FJI")), (0, 1, 1), (0, 1, 1), id="another State"),
    pytest.param(
        gold(wanted(must=["drafting", "roundtable"])), document(event()), (1, 1, 0), (1, 1, 0), id="one of two stages"
    ),
    pytest.param(
        gold(wanted(may=["roundtable"])),
        document(event(stages=["drafting", "roundtable"])),
        (1, 0, 0),
        (1, 0, 0),
        id="what may be there",
    ),
    pytest.param(gold(wanted(optional=True)), document(), NOTHING, NOTHING, id="an optional entry is not asked for"),
    pytest.param(gold(wanted(optional=True)), document(event()), NOTHING, NOTHING, id="nor is it an extra"),
    pytest.param(
        gold(wanted(end=None, start="2014")),
        document(event(start="2014", end="2014")),
        (1, 0, 0),
        (1, 0, 0),
        id="no end",
    ),
    pytest.param(
        gold(wanted(start=None, end=None)),
        document(event(start=None, end=None)),
        (1, 0, 0),
        (1, 0, 0),
        id="an undated fact",
    ),
    pytest.param(
        gold(wanted()),
        document(event(), event(start=None, end=None)),
        (1, 0, 0),
        (1, 0, 0),
        id="an undated fact beside a dated one is no extra",
    ),
    pytest.param(
        gold(wanted()),
        document(event(), event(start=None, end=None, modality="planned")),
        (1, 0, 1),
        (1, 0, 1),
        id="but an undated intention is",
    ),
    pytest.param(
        gold(wanted()),
        document(event(modality="planned"), event(start=None, end=None)),
        (0, 1, 1),
        (1, 0, 1),
        id="and beside a dated intention it is none",
    ),
    pytest.param(
        gold(wanted(start=None, end=None)),
        document(event(), event(start=None, end=None)),
        (1, 0, 1),
        (1, 0, 0),
        id="an undated fact that is asked for counts",
    ),
    pytest.param(
        gold(wanted(alt_start="2017-05", alt_end=None)),
        document(event(start="2017-05", end="2017-05")),
        (1, 0, 0),
        (1, 0, 0),
        id="the second dating",
    ),
    pytest.param(
        gold(wanted(alt_start=None, alt_end=None)),
        document(event(start=None, end=None)),
        (1, 0, 0),
        (1, 0, 0),
        id="a second dating that is none",
    ),
    pytest.param(
        gold(wanted(alt_start="2017-05", alt_end="2017-05")),
        document(event(), event(start="2017-05", end="2017-05")),
        (1, 0, 0),
        (1, 0, 0),
        id="both datings at once",
    ),
    pytest.param(
        gold(wanted(), wanted()),
        document(event()),
        (2, 0, 0),
        (1, 0, 0),
        id="an entry twice counts twice, without dates once",
    ),
    pytest.param(
        gold(wanted(must=["letter"])),
        document(event(stages=[], milestone="letter")),
        (1, 0, 0),
        (1, 0, 0),
        id="a milestone",
    ),
    pytest.param(
        gold(),
        document(event(stages=[], milestone="visit")),
        (0, 0, 1),
        (0, 0, 1),
        id="a milestone that nobody asked for",
    ),
    pytest.param(
        gold(milestones_must=[]),
        document(event(stages=[], milestone="visit")),
        NOTHING,
        NOTHING,
        id="is forgiven where some are listed",
    ),
    pytest.param(
        gold(milestones_must=[wanted(must=["letter"])]),
        document(event(stages=[], milestone="visit")),
        (0, 1, 0),
        (0, 1, 0),
        id="and a listed one is asked for",
    ),
]


@pytest.mark.parametrize(("gold_data", "record", "strict", "lenient"), CASES)
def test_counts(gold_data, record, strict, lenient):
    assert tallies(gold_data, record) == (strict, lenient)


def test_milestones_can_be_left_out():
    (one,) = golds({"milestones": "ignore", "texts": [{"file": "a.txt", "events": []}]})
    comparison = compare(one, document(event(stages=["drafting"], milestone="letter")))
    assert [fact.mark for fact in comparison.extras] == ["drafting"]


def test_ratios():
    tally = Tally(hits=3, misses=1, extras=2)
    assert (tally.facts, tally.precision, tally.recall) == (4, 3 / 5, 3 / 4)
    assert tally.f1 == pytest.approx(2 * (3 / 5) * (3 / 4) / (3 / 5 + 3 / 4))
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)
    assert tally + Tally(1, 1, 1) == Tally(4, 2, 3)


GOLD = gold(
    wanted(must=["drafting", "roundtable"]),
    wanted("FJI", ["approval"], "2019-05", "2019-05", alt_start="2019", alt_end="2019"),
    wanted("TJK", ["submission"], None, None),
    wanted("UZB", ["update"], "2016", "2016", optional=True),
    never_states=["AUT"],
)
RECORD = document(
    event(stages=["drafting", "roundtable"]),
    event("FJI", ["approval"], "2019", "2019"),
    event("UZB", ["update"], "2016", "2016"),
    event("AUT", ["drafting"], "2017-05-08", "2017-05-08"),
    event("MNG", ["approval"], "2018", "2018"),
)


@pytest.fixture
def compared():
    (one,) = golds(GOLD)
    return compare(one, RECORD)


def test_stages_are_counted_one_by_one_and_come_to_the_whole(compared):
    assert of_mark(compared, ["drafting"]) == Tally(1, 0, 1)
    assert of_mark(compared, ["approval"]) == Tally(1, 0, 1)
    assert of_mark(compared, ["submission"]) == Tally(0, 1, 0)
    by_mark = [of_mark(compared, [mark.value]) for mark in (*Stage, *Milestone)]
    assert sum(by_mark, Tally()) == accuracy.strict(compared)


def test_dates_are_counted_once_whatever_happened_then(compared):
    """Right: 8 to 10 May and the second dating of 2019. What may be is not counted. Wrong: Austria's day, 2018."""
    assert of_dates(compared) == Tally(2, 0, 2)


def test_a_date_that_may_be_none_is_not_asked_for():
    (one,) = golds(gold(wanted(alt_start=None, alt_end=None)))
    assert of_dates(compare(one, document())) == Tally()
    assert of_dates(compare(one, document(event()))) == Tally()
    assert of_dates(compare(one, document(event(start="2011", end="2011")))) == Tally(0, 0, 1)


def test_states_are_counted_once(compared):
    assert of_states(compared) == Tally(2, 1, 1)


def test_states_that_must_get_no_event(compared):
    assert compared.wrong == ("AUT",)
    (one,) = golds(GOLD)
    assert compare(one, document(event("AUT", [], milestone="letter"))).wrong == ()


def test_scores_name_what_is_asked_for_or_came_out(compared):
    names = [score.name for score in accuracy.scores([compared])]
    assert names == ["strict", "lenient", "roundtable", "drafting", "approval", "submission", "dates", "States"]
    twice = accuracy.scores([compared, compared])
    assert [score.tally for score in twice] == [score.tally + score.tally for score in accuracy.scores([compared])]


def test_what_came_out_in_place_of_a_miss():
    (one,) = golds(gold(wanted(quote="the words")))
    other = event(start="2017-06", end="2017-06", mentions=[{"mark": "drafting", "id": 1}, {"mark": "letter", "id": 2}])
    record = document(other, event("FJI"))
    comparison = compare(one, record)
    (miss,) = comparison.misses
    assert miss.quote == "the words"
    (instead,) = near(miss, comparison.got)
    assert instead == Fact("MNG", "drafting", "2017-06", "2017-06", "occurred")
    assert evidence_of(record, instead) == [{"mark": "drafting", "id": 1}]


def test_silences_that_tell_of_a_miss():
    (one,) = golds(gold(wanted(must=["approval"])))
    (miss,) = compare(one, document()).misses
    near_by = Silence(0, 3, "abc", "negated", "plan-approved")
    far = Silence(4, 6, "de", "negated", "draft-plan")
    assert silent_on(miss, [("a.txt", near_by), ("a.txt", far), ("a.txt", Silence(7, 8, "f", "no State"))]) == [
        ("a.txt", near_by)
    ]


@pytest.mark.parametrize(
    ("events", "clean"),
    [
        pytest.param((), True, id="nothing"),
        pytest.param((event(),), False, id="a stage"),
        pytest.param((event(stages=[], milestone="workshop"),), True, id="a milestone"),
        pytest.param((event("FJI"),), True, id="a stage that may be"),
    ],
)
def test_texts_without_a_fact(events, clean):
    (one,) = golds({"texts": [{"file": "a", "empty": True, "events": [wanted("FJI", [], may=["drafting"])]}]})
    comparison = compare(one, document(*events))
    assert comparison.clean is clean
    assert accuracy.clean_share([comparison]) == clean
    assert accuracy.clean_share([]) == 1


def test_statuses_plans_and_findings():
    (one,) = golds(
        gold(
            status={"MNG": {"stage": ["drafting"], "last_evidence": "2017-05-10"}, "FJI": {"stage": ["approval"]}},
            status_as_of={"2016-01-01": {"MNG": [None], "FJI": ["drafting", None]}},
            plans=[{"iso3": "TJK", "label": "2017-2021", "approved": None}],
            findings=[{"iso3": "TKM", "code": "letter-out-of-order", "why": "..."}],
        )
    )
    right = document(
        states=[
            {"iso3": "MNG", "stage": "drafting", "last_evidence": "2017-05-10"},
            {"iso3": "FJI", "stage": "approval", "last_evidence": None},
        ],
        plans=[{"iso3": "TJK", "label": "2017-2021", "approved": None, "id": "x"}],
        findings=[{"iso3": "TKM", "code": "letter-out-of-order"}],
    )
    assert accuracy.others(one, right, {"2016-01-01": [{"iso3": "FJI", "stage": "drafting"}]}) == []
    assert accuracy.others(one, document(), {"2016-01-01": [{"iso3": "MNG", "stage": "drafting"}]}) == [
        "status MNG: None, not drafting",
        "last evidence MNG: None, not 2017-05-10",
        "status FJI: None, not approval",
        "status MNG as of 2016-01-01: drafting, not None",
        "no plan iso3 TJK, label 2017-2021, approved None",
        "no finding letter-out-of-order for TKM",
    ]


# --- reading a gold file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param([], "one JSON object", id="a list"),
        pytest.param({}, "it has no events", id="nothing in it"),
        pytest.param({"texts": {}}, "texts: it must be a list", id="texts are no list"),
        pytest.param({"texts": [{"events": []}]}, "texts[0]: ", id="a text without a file"),
        pytest.param({"texts": [{"file": "a.txt"}]}, "a.txt: it has no events", id="a text without events"),
        pytest.param({"texts": [{"file": "a.txt", "events": ["x"]}]}, "a.txt: events[0]: ", id="an event that is none"),
        pytest.param(gold(wanted("Mongolia")), "events[0]: 'Mongolia' is no State's code", id="a name for a code"),
        pytest.param(gold(wanted("XXX")), "'XXX' is no State's code", id="nobody's code"),
        pytest.param(gold(wanted(), wanted(must=["review"])), "events[1]: 'review' is no stage", id="no stage"),
        pytest.param(gold(wanted(may=["revew"])), "'revew' is no stage and no milestone", id="no stage that may be"),
        pytest.param(
            gold(wanted() | {"must": "drafting"}), "events[0].must: it must be a list", id="stages are no list"
        ),
        pytest.param(gold(wanted(start="May 2017")), "'May 2017' is no date", id="no date"),
        pytest.param(gold(wanted(end=2017)), "2017 is no date", id="a number for a date"),
        pytest.param(gold(wanted(alt_start="x")), "'x' is no date", id="no second date"),
        pytest.param(gold(wanted(modality="done")), "'done' is neither occurred nor planned", id="no modality"),
        pytest.param(gold(never_states=["Austria"]), "never_states: 'Austria'", id="no code in never_states"),
        pytest.param(gold(status=["MNG"]), "status: it must be an object", id="statuses are no object"),
        pytest.param(gold(milestones_must=[wanted(must=["x"])]), "milestones_must[0]: 'x'", id="no milestone"),
    ],
)
def test_mistakes_in_a_gold_file_are_named(data, said):
    with pytest.raises(GoldError) as error:
        golds(data)
    assert said in str(error.value)


def test_what_may_be_left_out_of_an_event():
    (one,) = golds({"events": [{"iso3": "MNG", "must": ["approval"], "start": "2018"}]})
    assert [miss.fact for miss in one.must] == [Fact("MNG", "approval", "2018", "2018", "occurred")]


@pytest.mark.parametrize("file", sorted((ROOT / "data" / "gold").glob("*.json")), ids=lambda file: file.stem)
def test_the_gold_files_of_this_tree_are_sound(file):
    found = golds(json.loads(file.read_text(encoding="utf-8")))
    assert found
    for one in found:
        assert one.must or one.empty or one.may, one.file
        assert one.file is None or (file.with_suffix("") / one.file).exists(), one.file


# --- beside the counter that the rules were taken from ----------------------------------------------------------


@pytest.fixture(scope="module")
def score():
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(gold_data, record):
    (one,) = golds(gold_data)
    comparison = compare(one, record)
    strict, lenient = accuracy.strict(comparison), accuracy.lenient(comparison)
    names = ("tp", "fn", "fp", "ltp", "lfn", "lfp", "wrong")
    counts = (strict.hits, strict.misses, strict.extras, lenient.hits, lenient.misses, lenient.extras)
    return dict(zip(names, (*counts, len(comparison.wrong)), strict=True))


@needs_score
@pytest.mark.parametrize(("gold_data", "record", "strict", "lenient"), CASES)
def test_cases_count_as_there(score, gold_data, record, strict, lenient):
    assert ours(gold_data, record) == score.compare(record, gold_data, quiet=True)


def _apart(marks):
    """Stages, and the milestone if there is one."""
    stages = [mark for mark in marks if mark != "letter"]
    return stages, "letter" if len(stages) < len(marks) else None


def by_chance(number: int):
    """A hand reading and a record that have much in common, the same on every machine."""
    chance = random.Random(number)
    some = lambda things, most: chance.sample(things, chance.randint(0, most))  # noqa: E731
    dates = ["2017-05-08", "2017-05", "2017", None]
    marks = ["drafting", "roundtable", "approval", "letter"]
    states = ["MNG", "FJI", "TJK"]
    entries = lambda: [  # noqa: E731
        wanted(
            chance.choice(states),
            some(marks, 2),
            chance.choice(dates),
            None,
            may=some(marks, 2),
            modality=chance.choice(["occurred", "occurred", "planned"]),
            **({"optional": True} if chance.random() < 0.2 else {}),
            **({"alt_start": chance.choice(dates), "alt_end": None} if chance.random() < 0.3 else {}),
        )
        for _ in range(chance.randint(0, 5))
    ]
    data = gold(*entries(), never_states=some(["AUT", "FJI"], 1))
    if chance.random() < 0.5:
        data["milestones_must"] = entries()
    events = []
    for entry in (*data["events"], *data.get("milestones_must", ())):
        if chance.random() < 0.7:
            date, (stages, milestones) = entry["start"], _apart(entry["must"])
            events.append(event(entry["iso3"], stages, date, date, milestone=milestones, modality=entry["modality"]))
    for _ in range(chance.randint(0, 8)):
        start = chance.choice(dates)
        milestone = chance.choice([None, None, "letter", "visit"])
        stages = some(marks[:3], 2) if milestone is None else []
        modality = chance.choice(["occurred", "occurred", "planned"])
        events.append(
            event(chance.choice([*states, "AUT"]), stages, start, start, milestone=milestone, modality=modality)
        )
    return data, document(*events)


@needs_score
def test_a_thousand_chances_count_as_there(score, capsys):
    hits = 0
    for number in range(1000):
        data, record = by_chance(number)
        got = ours(data, record)
        assert got == score.compare(record, data, quiet=True), number
        hits += got["tp"]
    assert hits > 500  # else the chances have nothing in common, and the test says nothing


@needs_score
def test_a_thousand_chances_have_the_same_ratios(score):
    for number in range(1000):
        chance = random.Random(number)
        counts = tuple(chance.randint(0, 4) for _ in range(3))
        tally = Tally(*counts)
        assert (tally.precision, tally.recall, tally.f1) == pytest.approx(score.prf(*counts))


@needs_score
def test_other_things_are_wrong_as_there(score, monkeypatch):
    data = json.loads((ROOT / "data" / "gold" / "seeds.json").read_text(encoding="utf-8"))
    (one,) = golds(data)
    rows = {day: [{"iso3": "MNG", "stage": "drafting"}] for day in data["status_as_of"]}

    class Answer:
        stdout = json.dumps(rows["2017-06-01"])

    monkeypatch.setattr(score, "call", lambda *_: Answer)
    for record in (document(), document(states=[{"iso3": "MNG", "stage": "approval", "last_evidence": "2021-05-20"}])):
        theirs = score.others(record, data, [], "")
        assert len(accuracy.others(one, record, rows)) == len(theirs) > 10


def test_checked_needs_no_more_than_a_comparison(compared):
    assert Checked(compared, RECORD).others == ()
