"""A promise and its fulfilment: the one is never shown for the other, by either clock."""

import json

import pytest

HEAD = """\
Information Note

Event: {title}
Organizer(s): Government of Ghana
Date and Venue: {dates}, Accra, Ghana

Highlights

{words}
"""
TITLE = "National Roundtable in Ghana on the voluntary National Implementation Action Plan (NAP)"
PROMISES = {
    "approval": "The NAP of Ghana will be approved by the Cabinet on 10 June 2024.",
    "submission": "Ghana will submit its NAP to the 1540 Committee on 10 June 2024.",
}
ACTS = {
    "approval": "The NAP of Ghana was approved by the Cabinet on 10 June 2024.",
    "submission": "Ghana submitted its NAP to the 1540 Committee on 10 June 2024.",
}
BEFORE = ("--as-of", "2024-06-01")


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """The two notes, by the stage that they tell of: a.txt promises it, b.txt tells that it came to pass."""
    made = {}
    for stage, promise in PROMISES.items():
        folder = made[stage] = tmp_path_factory.mktemp(stage)
        (folder / "a.txt").write_text(HEAD.format(title=TITLE, dates="14 to 16 May 2024", words=promise))
        later = HEAD.format(title=TITLE, dates="3 to 4 September 2024", words=ACTS[stage])
        (folder / "b.txt").write_text(later)
    return made


@pytest.fixture(params=["approval", "submission"])
def stage(request):
    return request.param


@pytest.fixture
def ghana(call, folders, stage, tmp_path):
    """Ask the record of both notes."""
    assert call("--db", tmp_path / "g.db", "ingest", folders[stage]).code == 0
    return lambda *words: call("--db", tmp_path / "g.db", "--today", "2024-10-01", *words)


def planned(document, stage):
    (event,) = (event for event in document["events"] if event["stages"] == [stage])
    return event


# --- as of a day between the two --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("plans",),
        ("plans", "-f", "csv"),
        ("show", "Ghana"),
        ("report", "-f", "md"),
        ("report", "-f", "html"),
    ],
    ids=" ".join,
)
def test_no_edition_is_shown_as_approved_or_submitted_before_it_was(ghana, words):
    now, before = ghana(*words).out, ghana(*words, *BEFORE).out
    word = {"plans": "2024-06-10", "show": "ed 2024-06-10", "report": "ed 2024-06-10"}[words[0]]
    assert word in now
    assert word not in before


def test_no_edition_is_exported_as_approved_or_submitted_before_it_was(ghana, stage):
    day = {"approval": "approved", "submission": "submitted"}[stage]
    for command in (("plans", "-f", "json"), ("export",)):
        now, before = (json.loads(ghana(*command, *clock).out) for clock in ((), BEFORE))
        plans = [found if isinstance(found, list) else found["plans"] for found in (now, before)]
        assert [plan[day] for plan in plans[0]] == ["2024-06-10"]
        assert [plan[day] for plan in plans[1]] == [None]


def test_the_promise_stands_as_one_before_it_was_kept(ghana, stage):
    event = planned(json.loads(ghana("export", *BEFORE).out), stage)
    assert (event["modality"], event["start"], event["title"]) == ("planned", "2024-06-10", PROMISES[stage][:-1])
    assert [mention["exact"] for mention in event["mentions"]] == [PROMISES[stage]]


# --- what is quoted ---------------------------------------------------------------------------------------------------


def test_an_act_is_quoted_from_what_tells_of_it(ghana, stage):
    event = planned(json.loads(ghana("export").out), stage)
    assert (event["modality"], event["title"]) == ("occurred", ACTS[stage][:-1])
    assert [mention["exact"] for mention in event["mentions"]] == [ACTS[stage], PROMISES[stage]]
    (plan,) = json.loads(ghana("plans", "-f", "json").out)
    assert {ground["stage"]: (ground["path"], ground["quote"]) for ground in plan["rests_on"]}[stage] == (
        "b.txt",
        ACTS[stage],
    )
    (row,) = (row for row in ghana("timeline", "-f", "csv").out.splitlines() if event["id"] in row)
    assert ACTS[stage] in row
    assert PROMISES[stage] not in row
    change = json.loads(ghana("summary", "--since", "2000-01-01", "-f", "json").out)
    (told,) = change["stage_changes"]
    assert told["evidence"]["quote"] == ACTS[stage]
    (found,) = (each for each in change["events"] if each["id"] == event["id"])
    assert [each["quote"] for each in found["evidence"]] == [ACTS[stage]]
    page = ghana("show", event["id"]).out
    assert ACTS[stage] in page
    assert PROMISES[stage] in page


def test_an_act_keeps_its_title_where_its_promise_was_corrected(desk, folders, stage):
    desk("2024-06-01", "ingest", folders[stage] / "a.txt")
    (event,) = json.loads(desk("2024-06-02", "timeline", "-f", "json", "--stage", stage).out)
    desk("2024-06-02", "correct", event["id"], "--place", "Accra")
    desk("2024-09-05", "ingest", folders[stage] / "b.txt")
    for clock, words in (((), ACTS), (BEFORE, PROMISES)):
        (event,) = json.loads(desk("2024-10-01", "timeline", "-f", "json", "--stage", stage, *clock).out)
        assert (event["title"], event["origin"]) == (words[stage][:-1], "corrected")
        assert event["mentions"][0]["exact"] == words[stage]


# --- what an analyst recorded -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "found"),
    [
        ("2024-04-01", []),
        ("2024-06-01", [("planned", "2024-06-10", "Statement to the Council")]),
        ("2024-06-10", [("occurred", "2024-06-10", "Decree 12")]),
    ],
)
@pytest.mark.parametrize("by", ["record", "note"])
def test_a_recorded_promise_stands_as_one_before_it_was_kept(call, folders, tmp_path, clock, found, by):
    """Whether an analyst records that it was kept, or a note tells."""

    def desk(today, *words):
        return call("--db", tmp_path / "g.db", "--today", today, *words)

    statement = ("--planned", "--source", "Statement to the Council", "--author", "Ana Ruiz")
    assert desk("2024-05-01", "record", "Ghana", "approval", "2024-06-10", *statement).code == 0
    if by == "record":
        decree = ("--source", "Decree 12", "--author", "Ana Ruiz")
        assert desk("2024-08-01", "record", "Ghana", "approval", "2024-06-10", *decree).code == 0
    else:
        assert desk("2024-09-05", "ingest", folders["approval"] / "b.txt").code == 0
    events = json.loads(desk("2024-10-01", "timeline", "-f", "json", "--stage", "approval", "--as-of", clock).out)
    kept = "Decree 12" if by == "record" else ACTS["approval"][:-1]
    assert [(e["modality"], e["start"], e["title"]) for e in events] == [
        (modality, start, kept if modality == "occurred" else title) for modality, start, title in found
    ]


# --- days that pass ---------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(call, tmp_path, monkeypatch):
    """An empty record: ``desk("2024-07-01", "summary")``."""
    monkeypatch.setenv("NAPTRACK_AUTHOR", "Ana Ruiz")
    return lambda today, *words: call("--db", tmp_path / "g.db", "--today", today, *words)


def passed(desk, today, *words):
    """What a summary tells of planned dates that have passed: what became of each, and its message."""
    out = desk(today, "summary", "-f", "json", *words).out
    found = json.loads(out) if out else {"findings": [], "newer_rules": {"findings": []}}
    assert found["newer_rules"]["findings"] == []
    return [(f["change"], f["message"]) for f in found["findings"] if f["code"] == "planned-date-passed"]


def message(stage, day):
    return f"planned for {day}: {stage}; no later record of it for that edition"


def test_a_planned_date_that_has_passed_is_told_as_settled_once_it_was_kept(desk, folders, stage):
    told = message(stage, "2024-06-10")
    desk("2024-06-01", "ingest", folders[stage] / "a.txt")
    assert passed(desk, "2024-06-02") == []
    assert passed(desk, "2024-07-01") == [("new", told)]
    assert passed(desk, "2024-07-02") == []
    desk("2024-09-05", "ingest", folders[stage] / "b.txt")
    assert passed(desk, "2024-09-06", "--since", "2024-06-05") == []
    assert passed(desk, "2024-09-06", "--since", "2024-07-01") == [("settled", told)]
    text = desk("2024-09-06", "summary").out
    assert f"Settled findings\n----------------\n\nGhana: planned-date-passed\n    {told[:35]}" in text
    assert desk("2024-09-07", "summary").out == ""


def test_a_planned_date_is_open_again_where_what_kept_it_is_rejected(desk, folders, stage):
    desk("2024-06-01", "ingest", folders[stage] / "a.txt")
    kept = desk("2024-08-01", "record", "Ghana", stage, "2024-07-20", "--source", "x").out.strip()
    assert passed(desk, "2024-08-02") == []
    desk("2024-08-03", "reject", kept, "--why", "It was another plan")
    assert passed(desk, "2024-08-04") == [("new", message(stage, "2024-06-10"))]
    desk("2024-08-05", "undo")
    assert passed(desk, "2024-08-06") == [("settled", message(stage, "2024-06-10"))]


def test_recorded_promises_are_found_one_by_one(desk):
    planned = {"roundtable": "2026-12-05", "approval": "2026-12-20"}
    ids = {}
    for stage, day in planned.items():
        ids[stage] = desk("2026-06-01", "record", "Ghana", stage, day, "--planned", "--source", stage).out.strip()
    messages = {stage: message(stage, day) for stage, day in planned.items()}
    desk("2026-06-01", "summary")
    found = json.loads(desk("2027-03-01", "check", "Ghana", "-f", "json").out)
    assert sorted(finding["message"] for finding in found) == sorted(messages.values())
    assert len({finding["id"] for finding in found}) == len(planned)
    assert sorted(passed(desk, "2027-03-01")) == sorted(("new", each) for each in messages.values())
    for stage, event in ids.items():
        assert event in desk("2027-03-01", "check", "Ghana").out
        page = desk("2027-03-01", "show", event).out
        assert [each for each in messages.values() if each in page] == [messages[stage]]
    desk("2027-03-02", "record", "Ghana", "approval", "2026-12-30", "--source", "Decree")
    assert passed(desk, "2027-03-03") == [("settled", messages["approval"])]


# --- the status table -------------------------------------------------------------------------------------------------


def cells(desk, *words):
    """The row of Ghana, by heading."""
    head, _, row, *_ = desk("2025-06-01", "status", "-f", "md", "Ghana", *words).out.splitlines()[2:]
    return {k.strip(): v.strip().replace("\\", "") for k, v in zip(head.split("|"), row.split("|"), strict=True)}


@pytest.mark.parametrize(
    ("records", "starred"),
    [
        ([], set()),
        ([("submission", "2024-12-05", "--planned")], {"Next"}),
        ([("submission", "2024-12-05")], {"Stage now", "Last evidence"}),
        ([("approval", "2024-12-05")], {"Approval", "Last evidence"}),
        ([("drafting", "2024-01")], {"Drafting"}),
        ([("drafting", "undated")], {"Drafting"}),
        ([("roundtable", "2020")], set()),
        (
            [("approval", "2024-12-05"), ("submission", "2025-12-05", "--planned")],
            {"Approval", "Last evidence", "Next"},
        ),
    ],
)
def test_a_star_is_on_what_rests_on_a_judgement_and_on_nothing_else(desk, folders, records, starred):
    desk("2024-10-01", "ingest", folders["approval"])
    for stage, day, *planned in records:
        assert desk("2025-01-01", "record", "Ghana", stage, day, *planned, "--source", "x").code == 0
    for clock in ((), ("--as-of", "2025-06-01")):
        assert {heading for heading, text in cells(desk, *clock).items() if text.endswith("*")} == starred
        legend = "recorded or corrected by Ana Ruiz" in desk("2025-06-01", "status", *clock).out
        assert legend == bool(starred)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["approval"], "| Ghana | approval |"),
        (["roundtable"], "No State stands at roundtable now. Ghana had reached it before: `naptrack timeline --stage"),
        (["update"], "No State stands at update now.\n"),
        (["roundtable", "--stage", "update", "--as-of", "2024-06-20"], "No State stands at roundtable or update."),
        (["roundtable", "--as-of", "2024-06-20"], "timeline --stage roundtable --as-of 2024-06-20` shows when."),
        (["roundtable", "Mongolia", "Ghana"], "No State stands at roundtable now. Ghana had"),
        (["roundtable", "Mongolia"], "No record of Mongolia in 2 notes.\n"),
    ],
)
def test_status_by_stage_is_of_the_stage_now(desk, folders, words, said):
    desk("2024-10-01", "ingest", folders["approval"])
    out = desk("2025-06-01", "status", "-f", "md", "--stage", *words).out.replace("\\", "")
    assert said in out
    assert out.count("Mongolia") == ("Mongolia" in words)
    when = out.rpartition("`naptrack ")[2].partition("`")[0]
    if when and "had reached" in out:
        assert "roundtable" in desk("2025-06-01", *when.split()).out


def test_the_help_of_status_says_that_it_is_the_stage_now(call):
    text = " ".join(call("status", "--help").out.split())
    assert "--stage STAGE Only States that stand at this stage now" in text
    assert "whose plan is approved" not in text
