"""The folder of CSV and the description of it, over a small record with cells that spreadsheets would run."""

import csv
import datetime as dt
import hashlib
import io
import json
import re
from pathlib import Path

import pytest

import naptrack
from naptrack.models import Milestone, Modality, Origin, Precision, Severity, Stage
from naptrack.render.package import TABLES, files

SCHEMA = json.loads((Path(naptrack.__file__).parent / "schema" / "export.schema.json").read_text(encoding="utf-8"))
EXACT = '=HYPERLINK("http://example.org";"a\nb")\r, and\tso on'


def mention(**more):
    return {
        "note": "0" * 12,
        "mark": "roundtable",
        "start": 5,
        "end": 5 + len(EXACT),
        "parts": [[5, 9], [12, 20]],
        "exact": EXACT,
        "prefix": "-5 ",
        "suffix": " @all",
        "line": 3,
        "page": None,
        "rule": "held",
        **more,
    }


def event(id, **more):
    return {
        "id": id * 12,
        "iso3": "CIV",
        "state": "Côte d'Ivoire",
        "stages": ["roundtable", "drafting"],
        "milestone": None,
        "modality": "occurred",
        "start": "2017-05",
        "end": "2017-05",
        "precision": "month",
        "edtf": "2017-05",
        "earliest": "2017-05-01",
        "latest": "2017-05-31",
        "date_text": "May 2017",
        "place": "@Abidjan",
        "venue_country": "CIV",
        "online": False,
        "title": "+cmd|' /C calc'!A0",
        "plan": "p",
        "origin": "derived",
        "author": None,
        "judged": None,
        "source": None,
        "mentions": [mention()],
        **more,
    }


DOCUMENT = {
    "schema_version": 1,
    "as_of": "2020-12-31",
    "known_by": None,
    "notes": [
        {
            "id": "0" * 12,
            "path": "-notes/a.txt",
            "url": None,
            "sha256": "f" * 64,
            "title": "",
            "date": None,
            "start": None,
            "end": None,
            "place": None,
            "online": True,
            "organizers": ["=OSCE", "UNODA"],
            "participants": [],
        }
    ],
    "states": [
        {
            "iso3": "CIV",
            "name": "Côte d'Ivoire",
            "stage": "drafting",
            "since": "2017-05",
            "by": None,
            "last_evidence": "2017-05",
            "next": {"stage": "approval", "start": None, "end": None},
            "plan": "p",
            "plans": ["p"],
            "judged_by": ["=Ana"],
        }
    ],
    "plans": [
        {
            "id": "p",
            "iso3": "CIV",
            "label": "-2017",
            "period_start": 2017,
            "period_end": None,
            "approved": "2017",
            "submitted": None,
        }
    ],
    "events": [event("a"), event("b", stages=[], milestone="letter", modality="planned", place=None, mentions=[])],
    "findings": [
        {
            "id": "e" * 12,
            "code": "dates-differ",
            "severity": "warning",
            "iso3": None,
            "message": "the head says 8 May\nand the text 9 May",
            "mentions": [mention(), mention(start=6)],
        }
    ],
    "judgements": [
        {
            "id": "d" * 12,
            "kind": "correct",
            "made": "2020-01-02T03:04:05Z",
            "author": "Ana",
            "iso3": "CIV",
            "marks": ["roundtable"],
            "date": "2017-05",
            "changes": {"place": "=Accra"},
            "source": None,
            "reason": "=why",
            "undoes": None,
            "undone_by": None,
            "shown": "a" * 12,
            "event": "a" * 12,
            "passages": [{"mention": "1" * 12, "mark": "roundtable", "note": "a.txt:3", "quote": "=held"}],
        }
    ],
}
EMPTY = {**DOCUMENT, **{name: [] for name, value in DOCUMENT.items() if isinstance(value, list)}}


def tables(document=DOCUMENT, **more):
    """Every table as a list of rows, by name."""
    made = files(document, **more)
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text, newline="")))
        for name, text in made.items()
        if name.endswith(".csv")
    }


def package(document=DOCUMENT, **more):
    return json.loads(files(document, **more)["datapackage.json"])


def schemas():
    return {each["name"]: each["schema"] for each in package()["resources"]}


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("document", [DOCUMENT, EMPTY], ids=["some", "none"])
def test_frictionless_finds_nothing(tmp_path, document, raw):
    frictionless = pytest.importorskip("frictionless")
    for name, text in files(document, raw=raw).items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["fieldName", "rowNumber", "note"]) == []
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_frictionless_would_find_what_is_wrong(tmp_path):
    """The keys and types are such that a mistake in the record is seen."""
    frictionless = pytest.importorskip("frictionless")
    wrong = {**DOCUMENT, "events": [event("a", plan="q", earliest="2017-05"), event("a", modality="hoped")]}
    for name, text in files(wrong).items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    found = {kind for (kind,) in frictionless.validate(str(tmp_path / "datapackage.json")).flatten(["type"])}
    assert found == {"foreign-key", "primary-key", "type-error", "constraint-error"}


def test_every_cell_that_begins_like_a_formula_is_harmless():
    for name, rows in tables().items():
        for row in rows:
            assert not [cell for cell in row.values() if re.match(r"[=+\-@\t\r\n]", cell)], name


def test_raw_cells_are_those_of_the_record():
    raw = tables(raw=True)
    assert raw["mentions"][0]["exact"] == EXACT
    assert raw["events"][0]["title"] == "+cmd|' /C calc'!A0"
    assert raw["notes"][0]["organizers"] == "=OSCE; UNODA"


def test_quotes_are_kept_to_the_letter_behind_the_apostrophe():
    assert tables()["mentions"][0]["exact"] == f"'{EXACT}"
    assert tables()["mentions"][0]["prefix"] == "'-5 "


def test_cells():
    (state,), (judgement,) = tables()["states"], tables()["judgements"]
    assert (state["next_stage"], state["next_start"], state["plans"]) == ("approval", "", "p")
    assert json.loads(judgement["changes"]) == {"place": "=Accra"}
    assert json.loads(tables()["mentions"][0]["parts"]) == [[5, 9], [12, 20]]
    assert tables()["findings"][0]["message"] == "the head says 8 May and the text 9 May"
    assert [row["position"] for row in tables()["finding_mentions"]] == ["1", "2"]


def test_the_description_is_of_the_files():
    made = files(DOCUMENT)
    for resource in package()["resources"]:
        written = made[resource["path"]].encode()
        assert resource["bytes"] == len(written)
        assert resource["hash"] == f"sha256:{hashlib.sha256(written).hexdigest()}"
        (header,) = csv.reader([made[resource["path"]].splitlines()[0]])
        assert header == [field["name"] for field in resource["schema"]["fields"]]
    assert len(made) == len(package()["resources"]) + 1


def test_what_the_folder_rests_on_is_said():
    assert "1 information note, 1 State. What had happened by 2020-12-31." in package()["description"]
    assert "apostrophe" in package()["description"]
    assert "apostrophe" not in package(raw=True)["description"]


@pytest.mark.parametrize(
    ("table", "entry", "elsewhere"),
    [
        pytest.param("notes", "note", set(), id="notes"),
        pytest.param("states", "status", {"next"}, id="states"),
        pytest.param("plans", "plan", set(), id="plans"),
        pytest.param("events", "event", {"mentions"}, id="events"),
        pytest.param("mentions", "mention", set(), id="mentions"),
        pytest.param("findings", "finding", {"mentions"}, id="findings"),
        pytest.param("finding_mentions", "mention", set(), id="findings' mentions"),
        pytest.param("judgements", "judgement", {"passages"}, id="judgements"),
    ],
)
def test_nothing_of_the_contract_is_left_out(table, entry, elsewhere):
    columns = {field["name"] for field in schemas()[table]["fields"]}
    properties = set(SCHEMA["$defs"][entry]["properties"])
    assert properties - columns == elsewhere
    assert columns - properties <= {"event", "finding", "position", "next_stage", "next_start", "next_end"}


@pytest.mark.parametrize(
    ("table", "field", "words"),
    [
        pytest.param("states", "stage", Stage, id="stage"),
        pytest.param("events", "milestone", Milestone, id="milestone"),
        pytest.param("mentions", "mark", [*Stage, *Milestone], id="mark"),
        pytest.param("events", "modality", Modality, id="modality"),
        pytest.param("events", "precision", Precision, id="precision"),
        pytest.param("events", "origin", Origin, id="origin"),
        pytest.param("findings", "severity", Severity, id="severity"),
    ],
)
def test_words_are_those_of_the_models(table, field, words):
    (column,) = [each for each in schemas()[table]["fields"] if each["name"] == field]
    assert column["constraints"]["enum"] == [word.value for word in words]


def test_keys_refer_to_keys():
    found = schemas()
    for schema in found.values():
        for each in schema["foreignKeys"]:
            assert each["fields"] in {field["name"] for field in schema["fields"]}
            other = each["reference"]["resource"]
            assert [each["reference"]["fields"]] == (found[other] if other else schema)["primaryKey"]


def test_equal_records_give_equal_files():
    assert files(json.loads(json.dumps(DOCUMENT))) == files(DOCUMENT)
    assert dt.date.today().isoformat() not in "".join(files(DOCUMENT).values())
