"""What a judgement is, and which of many stand."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum

from naptrack.models import Mark, Mention, Modality, PlanName, digest


class Kind(StrEnum):
    """What an analyst did."""

    RECORD = "record"
    CORRECT = "correct"
    REJECT = "reject"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the event that was judged, as it stood then.

    ``mention`` is the mention's id, or the id of the judgement that recorded the event;
    ``note`` says where it stood, for people.
    """

    mention: str
    mark: Mark
    quote: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a correction sets, or a record says beyond stages and date; None where it says nothing.

    ``date`` and ``plan`` are as written: ``2017-05-08/2017-05-10`` or ``undated``, ``2017-2021`` or ``2014``.
    """

    iso3: str | None = None
    marks: tuple[Mark, ...] | None = None
    date: str | None = None
    modality: Modality | None = None
    place: str | None = None
    online: bool | None = None
    plan: str | None = None
    title: str | None = None

    def said(self) -> dict[str, object]:
        """What is set, by name, in this order."""
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name)) is not None}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One act of an analyst.

    ``iso3``, ``marks``, ``date`` and ``event`` (its id) are the judged event's, as they were shown;
    for a record they are what is recorded, and ``event`` is empty. ``passages`` begin with the
    one that the judgement was made on. ``made`` is in UTC, to the second. ``target`` is what an
    undo takes back.
    """

    kind: Kind
    iso3: str
    author: str
    made: dt.datetime
    marks: tuple[Mark, ...] = ()
    date: str = ""
    changes: Changes = field(default=Changes())
    source: str | None = None
    reason: str | None = None
    passages: tuple[Passage, ...] = ()
    target: str | None = None
    event: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        """Give it the id that its content has on every machine, unless it came with one."""
        if not self.id:
            object.__setattr__(self, "id", self._digest())

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """The order in which judgements are replayed."""
        return (self.made, self.id)

    def _digest(self) -> str:
        changes = json.dumps(self.changes.said(), ensure_ascii=False)
        return digest(
            "judgement",
            *(self.kind, self.iso3, self.author, self.made.isoformat(), *self.marks, self.date, changes),
            *(self.source or "", self.reason or "", self.target or "", self.event, *(p.mention for p in self.passages)),
        )


def undone(judgements: Iterable[Judgement], by: dt.date | None = None) -> dict[str, Judgement]:
    """The undo that took each judgement back, by the id of what it took back; of those made ``by`` a day.

    An undo that is itself undone counts for nothing.
    """
    found: dict[str, Judgement] = {}
    for judgement in sorted(_made(judgements, by), key=lambda j: j.order, reverse=True):
        if judgement.target and judgement.id not in found:
            found[judgement.target] = judgement
    return found


def standing(judgements: Collection[Judgement], by: dt.date | None = None) -> list[Judgement]:
    """The records, corrections and rejections that are not undone, in the order made; of those made ``by`` a day."""
    gone = undone(judgements, by)
    kept = (j for j in _made(judgements, by) if j.kind is not Kind.UNDO and j.id not in gone)
    return sorted(kept, key=lambda j: j.order)


def intentions(judgements: Collection[Judgement], events: Mapping[str, str | None]) -> dict[str, list[Judgement]]:
    """By event what tells of it as an intention, of the judgements that stand: records of it as planned, new dates.

    ``events`` says which event each judgement bears on.
    """
    found: dict[str, list[Judgement]] = {}
    for judgement in standing(judgements):
        event = events.get(judgement.id)
        recorded = judgement.kind is Kind.RECORD and judgement.changes.modality is Modality.PLANNED
        if event and (recorded or (judgement.kind is Kind.CORRECT and judgement.changes.date)):
            found.setdefault(event, []).append(judgement)
    return found


def judged_as(judgements: Iterable[Judgement], beginning: str) -> dict[str, str]:
    """The events that judgements were made on, and their States, by the beginning of any id that led to them.

    That is the event's own id, else one of its passages, or of the judgement.
    """
    own = {judgement.event or judgement.id: judgement for judgement in judgements if judgement.kind is not Kind.UNDO}
    found = {event: judgement.iso3 for event, judgement in own.items() if event.startswith(beginning)}
    return found or {
        event: judgement.iso3
        for event, judgement in own.items()
        if any(key.startswith(beginning) for key in (judgement.id, *(p.mention for p in judgement.passages)))
    }


def ended(judgements: Collection[Judgement], event: str) -> tuple[Judgement, Judgement] | None:
    """Why the event of that id is no more: a record and what took it back, or a rejection, twice; None where it is."""
    for judgement in reversed(standing(judgements)):
        passages = {passage.mention for passage in judgement.passages}
        if judgement.kind is Kind.REJECT and event in (judgement.event, *passages):
            return judgement, judgement
    gone = undone(judgements)
    records = (j for j in judgements if j.kind is Kind.RECORD and j.id == event and j.id in gone)
    return next(((record, gone[record.id]) for record in records), None)


def _made(judgements: Iterable[Judgement], by: dt.date | None) -> Iterator[Judgement]:
    return (j for j in judgements if by is None or j.made.date() <= by)


def plan_name(text: str) -> PlanName:
    """The edition that ``text`` names: by its period, ``2017-2021``, or one year, ``2014``.

    Raises ValueError with a sentence for the user.
    """
    first, _, last = text.partition("-")
    years = [int(year) for year in (first, last) if len(year) == 4 and year.isdecimal() and year.isascii()]
    if len(years) != 1 + bool(last) or "-" in last or text.endswith("-") or years != sorted(set(years)):
        raise ValueError(f"{text!r} names no plan; write its period or year, as 2017-2021 or 2014.")
    return PlanName(text, years[0], years[1] if last else None)


def quoted(mention: Mention) -> str:
    """The words of a mention on one line, with [...] for what a footnote or a page break put between them."""
    if not mention.parts:
        return " ".join(mention.exact.split())
    pieces = (mention.exact[start - mention.start : end - mention.start] for start, end in mention.parts)
    return " [...] ".join(filter(None, (" ".join(piece.split()) for piece in pieces)))


def passages_of(mentions: Sequence[Mention], places: Mapping[str, str]) -> tuple[Passage, ...]:
    """Passages of a derived event; ``places`` says where each mention, by id, stands.

    The one that a careful reader would take for the event's own comes first: acts before intentions, the head's,
    then the finest dated.
    """
    if not mentions:
        return ()
    first = min(
        mentions,
        key=lambda m: (m.modality is Modality.PLANNED, not m.from_head, -len(m.date.start or ""), m.order),
    )
    span = (first.note, first.start, first.end)
    ordered = sorted(mentions, key=lambda m: ((m.note, m.start, m.end) != span, m is not first, m.order))
    return tuple(Passage(m.id, m.mark, quoted(m), places.get(m.id, "")) for m in ordered)


def said(judgement: Judgement) -> str:
    """A judgement in words, less its State, author, time and reasons.

    ``approval 2022-03-01``; ``roundtable 2017-05-08: date 2017-05-09, place Darkhan``.
    """
    if judgement.kind is Kind.UNDO:
        return f"takes back {judgement.target}"
    planned = "planned: " if judgement.kind is Kind.RECORD and judgement.changes.modality is Modality.PLANNED else ""
    event = f"{planned}{', '.join(judgement.marks)} {judgement.date}"
    changes = [
        f"{_NAMES.get(name, name)} {_value(value)}"
        for name, value in judgement.changes.said().items()
        if not (judgement.kind is Kind.RECORD and name == "modality")
    ]
    if not changes:
        return event
    return f"{event}{', ' if judgement.kind is Kind.RECORD else ': '}{', '.join(changes)}"


_NAMES = {"iso3": "State", "marks": "stage", "modality": "now"}


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " and ".join(value) if isinstance(value, tuple) else str(value)
