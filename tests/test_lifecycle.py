"""Status and timelines over records made by hand."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naptrack.lifecycle import COLUMNS, StatusRow, as_of, passed, status, timeline
from naptrack.models import Date, Event, Finding, Mention, Milestone, Modality, Plan, Precision, Record, Severity, Stage

D = dt.date


def on(first, last=None):
    """A Date from ISO strings: a day, a month or a year, and where the last one ends."""
    last = last or first
    precision = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}[len(first)]
    return Date(
        _day(first, last=False), _day(last, last=True), precision, first if first == last else f"{first}/{last}"
    )


def _day(text, last):
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return D(*parts)
    if len(parts) == 2:
        year, month = parts
        return D(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1) if last else D(year, month, 1)
    return D(parts[0], 12, 31) if last else D(parts[0], 1, 1)


def by(latest=None, earliest=None):
    """An unknown date with bounds."""
    return Date(earliest and D.fromisoformat(earliest), latest and D.fromisoformat(latest))


def mention(mark=Stage.DRAFTING, modality=Modality.OCCURRED, date=None, note_date="2017-05-10", note="n1"):
    return Mention(
        note=note,
        note_date=note_date and D.fromisoformat(note_date),
        iso3="MNG",
        mark=mark,
        modality=modality,
        date=date or Date(),
        start=0,
        end=4,
        exact="text",
        prefix="",
        suffix="",
        rule="r",
        occasion="o",
    )


def event(date, *stages, plan=None, planned=None, id=None, milestone=None, mentions=(), iso3="MNG"):
    """An event; ``planned`` is the date of the note that voices the intention."""
    if planned:
        mentions = tuple(mention(stage, Modality.PLANNED, date, planned) for stage in stages)
    return Event(
        id=id or f"{date.edtf}{date.latest}{stages}{planned}",
        iso3=iso3,
        stages=stages,
        milestone=milestone,
        modality=Modality.PLANNED if planned else Modality.OCCURRED,
        date=date,
        title="",
        mentions=tuple(mentions),
        plan=plan,
    )


def record(*events, plans=()):
    return Record("MNG", tuple(events), tuple(plans))


def plan(id, order, label=None, **facts):
    return Plan(id, "MNG", order, label, **facts)


S = Stage
OLD, NEW = plan("p0", 0, "2014"), plan("p1", 1, "2017-2021")

MONGOLIA = record(
    event(on("2017-05-08", "2017-05-10"), S.ROUNDTABLE, S.DRAFTING, plan="p0"),
    event(on("2017-09-18", "2017-09-20"), S.DRAFTING, plan="p0"),
    event(by("2017-09-22"), S.APPROVAL, planned="2017-09-22", plan="p0"),
    event(on("2021-05-18", "2021-05-20"), S.DRAFTING, S.DRAFT_REVIEW, plan="p0"),
    plans=[plan("p0", 0)],
)
UZBEKISTAN = record(
    event(by("2017-05-24"), S.DRAFTING, plan="p0"),
    event(on("2016-12-20", "2016-12-21"), S.UPDATE, S.ROUNDTABLE, S.IMPLEMENTATION_REVIEW, plan="p1"),
    event(on("2017-05-22", "2017-05-24"), S.IMPLEMENTATION_REVIEW, plan="p0"),
    plans=[OLD, NEW],
)
TAJIKISTAN = record(
    event(by("2017-09-22"), S.DRAFTING, plan="p0"),
    event(on("2016-02-09"), S.APPROVAL, plan="p0"),
    event(on("2017-06"), S.ROUNDTABLE, plan="p0"),
    event(on("2017-09-21", "2017-09-22"), S.IMPLEMENTATION_REVIEW, plan="p0"),
    plans=[plan("p0", 0, "2017-2021", approved="2016-02-09")],
)
LISTED = record(event(by("2017-05-10"), S.DRAFTING), event(by("2017-05-24", "2011-04-20"), S.DRAFTING, id="x"))


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        pytest.param(
            MONGOLIA,
            {"stage": S.DRAFT_REVIEW, "since": "2021-05-18", "last_evidence": "2021-05-20", "by": None, "plan": "p0"},
            id="one edition, furthest stage",
        ),
        pytest.param(
            UZBEKISTAN,
            {
                "stage": S.UPDATE,
                "since": "2016-12-20",
                "last_evidence": "2017-05-24",
                "plan": "p1",
                "plans": ("p0", "p1"),
                "edition": "2017-2021",
            },
            id="a proposal opens an edition; the old one's review moves no stage of the new",
        ),
        pytest.param(
            TAJIKISTAN,
            {"stage": S.IMPLEMENTATION_REVIEW, "since": "2017-09-21", "last_evidence": "2017-09-22"},
            id="approval, then a review of what was approved",
        ),
        pytest.param(
            LISTED,
            {"stage": S.DRAFTING, "since": None, "last_evidence": None, "by": "2017-05-10"},
            id="undated alone: the tightest bound",
        ),
        pytest.param(
            record(event(by(), S.DRAFTING)),
            {"stage": S.DRAFTING, "since": None, "last_evidence": None, "by": None},
            id="undated without a bound",
        ),
        pytest.param(
            record(event(by("2016-01-01"), S.DRAFTING), event(on("2017-06"), S.DRAFTING)),
            {"since": "2017-06", "last_evidence": "2017-06", "by": None},
            id="a dated one occurred: undated ones move nothing",
        ),
        pytest.param(
            record(event(on("2017-06"), S.DRAFTING), event(by("2020-01-31"), S.APPROVAL)),
            {"stage": S.APPROVAL, "since": None, "by": "2020-01-31", "last_evidence": "2017-06"},
            id="an undated approval is the stage, by its bound",
        ),
        pytest.param(
            record(event(on("2014"), S.APPROVAL), event(on("2014-03-02"), S.APPROVAL)),
            {"since": "2014", "last_evidence": "2014-03-02"},
            id="written to the precision",
        ),
        pytest.param(
            record(event(on("2021"), S.DRAFTING), event(on("2021-05-18", "2021-05-20"), S.DRAFTING)),
            {"last_evidence": "2021-05-20"},
            id="a bare year is no later than a day in it",
        ),
        pytest.param(
            record(event(on("2020-05-06"), milestone=Milestone.LETTER)),
            {"stage": None, "since": None, "last_evidence": None, "by": None, "next": None},
            id="milestones move no stage",
        ),
        pytest.param(
            record(
                event(on("2014-03-02"), S.APPROVAL, plan="p0"),
                event(by("2016-01-31"), S.DRAFTING, planned="2016-01-31", plan="p1"),
                plans=[OLD, NEW],
            ),
            {"stage": S.APPROVAL, "plan": "p0", "edition": "2014"},
            id="an edition that is only planned: the one before",
        ),
        pytest.param(
            record(
                event(on("2018-03-02"), S.DRAFTING, plan="p1"),
                event(on("2019-03-02"), S.IMPLEMENTATION_REVIEW, plan="p0"),
                plans=[NEW, OLD],
            ),
            {"stage": S.DRAFTING, "last_evidence": "2019-03-02"},
            id="last evidence of any edition",
        ),
    ],
)
def test_status(what, expected):
    row = status(what)
    assert {key: getattr(row, key) for key in expected} == expected


def test_nothing_on_record_is_no_row():
    assert status(record()) is None
    assert status(MONGOLIA, D(2017, 5, 9)) is None


def test_the_name_is_the_short_name():
    assert status(MONGOLIA).name == "Mongolia"
    assert status(Record("XQZ", MONGOLIA.events)).name == "XQZ"


COMING = [
    pytest.param(MONGOLIA, ("approval", None, None), id="undated"),
    pytest.param(
        record(
            event(by("2017-01-01"), S.APPROVAL, planned="2017-01-01"),
            event(on("2018-03"), S.DRAFT_REVIEW, planned="2017-01-01"),
        ),
        ("draft-review", "2018-03", "2018-03"),
        id="dated before undated",
    ),
    pytest.param(
        record(
            event(on("2018-03"), S.SUBMISSION, planned="2017-01-01"),
            event(on("2018-02-01", "2018-02-02"), S.APPROVAL, planned="2017-01-01"),
        ),
        ("approval", "2018-02-01", "2018-02-02"),
        id="the nearest date",
    ),
    pytest.param(
        record(event(by("2017-01-01"), S.SUBMISSION, S.APPROVAL, planned="2017-01-01")),
        ("approval", None, None),
        id="the first stage of two",
    ),
    pytest.param(
        record(
            event(by("2017-01-01"), S.APPROVAL, planned="2017-01-01"),
            event(on("2018-05-01"), S.APPROVAL),
        ),
        None,
        id="fulfilled later",
    ),
    pytest.param(
        record(
            event(by("2017-01-01"), S.APPROVAL, planned="2017-01-01"),
            event(by("2018-05-01"), S.APPROVAL),
        ),
        None,
        id="fulfilled, as a later note tells",
    ),
    pytest.param(
        record(
            event(by("2017-01-01"), S.DRAFTING, planned="2017-01-01"),
            event(on("2016-05-01"), S.DRAFTING),
        ),
        ("drafting", None, None),
        id="an earlier occurrence fulfils nothing",
    ),
    pytest.param(
        record(
            event(by("2017-01-01"), S.APPROVAL, planned="2017-01-01", plan="p1"),
            event(on("2018-05-01"), S.APPROVAL, plan="p0"),
            plans=[OLD, NEW],
        ),
        ("approval", None, None),
        id="another edition's approval fulfils nothing",
    ),
    pytest.param(
        record(
            event(by("2012-01-01"), S.SUBMISSION, planned="2012-01-01", plan="p0"),
            event(on("2018-05-01"), S.DRAFTING, plan="p1"),
            plans=[OLD, NEW],
        ),
        None,
        id="an old edition's intention is no next step",
    ),
    pytest.param(
        record(
            event(on("2016-03"), S.DRAFT_REVIEW, planned="2015-01-01"),
            event(on("2018-05-01"), S.ROUNDTABLE),
        ),
        None,
        id="a date that lies behind the last evidence is no next step",
    ),
    pytest.param(
        record(event(on("2018-03"), S.ROUNDTABLE, planned="2017-01-01")),
        ("roundtable", "2018-03", "2018-03"),
        id="an intention is no stage, but what comes next",
    ),
]


@pytest.mark.parametrize(("what", "expected"), COMING)
def test_next(what, expected):
    coming = status(what).next
    assert (coming and (coming.stage, coming.start, coming.end)) == expected


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        pytest.param(MONGOLIA, ("2017-05-08", "2021-05-18", "2021-05-18 D", ""), id="latest of several"),
        pytest.param(
            UZBEKISTAN,
            ("2016-12-20 (2014)", "by 2017-05 (2014)", "2017-05-22 I (2014)", ""),
            id="the edition before, marked with its label",
        ),
        pytest.param(TAJIKISTAN, ("2017-06", "by 2017-09", "2017-09-21 I", "2016-02-09"), id="four columns"),
        pytest.param(LISTED, ("", "by 2017-05", "", ""), id="undated with a bound"),
        pytest.param(record(event(by(), S.APPROVAL)), ("", "", "", "undated"), id="undated without one"),
        pytest.param(
            record(event(by(), S.DRAFT_REVIEW), event(by(), S.IMPLEMENTATION_REVIEW, id="b")),
            ("", "", "undated I", ""),
            id="the letter of the further review",
        ),
        pytest.param(
            record(
                event(on("2013-03-01"), S.ROUNDTABLE, plan="p0"),
                event(on("2018-03-01"), S.DRAFTING, plan="p1"),
                plans=[plan("p0", 0), plan("p1", 1)],
            ),
            ("2013-03-01 (earlier)", "2018-03-01", "", ""),
            id="an edition without a label",
        ),
    ],
)
def test_columns(what, expected):
    row = status(what)
    assert tuple(getattr(row, name) for name in COLUMNS) == expected


@pytest.mark.parametrize(
    ("what", "day", "stage", "coming"),
    [
        pytest.param(MONGOLIA, "2017-06-01", S.DRAFTING, None, id="before the intention was voiced"),
        pytest.param(MONGOLIA, "2017-12-31", S.DRAFTING, "approval", id="an intention from its note's date on"),
        pytest.param(UZBEKISTAN, "2017-06-01", S.UPDATE, None, id="two editions"),
        pytest.param(TAJIKISTAN, "2016-06-30", S.APPROVAL, None, id="approved before any meeting"),
        pytest.param(TAJIKISTAN, "2017-06-30", S.APPROVAL, None, id="last day counts"),
        pytest.param(TAJIKISTAN, "2017-12-31", S.IMPLEMENTATION_REVIEW, None, id="all of it"),
        pytest.param(
            record(
                event(
                    on("2018-03-05"),
                    S.ROUNDTABLE,
                    mentions=(
                        mention(S.ROUNDTABLE, Modality.PLANNED, on("2018-03"), "2017-12-01", "a"),
                        mention(S.ROUNDTABLE, Modality.OCCURRED, on("2018-03-05"), "2018-03-05", "b"),
                    ),
                )
            ),
            "2018-01-01",
            None,
            "roundtable",
            id="what was announced and had not happened yet",
        ),
    ],
)
def test_as_of(what, day, stage, coming):
    row = status(what, D.fromisoformat(day))
    assert (row.stage, row.next and row.next.stage) == (stage, coming)


def test_as_of_shows_an_announcement_with_the_date_it_gave():
    told = event(
        on("2018-03-05"),
        S.ROUNDTABLE,
        mentions=(
            mention(S.ROUNDTABLE, Modality.PLANNED, on("2018-03"), "2017-12-01", "a"),
            mention(S.ROUNDTABLE, Modality.OCCURRED, on("2018-03-05"), "2018-03-05", "b"),
        ),
    )
    (then,) = as_of(record(told), D(2018, 1, 1)).events
    assert (then.modality, then.date.start, len(then.mentions)) == (Modality.PLANNED, "2018-03", 1)
    assert as_of(record(told), D(2018, 3, 5)).events == (told,)


def test_as_of_knows_editions_and_approvals_of_the_day():
    approved = event(on("2018-05-01"), S.APPROVAL, plan="p1", id="e2")
    both = record(
        event(on("2014"), S.DRAFTING, plan="p0", id="e1"),
        approved,
        plans=[OLD, plan("p1", 1, "2017-2021", approved="2018-05-01", approval="e2")],
    )
    assert [p.id for p in as_of(both, D(2015, 1, 1)).plans] == ["p0"]
    assert [p.approved for p in as_of(both, D(2018, 5, 1)).plans] == [None, "2018-05-01"]


def test_timeline_by_date_then_state_undated_last():
    def told(date, iso3, id, **more):
        return event(date, S.DRAFTING, iso3=iso3, id=id, **more)

    records = [
        Record("UZB", (told(by("2010-01-01"), "UZB", "uzb-undated"), told(on("2017-05-08"), "UZB", "uzb"))),
        Record("CIV", (told(on("2017-05-08"), "CIV", "cote"), told(on("2016"), "CIV", "year"))),
        Record("BLR", (told(by("2017-01-01"), "BLR", "blr-planned", planned="2017-01-01"),)),
        Record("CRI", (told(on("2017-05-08"), "CRI", "costa"),)),
    ]
    assert [e.id for e in timeline(records)] == ["year", "costa", "cote", "uzb", "blr-planned", "uzb-undated"]
    assert [e.id for e in timeline(records, as_of=D(2016, 12, 31))] == ["year", "uzb-undated"]


def test_timeline_of_some_stages():
    events = timeline([MONGOLIA, UZBEKISTAN], [S.ROUNDTABLE, S.APPROVAL])
    assert [e.date.start for e in events] == ["2016-12-20", "2017-05-08", None]


DAYS = st.dates(D(2010, 1, 1), D(2024, 12, 28))


@st.composite
def dates(draw):
    day = draw(DAYS)
    kind = draw(st.sampled_from(["day", "range", "month", "year", "bound", "none"]))
    return {
        "day": on(day.isoformat()),
        "range": on(day.isoformat(), (day + dt.timedelta(3)).isoformat()),
        "month": on(day.isoformat()[:7]),
        "year": on(day.isoformat()[:4]),
        "bound": by(day.isoformat()),
        "none": by(),
    }[kind]


@st.composite
def records(draw):
    plans = [plan(f"p{order}", order) for order in range(draw(st.integers(1, 3)))]
    events = [
        event(
            draw(dates()),
            *draw(st.lists(st.sampled_from(list(Stage)), min_size=1, max_size=3, unique=True)),
            plan=draw(st.sampled_from([p.id for p in plans])),
            planned=draw(st.none() | DAYS.map(D.isoformat)),
            id=f"e{number}",
        )
        for number in range(draw(st.integers(0, 6)))
    ]
    return record(*events, plans=plans)


@given(records(), st.randoms())
def test_the_order_of_events_and_plans_does_not_matter(what, shuffle: random.Random):
    events, plans = list(what.events), list(what.plans)
    shuffle.shuffle(events)
    shuffle.shuffle(plans)
    other = Record(what.iso3, tuple(events), tuple(plans))
    assert status(other) == status(what)
    assert timeline([other]) == timeline([what])


@given(records(), DAYS, DAYS)
def test_as_of_grows_with_the_day(what, one, other):
    early, late = sorted((one, other))
    before, after = as_of(what, early), as_of(what, late)
    assert {e.id for e in before.events} <= {e.id for e in after.events}
    assert {p.id for p in before.plans} <= {p.id for p in after.plans}
    assert as_of(after, early) == before
    first, second = status(what, early), status(what, late)
    if first and first.last_evidence:
        assert second is not None
        assert second.last_evidence >= first.last_evidence[:4]


@given(records())
def test_every_date_of_a_row_stands_in_an_event(what):
    row: StatusRow | None = status(what)
    if row is None:
        return
    occurred = [e for e in what.events if e.modality is Modality.OCCURRED]
    assert row.since in {None, *(e.date.start for e in occurred if row.stage in e.stages)}
    assert row.last_evidence in {None, *(e.date.end for e in occurred)}
    assert row.by is None or D.fromisoformat(row.by) in {e.date.latest for e in occurred}
    assert row.since is None or row.by is None
    assert row.stage is None or any(row.stage in e.stages for e in occurred)


@given(records())
def test_as_of_the_last_day_is_today(what):
    """Where every event has a bound, the far future changes nothing."""
    if all(e.date.latest or e.modality is Modality.PLANNED for e in what.events):
        assert as_of(what, D(2100, 1, 1)).events == what.events


INTENDED = event(on("2018-06"), S.APPROVAL, planned="2018-01-23", plan="p0")


@pytest.mark.parametrize(
    ("events", "today", "words"),
    [
        pytest.param([INTENDED], "2018-07-01", "2018-06: approval; no later record", id="passed"),
        pytest.param([INTENDED], "2018-06-30", None, id="its last day"),
        pytest.param(
            [INTENDED, event(on("2018-09-01"), S.APPROVAL, plan="p0")], "2019-01-01", None, id="came later than planned"
        ),
        pytest.param(
            [INTENDED, event(on("2018-02-01"), S.APPROVAL, plan="p0")],
            "2019-01-01",
            None,
            id="came sooner than planned",
        ),
        pytest.param(
            [INTENDED, event(on("2017-02-01"), S.APPROVAL, plan="p0")], "2019-01-01", "approval", id="was there before"
        ),
        pytest.param(
            [INTENDED, event(on("2018-09-01"), S.APPROVAL, plan="p1")], "2019-01-01", "approval", id="another edition's"
        ),
        pytest.param(
            [INTENDED, event(on("2018-09-01"), S.SUBMISSION, plan="p0")], "2019-01-01", "approval", id="another stage"
        ),
        pytest.param([INTENDED, event(by(), S.APPROVAL, plan="p0")], "2019-01-01", None, id="came on a day unknown"),
        pytest.param([event(by("2018-06-30"), S.APPROVAL, planned="2018-01-23")], "2019-01-01", None, id="no date"),
        pytest.param(
            [event(on("2018-06-01", "2018-06-03"), S.ROUNDTABLE, S.DRAFTING, planned="2018-01-23", plan="p0")],
            "2019-01-01",
            "2018-06-01 to 2018-06-03: roundtable, drafting",
            id="days and two stages",
        ),
        pytest.param(
            [event(on("2018-06"), planned="2018-01-23", milestone=Milestone.TRAINING)],
            "2019-01-01",
            None,
            id="a milestone",
        ),
        pytest.param(
            [event(on("2018-06"), S.APPROVAL, plan="p1", planned="2018-01-01")], "2019", "edition 2017-2021", id="named"
        ),
    ],
)
def test_planned_dates_that_have_passed(events, today, words):
    found = passed(record(*events, plans=[plan("p0", 0), NEW]), D.fromisoformat((today + "-01-01")[:10]))
    assert len(found) == (words is not None)
    for finding in found:
        assert (finding.code, finding.severity, finding.iso3) == ("planned-date-passed", Severity.NOTICE, "MNG")
        assert words in finding.message


def test_findings_go_with_what_they_rest_on():
    early = event(on("2016"), S.APPROVAL, mentions=[mention(note="a")], id="a")
    late = event(on("2018"), S.DRAFTING, mentions=[mention(note="b")], id="b")
    findings = tuple(
        Finding(code, Severity.NOTICE, "MNG", "", told)
        for code, told in (("one", early.mentions), ("two", late.mentions), ("all", early.mentions + late.mentions))
    )
    whole = Record("MNG", (early, late), (), (*findings, Finding("own", Severity.NOTICE, "MNG", "")))
    assert [f.code for f in as_of(whole, D(2017, 1, 1)).findings] == ["one", "own"]
