"""Dated events as a calendar, read back by a library."""

import datetime as dt

import pytest

icalendar = pytest.importorskip("icalendar", reason="the extra `calendar` is not installed")

from naptrack.render.calendar import calendar  # noqa: E402

NOTES = [
    {"id": "n1", "path": "a.txt", "url": None, "date": "2017-05-12"},
    {"id": "n2", "path": "b.txt", "url": "https://example.org/b.html", "date": "2018-01-02"},
    {"id": "n3", "path": "c.txt", "url": None, "date": None},
]


def mention(note="n1", **more):
    return {"note": note, "start": 10, "exact": "It was\nheld, in May.", "parts": None, "line": 7, "page": None, **more}


def event(**more):
    return {
        "id": "a" * 12,
        "state": "Côte d'Ivoire",
        "stages": ["roundtable", "drafting"],
        "milestone": None,
        "modality": "occurred",
        "start": "2017-05-08",
        "end": "2017-05-10",
        "precision": "day",
        "earliest": "2017-05-08",
        "latest": "2017-05-10",
        "place": "Abidjan",
        "online": False,
        "title": "Round table",
        "origin": "derived",
        "author": None,
        "judged": None,
        "mentions": [mention()],
        **more,
    }


def read(*events):
    made = calendar({"events": list(events), "notes": NOTES})
    return icalendar.Calendar.from_ical(made.text).walk("VEVENT"), made


def one(**more):
    ((entry,), _) = read(event(**more))
    return entry


@pytest.mark.parametrize(
    ("more", "first", "after"),
    [
        pytest.param({}, (2017, 5, 8), (2017, 5, 11), id="three days"),
        pytest.param(
            {"start": "2017-05-31", "end": "2017-05-31", "earliest": "2017-05-31", "latest": "2017-05-31"},
            (2017, 5, 31),
            (2017, 6, 1),
            id="the last day of a month",
        ),
        pytest.param(
            {"start": "2020-02", "end": "2020-02", "precision": "month", "earliest": "2020-02-01"}
            | {"latest": "2020-02-29"},
            (2020, 2, 1),
            (2020, 3, 1),
            id="a month",
        ),
        pytest.param(
            {"start": "2014", "end": "2014", "precision": "year", "earliest": "2014-01-01", "latest": "2014-12-31"},
            (2014, 1, 1),
            (2015, 1, 1),
            id="a year",
        ),
        pytest.param(
            {"start": "2014", "end": "2014", "precision": "year", "earliest": "2014-01-01", "latest": "2014-04-30"},
            (2014, 1, 1),
            (2014, 5, 1),
            id="early in a year",
        ),
    ],
)
def test_all_day_ranges_end_on_the_day_after(more, first, after):
    entry = one(**more)
    assert entry["dtstart"].dt == dt.date(*first)
    assert entry["dtend"].dt == dt.date(*after)
    assert entry["dtstart"].params["VALUE"] == "DATE"


@pytest.mark.parametrize(
    ("more", "status", "summary"),
    [
        pytest.param({}, "CONFIRMED", "Côte d'Ivoire: roundtable, drafting", id="occurred"),
        pytest.param({"modality": "planned"}, "TENTATIVE", "Côte d'Ivoire: roundtable, drafting (planned)", id="plan"),
        pytest.param({"stages": [], "milestone": "letter"}, "CONFIRMED", "Côte d'Ivoire: letter", id="milestone"),
        pytest.param(
            {"modality": "planned", "precision": "month", "start": "2017-05", "end": "2017-06"},
            "TENTATIVE",
            "Côte d'Ivoire: roundtable, drafting (planned, in 2017-05 to 2017-06)",
            id="a vague plan",
        ),
        pytest.param(
            {"precision": "year", "start": "2017", "end": "2017"},
            "CONFIRMED",
            "Côte d'Ivoire: roundtable, drafting (in 2017)",
            id="a year",
        ),
    ],
)
def test_status_and_summary(more, status, summary):
    entry = one(**more)
    assert (entry["status"], entry["summary"]) == (status, summary)


def test_undated_events_are_left_out_and_counted():
    nothing = {"start": None, "end": None, "precision": "none"}
    entries, made = read(
        event(),
        event(id="b" * 12, **nothing, earliest=None, latest="2017-05-12"),
        event(id="c" * 12, **nothing, earliest=None, latest=None),
    )
    assert [entry["uid"] for entry in entries] == [f"{'a' * 12}@naptrack"]
    assert made.undated == 2


@pytest.mark.parametrize(
    ("more", "stamp"),
    [
        pytest.param({}, (2017, 5, 12), id="the note that tells of it"),
        pytest.param({"mentions": [mention("n1"), mention("n2"), mention("n3")]}, (2018, 1, 2), id="the latest note"),
        pytest.param({"judged": "2020-01-02"}, (2020, 1, 2), id="a judgement"),
        pytest.param({"mentions": [mention("n3")]}, (2017, 5, 10), id="its own last day where no note is dated"),
        pytest.param({"mentions": []}, (2017, 5, 10), id="nothing but itself"),
    ],
)
def test_the_stamp_is_of_the_record_not_of_the_clock(more, stamp):
    assert one(**more)["dtstamp"].dt == dt.datetime(*stamp, tzinfo=dt.UTC)


def test_the_way_back_to_the_sentence():
    entry = one(mentions=[mention("n2"), mention("n1")])
    assert entry["description"] == (
        f'Round table\n"It was held, in May."\nhttps://example.org/b.html, line 7\nnaptrack show {"a" * 12}'
    )
    assert entry["url"] == "https://example.org/b.html"
    assert (entry["location"], [str(c) for c in entry["categories"].cats]) == ("Abidjan", ["roundtable", "drafting"])


@pytest.mark.parametrize(
    ("more", "line"),
    [
        pytest.param({"precision": "year", "start": "2017"}, "The notes do not say the day.", id="a vague date"),
        pytest.param({"origin": "recorded", "author": "A.\x1b[31m Ruiz"}, "Recorded by A.[31m Ruiz.", id="an analyst"),
        pytest.param({"mentions": [mention(parts=[[10, 13], [17, 21]])]}, '"It [...] held"', id="a passage in pieces"),
    ],
)
def test_what_else_is_said(more, line):
    assert line in one(**more)["description"].split("\n")


@pytest.mark.parametrize(
    ("more", "where"),
    [
        pytest.param({"online": True}, "Abidjan, online", id="both"),
        pytest.param({"place": None, "online": True}, "online", id="online"),
        pytest.param({"place": None}, None, id="neither"),
    ],
)
def test_the_place(more, where):
    assert one(**more).get("location") == where


def test_nasty_text_breaks_no_line():
    nasty = "A; b, c\\n\r\nEND:VEVENT\u202e" + "é" * 200
    entry, text = one(title=nasty), read(event(title=nasty))[1].text
    assert entry["description"].startswith("A; b, c\\n END:VEVENTé")
    assert text.count("\r\nEND:VEVENT\r\n") == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_equal_records_give_equal_bytes():
    assert read(event(), event(id="b" * 12))[1] == read(event(), event(id="b" * 12))[1]


def test_an_empty_calendar_is_one():
    assert read()[0] == []
    assert read()[1].text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
