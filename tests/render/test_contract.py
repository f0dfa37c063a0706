"""The export contract, and pages, over one small record made by hand."""

import datetime as dt
import io
import json
from pathlib import Path

import jsonschema
import pytest

import naptrack
from naptrack.lifecycle import status
from naptrack.models import (
    Date,
    Document,
    Event,
    Finding,
    Head,
    Mention,
    Milestone,
    Modality,
    Note,
    Occasion,
    Plan,
    Precision,
    Record,
    Severity,
    Stage,
)
from naptrack.render import pages, paper
from naptrack.render.contract import document

SCHEMA = json.loads((Path(naptrack.__file__).parent / "schema" / "export.schema.json").read_text(encoding="utf-8"))

FIRST, LAST = dt.date(2017, 5, 8), dt.date(2017, 5, 10)
HELD = Date(FIRST, LAST, Precision.DAY, "2017-05-08/2017-05-10", "8 to 10 May 2017")
NOTE_ID, TEXT = "0" * 12, "The **round\n1\ntable** was held. It will be approved."


def mention(mark, start, end, modality=Modality.OCCURRED, parts=None):
    return Mention(
        note=NOTE_ID,
        note_date=LAST,
        iso3="MNG",
        mark=mark,
        modality=modality,
        date=HELD if modality is Modality.OCCURRED else Date(),
        start=start,
        end=end,
        exact=TEXT[start:end],
        prefix=TEXT[max(0, start - 12) : start],
        suffix=TEXT[end : end + 12],
        rule="a-rule",
        occasion="1",
        parts=parts,
        line=6,
    )


HELD_MENTIONS = (
    mention(Stage.ROUNDTABLE, 4, 30, parts=((4, 11), (14, 30))),
    mention(Stage.DRAFTING, 4, 30, parts=((4, 11), (14, 30))),
)
PLANNED = mention(Stage.APPROVAL, 32, 52, Modality.PLANNED)
RECORD = Record(
    "MNG",
    (
        Event("b" * 12, "MNG", (Stage.APPROVAL,), None, Modality.PLANNED, Date(None, LAST), "", (PLANNED,), plan="p"),
        Event(
            "a" * 12,
            "MNG",
            (Stage.ROUNDTABLE, Stage.DRAFTING),
            None,
            Modality.OCCURRED,
            HELD,
            "National roundtable",
            HELD_MENTIONS[::-1],
            place="Ulaanbaatar",
            plan="p",
        ),
        Event("c" * 12, "MNG", (), Milestone.LETTER, Modality.OCCURRED, HELD, "Letter", (), online=True),
    ),
    (Plan("p", "MNG", 0, "2017-2021", 2017, 2021),),
)
NOTE = Note(
    NOTE_ID,
    Document("notes/a.txt", "f" * 64, "text/plain", TEXT),
    Head(
        titles=("National roundtable",),
        organizers=("OSCE",),
        occasions=(
            Occasion("x", ("MNG",), HELD, "Vienna"),
            Occasion("y", ("TJK",), Date(LAST, dt.date(2017, 5, 12), Precision.DAY), "Vienna", online=True),
        ),
    ),
)
FINDING = Finding("dates-differ", Severity.WARNING, "MNG", "the head and the text differ", (HELD_MENTIONS[0],))


def test_the_schema_is_a_schema_and_takes_the_export():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    made = document([RECORD], [status(RECORD)], [NOTE], [FINDING], dt.date(2020, 1, 1))
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(made)))
    assert made["as_of"] == "2020-01-01"


def test_the_schema_names_the_words_of_the_models():
    defs = SCHEMA["$defs"]
    assert defs["stage"]["enum"] == [stage.value for stage in Stage]
    assert defs["milestone"]["enum"] == [milestone.value for milestone in Milestone]
    assert defs["finding"]["properties"]["severity"]["enum"] == [severity.value for severity in Severity]
    assert defs["event"]["properties"]["precision"]["enum"] == [precision.value for precision in Precision]


def test_the_order_of_what_comes_in_does_not_matter():
    other = Record("MNG", RECORD.events[::-1], RECORD.plans)
    row = status(RECORD)
    assert document([other], [row], [NOTE], [FINDING]) == document([RECORD], [row], [NOTE], [FINDING])


def test_an_event_is_written_as_agreed():
    made = document([RECORD], [status(RECORD)], [NOTE], [])
    event = next(event for event in made["events"] if event["id"] == "a" * 12)
    mentions = event.pop("mentions")
    assert event == {
        "id": "a" * 12,
        "iso3": "MNG",
        "state": "Mongolia",
        "stages": ["roundtable", "drafting"],
        "milestone": None,
        "modality": "occurred",
        "start": "2017-05-08",
        "end": "2017-05-10",
        "precision": "day",
        "edtf": "2017-05-08/2017-05-10",
        "earliest": "2017-05-08",
        "latest": "2017-05-10",
        "date_text": "8 to 10 May 2017",
        "place": "Ulaanbaatar",
        "venue_country": None,
        "online": False,
        "title": "National roundtable",
        "plan": "p",
        "origin": "derived",
        "author": None,
        "judged": None,
        "source": None,
    }
    assert [m["mark"] for m in mentions] == ["drafting", "roundtable"]
    assert mentions[0]["parts"] == [[4, 11], [14, 30]]


def test_a_note_of_two_occasions_has_their_outermost_days():
    (note,) = document([], [], [NOTE], [])["notes"]
    assert (note["start"], note["end"], note["place"], note["online"]) == ("2017-05-08", "2017-05-12", "Vienna", True)


def printed(page):
    out = io.StringIO()
    paper.write(page, out)
    return out.getvalue()


def test_the_page_of_a_state():
    text = printed(
        pages.state_page(status(RECORD), RECORD.plans, RECORD.events, [FINDING], {NOTE_ID: "notes/a.txt"}),
    )
    assert (
        text
        == """\
Mongolia (MNG)
drafting since 2017-05-08, edition 2017-2021; last evidence 2017-05-10; next: approval
Edition 2017-2021

by 2017-05  planned: approval  [bbbbbbbbbbbb]
    "It will be approved."
      approval: notes/a.txt:6

2017-05-08/2017-05-10  roundtable, drafting, Ulaanbaatar  [aaaaaaaaaaaa]
  National roundtable
    "round [...] table was held"
      drafting, roundtable: notes/a.txt:6

2017-05-08/2017-05-10  letter, online  [cccccccccccc]
  Letter

To look at
  dates-differ: the head and the text differ
    "round [...] table was held"
      notes/a.txt:6
"""
    )


def test_the_page_of_an_event_gives_the_context():
    text = printed(pages.event_page(RECORD.events[0], RECORD.plans[0], [], {NOTE_ID: "notes/a.txt"}))
    assert '... was held. "It will be approved."' in text
    assert "Edition 2017-2021" in text


def test_the_page_of_a_note():
    text = printed(pages.note_page(NOTE, RECORD.events, [], {NOTE_ID: "notes/a.txt"}))
    assert text.startswith("National roundtable\nnotes/a.txt\nDate: 2017-05-12\n")
    assert "Held: 2017-05-10/2017-05-12, Vienna, online, about Tajikistan" in text
    assert "Organizers: OSCE" in text
    assert text.count('"round [...] table was held"') == 1


def test_a_page_in_markdown():
    out = io.StringIO()
    paper.write_markdown(pages.event_page(RECORD.events[0], None, [], {}), out)
    assert out.getvalue().startswith("## Mongolia (MNG)\n\n### by 2017-05  planned: approval  \\[bbb")
    assert '> ... was held. "It will be approved."' in out.getvalue()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_page_on_a_terminal_is_wrapped(monkeypatch, columns):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setenv("COLUMNS", str(columns))
    out = Terminal()
    paper.write([pages.Line("word " * 100, "quote", 4)], out, color=False)
    lines = out.getvalue().splitlines()
    assert len(lines) > 4
    assert all(line.startswith("    word") and len(line) <= min(columns, 100) for line in lines)
