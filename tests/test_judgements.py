"""Judgements replayed on what notes say: the same notes and judgements give the same record, whatever came first."""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "store"))

import plain_engine

from naptrack import lifecycle, resolve
from naptrack.judgements import Changes, Judgement, Kind, linked, replay, standing, toml, undone
from naptrack.judgements.isodate import read_date, written
from naptrack.judgements.model import passages_of, plan_name, said
from naptrack.models import (
    Date,
    Event,
    Mention,
    Milestone,
    Modality,
    Origin,
    PlanName,
    Precision,
    Record,
    Stage,
)

NOON = dt.datetime(2026, 5, 8, 12, tzinfo=dt.UTC)
PLAIN, REAL = plain_engine.resolve, resolve.resolve


def mention(text: str, note: str = "a", **changes: object) -> Mention:
    """``MNG roundtable 2017-05-08/2017-05-10``, told by a note; its words are ``text`` unless given."""
    iso3, mark, *date = text.split()
    known = next(m for m in (*Stage, *Milestone) if m.value == mark)
    told = Mention(
        note=note,
        note_date=dt.date(2017, 6, 1),
        iso3=iso3,
        mark=known,
        modality=Modality.OCCURRED,
        date=read_date(date[0]) if date else Date(),
        start=0,
        end=len(text),
        exact=text,
        prefix="",
        suffix="",
        rule="plain",
        occasion="1",
        title="Meeting",
    )
    told = replace(told, **changes)
    return told if "end" in changes else replace(told, end=told.start + len(told.exact))


def told(*texts: str, note: str = "a") -> list[Mention]:
    """One note's mentions, each an occasion of its own."""
    return [
        mention(text, note, occasion=str(place), start=100 * place, end=100 * place + len(text))
        for place, text in enumerate(texts)
    ]


def judge(kind: Kind, event: Event | None = None, minute: int = 0, **fields: object) -> Judgement:
    """A judgement on ``event`` as it stands, made so many minutes after noon."""
    about: dict[str, object] = {}
    if event:
        about = {
            "iso3": event.iso3,
            "marks": (*event.stages, *([event.milestone] if event.milestone else [])),
            "date": written(event.date),
            "passages": passages_of(event.mentions, {}),
            "event": event.id,
        }
    made = NOON + dt.timedelta(minutes=minute)
    return Judgement(**{"kind": kind, "author": "Ana", "made": made, **about, **fields})  # type: ignore[arg-type]


def correct(event: Event, minute: int = 0, author: str = "Ana", **changes: object) -> Judgement:
    return judge(Kind.CORRECT, event, minute, author=author, changes=Changes(**changes))  # type: ignore[arg-type]


def reject(event: Event, minute: int = 0) -> Judgement:
    return judge(Kind.REJECT, event, minute, reason="no")


def record(iso3: str, mark: Stage | Milestone, date: str, minute: int = 0, **changes: object) -> Judgement:
    return judge(
        Kind.RECORD,
        minute=minute,
        iso3=iso3,
        marks=(mark,),
        date=date,
        source="Note verbale",
        changes=Changes(**changes),  # type: ignore[arg-type]
    )


def undo(judgement: Judgement, minute: int) -> Judgement:
    return judge(Kind.UNDO, minute=minute, iso3=judgement.iso3, target=judgement.id)


def settled(
    mentions: Sequence[Mention], judgements: Sequence[Judgement] = (), resolver=PLAIN, iso3s: Sequence[str] = ("MNG",)
) -> dict[str, Record]:
    names = linked(judgements, iso3s)
    by_state = {iso3: [m for m in mentions if m.iso3 == iso3] for iso3 in names}
    return dict(replay(by_state, judgements, resolver).records)


def only(record: Record) -> Event:
    (event,) = record.events
    return event


def codes(record: Record) -> list[str]:
    return sorted(finding.code for finding in record.findings)


both = pytest.mark.parametrize(
    "resolver", [pytest.param(PLAIN, id="plain engine"), pytest.param(REAL, id="naptrack's own")]
)


# --- each kind of judgement ---------------------------------------------------------------------------------------


@both
def test_nothing_judged_is_nothing_changed(resolver):
    notes = told("MNG roundtable 2017-05-08", "MNG approval 2018-02-01", "MNG letter 2017-04-12")
    assert settled(notes, (), resolver)["MNG"] == resolver("MNG", notes)


@both
def test_a_recorded_event_counts(resolver):
    made = record("MNG", Stage.APPROVAL, "2022-03-01", place="Улаанбаатар", plan="2021-2025")
    event = only(settled([], [made], resolver)["MNG"])
    assert (event.id, event.origin, event.author, event.judged) == (made.id, Origin.RECORDED, "Ana", NOON.date())
    assert (event.stages, event.date.start, event.place) == ((Stage.APPROVAL,), "2022-03-01", "Улаанбаатар")
    assert (event.mentions, event.source, event.title) == ((), "Note verbale", "Note verbale")


def test_a_recorded_approval_is_its_editions():
    made = record("MNG", Stage.APPROVAL, "2022-03-01", plan="2021-2025")
    (plan,) = settled([], [made], REAL)["MNG"].plans
    assert (plan.label, plan.approved, plan.approval) == ("2021-2025", "2022-03-01", made.id)


def test_a_record_of_two_stages_is_one_event():
    made = replace(record("MNG", Stage.ROUNDTABLE, "2022-03"), marks=(Stage.ROUNDTABLE, Stage.DRAFTING), id="")
    event = only(settled([], [made], REAL)["MNG"])
    assert (event.stages, event.id) == ((Stage.ROUNDTABLE, Stage.DRAFTING), made.id)


def test_a_recorded_intention_is_next_and_waits_for_its_fulfilment():
    made = record("MNG", Stage.APPROVAL, "undated", modality=Modality.PLANNED)
    row = lifecycle.status(settled(told("MNG approval 2017-05-08"), [made], REAL)["MNG"])
    assert row is not None
    assert row.next is not None
    assert row.next.stage is Stage.APPROVAL
    assert row.judged_by == ("Ana",)


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        pytest.param({"date": "2017-05"}, "start", "2017-05", id="date, coarser"),
        pytest.param({"date": "2017-05-09/2017-05-11"}, "end", "2017-05-11", id="date, a range"),
        pytest.param({"date": "2019"}, "precision", Precision.YEAR, id="date, a year"),
        pytest.param({"date": "undated"}, "precision", Precision.NONE, id="date, none"),
        pytest.param({"marks": (Stage.APPROVAL,)}, "stages", (Stage.APPROVAL,), id="stage"),
        pytest.param(
            {"marks": (Stage.ROUNDTABLE, Stage.DRAFT_REVIEW)},
            "stages",
            (Stage.ROUNDTABLE, Stage.DRAFT_REVIEW),
            id="more stages than passages",
        ),
        pytest.param({"marks": (Milestone.WORKSHOP,)}, "milestone", Milestone.WORKSHOP, id="a milestone, no stage"),
        pytest.param({"place": "Darkhan"}, "place", "Darkhan", id="place"),
        pytest.param({"online": True}, "online", True, id="online"),
        pytest.param({"modality": Modality.PLANNED}, "modality", Modality.PLANNED, id="an intention"),
        pytest.param({"title": "Round table"}, "title", "Round table", id="title"),
    ],
)
def test_a_correction_sets_what_it_names_and_nothing_else(changes, field, value):
    notes = told("MNG roundtable 2017-05-08")
    before = only(REAL("MNG", notes))
    after = only(settled(notes, [correct(before, **changes)], REAL)["MNG"])
    found = getattr(after, field) if hasattr(after, field) else getattr(after.date, field)
    assert found == value
    assert (after.origin, after.author, after.id) == (Origin.CORRECTED, "Ana", before.id)
    assert after.mentions == before.mentions
    touched = {"date", "marks", "modality"} & set(changes)
    assert touched or (after.stages, after.date, after.modality) == (before.stages, before.date, before.modality)


def test_a_corrected_edition_takes_its_event():
    notes = [
        mention("MNG approval 2016-02-09", plan=PlanName("2016-2020", 2016, 2020)),
        mention("MNG approval 2021-03-01", "b", plan=PlanName("2021-2025", 2021, 2025)),
        mention("MNG submission 2021-06-01", "c"),
    ]
    before = REAL("MNG", notes)
    wrong = next(event for event in before.events if Stage.SUBMISSION in event.stages)
    after = settled(notes, [correct(wrong, plan="2016-2020")], REAL)["MNG"]
    assert {plan.label: plan.submitted for plan in after.plans} == {"2016-2020": "2021-06-01", "2021-2025": None}


def test_a_corrected_date_reaches_the_plan():
    notes = told("MNG approval 2016-02-09")
    before = REAL("MNG", notes)
    after = settled(notes, [correct(only(before), date="2016-03")], REAL)["MNG"]
    assert [(plan.approved, plan.approval) for plan in after.plans] == [("2016-03", only(before).id)]


@both
def test_a_rejected_event_is_gone(resolver):
    notes = told("MNG roundtable 2017-05-08", "MNG letter 2017-04-12")
    before = resolver("MNG", notes)
    wrong = next(event for event in before.events if event.stages)
    after = settled(notes, [reject(wrong)], resolver)["MNG"]
    assert [event.milestone for event in after.events] == [Milestone.LETTER]


def test_a_rejection_takes_its_findings_with_it():
    notes = [
        mention("MNG roundtable 2017-05-08/2017-05-10", place="Ulaanbaatar"),
        mention("MNG roundtable 2017-05-09/2017-05-11", "b", place="Ulaanbaatar"),
    ]
    before = REAL("MNG", notes)
    assert codes(before) == ["dates-differ"]
    assert codes(settled(notes, [reject(only(before))], REAL)["MNG"]) == []


def test_a_correction_of_the_date_settles_that_dates_differ():
    notes = [mention("MNG roundtable 2017-05-08/2017-05-10"), mention("MNG roundtable 2017-05-09/2017-05-11", "b")]
    before = REAL("MNG", notes)
    after = settled(notes, [correct(only(before), date="2017-05-08/2017-05-11")], REAL)["MNG"]
    assert (codes(before), codes(after)) == (["dates-differ"], [])
    assert only(after).date.edtf == "2017-05-08/2017-05-11"


def test_a_second_approval_by_hand_is_queried_as_one_by_a_note_would_be():
    notes = told("MNG approval 2016-02-09")
    after = settled(notes, [record("MNG", Stage.APPROVAL, "2016-05-03")], REAL)["MNG"]
    assert codes(after) == ["dates-differ"]
    assert [m.note for finding in after.findings for m in finding.mentions] == ["a"]


def test_two_records_that_differ_are_two_findings_apart():
    made = [record("MNG", Stage.APPROVAL, f"20{year}-02-09", minute=year) for year in (16, 17)]
    found = settled([], made, REAL)["MNG"].findings
    assert len({finding.id for finding in found}) == len(found)


# --- moves ------------------------------------------------------------------------------------------------------------


@both
def test_a_corrected_state_moves_the_event(resolver):
    notes = told("NER roundtable 2017-05-08", "NER letter 2017-04-12")
    wrong = next(event for event in resolver("NER", notes).events if event.stages)
    move = correct(wrong, iso3="NGA")
    after = settled(notes, [move], resolver, ["NER"])
    assert sorted(after) == ["NER", "NGA"]
    assert [event.milestone for event in after["NER"].events] == [Milestone.LETTER]
    event = only(after["NGA"])
    assert (event.iso3, event.id, event.mentions[0].iso3) == ("NGA", wrong.id, "NER")


def test_a_moved_event_is_one_with_its_like():
    notes = [mention("NER roundtable 2017-05-08"), mention("NGA roundtable 2017-05-08", "b")]
    after = settled(notes, [correct(only(REAL("NER", notes[:1])), iso3="NGA")], REAL, ["NGA"])
    assert len(only(after["NGA"]).mentions) == 2
    assert after["NER"].events == ()


def test_a_moved_event_can_be_judged_where_it_is_and_moved_back():
    notes = told("NER roundtable 2017-05-08")
    move = correct(only(PLAIN("NER", notes)), iso3="NGA")
    there = only(settled(notes, [move], iso3s=["NGA"])["NGA"])
    sharper = correct(there, 1, "Ben", date="2017-05-09")
    there = only(settled(notes, [move, sharper], iso3s=["NGA"])["NGA"])
    assert (there.date.start, there.author) == ("2017-05-09", "Ben")
    back = correct(there, 2, iso3="NER")
    after = settled(notes, [move, sharper, back], iso3s=["NGA"])
    assert after["NGA"].events == ()
    assert only(after["NER"]).date.start == "2017-05-09"


def test_a_judgement_finds_its_passage_when_the_move_before_it_is_undone():
    notes = told("NER roundtable 2017-05-08")
    move = correct(only(PLAIN("NER", notes)), iso3="NGA")
    sharper = correct(only(settled(notes, [move], iso3s=["NGA"])["NGA"]), 1, date="2017-05-09")
    after = settled(notes, [move, sharper, undo(move, 2)], iso3s=["NGA"])
    assert only(after["NER"]).date.start == "2017-05-09"
    assert codes(after["NGA"]) == []


def test_a_move_holds_when_the_rules_have_learnt_it():
    wrong = only(PLAIN("NER", told("NER roundtable 2017-05-08")))
    move = correct(wrong, iso3="NGA", place="Abuja")
    learnt = [mention("NGA roundtable 2017-05-08", exact="NER roundtable 2017-05-08")]
    after = settled(learnt, [move], iso3s=["NER"])
    assert only(after["NGA"]).place == "Abuja"
    assert codes(after["NER"]) == []


# --- many judgements ------------------------------------------------------------------------------------------------


def test_the_latest_correction_of_a_thing_holds_and_others_stay():
    notes = told("MNG roundtable 2017-05-08")
    first = correct(only(PLAIN("MNG", notes)), date="2017-05-09", place="Darkhan")
    second = correct(only(settled(notes, [first])["MNG"]), 1, "Ben", date="2017-05-10")
    event = only(settled(notes, [second, first])["MNG"])
    assert (event.date.start, event.place, event.author) == ("2017-05-10", "Darkhan", "Ben")


def test_what_became_one_by_a_correction_is_judged_as_one():
    notes = told("MNG roundtable 2017-05-08", "MNG roundtable 2018-05-08")
    wrong = PLAIN("MNG", notes).events[0]
    same = correct(wrong, date="2018-05-08")
    event = only(settled(notes, [same])["MNG"])
    assert len(event.mentions) == 2
    assert settled(notes, [same, reject(event, 1)])["MNG"].events == ()


def test_a_record_can_be_corrected_and_rejected():
    made = record("MNG", Stage.APPROVAL, "2022-03-01")
    event = only(settled([], [made])["MNG"])
    passage = replace(passages_of(told("MNG approval"), {})[0], mention=made.id, quote="Note verbale")
    sharper = replace(correct(event, 1, "Ben", date="2022-03-02"), passages=(passage,))
    event = only(settled([], [made, sharper])["MNG"])
    assert (event.id, event.date.start, event.origin, event.author) == (made.id, "2022-03-02", Origin.CORRECTED, "Ben")
    gone = replace(reject(event, 2), passages=(passage,))
    assert settled([], [made, sharper, gone])["MNG"].events == ()
    # What bears on a record goes with it, without a word.
    assert settled([], [made, sharper, undo(made, 3)])["MNG"] == Record("MNG")


def test_an_undo_restores_and_an_undone_undo_does_not():
    notes = told("MNG roundtable 2017-05-08")
    gone = reject(only(PLAIN("MNG", notes)))
    first = undo(gone, 1)
    second = undo(first, 2)
    assert len(settled(notes, [gone, first])["MNG"].events) == 1
    assert settled(notes, [gone, first, second])["MNG"].events == ()
    assert undone([gone, first, second]) == {first.id: second}
    assert standing([second, first, gone]) == [gone]


def test_what_was_judged_by_a_day():
    notes = told("MNG roundtable 2017-05-08")
    gone = reject(only(PLAIN("MNG", notes)))
    late = undo(gone, 2 * 24 * 60)
    assert standing([gone, late], NOON.date()) == [gone]
    assert standing([gone, late], NOON.date() - dt.timedelta(days=1)) == []
    assert standing([gone, late]) == []


@both
def test_the_order_of_notes_and_judgements_does_not_matter(resolver):
    notes = [
        *told("MNG roundtable 2017-05-08", "MNG approval 2018-02-01", "MNG letter 2017-04-12"),
        mention("MNG drafting 2017-09-18", "b"),
    ]
    first = correct(next(e for e in resolver("MNG", notes).events if Stage.APPROVAL in e.stages), date="2018-03")
    made = [first, record("MNG", Stage.SUBMISSION, "2018-05", 1), reject(resolver("MNG", notes).events[0], 2)]
    expected = settled(notes, made, resolver)
    for seed in range(10):
        dice = random.Random(seed)
        assert settled(dice.sample(notes, 4), dice.sample(made, 3), resolver) == expected


# --- notes and rules change -------------------------------------------------------------------------------------------

WORDS = "A national round table on the action plan was held in Ulaanbaatar from 8 to 10 May 2017"


@pytest.mark.parametrize(
    "now",
    [
        pytest.param({"note": "b"}, id="the note was saved anew"),
        pytest.param({"start": 40, "end": 40 + len(WORDS)}, id="the passage stands elsewhere"),
        pytest.param({"exact": WORDS.replace("8 to 10", "8-10").upper()}, id="other marks and capitals"),
        pytest.param({"exact": f"**{WORDS.replace(' ', '  ')}**"}, id="other white space and marks"),
        pytest.param({"exact": f"{WORDS}, with 40 participants", "note": "b"}, id="the rules cut it longer"),
        pytest.param({"exact": WORDS[: WORDS.index(" from 8")], "note": "b"}, id="the rules cut it shorter"),
        pytest.param({"exact": WORDS.replace("8 to 10", "9 to 10"), "note": "b"}, id="a word was revised"),
        pytest.param({"mark": Stage.DRAFTING, "note": "b"}, id="the rules read the same words otherwise"),
    ],
)
def test_a_judgement_finds_its_passage_again(now):
    before = mention("MNG roundtable 2017-05-08/2017-05-10", exact=WORDS)
    other = mention("MNG roundtable 2019-03-04", "z", exact="Another meeting on another matter took place in March")
    wrong = PLAIN("MNG", [before, other]).events[0]
    after = settled([replace(before, **now), other], [correct(wrong, place="Darkhan")])["MNG"]
    assert [event.place for event in after.events] == ["Darkhan", None]
    assert "judgement-unanchored" not in codes(after)


def test_a_judgement_whose_passage_is_gone_is_kept_as_a_finding():
    wrong = only(PLAIN("MNG", told("MNG roundtable 2017-05-08")))
    made = [correct(wrong, date="2017-05-09"), reject(wrong, 1)]
    after = settled(told("MNG approval 2020-01-01"), made)["MNG"]
    assert [event.stages for event in after.events] == [(Stage.APPROVAL,)]
    assert codes(after) == ["judgement-unanchored", "judgement-unanchored"]
    assert {finding.note for finding in after.findings} == {each.id for each in made}
    assert '"MNG roundtable 2017-05-08"' in after.findings[0].message


def test_of_two_events_with_the_same_words_the_one_like_it_is_meant():
    before = mention("MNG roundtable 2017-05-08", exact=WORDS)
    wrong = only(PLAIN("MNG", [before]))
    again = [replace(before, note="b"), replace(before, note="c", date=read_date("2019-01-01"))]
    after = settled(again, [correct(wrong, place="Darkhan")])["MNG"]
    assert {event.date.start: event.place for event in after.events} == {"2017-05-08": "Darkhan", "2019-01-01": None}


def test_of_two_events_with_the_same_words_and_no_likeness_none_is_guessed():
    before = mention("MNG roundtable 2017-05-08", exact=WORDS)
    wrong = only(PLAIN("MNG", [before]))
    again = [replace(before, note=n, date=read_date(d)) for n, d in (("b", "2018-01-01"), ("c", "2019-01-01"))]
    after = settled(again, [correct(wrong, place="Darkhan")])["MNG"]
    assert [event.place for event in after.events] == [None, None]
    assert "judgement-unanchored" in codes(after)


def test_a_note_that_sharpens_a_corrected_event_is_taken_in_and_told_of():
    notes = [mention("MNG roundtable 2017-05")]
    wrong = only(REAL("MNG", notes))
    made = [correct(wrong, date="2017-05-09")]
    more = mention("MNG roundtable 2017-05-08/2017-05-10", "b", exact="From 8 to 10 May experts met")
    after = settled([*notes, more], made, REAL)["MNG"]
    event = only(after)
    assert (event.date.edtf, event.id, len(event.mentions)) == ("2017-05-09", wrong.id, 2)
    assert codes(after) == ["judgement-new-evidence"]
    # Judged anew with all passages in view, it is settled.
    made.append(correct(event, 1, date="2017-05-09"))
    assert codes(settled([*notes, more], made, REAL)["MNG"]) == []


def test_a_note_that_says_the_same_raises_nothing():
    notes = [mention("MNG roundtable 2017-05")]
    made = correct(only(REAL("MNG", notes)), date="2017-05-09")
    after = settled([*notes, mention("MNG roundtable 2017-05-09", "b")], [made], REAL)["MNG"]
    assert len(only(after).mentions) == 2
    assert codes(after) == []


def test_a_note_that_tells_a_rejected_event_again_is_told_of():
    notes = [mention("MNG roundtable 2017-05-08/2017-05-10")]
    gone = reject(only(REAL("MNG", notes)))
    more = mention("MNG roundtable 2017-05-08/2017-05-10", "b", exact="The round table of 8 to 10 May was a success")
    after = settled([*notes, more], [gone], REAL)["MNG"]
    assert after.events == ()
    (finding,) = after.findings
    assert (finding.code, finding.mentions) == ("judgement-new-evidence", (more,))


def test_a_judgement_goes_with_the_passage_that_it_was_made_on_when_its_event_splits():
    head = mention("MNG roundtable 2017-05-08", from_head=True, exact="The head")
    tale = mention("MNG roundtable 2017-05-08", "b", exact="The tale")
    gone = reject(only(PLAIN("MNG", [tale, head])))
    apart = [head, replace(tale, date=read_date("2018-01-01"))]
    after = settled(apart, [gone])["MNG"]
    assert [m.note for event in after.events for m in event.mentions] == ["b"]
    assert codes(after) == ["judgement-split"]


def test_judgements_on_events_that_merge_both_hold():
    apart = [mention("MNG roundtable 2017-05-08", "a"), mention("MNG roundtable 2017-05-12", "b")]
    one, other = PLAIN("MNG", apart).events
    made = [correct(one, place="Darkhan"), correct(other, 1, "Ben", title="Round table")]
    merged = [apart[0], replace(apart[1], date=apart[0].date)]
    event = only(settled(merged, made)["MNG"])
    assert (event.place, event.title, event.author, len(event.mentions)) == ("Darkhan", "Round table", "Ben", 2)


def test_a_note_that_tells_of_a_recorded_event_sharpens_it():
    made = record("MNG", Stage.APPROVAL, "2022-03")
    alone = only(settled([], [made], REAL)["MNG"])
    note = mention("MNG approval 2022-03-15", note_date=dt.date(2022, 4, 1))
    event = only(settled([note], [made], REAL)["MNG"])
    assert (alone.date.start, event.date.start) == ("2022-03", "2022-03-15")
    assert (event.origin, event.author, event.mentions) == (Origin.RECORDED, "Ana", (note,))


def test_a_vaguer_note_leaves_a_recorded_date_alone():
    made = record("MNG", Stage.APPROVAL, "2022-03-15")
    event = only(settled([mention("MNG approval 2022-03")], [made], REAL)["MNG"])
    assert (event.date.start, len(event.mentions)) == ("2022-03-15", 1)


def test_a_replay_knows_the_event_of_each_judgement():
    notes = told("MNG roundtable 2017-05-08", "MNG approval 2018-02-01")
    one, other = PLAIN("MNG", notes).events
    made = [correct(one, place="Darkhan"), reject(other, 1), record("MNG", Stage.UPDATE, "2019", 2)]
    lost = replace(reject(one, 3), passages=passages_of(told("MNG letter 2016-01-01", note="z"), {}), id="f" * 12)
    gone = undo(made[2], 4)
    events = replay({"MNG": notes}, [*made, lost], PLAIN).events
    assert events == {made[0].id: one.id, made[1].id: other.id, made[2].id: made[2].id, lost.id: None}
    assert made[2].id not in replay({"MNG": notes}, [*made, gone], PLAIN).events


# --- the text file ----------------------------------------------------------------------------------------------------


def everything_judged() -> list[Judgement]:
    notes = told("MNG roundtable 2017-05-08", "MNG letter 2017-04-12")
    first, second = PLAIN("MNG", notes).events
    made = [
        correct(first, date="2017-05-09/2017-05-10", marks=(Stage.ROUNDTABLE, Stage.DRAFTING), iso3="TUR"),
        judge(Kind.REJECT, second, 1, author='Zoë "Ž" Ñandú', reason='A\\B "quoted" \u202e\x7f\u00ad \U000e0041\ttab'),
        record("TGO", Stage.APPROVAL, "2022", 2, place="Lomé", online=True, plan="2021-2025", title="計画"),
        record("TGO", Milestone.LETTER, "undated", 3, modality=Modality.PLANNED),
        correct(second, 4, modality=Modality.OCCURRED, online=False, marks=(Milestone.VISIT,)),
    ]
    return [*made, undo(made[2], 5), replace(undo(made[0], 6), reason="mine", id="")]


def test_a_file_is_read_back_as_it_was_written():
    made = everything_judged()
    text = toml.write(made)
    assert toml.read(text) == made
    assert toml.write(toml.read(text)) == text
    assert toml.write(reversed(made)) == text
    assert all(c == "\n" or c.isprintable() for c in text)


def test_a_file_reads_well():
    (made,) = [record("TGO", Stage.APPROVAL, "2022", place="Lomé", plan="2021-2025")]
    assert toml.write([made]).partition("\n\n[[")[2] == (
        f"""judgement]]
id = "{made.id}"
kind = "record"
made = 2026-05-08T12:00:00Z
author = "Ana"
state = "TGO"  # Togo
stages = ["approval"]
date = "2022"
place = "Lomé"
plan = "2021-2025"
source = "Note verbale"
"""
    )


def test_two_passages_of_the_same_words_stay_apart():
    same = [mention("MNG roundtable 2017-05-08", start=at, end=at + 5, exact="table") for at in (0, 10)]
    made = reject(only(PLAIN("MNG", same)))
    assert toml.read(toml.write([made])) == [made]


HAND = """\
format = 1
[[judgement]]
kind = "record"
made = 2026-05-08T14:00:00+02:00
author = "Ana"
state = "The former Yugoslav Republic of Macedonia"
stages = ["drafting", "roundtable"]
date = "2017-05"
"""


def test_a_file_written_by_hand_needs_no_ids():
    (made,) = toml.read(HAND)
    assert (made.iso3, made.made, made.marks) == ("MKD", NOON, (Stage.ROUNDTABLE, Stage.DRAFTING))
    assert len(made.id) == 12


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("format = 1", "format = 2", "format is 2", id="another format"),
        pytest.param("format = 1", "", "format is missing", id="no format"),
        pytest.param("format = 1", "format = 1\nother = 1", "only [[judgement]]", id="another table"),
        pytest.param('kind = "record"', 'kind = "guess"', "judgement 1: kind must be one of record", id="kind"),
        pytest.param('kind = "record"', "kind", "line 3", id="no TOML"),
        pytest.param('"Ana"', '" "', "author is missing", id="no author"),
        pytest.param("The former", "A former", "unknown State", id="State"),
        pytest.param('"drafting"', '"drafts"', "'drafts' is not a stage", id="stage"),
        pytest.param('["drafting", "roundtable"]', '"drafting"', "stages must be a list", id="stages as one word"),
        pytest.param('["drafting", "roundtable"]', "[]", "needs stages or a milestone", id="no stage"),
        pytest.param('"2017-05"', '"2017-13"', "no such day", id="date"),
        pytest.param('"2017-05"', '"May 2017"', "is no date", id="a date in words"),
        pytest.param('date = "2017-05"', "", "date is missing", id="no date"),
        pytest.param("2026-05-08T14:00:00+02:00", "2026-05-08", "made must be a time", id="a day for a time"),
        pytest.param("+02:00", "", "made must be a time with its zone", id="a time of nowhere"),
        pytest.param('kind = "record"', 'kind = "record"\nplase = "x"', "record has no plase", id="a slip"),
        pytest.param('kind = "record"', 'kind = "record"\nplan = "x"', "names no plan", id="plan"),
        pytest.param('kind = "record"', 'kind = "reject"', "needs the [[judgement.passage]]", id="no passage"),
        pytest.param('kind = "record"', 'kind = "correct"', "needs [judgement.change]", id="no change"),
        pytest.param('kind = "record"', 'kind = "undo"', "undoes is missing", id="nothing undone"),
        pytest.param('kind = "record"', 'kind = "record"\nid = "12"', "12 or more hexadecimal", id="id"),
        pytest.param('kind = "record"', 'kind = "record"\nplanned = "no"', "true or false", id="flag"),
    ],
)
def test_a_file_that_is_wrong_says_where(old, new, words):
    assert HAND.count(old) == 1
    with pytest.raises(ValueError, match=r".") as error:
        toml.read(HAND.replace(old, new))
    assert words in str(error.value)


def test_an_id_is_made_of_all_that_a_judgement_says():
    one = record("TGO", Stage.APPROVAL, "2022")
    others = [
        replace(one, id="", **{name: value})
        for name, value in {
            "iso3": "TUR",
            "author": "Ben",
            "date": "2023",
            "source": "x",
            "reason": "x",
            "marks": (Stage.UPDATE,),
            "changes": Changes(place="x"),
            "made": NOON + dt.timedelta(1),
        }.items()
    ]
    assert len({one.id, *(other.id for other in others)}) == 9
    assert replace(one, id="") == one


# --- dates, plans and words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "edtf", "earliest", "latest"),
    [
        pytest.param("2017", "2017", "2017-01-01", "2017-12-31", id="year"),
        pytest.param("2016-02", "2016-02", "2016-02-01", "2016-02-29", id="month of a leap year"),
        pytest.param("2017-05-08", "2017-05-08", "2017-05-08", "2017-05-08", id="day"),
        pytest.param("2017-05-08/2017-06-01", "2017-05-08/2017-06-01", "2017-05-08", "2017-06-01", id="days"),
        pytest.param("2017-05/2017-06", "2017-05/2017-06", "2017-05-01", "2017-06-30", id="months"),
        pytest.param("2017/2017", "2017", "2017-01-01", "2017-12-31", id="a range of one"),
    ],
)
def test_a_date_is_read_to_its_precision(text, edtf, earliest, latest):
    date = read_date(text)
    assert (date.edtf, str(date.earliest), str(date.latest)) == (edtf, earliest, latest)
    assert read_date(written(date)) == date


@pytest.mark.parametrize(
    "text",
    [
        *("", "2017-5-8", "20170508", "8 May 2017", "2017-02-29", "2017-00", "0000", "2017-05-08/2017-05"),
        *("2017-05-10/2017-05-08", "2017/", "/2017", "2017/2018/2019", "２０１７", "2017-05-08T00:00"),
    ],
)
def test_no_other_date_is_taken(text):
    with pytest.raises(ValueError):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["", "-", "2017-", "-2017", "2021-2017", "2017-2017", "17-21", "2017-2021-2025", "the first"]
)
def test_no_other_plan_is_taken(text):
    with pytest.raises(ValueError, match="names no plan"):
        plan_name(text)


def test_judgements_in_words():
    assert [said(each) for each in everything_judged()[:5]] == [
        "roundtable 2017-05-08: State TUR, stage roundtable and drafting, date 2017-05-09/2017-05-10",
        "letter 2017-04-12",
        "approval 2022, place Lomé, online yes, plan 2021-2025, title 計画",
        "planned: letter undated",
        "letter 2017-04-12: stage visit, now occurred, online no",
    ]


def test_nearly_the_same_words_with_another_date_are_news():
    notes = [mention("MNG roundtable 2017-05-08/2017-05-10", exact=WORDS)]
    made = correct(only(REAL("MNG", notes)), place="Darkhan", date="2017-05-08/2017-05-09")
    cut = replace(notes[0], exact=f"{WORDS}, with 40 participants")
    assert codes(settled([cut], [made], REAL)["MNG"]) == []
    revised = mention("MNG roundtable 2017-05-08/2017-05-12", "b", exact=WORDS.replace("10", "12"))
    after = settled([revised], [made], REAL)["MNG"]
    assert only(after).date.edtf == "2017-05-08/2017-05-09"
    assert codes(after) == ["judgement-new-evidence"]


def test_no_two_events_have_one_id_when_a_judged_one_splits():
    """Its id may be that of the first passage, and the judgement go with another."""
    tale = mention("MNG roundtable 2017-05-08", "a", exact="The tale")
    head = mention("MNG roundtable 2017-05-08", "b", exact="The head", from_head=True)
    together = only(PLAIN("MNG", [tale, head]))
    assert together.id == tale.id
    apart = [tale, replace(head, date=read_date("2018-01-01"))]
    after = settled(apart, [correct(together, place="Darkhan")])["MNG"]
    assert {event.place for event in after.events} == {None, "Darkhan"}
    assert len({event.id for event in after.events}) == 2
    moved = settled(apart, [correct(together, iso3="NGA")], iso3s=["MNG", "NGA"])
    assert len({only(record).id for record in moved.values()}) == 2


def test_the_file_of_the_manual_is_taken():
    manual = (Path(__file__).parents[1] / "docs" / "judgements.md").read_text(encoding="utf-8")
    (made,) = toml.read(manual.partition("```toml\n")[2].partition("```")[0])
    assert (made.iso3, made.marks, made.changes.place) == ("TGO", (Stage.ROUNDTABLE, Stage.DRAFTING), "Lomé")
