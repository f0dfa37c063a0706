"""The record as a folder of CSV with a ``datapackage.json`` that describes it (Frictionless Data Package, v1)."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from naptrack.render import fields
from naptrack.render.data import cell, dumps, harmless
from naptrack.render.fields import Field
from naptrack.render.scope import scope

JSON = Mapping[str, Any]

_ID = {"pattern": "[0-9a-f]{12,64}"}
_STATE = {"pattern": "[A-Z]{3}"}
_DATE = {"pattern": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}

# Frictionless has no type for a day, month or year: a date to its precision is a string with a pattern.
_TYPES: dict[str, tuple[str, JSON]] = {
    "text": ("string", {}),
    "word": ("string", {}),
    "key": ("string", {}),
    "texts": ("string", {}),
    "id": ("string", _ID),
    "state": ("string", _STATE),
    "date": ("string", _DATE),
    "day": ("date", {}),
    "time": ("datetime", {}),
    "number": ("integer", {}),
    "truth": ("boolean", {}),
    "object": ("object", {}),
    "objects": ("array", {}),
}
_WORDS = {
    "stage": fields.STAGES,
    "next_stage": fields.STAGES,
    "milestone": fields.MILESTONES,
    "mark": fields.STAGES + fields.MILESTONES,
    "modality": ["occurred", "planned"],
    "precision": ["day", "month", "year", "none"],
    "origin": ["derived", "recorded", "corrected"],
    "severity": ["notice", "warning"],
    "kind": ["record", "correct", "reject", "undo"],
}
# Kept to the letter, so that offsets fit.
_VERBATIM = ("exact", "prefix", "suffix")

_NEXT = ("next_stage", "next_start", "next_end")


class Table(NamedTuple):
    """One file: where its rows come from, its fields, what makes a row unique, and what it refers to."""

    name: str
    title: str
    rows: Callable[[JSON], Iterable[JSON]]
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ("id",)
    refers: Mapping[str, str] = {}  # a field of this table: the table whose key it holds


def _states(document: JSON) -> Iterator[JSON]:
    for state in document["states"]:
        coming = state["next"] or {}
        yield {**state, **{name: coming.get(name.removeprefix("next_")) for name in _NEXT}}


def _parts(of: str, inner: str, name: str) -> Callable[[JSON], Iterator[JSON]]:
    """The rows of the list ``inner`` of every object in the list ``of``, each with that object's id as ``name``."""

    def rows(document: JSON) -> Iterator[JSON]:
        for whole in document[of]:
            for position, part in enumerate(whole[inner], 1):
                yield {name: whole["id"], "position": position, **part}

    return rows


_POSITION = Field("position", "number", "Its place among those, from 1")

TABLES = (
    Table("notes", "Notes, as read", lambda document: document["notes"], fields.NOTE),
    Table(
        "states",
        "How far each State's plan has come",
        _states,
        tuple(field for field in fields.STATUS if field.name in (*_NEXT, "plan", "plans") or field.where == ""),
        key=("iso3",),
        refers={"plan": "plans"},
    ),
    Table("plans", "Editions of plans", lambda document: document["plans"], fields.PLAN, refers={"iso3": "states"}),
    Table(
        "events",
        "What happened, and what is planned",
        lambda document: document["events"],
        fields.EVENT,
        refers={"iso3": "states", "plan": "plans"},
    ),
    Table(
        "mentions",
        "The passages that tell of events",
        _parts("events", "mentions", "event"),
        (Field("event", "id", "The event that it tells of"), _POSITION, *fields.MENTION),
        key=("event", "position"),
        refers={"event": "events", "note": "notes"},
    ),
    Table("findings", "What a careful reader would query", lambda document: document["findings"], fields.FINDING),
    Table(
        "finding_mentions",
        "The passages that findings rest on",
        _parts("findings", "mentions", "finding"),
        (Field("finding", "id", "The finding that rests on it"), _POSITION, *fields.MENTION),
        key=("finding", "position"),
        refers={"finding": "findings", "note": "notes"},
    ),
    Table(
        "judgements",
        "What analysts recorded, corrected, rejected and took back",
        lambda document: document["judgements"],
        fields.JUDGEMENT,
        refers={"undoes": "judgements", "undone_by": "judgements"},
    ),
    Table(
        "judgement_passages",
        "The passages of judged events, as they stood when they were judged",
        _parts("judgements", "passages", "judgement"),
        (
            Field("judgement", "id", "The judgement"),
            _POSITION,
            Field("mention", "id", "The mention, or the judgement that recorded the event"),
            Field("mark", "word", "The stage or milestone that it told of"),
            Field("note", "text", "Where it stood"),
            Field("quote", "text", "Its words"),
        ),
        key=("judgement", "position"),
        refers={"judgement": "judgements"},
    ),
)


def files(document: JSON, *, raw: bool = False) -> dict[str, str]:
    """The files of the folder: their names and texts, one CSV a table and ``datapackage.json`` last.

    ``document`` is the export contract's. Cells that a spreadsheet would take for formulas are made
    harmless unless ``raw``. Equal documents give equal files.
    """
    made = {f"{table.name}.csv": _csv(table, document, raw) for table in TABLES}
    package = {
        "profile": "tabular-data-package",
        "name": "naptrack",
        "title": "National Implementation Action Plans under resolution 1540 (2004)",
        "description": _description(document, raw),
        "resources": [_resource(table, made[f"{table.name}.csv"]) for table in TABLES],
    }
    return {**made, "datapackage.json": dumps(package) + "\n"}


def _description(document: JSON, raw: bool) -> str:
    sentences = scope(len(document["notes"]), len(document["states"]), document["as_of"], document["known_by"])
    if not raw:
        sentences.append("An apostrophe stands before text that a spreadsheet would take for a formula.")
    return " ".join(sentences)


def _csv(table: Table, document: JSON, raw: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in table.fields])
    for row in table.rows(document):
        writer.writerow([_cell(field, row[field.name], raw) for field in table.fields])
    return out.getvalue()


def _cell(field: Field, value: Any, raw: bool) -> str:
    if field.kind in ("object", "objects") and value is not None:
        return dumps(value, indent=None)
    if field.name in _VERBATIM:
        return str(value) if raw else harmless(str(value))
    return cell(value, raw=raw)


def _resource(table: Table, text: str) -> JSON:
    written = text.encode()
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(written),
        "hash": f"sha256:{hashlib.sha256(written).hexdigest()}",
        "schema": {
            "fields": [_column(table, field) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_reference(table, name, other) for name, other in table.refers.items()],
        },
    }


def _column(table: Table, field: Field) -> JSON:
    kind, constraints = _TYPES[field.kind]
    more = {**constraints}
    if field.kind == "word" and field.name in _WORDS:
        more["enum"] = _WORDS[field.name]
    if field.name in table.key:
        more["required"] = True
    column = {"name": field.name, "type": kind, "description": field.means}
    return {**column, "constraints": more} if more else column


def _reference(table: Table, name: str, other: str) -> JSON:
    (key,) = next(each.key for each in TABLES if each.name == other)
    return {"fields": name, "reference": {"resource": "" if other == table.name else other, "fields": key}}
