"""Judgements as a text file that reads well and merges well: TOML, one table each, in the order made."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from naptrack.judgements.isodate import read_date
from naptrack.judgements.model import Changes, Judgement, Kind, Passage, plan_name
from naptrack.models import Mark, Milestone, Modality, Stage, mark_of
from naptrack.states import lookup, states

FORMAT = 1

HEAD = f"""\
# Judgements of analysts on the record of National Implementation Action Plans under resolution 1540 (2004).
# `naptrack judgements import` reads this file. Entries stand in the order made; none is ever changed or taken out.

format = {FORMAT}
"""

#: Characters that TOML forbids, or that change how a text looks without being seen.
_UNSAFE = re.compile(
    "[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*judgement[ \t]*\]\]", re.MULTILINE)
_ID = re.compile(r"[0-9a-f]{12,64}")
_BARE = {
    Kind.RECORD: {"place", "online", "plan", "planned", "title"},
    Kind.CORRECT: {"change", "event", "passage"},
    Kind.REJECT: {"event", "passage"},
    Kind.UNDO: {"undoes"},
}
_ALWAYS = {"id", "kind", "made", "author", "state", "stages", "milestone", "date", "source", "why"}
_CHANGES = {"state", "stages", "milestone", "date", "planned", "place", "online", "plan", "title"}

Table = Mapping[str, Any]


def write(judgements: Iterable[Judgement]) -> str:
    """The text of a file; equal judgements give equal bytes."""
    ordered = sorted(judgements, key=lambda judgement: judgement.order)
    return "\n".join([HEAD, *("\n".join(_lines(judgement)) + "\n" for judgement in ordered)])


def read(text: str) -> list[Judgement]:
    """The judgements that a file's text holds, in its order.

    Ids may be left out; they are made from the content then. Raises ValueError with a
    sentence that says where: a line, or the number of an entry.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"no TOML: {error}") from None
    if found.get("format") != FORMAT:
        raise ValueError(f"format is {found.get('format', 'missing')}; this naptrack reads format = {FORMAT}")
    entries = found.get("judgement", [])
    if set(found) - {"format", "judgement"} or not _is_tables(entries):
        raise ValueError("beside format, only [[judgement]] tables are known")
    read = []
    for number, entry in enumerate(entries, start=1):
        try:
            read.append(_judgement(entry))
        except ValueError as error:
            name = f" ({entry['id']})" if "id" in entry else ""
            raise ValueError(f"judgement {number}{name}: {error}") from None
    return read


def line_of(text: str, number: int, key: str) -> int:
    """The line on which entry ``number``, from 0, says ``key``; else the one on which it begins, or the first."""
    begins = [match.end() for match in _ENTRY.finditer(text)]
    if number >= len(begins):  # written as one inline table, say
        return 1
    end = begins[number + 1] if number + 1 < len(begins) else len(text)
    says = re.compile(rf"^[ \t]*{key}[ \t]*=", re.MULTILINE).search(text, begins[number], end)
    return text.count("\n", 0, says.start() if says else begins[number]) + 1


def _lines(judgement: Judgement) -> Iterator[str]:
    yield "[[judgement]]"
    yield f"id = {_string(judgement.id)}"
    yield f"kind = {_string(judgement.kind)}"
    yield f"made = {judgement.made:%Y-%m-%dT%H:%M:%SZ}"
    yield f"author = {_string(judgement.author)}"
    yield _state(judgement.iso3)
    yield from _marks(judgement.marks)
    if judgement.date:
        yield f"date = {_string(judgement.date)}"
    if judgement.event:
        yield f"event = {_string(judgement.event)}"
    if judgement.kind is Kind.RECORD:
        yield from _changes(judgement.changes)
    if judgement.target:
        yield f"undoes = {_string(judgement.target)}"
    if judgement.source:
        yield f"source = {_string(judgement.source)}"
    if judgement.reason:
        yield f"why = {_string(judgement.reason)}"
    if judgement.kind is Kind.CORRECT:
        yield from ("", "[judgement.change]", *_changes(judgement.changes))
    for same in _together(judgement.passages):
        yield from ("", "[[judgement.passage]]")
        yield from [f"note = {_string(same[0].note)}"] if same[0].note else []
        yield f"quote = {_string(same[0].quote)}"
        read_as = ", ".join(f"{passage.mark} = {_string(passage.mention)}" for passage in same)
        yield f"mentions = {{ {read_as} }}"


def _together(passages: Iterable[Passage]) -> list[list[Passage]]:
    """Neighbours of one place and one wording, read as different things, are one table."""
    groups: list[list[Passage]] = []
    for passage in passages:
        last = groups[-1] if groups else []
        alike = last and (last[0].note, last[0].quote) == (passage.note, passage.quote)
        if alike and all(other.mark != passage.mark for other in last):
            last.append(passage)
        else:
            groups.append([passage])
    return groups


def _changes(changes: Changes) -> Iterator[str]:
    if changes.iso3:
        yield _state(changes.iso3)
    yield from _marks(changes.marks or ())
    if changes.date:
        yield f"date = {_string(changes.date)}"
    if changes.modality:
        yield f"planned = {_flag(changes.modality is Modality.PLANNED)}"
    if changes.place:
        yield f"place = {_string(changes.place)}"
    if changes.online is not None:
        yield f"online = {_flag(changes.online)}"
    if changes.plan:
        yield f"plan = {_string(changes.plan)}"
    if changes.title:
        yield f"title = {_string(changes.title)}"


def _marks(marks: Iterable[Mark]) -> Iterator[str]:
    stages = [_string(mark) for mark in marks if isinstance(mark, Stage)]
    if stages:
        yield f"stages = [{', '.join(stages)}]"
    yield from (f"milestone = {_string(mark)}" for mark in marks if isinstance(mark, Milestone))


def _state(iso3: str) -> str:
    name = states()[iso3].name if iso3 in states() else ""
    return f"state = {_string(iso3)}  # {name}" if name else f"state = {_string(iso3)}"


def _string(text: str) -> str:
    # A JSON string is a TOML basic string, but for some characters that TOML forbids.
    return _UNSAFE.sub(
        lambda m: f"\\u{ord(m[0]):04x}" if ord(m[0]) < 0x10000 else f"\\U{ord(m[0]):08x}",
        json.dumps(str(text), ensure_ascii=False),
    )


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _judgement(entry: Table) -> Judgement:
    kind = _one_of(entry, "kind", {kind.value: kind for kind in Kind})
    if unknown := sorted(set(entry) - _ALWAYS - _BARE[kind]):
        raise ValueError(f"{kind} has no {', '.join(unknown)}")
    changes = Changes()
    if kind is Kind.RECORD:
        changes = _read_changes({key: entry[key] for key in entry if key in _BARE[kind]})
    elif kind is Kind.CORRECT:
        change = entry.get("change")
        if not isinstance(change, dict) or not change:
            raise ValueError("a correction needs [judgement.change] and what it sets")
        changes = _read_changes(change)
    passages = entry.get("passage", [])
    if not _is_tables(passages):
        raise ValueError("passage must be [[judgement.passage]] tables")
    if kind in (Kind.CORRECT, Kind.REJECT) and not passages:
        raise ValueError(f"{kind} needs the [[judgement.passage]] that it was made on")
    marks = _read_marks(entry)
    if kind is Kind.RECORD and not marks:
        raise ValueError("record needs stages or a milestone")
    date = _text(entry, "date") if "date" in entry or kind is Kind.RECORD else ""
    if date:
        read_date(date)
    return Judgement(
        kind=kind,
        iso3=_read_state(entry),
        author=_text(entry, "author"),
        made=_moment(entry),
        marks=marks,
        date=date,
        changes=changes,
        source=_text(entry, "source") if "source" in entry else None,
        reason=_text(entry, "why") if "why" in entry else None,
        passages=tuple(passage for table in passages for passage in _passages(table)),
        target=_id(entry, "undoes") if kind is Kind.UNDO else None,
        event=_id(entry, "event") if "event" in entry else "",
        id=_id(entry, "id") if "id" in entry else "",
    )


def _read_changes(table: Table) -> Changes:
    if unknown := sorted(set(table) - _CHANGES):
        raise ValueError(f"no change is called {', '.join(unknown)}")
    date = _text(table, "date") if "date" in table else None
    plan = _text(table, "plan") if "plan" in table else None
    if date:
        read_date(date)
    if plan:
        plan_name(plan)
    planned = _read_flag(table, "planned")
    return Changes(
        iso3=_read_state(table) if "state" in table else None,
        marks=_read_marks(table) or None,
        date=date,
        modality=None if planned is None else Modality.PLANNED if planned else Modality.OCCURRED,
        place=_text(table, "place") if "place" in table else None,
        online=_read_flag(table, "online"),
        plan=plan,
        title=_text(table, "title") if "title" in table else None,
    )


def _passages(table: Table) -> Iterator[Passage]:
    """One place in a note, and the ids of what it was read as, by stage or milestone."""
    if unknown := sorted(set(table) - {"note", "quote", "mentions"}):
        raise ValueError(f"a passage has no {', '.join(unknown)}")
    mentions = table.get("mentions")
    if not isinstance(mentions, dict) or not mentions:
        raise ValueError('a passage needs mentions, as { roundtable = "0123456789ab" }')
    note = _text(table, "note") if "note" in table else ""
    for name in mentions:
        try:
            mark = mark_of(name)
        except ValueError:
            raise ValueError(f"{name!r} is no stage or milestone") from None
        yield Passage(_id(mentions, name), mark, _text(table, "quote"), note)


def _read_marks(table: Table) -> tuple[Mark, ...]:
    stages = table.get("stages", [])
    if not isinstance(stages, list) or not all(isinstance(stage, str) for stage in stages):
        raise ValueError('stages must be a list, as ["roundtable"]')
    if stages and "milestone" in table:
        raise ValueError("an event has stages or a milestone, not both")
    try:
        found = {Stage(stage) for stage in stages}
        milestone = (Milestone(_text(table, "milestone")),) if "milestone" in table else ()
    except ValueError as error:
        raise ValueError(
            str(error).replace("a valid Stage", "a stage").replace("a valid Milestone", "a milestone")
        ) from None
    return (*sorted(found, key=lambda stage: stage.order), *milestone)


def _read_state(table: Table) -> str:
    name = _text(table, "state")
    state = lookup(name)
    if state is None:
        raise ValueError(f"unknown State {name!r}")
    return state.iso3


def _moment(table: Table) -> dt.datetime:
    made = table.get("made")
    if not isinstance(made, dt.datetime) or made.tzinfo is None:
        raise ValueError("made must be a time with its zone, as 2026-05-08T10:00:00Z")
    return made.astimezone(dt.UTC).replace(microsecond=0)


def _id(table: Table, key: str) -> str:
    text = _text(table, key)
    if not _ID.fullmatch(text):
        raise ValueError(f"{key} must be 12 or more hexadecimal digits, not {text!r}")
    return text


def _text(table: Table, key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} is missing or is no text")
    return value


def _read_flag(table: Table, key: str) -> bool | None:
    value = table.get(key)
    if value is not None and not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false")
    return value


def _one_of(table: Table, key: str, known: Mapping[str, Any]) -> Any:
    value = table.get(key)
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"{key} must be one of {', '.join(known)}")
    return known[value]


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)
