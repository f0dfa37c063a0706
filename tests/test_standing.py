"""How far editions have come, over records made by hand."""

import datetime as dt

import pytest

from naptrack.models import Date, Event, Mention, Modality, Plan, Precision, Record, Stage
from naptrack.standing import standings

S = Stage


def on(day):
    day = dt.date.fromisoformat(day)
    return Date(day, day, Precision.DAY, day.isoformat(), day.isoformat())


def event(id, plan, *stages, day=None, planned=None):
    date = on(day) if day else Date()
    modality = Modality.PLANNED if planned else Modality.OCCURRED
    told = Mention(
        note="n",
        note_date=planned and dt.date.fromisoformat(planned),
        iso3="MNG",
        mark=stages[0],
        modality=modality,
        date=date,
        start=0,
        end=1,
        exact="x",
        prefix="",
        suffix="",
        rule="r",
        occasion="o",
    )
    return Event(id, "MNG", stages, None, modality, date, "", (told,), plan=plan)


FIRST = (Plan("p0", "MNG", 0),)


def standing(*events, plans=FIRST):
    return standings([Record("MNG", events, plans)])


@pytest.mark.parametrize(
    ("events", "stage", "grounds"),
    [
        pytest.param([], None, [], id="nothing"),
        pytest.param([event("a", "p0", S.DRAFTING)], S.DRAFTING, [(S.DRAFTING, "a")], id="undated"),
        pytest.param(
            [event("a", "p0", S.DRAFTING, day="2018-01-01"), event("b", "p0", S.DRAFTING, day="2017-01-01")],
            S.DRAFTING,
            [(S.DRAFTING, "b")],
            id="the first of its furthest stage",
        ),
        pytest.param(
            [event("a", "p0", S.DRAFTING), event("b", "p0", S.DRAFTING, day="2017-01-01")],
            S.DRAFTING,
            [(S.DRAFTING, "b")],
            id="one with a date before one without",
        ),
        pytest.param(
            [event("a", "p0", S.APPROVAL, day="2018-01-01"), event("b", "p0", S.DRAFTING, day="2017-01-01")],
            S.APPROVAL,
            [(S.APPROVAL, "a")],
            id="the approval",
        ),
        pytest.param(
            [
                event("a", "p0", S.APPROVAL, day="2018-01-01"),
                event("b", "p0", S.SUBMISSION, day="2018-02-01"),
                event("c", "p0", S.IMPLEMENTATION_REVIEW, day="2019-01-01"),
            ],
            S.IMPLEMENTATION_REVIEW,
            [(S.APPROVAL, "a"), (S.SUBMISSION, "b"), (S.IMPLEMENTATION_REVIEW, "c")],
            id="all three",
        ),
        pytest.param(
            [event("a", "p0", S.APPROVAL, day="2018-01-01", planned="2017-01-01")],
            None,
            [],
            id="an intention is no ground",
        ),
    ],
)
def test_grounds(events, stage, grounds):
    (one,) = standing(*events)
    assert one.stage is stage
    assert [(stage, event.id) for stage, event in one.grounds] == grounds


def test_the_approval_that_the_plan_names():
    acts = event("a", "p0", S.APPROVAL, day="2017-01-01"), event("b", "p0", S.APPROVAL, day="2018-01-01")
    (one,) = standing(*acts, plans=[Plan("p0", "MNG", 0, approval="b")])
    assert one.approval.id == "b"
    assert one.submission is None


def test_what_is_intended_and_not_done_since():
    aims = [event(stage, "p0", stage, planned="2017-01-01") for stage in (S.APPROVAL, S.SUBMISSION)]
    (one,) = standing(*aims, event("x", "p0", S.APPROVAL, day="2018-01-01"))
    assert [stage for stage, _ in one.intended] == [S.SUBMISSION]


def test_an_edition_has_its_own_events():
    """A meeting that reviews one edition and proposes the next belongs to both."""
    turn = event("t", "p1", S.UPDATE, S.IMPLEMENTATION_REVIEW, day="2018-01-01")
    old, new = standing(
        event("a", "p0", S.APPROVAL, day="2014-01-01"), turn, plans=[Plan("p0", "MNG", 0), Plan("p1", "MNG", 1)]
    )
    assert [event.id for event in old.events] == ["a", "t"]
    assert [event.id for event in new.events] == ["t"]
    assert (old.stage, new.stage) == (S.IMPLEMENTATION_REVIEW, S.UPDATE)
    assert new.reached == (S.UPDATE,)


def test_states_by_name():
    records = [Record(code, (), (Plan(code, code, 0),)) for code in ("CIV", "AFG", "TUR", "ZWE")]
    assert [one.name for one in standings(records)] == ["Afghanistan", "Côte d'Ivoire", "Türkiye", "Zimbabwe"]
