"""What is told of two snapshots: exactly their difference, and each thing once."""

from __future__ import annotations

from typing import Any

import pytest

from naptrack.summary import (
    Change,
    EventFacts,
    FindingFacts,
    News,
    NoteFacts,
    PlanFacts,
    Snapshot,
    StatusFacts,
    Step,
    altered,
    apart,
    changed_keys,
    difference,
    reached,
)


def event(*marks: str, mentions: str = "m", **changes: Any) -> EventFacts:
    """A roundtable of Mongolia on 8 to 10 May 2017, but for what is said; ``mentions`` is a letter for each."""
    facts = EventFacts(
        iso3="MNG",
        marks=marks or ("roundtable",),
        modality="occurred",
        start="2017-05-08",
        end="2017-05-10",
        latest="2017-05-10",
        place="Ulaanbaatar",
        title="National roundtable",
        origin="derived",
        author=None,
        mentions=tuple(mentions),
    )
    return facts._replace(**changes)


def status(stage: str | None, edition: str | None = None, plan: str | None = None) -> StatusFacts:
    return StatusFacts(stage, plan or (f"MNG-{edition}" if edition else "MNG-plan-1"), edition, "2017-05-08", None)


def plan(label: str | None = None, **changes: Any) -> PlanFacts:
    return PlanFacts("MNG", 0, label, None, None, None, None)._replace(**changes)


def finding(*mentions: str, **changes: Any) -> FindingFacts:
    return FindingFacts("dates-differ", "warning", "MNG", None, "two dates", mentions)._replace(**changes)


def note(path: str = "a.txt", date: str | None = "2017-05-10") -> NoteFacts:
    return NoteFacts(path, "A roundtable", date)


ROUND, LATER = event(), event(start="2017-06-01", end="2017-06-02")

EVENTS: list[tuple[str, dict[str, EventFacts], dict[str, EventFacts], list[tuple[str, str]]]] = [
    ("nothing", {}, {}, []),
    ("the same", {"a": ROUND}, {"a": ROUND}, []),
    ("new", {}, {"a": ROUND}, [("a", "new")]),
    ("gone", {"a": ROUND}, {}, [("a", "gone")]),
    ("told of once more", {"a": ROUND}, {"a": event(mentions="mn")}, []),
    ("another title", {"a": ROUND}, {"a": event(title="Roundtable in Ulaanbaatar")}, []),
    ("another date", {"a": ROUND}, {"a": LATER}, [("a", "changed")]),
    ("another stage", {"a": ROUND}, {"a": event("roundtable", "drafting")}, [("a", "changed")]),
    ("another place", {"a": ROUND}, {"a": event(place="Darkhan")}, [("a", "changed")]),
    ("was planned", {"a": event(modality="planned")}, {"a": ROUND}, [("a", "changed")]),
    ("another id, a mention shared", {"a": event(mentions="m")}, {"b": event(mentions="lm")}, []),
    (
        "another id and date, a mention shared",
        {"a": event(mentions="m", start="2017-05", end="2017-05")},
        {"b": event(mentions="lm")},
        [("b", "changed")],
    ),
    ("its note was revised", {"a": event(mentions="m")}, {"b": event(mentions="x")}, []),
    (
        "one of two alike is gone",
        {"a": event(mentions="m"), "b": event(mentions="n")},
        {"c": event(mentions="n")},
        [("a", "gone")],
    ),
    ("split", {"a": event(mentions="mn")}, {"a": event(mentions="m"), "n": event(mentions="n")}, [("n", "new")]),
    (
        "most mentions shared",
        {"a": event(mentions="klm")},
        {"k": event("workshop", mentions="k"), "l": event(mentions="lm")},
        [("k", "new")],
    ),
    ("another State", {"a": ROUND}, {"b": event(iso3="TJK", mentions="x")}, [("a", "gone"), ("b", "new")]),
]


def kind(change: Change[Any]) -> str:
    return "new" if change.before is None else "gone" if change.after is None else "changed"


@pytest.mark.parametrize(("before", "after", "told"), [pytest.param(*case[1:], id=case[0]) for case in EVENTS])
def test_events(before: dict[str, EventFacts], after: dict[str, EventFacts], told: list[tuple[str, str]]) -> None:
    news = difference(Snapshot(events={**before}), Snapshot(events={**after}))
    assert [(change.key, kind(change)) for change in news.events] == told
    assert bool(news) == bool(told)


def test_an_event_that_is_part_of_another_says_of_which() -> None:
    before = Snapshot(events={"b": event(mentions="n")})
    (change,) = difference(before, Snapshot(), {"n": "a"}).events
    assert (change.key, kind(change), change.into) == ("b", "gone", "a")


def test_events_stand_by_date_then_state() -> None:
    facts = {
        "u": event(start=None, end=None),
        "m": event(),
        "t": event(iso3="TJK"),
        "e": event(start="2016", end="2016"),
    }
    assert [change.key for change in difference(Snapshot(), Snapshot(events={**facts})).events] == ["e", "m", "t", "u"]


STATUSES: list[tuple[str, StatusFacts | None, StatusFacts | None, bool]] = [
    ("reached", None, status("roundtable"), True),
    ("nothing but milestones", None, status(None), False),
    ("nothing but milestones any more", status(None), None, False),
    ("a further stage", status("roundtable"), status("drafting"), True),
    ("back", status("approval"), status("drafting"), True),
    ("lost", status("approval"), None, True),
    ("the same", status("drafting"), status("drafting"), False),
    ("the edition has a label now", status("drafting"), status("drafting", "2017-2021"), False),
    ("the same stage of the next edition", status("approval", "2014"), status("approval", "2017-2021"), True),
    (
        "the same stage of the next edition, neither named",
        status("approval"),
        status("approval", plan="MNG-plan-2"),
        True,
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), [pytest.param(*case[1:], id=case[0]) for case in STATUSES])
def test_stage_changes(before: StatusFacts | None, after: StatusFacts | None, told: bool) -> None:
    news = difference(Snapshot(statuses={"MNG": before}), Snapshot(statuses={"MNG": after}))
    assert [(c.key, c.before, c.after) for c in news.statuses] == ([("MNG", before, after)] if told else [])


def test_states_stand_by_name() -> None:
    after = Snapshot(statuses={iso3: status("drafting") for iso3 in ("CHE", "AUT", "CIV", "ALA", "TUR")})
    # The Åland Islands are no State: a code that is nobody's stands for itself.
    assert [change.key for change in difference(Snapshot(), after).statuses] == ["ALA", "AUT", "CIV", "CHE", "TUR"]


PLANS: list[tuple[str, dict[str, PlanFacts], dict[str, PlanFacts], list[tuple[str, str]]]] = [
    ("nothing is known of it", {}, {"MNG-plan-1": plan()}, []),
    ("named", {}, {"MNG-2014": plan("2014")}, [("MNG-2014", "new")]),
    ("approved, without a name", {}, {"MNG-plan-1": plan(approved="2016")}, [("MNG-plan-1", "new")]),
    ("approved now", {"p": plan("2014")}, {"p": plan("2014", approved="2016")}, [("p", "changed")]),
    ("nameless, named now", {"MNG-plan-1": plan()}, {"MNG-2014": plan("2014")}, [("MNG-2014", "new")]),
    (
        "approved, named now",
        {"MNG-plan-1": plan(approved="2016")},
        {"MNG-2014": plan("2014", approved="2016")},
        [("MNG-2014", "changed")],
    ),
    (
        "an older one has come to light",
        {"p": plan("2014")},
        {"p": plan("2014", order=1), "q": plan("2010")},
        [("q", "new")],
    ),
    ("gone", {"p": plan("2014")}, {}, [("p", "gone")]),
]


@pytest.mark.parametrize(("before", "after", "told"), [pytest.param(*case[1:], id=case[0]) for case in PLANS])
def test_plans(before: dict[str, PlanFacts], after: dict[str, PlanFacts], told: list[tuple[str, str]]) -> None:
    news = difference(Snapshot(plans={**before}), Snapshot(plans={**after}))
    assert [(change.key, kind(change)) for change in news.plans] == told


FINDINGS: list[tuple[str, dict[str, FindingFacts], dict[str, FindingFacts], list[tuple[str, str]]]] = [
    ("new", {}, {"f": finding("m")}, [("f", "new")]),
    ("settled", {"f": finding("m")}, {}, [("f", "gone")]),
    ("still there", {"f": finding("m")}, {"f": finding("m")}, []),
    ("the same of a further passage", {"f": finding("m")}, {"g": finding("m", "n")}, []),
    ("the same of a revised note", {"f": finding("m")}, {"g": finding("x")}, []),
    ("a third date", {"f": finding("m")}, {"g": finding("m", "n", message="three dates")}, [("g", "changed")]),
    (
        "another code",
        {"f": finding("m")},
        {"g": finding("m", code="duration-mismatch")},
        [("f", "gone"), ("g", "new")],
    ),
    ("another State", {"f": finding("m")}, {"g": finding("m", iso3="TJK")}, [("f", "gone"), ("g", "new")]),
    (
        "two, of which one is settled",
        {"f": finding("m"), "g": finding("n", message="other")},
        {"h": finding("n", "o", message="other")},
        [("f", "gone")],
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), [pytest.param(*case[1:], id=case[0]) for case in FINDINGS])
def test_findings(before: dict[str, FindingFacts], after: dict[str, FindingFacts], told: list[tuple[str, str]]) -> None:
    news = difference(Snapshot(findings={**before}), Snapshot(findings={**after}))
    assert sorted((change.key, kind(change)) for change in news.findings) == told


NOTES: list[tuple[str, dict[str, NoteFacts], dict[str, NoteFacts], list[tuple[str, str]]]] = [
    (
        "new, by date",
        {},
        {"b": note("b", "2018-01-01"), "a": note("a"), "c": note("c", None)},
        [("a", "new"), ("b", "new"), ("c", "new")],
    ),
    ("gone", {"a": note()}, {}, [("a", "gone")]),
    ("revised", {"a": note()}, {"b": note()}, [("b", "changed")]),
    ("moved", {"a": note()}, {"a": note("2017/a.txt")}, []),
]


@pytest.mark.parametrize(("before", "after", "told"), [pytest.param(*case[1:], id=case[0]) for case in NOTES])
def test_notes(before: dict[str, NoteFacts], after: dict[str, NoteFacts], told: list[tuple[str, str]]) -> None:
    news = difference(Snapshot(notes={**before}), Snapshot(notes={**after}))
    assert [(change.key, kind(change)) for change in news.notes] == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(None, "made", True, id="made"),
        pytest.param("made", "undone", True, id="undone"),
        pytest.param("undone", "made", True, id="the undoing undone"),
        pytest.param(None, "undone", False, id="made and undone"),
        pytest.param("made", "made", False, id="the same"),
    ],
)
def test_judgements(before: str | None, after: str | None, told: bool) -> None:
    assert bool(difference(Snapshot(judgements={"j": before}), Snapshot(judgements={"j": after}))) is told


def test_what_is_written_down_is_what_stood_before() -> None:
    before = Snapshot(notes={"a": note()}, events={"a": ROUND, "b": ROUND}, statuses={"MNG": status("roundtable")})
    after = Snapshot(notes={"a": note(), "b": note("b.txt")}, events={"a": ROUND, "b": LATER})
    assert altered(before, after) == Snapshot(
        notes={"b": None}, events={"b": ROUND}, statuses={"MNG": status("roundtable")}
    )
    assert not altered(after, after)
    assert not Snapshot()


def stages(*found: tuple[bool, str | None]) -> list[Step]:
    return [Step(rules, Snapshot(statuses={"MNG": status(stage) if stage else None})) for rules, stage in found]


NOTES_SAY, RULES_SAY = False, True
CAUSES: list[tuple[str, list[Step], str | None, str | None, str | None]] = [
    ("notes alone", stages((NOTES_SAY, None)), "drafting", "none > drafting", None),
    ("rules alone", stages((RULES_SAY, "roundtable")), "drafting", None, "roundtable > drafting"),
    (
        "notes, then rules",
        stages((NOTES_SAY, "roundtable"), (RULES_SAY, "drafting")),
        "approval",
        "roundtable > drafting",
        "drafting > approval",
    ),
    (
        "notes again and again",
        stages((NOTES_SAY, "roundtable"), (NOTES_SAY, "drafting"), (NOTES_SAY, None)),
        "approval",
        "roundtable > approval",
        None,
    ),
    ("there and back", stages((NOTES_SAY, "roundtable"), (RULES_SAY, "drafting")), "roundtable", None, None),
]


@pytest.mark.parametrize(("steps", "now", "notes", "rules"), [pytest.param(*case[1:], id=case[0]) for case in CAUSES])
def test_newer_rules_stand_apart(steps: list[Step], now: str | None, notes: str | None, rules: str | None) -> None:
    def said(news: News) -> str | None:
        return next((f"{_stage(c.before)} > {_stage(c.after)}" for c in news.statuses), None)

    parts = apart(steps, Snapshot(statuses={"MNG": status(now)}))
    assert [said(difference(*part)) for part in parts] == [notes, rules]


def _stage(facts: StatusFacts | None) -> str:
    return facts.stage or "none" if facts else "none"


def test_the_keys_of_steps() -> None:
    steps = [Step(False, Snapshot(notes={"b": None, "a": None})), Step(True, Snapshot(notes={"a": note()}))]
    assert changed_keys(steps)["notes"] == ["a", "b"]
    assert changed_keys(steps)["events"] == []


def test_a_stage_rests_on_the_new_event_of_its_edition() -> None:
    news = News(
        statuses=(Change("MNG", None, status("drafting", "2017-2021")),),
        events=(Change("new", None, event("drafting")), Change("elsewhere", None, event("drafting"))),
    )
    candidates = [
        ("MNG", "roundtable", "MNG-2017-2021", "roundtable"),
        ("MNG", "drafting", "MNG-2014", "elsewhere"),
        ("MNG", "drafting", "MNG-2017-2021", "old"),
        ("MNG", "drafting", "MNG-2017-2021", "new"),
        ("TJK", "drafting", "TJK-2017-2021", "other"),
    ]
    assert reached(news, candidates) == {"MNG": "new"}
    assert reached(news, candidates[:3]) == {"MNG": "old"}
    assert reached(news, candidates[:2]) == {"MNG": "elsewhere"}
    assert reached(news, candidates[:1]) == {}
