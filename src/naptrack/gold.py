"""A hand reading of notes ("gold"): the facts that a careful reader finds in them, from a JSON file.

``docs/accuracy.md`` describes the file and how to make one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from naptrack.models import Modality, mark_of
from naptrack.states import states

JSON = Mapping[str, Any]

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class GoldError(Exception):
    """A hand reading that cannot be used: where in it, and why."""


class Fact(NamedTuple):
    """What is counted; ``start`` and ``end`` are ISO dates to their precision, None where undated."""

    iso3: str
    mark: str
    start: str | None
    end: str | None
    modality: str

    @property
    def order(self) -> tuple[str, ...]:
        """For sorting: an undated fact stands after the dated ones."""
        return tuple(str(part) for part in self)

    @property
    def undated(self) -> tuple[str, str, str]:
        """The fact without its date: State, mark, modality."""
        return (self.iso3, self.mark, self.modality)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact that must come out, in any of the datings that count, with the words it rests on where they are given."""

    facts: frozenset[Fact]
    quote: str = ""

    @property
    def fact(self) -> Fact:
        """The one that stands for all: the first in order."""
        return min(self.facts, key=lambda fact: fact.order)


@dataclass(frozen=True, slots=True)
class Gold:
    """What a careful reader finds in one text, or in all notes of a folder together.

    ``file`` is the text's name, None for a folder. ``milestones`` says whether milestones are counted at all, and
    ``more_milestones`` that those which nobody asked for are not held against the reading. ``empty`` marks a text that
    holds no fact. The rest is asked of folders only: the stages that ``status`` may show and the last evidence that it
    must, the same as of a day, plans and findings that must be there.
    """

    must: tuple[Wanted, ...]
    may: frozenset[Fact] = frozenset()
    file: str | None = None
    milestones: bool = True
    more_milestones: bool = False
    empty: bool = False
    never: frozenset[str] = frozenset()
    status: JSON = field(default_factory=dict)
    as_of: JSON = field(default_factory=dict)
    plans: tuple[JSON, ...] = ()
    findings: tuple[JSON, ...] = ()


def golds(data: object) -> list[Gold]:
    """The hand readings of a gold file: one for each of its ``texts``, or one for a folder.

    Raises GoldError, which says where in the file something is wrong.
    """
    if not isinstance(data, dict):
        raise GoldError("it must be one JSON object")
    if "texts" not in data:
        return [_gold(data, "", None, True)]
    milestones = data.get("milestones") != "ignore"
    found = []
    for number, text in enumerate(_list(data["texts"], "texts")):
        place = f"texts[{number}]"
        if not isinstance(text, dict) or not isinstance(text.get("file"), str):
            raise GoldError(f"{place}: it must be an object with the name of its file")
        found.append(_gold(text, f"{text['file']}: ", text["file"], milestones))
    return found


def _gold(data: JSON, place: str, file: str | None, milestones: bool) -> Gold:
    must, may = _events(data, "events", place)
    asked, _ = _events(data, "milestones_must", place)
    if "events" not in data:
        raise GoldError(f"{place}it has no events")
    return Gold(
        must=(*must, *asked),
        may=frozenset(may),
        file=file,
        milestones=milestones,
        more_milestones=data.get("milestones_must") is not None,
        empty=bool(data.get("empty")),
        never=frozenset(
            _code(iso3, f"{place}never_states") for iso3 in _list(data.get("never_states"), "never_states")
        ),
        status=_object(data, "status", place),
        as_of=_object(data, "status_as_of", place),
        plans=tuple(_list(data.get("plans"), f"{place}plans")),
        findings=tuple(_list(data.get("findings"), f"{place}findings")),
    )


def _events(data: JSON, key: str, place: str) -> tuple[list[Wanted], set[Fact]]:
    must: list[Wanted] = []
    may: set[Fact] = set()
    for number, event in enumerate(_list(data.get(key), f"{place}{key}")):
        where = f"{place}{key}[{number}]"
        if not isinstance(event, dict):
            raise GoldError(f"{where}: it must be an object")
        datings = [_dating(event, "", where)]
        if "alt_start" in event:
            datings.append(_dating(event, "alt_", where))
        for mark in _list(event.get("must"), f"{where}.must"):
            facts = frozenset(_facts(event, mark, datings, where))
            if event.get("optional"):
                may |= facts
            else:
                must.append(Wanted(facts, str(event.get("quote") or "")))
        for mark in _list(event.get("may"), f"{where}.may"):
            may.update(_facts(event, mark, datings, where))
    return must, may


def _facts(event: JSON, mark: object, datings: Iterable[tuple[str | None, str | None]], where: str) -> Iterator[Fact]:
    iso3 = _code(event.get("iso3"), where)
    modality = event.get("modality", Modality.OCCURRED.value)
    if modality not in [each.value for each in Modality]:
        raise GoldError(f"{where}: modality {modality!r} is neither occurred nor planned")
    try:
        mark = mark_of(str(mark)).value
    except ValueError:
        raise GoldError(f"{where}: {mark!r} is no stage and no milestone") from None
    for start, end in datings:
        yield Fact(iso3, mark, start, end, modality)


def _dating(event: JSON, prefix: str, where: str) -> tuple[str | None, str | None]:
    start, end = event.get(f"{prefix}start"), event.get(f"{prefix}end")
    for date in (start, end):
        if date is not None and not (isinstance(date, str) and _DATE.fullmatch(date)):
            raise GoldError(f"{where}: {date!r} is no date; write 2017-05-31, 2017-05, 2017 or null")
    return start, end or start


def _code(iso3: object, where: str) -> str:
    if not isinstance(iso3, str) or iso3 not in states():
        raise GoldError(f"{where}: {iso3!r} is no State's code; write three capital letters, such as MNG")
    return iso3


def _list(value: object, where: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise GoldError(f"{where}: it must be a list")
    return value


def _object(data: JSON, key: str, place: str) -> JSON:
    value = data.get(key) or {}
    if not isinstance(value, dict):
        raise GoldError(f"{place}{key}: it must be an object")
    return value
